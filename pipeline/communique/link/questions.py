"""Which sentences the parse is asked of: those in which a rule may find all that it needs.

A trigger stands in every third sentence, and more than half of these have nothing to tie.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Doc

from communique import annotations
from communique.link import bodies, lexicon, persons
from communique.link.countries import LAST
from communique.link.cues import Cue, joins, lowered
from communique.link.lexicon import Call
from communique.link.paired import JOINT, PAIRED
from communique.link.projects import RECENT
from communique.link.stretch import Stretch
from communique.link.topic import LEAD

_DENIED = Cue(
    "no ",
    r"\bno (?:\w+ )?(?:loans?|grants?|contracts?|agreements?|financing|credits?)\b",
)
"""What may stand in a sentence that names nobody and nothing, and still denies a deal."""
_NEXT = Cue(
    "next|last|previous|earlier",
    r"\b(?:next|last|previous|earlier)\s+(?:round|session|meeting|summit|talks|visit)\b",
)
"""What may be one in a row of meetings of those that the article is about."""
_NAMED = re.compile(
    r"\b(?:the|an?|this|that|his|her|its|their|our|my|your|no|any)\s+(?:[\w-]+\s+)?\Z"
)
"""What stands before a word in -ing that is a noun ("a bilateral meeting")."""
_REACH = 24
"""Characters before a word that tell whether it is a noun."""


def ask(doc: Doc) -> None:
    """Ask for the parse of every sentence that may tell a fact."""
    text, borders = lowered(annotations.text(doc)), annotations.borders(doc)
    stretches = _stretches(doc, text, borders)
    named = [number for number, stretch in stretches.items() if stretch.project]
    main = len(named) > 1 or min(named, default=LEAD) < LEAD
    last, actor, told = -1, False, -LAST - 1
    for number, stretch in sorted(stretches.items()):
        stretch.earlier, stretch.actor = last >= 0, actor
        stretch.figure = number - told <= LAST
        stretch.focus = stretch.earlier and (main or number - last <= RECENT)
        last = number if stretch.project else last
        first = borders[number]
        stretch.text = text[first : borders[number + 1]]
        if stretch.may_tell():
            annotations.ask(doc, first, "syntax")
            told = number if stretch.money else told
            actor = actor or bool(stretch.codes or stretch.bodies)


def _stretches(doc: Doc, text: str, borders: list[int]) -> dict[int, Stretch]:
    """Sentences with something to tie or a trigger, by number."""
    found: defaultdict[int, Stretch] = defaultdict(Stretch)
    behind = len(borders) - 1

    def at(place: int) -> Stretch:
        return found[bisect_right(borders, place, 0, behind) - 1]

    paid: set[int] = set()
    for kind in ("money", "project", "date"):
        for start, end, _ in annotations.proposed(doc, kind):
            setattr(at(start), kind, True)
            paid.update(range(start, end) if kind == "money" else ())
    countries = [c for c in annotations.proposed(doc, "country") if c[0] not in paid]
    for start, _, values in countries:
        at(start).codes.update(values.get("codes", ()))
    for start in bodies.starts(annotations.text(doc)):
        at(start).bodies += 1
    for match in chain.from_iterable(c.finditer(text) for c in (_DENIED, _NEXT, PAIRED, JOINT)):
        at(match.start()).alone = True
    for start, calls in _triggers(text):
        at(start).calls.extend(calls)
    offices = persons.Offices(text)
    near = [(start, end) for start, end, _ in countries if offices.are_near(start, end)]
    named = (persons.names(annotations.text(doc), *place) for place in near)
    statesmen = frozenset(name.lower() for names in named for name in names)
    for stretch in found.values():
        stretch.statesmen = statesmen
    return found


def _triggers(text: str) -> Iterator[tuple[int, Iterable[Call]]]:
    """Where a word of any rule stands, with what it calls for.

    All words in one automaton are found 40 times as fast as by one pattern.
    """
    forms, automaton = _automaton()
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if joins(text[end : end + 1]) or (start and joins(text[start - 1])):
            continue
        form, calls = forms[number]
        if form.endswith("ing") and _NAMED.search(text[max(0, start - _REACH) : start]):
            yield start, [call for call in calls if call.noun or call.word]
        else:
            yield start, calls


@cache
def _automaton() -> tuple[list[tuple[str, tuple[Call, ...]]], AhoCorasick]:
    calls = sorted(lexicon.calls().items(), key=lambda item: item[0])
    return calls, AhoCorasick([form for form, _ in calls])
