"""Patterns that are tried only where one of their first words stands.

Most sentences have none of the words, and an automaton sees so in a microsecond.
"""

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick


class Cue:
    """A pattern in lower case, and with `|` between them all the words that it begins with."""

    def __init__(self, openings: str, pattern: str) -> None:
        self._openings = AhoCorasick(openings.split("|"))
        self._pattern = re.compile(pattern)

    def openings(self, lowered: str) -> list[int]:
        """Where a match may begin, in order."""
        found = self._openings.find_matches_as_indexes(lowered, overlapping=True)
        return sorted(start for _, start, _ in found)

    def finditer(self, lowered: str) -> Iterator[re.Match[str]]:
        """As that of `re`."""
        end = 0
        for start in self.openings(lowered):
            if start >= end and (match := self._pattern.match(lowered, start)):
                end = match.end()
                yield match

    def search(self, lowered: str) -> re.Match[str] | None:
        return next(self.finditer(lowered), None)


def lowered(text: str) -> str:
    """In lower case at the same offsets: a few letters become two ("İ")."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def joins(character: str) -> bool:
    """Whether it goes on with the word beside it."""
    return character.isalnum() or character == "_"
