"""Whose currency it is by the words beside its name: "Kenyan shillings", "$5 million Canadian".

>>> text = "5m Trinidad and Tobago dollars"
>>> whose = before(text, text.index("dollars"), 2)
>>> text[whose.start:], whose.issuers
('Trinidad and Tobago dollars', ('TT',))
"""

import re
from typing import NamedTuple

from communique.kinds.money import backwards, currencies, scales

_REACH = 48
"""Characters; the longest name of the table, Bosnia-Herzegovina convertible, has 30."""
_MOST_WORDS = 4
_WORD = re.compile(r"\S+\s?")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’&-]*\s){1,3}$")
_AGE = re.compile(r"\b(?:old|new)\s$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s\(?(?P<name>[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)\)?(?=[.,;:)\]]|$|\s(?:to|for|in|from|by|and"
    r"|on|at|per|a|with|as|which|that|is|was|will|towards?|over|through|into|under|or)\b)"
)

_IN = re.compile(r"\sin\s(?P<name>[A-Z][\w.]*(?:\s[A-Z]\w+){0,2})\sdollars\b")


class Whose(NamedTuple):
    """Where the name begins with its adjective, whom that means, and where it stands."""

    start: int
    issuers: tuple[str, ...] = ()
    place: tuple[int, int] | None = None


def before(text: str, start: int, floor: int) -> Whose:
    """The adjective of a currency's name that begins at `start`."""
    window = max(floor, start - _REACH)
    words = [m.start() + window for m in _WORD.finditer(text[window:start])][-_MOST_WORDS:]
    for first in words:
        said = text[first:start].rstrip(" -\n")
        if issuers := currencies.issuers().get(said):
            return Whose(first, issuers, (first, first + len(said)))
    if aged := _AGE.search(text, window, start):
        return Whose(aged.start())
    return _unknown(text, start, window)


def _unknown(text: str, start: int, window: int) -> Whose:
    """Capitalised words that no table knows; whose they are, the countries of the text tell."""
    match = _CAPITALISED.search(text, window, start)
    if match is None or backwards.before(text, start - 1, window):
        return Whose(start)
    first = match.start()
    for word in _WORD.finditer(text, match.start(), start):
        if not scales.is_scale(word[0].strip()):
            break
        first = word.end()
    return Whose(first, (), (first, start - 1)) if first < start else Whose(start)


def after(text: str, end: int) -> Whose | None:
    """Behind a sum: "$5 million Canadian", "$5 million in Canadian dollars".

    `start` is where the sum ends then; the second kind stays outside it.
    """
    near = _AFTER.match(text, end)
    match = near or _IN.match(text, end)
    issuers = currencies.issuers().get(match["name"], ()) if match else ()
    if match is None or not issuers:
        return None
    return Whose(near.end() if near else end, issuers, match.span("name"))
