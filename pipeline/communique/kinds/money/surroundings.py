"""What stands around a sum and bears on it: "about", "up to"; "a year", "per barrel".

>>> text = "costs up to $5 million a year"
>>> modifier(text, 12, 22), per(text, 22)
('up_to', 'year')
"""

import re
from collections.abc import Iterable
from functools import cache

from communique import tables

_REACH = 34
"""Characters looked at before and behind a sum; the longest phrase of the tables has 28."""

_ARTICLES = ("a", "an", "another", "additional", "further", "total")
"""What may stand between a modifier and its sum."""


@cache
def _modifiers(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in tables.read("money/modifiers.tsv") if row["side"] == side]
    meanings = {row["phrase"]: row["modifier"] for row in rows}
    phrases = f"({_alternatives(meanings)})"
    if side == "before":
        article = rf"(?:\s?(?:{'|'.join(_ARTICLES)})\s)*\s?"
        return re.compile(rf"(?<![^\W_]){phrases}{article}$"), meanings
    return re.compile(rf"[\s-]?{phrases}(?![^\W_])", re.IGNORECASE), meanings


@cache
def _last_letters() -> tuple[str, ...]:
    """How a text ends that a modifier may end: asked first, since it is cheap."""
    words = {phrase.split()[-1] for phrase in _modifiers("before")[1]} | set(_ARTICLES)
    return tuple({word[-3:] for word in words})


def modifier(text: str, start: int, end: int) -> str:
    before, meanings = _modifiers("before")
    window = text[max(0, start - _REACH) : start].lower()
    if window.rstrip().endswith(_last_letters()) and (match := before.search(window)):
        return meanings[_plain(match[1])]
    after, meanings = _modifiers("after")
    if match := after.match(text, end, end + _REACH):
        return meanings[_plain(match[1])]
    return "exact"


def _plain(phrase: str) -> str:
    return re.sub(r"\s", " ", phrase).lower()


@cache
def _pers() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = tables.read("money/per.tsv")
    forms = {form: row["unit"] for row in rows for form in row.items_of("forms")}
    adverbs = {form: row["unit"] for row in rows for form in row.items_of("adverbs")}
    pattern = (
        r"(?:\s(?:an?|per|each|every)[\s-]|\s?/\s?|-a-|-per-|\sin\seach\s)"
        rf"({_alternatives(forms)})(?![^\W_])"
        r"(?!\s(?:before|earlier|ago|later|after|previously))"
        rf"|\s({_alternatives(adverbs)})(?![^\W_])"
    )
    return re.compile(pattern, re.IGNORECASE), forms | adverbs


def _alternatives(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)


def per(text: str, end: int) -> str | None:
    """What the sum is reckoned by, in the table's word."""
    pattern, meanings = _pers()
    match = pattern.match(text, end, end + _REACH)
    return meanings[_plain(match[1] or match[2])] if match else None
