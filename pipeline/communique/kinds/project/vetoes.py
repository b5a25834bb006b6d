"""What looks like a project's name and is none: headlines, bodies, landmarks, concepts."""

import re
from collections.abc import Callable
from functools import cache

from communique import tables
from communique.kinds.project.found import Place
from communique.kinds.project.fold import fold

_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
HEADLINE_WORDS = 5
HEADLINE_SHARE = 0.75
"""Share of a line's words of four letters and more that are capitalised in a title-case headline;
lines of names in prose reach 0.6 in the open examples."""


@cache
def names() -> frozenset[str]:
    return frozenset(tables.unique(tables.read("project/vetoes.tsv"), "name"))


@cache
def organisations() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in tables.read("project/organisations.tsv"))


def headline(text: str) -> Callable[[int], bool]:
    """A judge of places: whether the line that holds one is a title in capitals."""
    judged: dict[int, bool] = {}

    def judge(place: int) -> bool:
        begin = text.rfind("\n", 0, place) + 1
        if begin not in judged:
            end = text.find("\n", place)
            judged[begin] = _is_headline(text[begin : len(text) if end < 0 else end].strip())
        return judged[begin]

    return judge


def _is_headline(line: str) -> bool:
    if len(line) > 200 or line.endswith((".", "!", "”", '."')):
        return False
    found = _WORD.findall(line)
    capitals = sum(word[0].isupper() for word in found)
    return len(found) >= HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(found)


def holds(folded: str, place: Place) -> bool:
    """Whether nothing speaks against a name that the grammar read."""
    if folded[place.start : place.end] in names():
        return False
    if place.head is None or not place.words:
        return True
    modifiers = folded[place.start : place.head[0]].strip(" -")
    return modifiers not in organisations()
