"""A sum without its currency, set against one that has it: "$10.6 billion, up from 8.4 billion".

>>> from communique.kinds.money import anchored
>>> text = "Trade rose to $10.6 billion in 2024 from 8.4 billion a year earlier."
>>> [made.text(text) for made in told(text, anchored.read(text))]
['$10.6 billion', '8.4 billion']
"""

import re

from communique.kinds.money import quantities
from communique.kinds.money.sums import Sum

_REACH = 90
"""Characters between the two sums: a period and what it is compared with."""
_APART = 100
"""How many times the one may be the other: beyond it they measure different things."""
_AGAINST = re.compile(
    r"(?:[^.;:!?\n$€£¥]|\.(?=\d)){0,90}?\b(?:from|against|versus|vs\.?|compared\s(?:with|to))\s"
    r"(?:(?:about|around|nearly|almost|just|over|under|more\sthan|less\sthan|some|only|an?)\s)*(?=\d)"
)
_NO_GOODS = re.compile(
    r"[,;)]|\.(?!\d)|$|\s(?:a|an|in|the|last|for|at|on|during|by|and|or|as|this|previously|before"
    r"|earlier|over|two|three|five|ten|seen|recorded|reported|originally|year-on-year)\b"
)


def told(text: str, found: list[Sum]) -> list[Sum]:
    """The sums, and those that are told without a currency in comparison with one of them."""
    more: list[Sum] = []
    for number, made in enumerate(found):
        more.append(made)
        ceiling = found[number + 1].start if number + 1 < len(found) else len(text)
        if (other := _compared(text, made, ceiling)) is not None:
            more.append(other)
    return more


def _compared(text: str, made: Sum, ceiling: int) -> Sum | None:
    if made.high or made.low.value is None or made.low.scale == 1:
        return None
    match = _AGAINST.match(text, made.end, min(ceiling, made.end + 2 * _REACH))
    other = quantities.read(text, match.end()) if match else None
    if other is None or not other.value or other.scale == 1 or other.end > ceiling:
        return None
    if not _NO_GOODS.match(text, other.end) or not _comparable(made, other):
        return None
    return made._replace(start=other.start, end=other.end, low=other, side="shared", adjective=None)


def _comparable(made: Sum, other: quantities.Quantity) -> bool:
    if not made.low.value or not other.value:
        return False
    return 1 / _APART < other.value / made.low.value < _APART
