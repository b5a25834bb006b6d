"""What looks like a date and is none: names, numbers with units, ordinals, ages, rates.

`data/date/vetoes.tsv` says, for a rule of the grammar, what may not stand around or in its
expression; what must stand there is in `demands`.

>>> from communique.kinds.date import expressions
>>> [f.rule for f in expressions("Vision 2030, in the Sunday Times of 2021, by 2,022 people")]
['date.year']
"""

import re
from functools import cache

from communique import tables
from communique.kinds.date.demands import DEMANDS
from communique.kinds.date.grammar import Reading

REACH = 60
"""Characters on either side that a veto may read."""
SIDES = {"before", "after", "within"}


def stands(text: str, reading: Reading) -> bool:
    start, end = reading.own[0].start, reading.own[-1].end
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    for side, pattern in _vetoes().get(reading.rule, ()):
        if side == "before" and pattern.search(before):
            return False
        if side == "after" and pattern.match(after):
            return False
        if side == "within" and pattern.search(text[start:end]):
            return False
    demand = DEMANDS.get(reading.rule)
    return demand is None or demand(before, after, reading)


@cache
def _vetoes() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in tables.read("date/vetoes.tsv"):
        if row["side"] not in SIDES:
            row.refuse(f"side {row['side']!r}, where {', '.join(sorted(SIDES))} may stand")
        try:
            found.setdefault(row["rule"], []).append((row["side"], re.compile(row["pattern"])))
        except re.error as error:
            row.refuse(f"{row['pattern']!r} is no regular expression: {error}")
    return found
