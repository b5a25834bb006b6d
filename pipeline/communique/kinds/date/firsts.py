r"""With which letters a match of a pattern can begin, so that other places are passed over at once.

`re` tries every branch of an alternation at every place, unless each of them begins with plain
letters. Read are the patterns of the grammar: letters, classes, groups, looks around, `?*+{}`.

>>> sorted(firsts("a?(?P<x>b|(?:cd)+)|(?!e)[fg]"))
['a', 'b', 'c', 'f', 'g']
"""

import re
from typing import NamedTuple

_ANY = ""
_PARTS = re.compile(
    r"(?P<around>\(\?<?[=!])|(?P<group>\((?:\?:|\?P<\w+>)?)|(?P<but>\[\^[^\]]*\])|"
    r"\[(?P<letters>[^\]]*)\]|(?P<close>\))|(?P<bar>\|)|(?P<end>\$)|"
    r"(?P<often>[?*]|\{0,\d*\})|(?P<once>\+|\{[1-9]\d*(?:,\d*)?\})|(?P<letter>[^\\.{\[^])"
)


class First(NamedTuple):
    """The letters with which a part can begin, and whether it can be empty."""

    letters: frozenset[str] = frozenset()
    empty: bool = True

    def then(self, other: "First") -> "First":
        return First(self.letters | other.letters, other.empty) if self.empty else self

    def otherwise(self, other: "First") -> "First":
        return First(self.letters | other.letters, self.empty or other.empty)


def firsts(pattern: str) -> frozenset[str]:
    """Raises `ValueError` for a pattern that can be empty or holds what is not read here."""
    found, end = _choice(pattern, 0)
    if found.empty or _ANY in found.letters or end < len(pattern):
        raise ValueError(f"cannot tell with what {pattern!r} begins")
    return found.letters


def _choice(pattern: str, place: int) -> tuple[First, int]:
    """The branches from a place on, to the group's end."""
    chosen = None
    while True:
        branch, place = _sequence(pattern, place)
        chosen = branch if chosen is None else chosen.otherwise(branch)
        if pattern[place : place + 1] != "|":
            return chosen, place
        place += 1


def _sequence(pattern: str, place: int) -> tuple[First, int]:
    found, last = First(), First()
    while (part := _PARTS.match(pattern, place)) and part.lastgroup not in ("bar", "close"):
        place = part.end()
        if part.lastgroup == "often":
            last = First(last.letters)
        elif part.lastgroup != "once":
            found, (last, place) = found.then(last), _item(pattern, part)
    return found.then(last), place


def _item(pattern: str, part: re.Match[str]) -> tuple[First, int]:
    if part.lastgroup in ("group", "around"):
        inner, place = _choice(pattern, part.end())
        return (inner if part.lastgroup == "group" else First()), place + 1
    if part.lastgroup == "end":
        return First(), part.end()
    letters = frozenset(part["letters"] or part["letter"] or [_ANY])
    return First(letters, empty=False), part.end()
