"""Where an official goes or is; a capital that a visit is to is no mention, and names the host."""

import re
from collections.abc import Iterator

from communique.link import lexicon, tree
from communique.link.words import Word

_GOING = {"to", "into", "in", "at"}
_WITH = {"with", "between"}
_BE = {"be", "is", "are", "was", "were", "been"}
_AWAY = {"on", "for"}
_NO_ONE = {"a", "an", "no", "any"}
UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were|be|been)\s(?:[\w'’-]+\s){0,4}?(?:on|for)\s(?:[\w'’-]+\s){0,3}?"
    r"(?:visit|trip|tour|talks|consultations|negotiations|meetings?|session|summit|round)\b|"
    r"\b(?:talks|negotiations|consultations|(?:meeting|visit)\s(?:between|of|with))\b"
    r"[^.;]{0,80}?\b(?:is|are|was|were|be|been)\b"
)
"""Where a meeting may be told by "be" alone, without the parse."""
_ABOVE = 2
"""Verbs above a visit that may say where to, as in "flew to Lima for a visit"."""


def host(trigger: Word) -> list[str]:
    """The country of the capital to which one goes, or in which one meets nobody named."""
    verbs = [*([trigger] if trigger.is_verb else []), *tree.governors(trigger)[:_ABOVE]]
    partners = any(_is_with(word, trigger) for word in (trigger, *verbs))
    for word in (trigger, *verbs):
        for place, leading in _places(word):
            code = lexicon.capitals().get(place_name(place))
            if code and not (leading == "in" and partners):
                return [code]
    return []


def is_under_way(meeting: Word) -> bool:
    """Whether "the talks were frank", or somebody "is on a visit" or somewhere "for talks"."""
    led = meeting.head
    if meeting.pos == "PROPN":
        return False
    if meeting.dep == "pobj":
        return led.lower in _AWAY and led.head.lower in _BE
    told = meeting.dep == "nsubj" and led.lower in _BE
    return told and _NO_ONE.isdisjoint(c.lower for c in meeting.children)


def _places(word: Word) -> Iterator[tuple[Word, str]]:
    """Each noun that may be the place, with the preposition before it."""
    for child in word.children:
        if child.dep == "dobj" and word.base in ("visit", "tour"):
            yield child, ""
        elif child.lower in _GOING:
            yield from ((c, child.lower) for c in child.children if c.dep == "pobj")


def place_name(place: Word) -> str:
    """The name that ends in the word, in lower case."""
    words = [*(c for c in place.children if c.dep == "compound"), place]
    return place.doc.written(words[0].i, place.i + 1).lower()


def _is_with(word: Word, meeting: Word) -> bool:
    """Whether the text says with whom: the place is then only where they meet."""
    own = tree.ancestry(meeting)
    if any(c.lower in _WITH or (c.dep == "dobj" and c not in own) for c in word.children):
        return True
    subjects = [c for c in word.children if c.dep in tree.SUBJECTS]
    return any(j.dep == "conj" and j.pos == "NOUN" for s in subjects for j in s.children)
