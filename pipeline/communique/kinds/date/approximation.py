"""The words before an expression that say how near it is: "about ten days", "over a year ago".

They stand outside the span and become the TIMEX3 `mod`.

>>> mod("for over 30 years", 9, "length"), mod("ten years ago", 0, "ago"), mod("in 2020", 3, "date")
('MORE_THAN', None, None)
"""

import re
from functools import cache

from communique import tables
from communique.kinds.date.forms import Spec

REACH = 24
_OVER = re.compile(
    r"\b(?:for|in|after|took|takes?|last(?:s|ed)?|spent|spend|is|was|were|are|of|by|with|been|from|within)"
    r"\s+over\s+(?:an?\s+)?\Z"
)
"""Elsewhere "over" is the preposition of a stretch ("lent $5bn over five years")."""


def with_mod(text: str, start: int, rule: str, spec: Spec) -> Spec:
    """The spec with the modifier that the words before it say; its own goes first."""
    column = _column(rule, spec)
    found = mod(text, start, column) if column and not spec.get("mod") else None
    return {**spec, "mod": found} if found else spec


def _column(rule: str, spec: Spec) -> str | None:
    if rule in ("duration.count", "duration.long"):
        return "length"
    if rule == "date.ago":
        return "ago"
    return (
        "date"
        if rule in ("date.year", "date.month", "date.day", "time.clock", "time.day-clock")
        else None
    )


def mod(text: str, start: int, column: str) -> str | None:
    match = _before().search(text[max(0, start - REACH) : start])
    if (
        match
        and column == "length"
        and match[1].lower() == "over"
        and not _OVER.search(text[max(0, start - REACH) : start])
    ):
        return None
    return (_modifiers()[match[1].lower()][column] or None) if match else None


@cache
def _modifiers() -> dict[str, tables.Row]:
    return tables.unique(tables.read("date/approximators.tsv"), "words")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b({'|'.join(map(re.escape, _modifiers()))})\s+(?:an?\s+)?\Z", re.IGNORECASE
    )
