"""A sum whose currency is left out behind a word for money: "sales of $6, purchases of 4 million".

It is in the currency of the sum told last, in its sentence or the one before.

>>> from communique.kinds.money import anchored
>>> text = "Exports were $6 billion and imports 4 billion."
>>> [made.text(text) for made in told(text, anchored.read(text))]
['$6 billion', '4 billion']
"""

import re
from bisect import bisect_right

from communique.kinds.money import quantities
from communique.kinds.money.sums import Sum

_REACH = 220
"""Characters from the sum that names the currency: its sentence and the next."""
_MONEY = (
    r"exports?|imports?|purchases|sales|deliveries|grants?|loans?|credits?|donations?|debts?|deposits?|"
    r"investments?|repayments?|aid|assistance|arrears|tranches?|instalments?|installments?|"
    r"contributions?|contracts?|shares?|costs?"
)
_LEADS = re.compile(
    rf"\b(?:(?:{_MONEY})\s(?:(?:of|at|worth|to|for|from)\s|[a-z]+\s(?:to|at)\s"
    r"|(?:were|was|is|are|reached|totall?ed|fetched|hit|made\sup|accounted\sfor)\s)?"
    r"|of\swhich\s|(?:lent|granted|donated|pledged|contributed)\s"
    r"|(?P<more>(?:an?\s)?(?:further|additional|extra|another)\s)"
    r"|the\s(?:second|third|other|rest|remainder)\s(?:for|of|was|is|being)\s)"
    r"(?:(?:about|around|nearly|almost|just|only|merely|over|some|roughly|a|an|further|another)\s){0,2}"
    r"\Z",
    re.IGNORECASE,
)
_LEAD = 64
"""Characters of the words before a number at most."""
_NUMBER = re.compile(
    r"(?<![^\s(])\d[\d.,]*[\s-]?"
    r"(?:mi|b(?:il|l?n)|t(?:r|l?n)|quad|ml?n|hundred|thousand|la[ck]|crore|[mbtk]\b)",
    re.IGNORECASE,
)
"""A number of which the scale is told."""
_FOLLOWS = re.compile(
    r"[,;)]|\.(?!\d)|\s?$|\n|\s(?:a|an|in|the|last|for|at|on|during|by|and|or|as|this|previously|before"
    r"|earlier|over|to|towards?|from|went|goes|comes|came|will|would|is|was|were|are|has|had"
    r"|between|since|until|under|with|through|dwarfed|year-on-year|per\s(?:year|annum))\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\s(?:for|to|towards?|from|went|goes|comes|came|will|would|over|is|was|as)\b", re.IGNORECASE
)
"""What follows on "a further 5 million", which counts people too, where it is money."""
_MEASURED = re.compile(
    r"\b(?:tonnes?|tons|barrels?|people|passengers|megawatts?|MW|cubic|square|litres?|bushels|"
    r"hectares|visitors|tourists|units|jobs|vehicles|doses|kilowatt|KWh|bpd|refugees|children|them)\b",
    re.IGNORECASE,
)
"""What else is counted in millions; behind it a bare number may go on with that."""
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]|\n")


def told(text: str, found: list[Sum]) -> list[Sum]:
    """The sums, and those that a word for money tells without a currency."""
    if not found:
        return found
    more = [*found]
    for figure in _NUMBER.finditer(text, found[0].end):
        start = figure.start()
        lead = _LEADS.search(text, max(found[0].end, start - _LEAD), start)
        if lead is None:
            continue
        number = bisect_right([made.start for made in more], lead.start()) - 1
        follows = _GOES if lead["more"] else _FOLLOWS
        made = _in_currency_of(text, more[number], start, follows)
        if made and not (number + 1 < len(more) and more[number + 1].start < made.end):
            more.insert(number + 1, made)
    return more


def _in_currency_of(text: str, before: Sum, start: int, follows: re.Pattern[str]) -> Sum | None:
    if start - before.end > _REACH or before.low.scale == 1:
        return None
    low = quantities.read(text, start)
    if low is None or not low.value or low.scale == 1 or not follows.match(text, low.end):
        return None
    between = text[before.end : start]
    if _MEASURED.search(between) or len(_SENTENCES.findall(between)) > 1:
        return None
    return before._replace(
        start=low.start, end=low.end, low=low, high=None, side="shared", adjective=None
    )
