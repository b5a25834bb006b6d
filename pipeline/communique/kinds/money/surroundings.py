"""What stands around a sum and bears on it: "about", "up to"; "a year", "per barrel".

>>> text = "costs up to $5 million a year"
>>> modifier(text, 12, 22), per(text, 22)
('up_to', 'year')
"""

import re
from functools import cache

from communique import tables

_REACH = 34
"""Characters looked at before and behind a sum; the longest phrase of the tables has 20."""


@cache
def _modifiers(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in tables.read("money/modifiers.tsv") if row["side"] == side]
    meanings = {row["phrase"]: row["modifier"] for row in rows}
    phrases = "|".join(
        re.escape(p).replace(r"\ ", r"\s") for p in sorted(meanings, key=len, reverse=True)
    )
    if side == "before":
        between = r"(?:\s?(?:an?|another|additional|further|total)\s)*\s?"
        return re.compile(rf"(?<![^\W_])({phrases}){between}$", re.IGNORECASE), meanings
    return re.compile(rf"[\s-]?({phrases})(?![^\W_])", re.IGNORECASE), meanings


def modifier(text: str, start: int, end: int) -> str:
    before, meanings = _modifiers("before")
    if match := before.search(text[max(0, start - _REACH) : start]):
        return meanings[_plain(match[1])]
    after, meanings = _modifiers("after")
    if match := after.match(text, end, end + _REACH):
        return meanings[_plain(match[1])]
    return "exact"


def _plain(phrase: str) -> str:
    return re.sub(r"\s", " ", phrase).lower()


@cache
def _pers() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {
        form: row["unit"] for row in tables.read("money/per.tsv") for form in row.items_of("forms")
    }
    forms = "|".join(re.escape(form) for form in sorted(meanings, key=len, reverse=True))
    pattern = rf"(?:\s(?:an?|per|each|every|the)[\s-]|\s?/\s?|-a-|-per-|\sin\seach\s)({forms})(?![^\W_])(?!\s(?:before|earlier|ago|later|after|previously))|\s(annually|yearly|monthly|weekly|daily|hourly)(?![^\W_])"
    return re.compile(pattern, re.IGNORECASE), meanings


_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}  # fmt: skip


def per(text: str, end: int) -> str | None:
    """What the sum is reckoned by, in the table's word."""
    pattern, meanings = _pers()
    match = pattern.match(text, end, end + _REACH)
    if match is None or text[end : end + 5].lower() == " the ":
        return None
    return meanings[match[1].lower()] if match[1] else _ADVERBS[match[2].lower()]
