"""What looks like a project's name and is none: headlines, bodies, landmarks, concepts."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc

from communique import annotations, tables
from communique.annotations import CONTEXT_SPANS
from communique.kinds.project import countries, words
from communique.kinds.project.fold import fold
from communique.kinds.project.found import Place

_NEXT = re.compile(r" ([A-ZÀ-Þ]\w*)")
_PREVIOUS = re.compile(r"\b([A-ZÀ-Þ]\w*) $")
_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
SITES = frozenset({"building", "school"})
"""Categories of which one is where something else happens ("at the Royal Palace")."""
_AT = re.compile(r"\b(?:at|in|near|opposite|beside) (?:the )?$")
_WORK = re.compile(
    r"\b(?:construct|build|renovat|rehabilit|refurbish|repair|upgrad|expan|equip|donat|furnish|"
    r"install|financ|fund|grant)\w*[^.;]*$"
)
"""Words of what is given to a place rather than held there."""
_WORK_REACH = 80
OTHERS = frozenset({"PERSON", "GPE", "LOC", "NORP", "DATE"})
HEADLINE_WORDS = 5
LONGEST_HEADLINE = 200
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
    breaks = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    judged: dict[int, bool] = {}

    def judge(place: int) -> bool:
        line = bisect_left(breaks, place) - 1
        if line not in judged:
            judged[line] = _is_headline(text[breaks[line] + 1 : breaks[line + 1]].strip())
        return judged[line]

    return judge


def _is_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE or line.endswith((".", "!", "”", '."')):
        return False
    found = _WORD.findall(line)
    capitals = sum(word[0].isupper() for word in found)
    return len(found) >= HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(found)


def holds(folded: str, place: Place) -> bool:
    """Whether nothing speaks against a name that the grammar read."""
    surface = folded[place.start : place.end]
    if surface in names() or surface in organisations() or _town(place, surface):
        return False
    if place.head is None or not place.words:
        return True
    if place.category in SITES and _AT.search(folded, max(0, place.start - 14), place.start):
        return _worked_on(folded, place)
    modifiers = folded[place.start : place.head[0]].strip(" -")
    return modifiers not in organisations() and not modifiers.endswith("bank")


def _town(place: Place, surface: str) -> bool:
    """`Port of Spain`; the first of two dams may be called like a town."""
    return place.rule != "name.joint" and countries.is_town(surface)


def _worked_on(folded: str, place: Place) -> bool:
    """`equipment for the laboratory at the Osh School`, not `talks at the Osh School`."""
    low = max(0, place.start - _WORK_REACH)
    return _WORK.search(folded[low : place.start]) is not None


def body_around(text: str, folded: str, place: Place) -> bool:
    """Whether a known name is part of a body's: `Belt and Road Forum`, `Winning Consortium X`."""
    bodies = words.of("organisation")
    after = _NEXT.match(text, place.end)
    following = folded[slice(*after.span(1))] if after else ""
    if following in bodies or following == "headquarters":
        return True
    before = _PREVIOUS.search(text, max(0, place.start - 30), place.start)
    return before is not None and folded[slice(*before.span(1))] in bodies


def other_entity(doc: Doc, place: Place) -> bool:
    """Whether the model, asked about a name beside a common noun, saw a person or a place."""
    if place.rule != "apposition.noun":
        return False
    if annotations.text(doc)[place.start : place.end].isupper():
        return False
    return any(
        entity.label_ in OTHERS and entity.start_char < place.end and place.start < entity.end_char
        for entity in doc.spans.get(CONTEXT_SPANS, ())
    )
