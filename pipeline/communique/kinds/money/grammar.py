"""The whole grammar over a text: anchored sums, numbers beside them, ranges, ellipses.

>>> def shown(text):
...     return [(s.text(text), str(s.low.value), s.high and str(s.high.value)) for s in read(text)]
>>> shown("between 2 and 3 million dollars")
[('2 and 3 million dollars', '2000000', '3000000')]
>>> shown("rose from $50 to $60 billion")
[('$50', '50000000000', None), ('$60 billion', '60000000000', None)]
"""

from communique.kinds.money import anchored, ellipses, headed, neighbours, ranges
from communique.kinds.money.sums import Sum


def read(text: str) -> list[Sum]:
    found = neighbours.brought_in(text, anchored.read(text))
    return headed.told(text, ellipses.told(text, ranges.joined(text, found)))
