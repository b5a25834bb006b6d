"""The words of dates: `data/date/words.tsv` by lower-case form, and their letter in the grammar.

>>> word("March"), word("march"), word("years").value
(Word(sort='month', value='03'), None, 'Y')
"""

import re
from functools import cache
from typing import NamedTuple

from communique import tables

_FIRST_LETTER = 0xE000
"""Sorts are written as single characters of the private use area, so that grammar is `re`."""


class Word(NamedTuple):
    sort: str
    value: str


@cache
def words() -> dict[str, Word]:
    """Every form that is read, in each case it may take."""
    found: dict[str, Word] = {}
    for row in tables.unique(tables.read("date/words.tsv"), "word").values():
        entry = Word(row["class"], row["value"])
        for form in _forms(row):
            found[form] = entry
    return found


def _forms(row: tables.Row) -> list[str]:
    text = row["word"]
    capital = text[:1].upper() + text[1:]
    forms = {"any": [text, capital, text.upper()], "capital": [capital, text.upper()]}
    forms["upper"] = [text.upper()]
    if row["case"] not in forms:
        row.refuse(f"case {row['case']!r}, where any, capital or upper may stand")
    return forms[row["case"]]


def word(text: str) -> Word | None:
    return words().get(text)


@cache
def letters() -> dict[str, str]:
    """The letter of each sort: those of the words and those that the lexer makes."""
    sorts = sorted({entry.sort for entry in words().values()} | set(LEXED))
    return {sort: chr(_FIRST_LETTER + i) for i, sort in enumerate(sorts)}


LEXED = (
    "iso", "numeric", "clock", "decade", "span", "dayordinal", "shortyear", "quartersign",
    "fiscalyear", "day", "number", "year", "round", "junk", "name", "lower", "plural",
    "comma", "dot", "dash", "slash", "plus", "open", "close", "possessive", "break", "wrap",
    "other", "holiday",
)  # fmt: skip
"""Sorts of what is read by its form."""


def trie(forms: set[str]) -> str:
    """An alternation that branches on each letter once: the engine then rejects at the first."""
    tails: dict[str, set[str]] = {}
    for form in forms - {""}:
        tails.setdefault(form[0], set()).add(form[1:])
    branches = [re.escape(letter) + trie(rest) for letter, rest in sorted(tails.items())]
    if not branches:
        return ""
    joined = f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]
    return f"(?:{joined})?" if "" in forms else joined
