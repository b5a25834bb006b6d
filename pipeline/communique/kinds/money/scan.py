"""Where in a text a currency is named: the anchors that sums are read around.

Two automata (names in lower case; signs and codes as they are written) and one pattern for
the commonest symbols, which only stops where a number is near.

>>> text = "$5m and 20 million yuan, a wonderful price"
>>> [text[anchor.start:anchor.end] for anchor in anchors(text)]
['$', 'yuan']
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from communique.kinds.money import currencies
from communique.kinds.money.currencies import Denomination

_SYMBOLS = "$£€¥¢₦₹￥"
_NEAR_NUMBER = re.compile(
    rf"[{_SYMBOLS}A-Zp](?:(?<=[{_SYMBOLS}])(?:(?=\s{{0,2}}[\w.½¼¾])|(?<=[\w.)].)|(?<=[\w.)]\s.))"
    rf"|(?<=[A-Z])(?=\d)(?<![^\s(\[\-–—/“\"'‘].)|(?<=\dp)(?![\w/]))"
)
_MINOR = {"p": "pence", "¢": "cents"}
"""Signs that stand behind a figure for the minor unit: "5p", "99¢"."""
_DIGITS = tuple("0123456789")


class Anchor(NamedTuple):
    start: int
    end: int
    meant: Denomination
    name: bool


@cache
def _names() -> tuple[AhoCorasick, list[Denomination]]:
    units = currencies.units()
    return _automaton(units), list(units.values())


@cache
def _signs() -> tuple[AhoCorasick, list[Denomination]]:
    long = {form: meant for form, meant in currencies.signs().items() if not _short(form)}
    return _automaton(long), list(long.values())


def _automaton(forms: Iterable[str]) -> AhoCorasick:
    """The DFA scans in half the time of the others, and so few forms are soon built."""
    return AhoCorasick(
        list(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )


def _short(form: str) -> bool:
    return len(form) == 1 and (form in _SYMBOLS or form.isascii())


def anchors(text: str) -> list[Anchor]:
    """In text order; of those that overlap the longest."""
    found = sorted([*_named(text), *_signed(text)], key=lambda a: (a.start, -a.end, a.name))
    apart: list[Anchor] = []
    for anchor in found:
        if not apart or anchor.start >= apart[-1].end:
            apart.append(anchor)
    return apart


def _named(text: str) -> Iterator[Anchor]:
    automaton, meanings = _names()
    for number, start, end in automaton.find_matches_as_indexes(lower(text)):
        if not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha():
            yield Anchor(start, end, meanings[number], True)


def _signed(text: str) -> Iterator[Anchor]:
    automaton, meanings = _signs()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if _stands_alone(text, start, end):
            yield Anchor(start, end, meanings[number], False)
    for match in _NEAR_NUMBER.finditer(text):
        if match[0] in _MINOR and text[match.end() : match.end() + 1] not in _DIGITS:
            yield Anchor(match.start(), match.end(), currencies.unit(_MINOR[match[0]]), True)
        elif meant := currencies.signs().get(match[0]):
            yield Anchor(match.start(), match.end(), meant, False)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalpha() and text[start].isalpha()) and not (
        after.isalpha() and text[end - 1].isalpha()
    )


def lower(text: str) -> str:
    """The text in lower case, every character in its place ("İ" would become two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := mark.lower()) == 1 else mark for mark in text)
