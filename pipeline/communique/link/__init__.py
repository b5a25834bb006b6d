"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc

from communique import annotations
from communique.link import frames, lexicon, merge
from communique.link.memory import PAIRED, start
from communique.link.sentence import read
from communique.records import Kind

_DENIED = re.compile(
    r"\bno (?:\w+ )?(?:loans?|grants?|contracts?|agreements?|financing|credits?)\b", re.IGNORECASE
)
"""What may stand in a sentence that names nobody and nothing, and still denies a deal."""


def ask(doc: Doc) -> None:
    """Ask for the parse of every sentence with something to tie and a word that may tie it."""
    kinds: tuple[Kind, ...] = ("country", "money", "project", "date")
    found = {
        kind: sorted(c.start for c in annotations.candidates(doc, kind) or []) for kind in kinds
    }
    tied = kinds if found["project"] else kinds[:2]
    places = sorted(place for kind in tied for place in found[kind])
    for sentence in doc.sents if places else ():
        start, end = sentence.start_char, sentence.end_char
        priced = _holds(found["money"], start, end) and _holds(found["project"], start, end)
        if (
            priced
            or _takes_up(sentence.text)
            or (_holds(places, start, end) and _trigger().search(sentence.text))
        ):
            annotations.ask(doc, start, "syntax")


def _holds(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in the stretch."""
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _takes_up(text: str) -> bool:
    """Whether a sentence may tell a fact of what stands before it alone."""
    return bool(_DENIED.search(text) or PAIRED.search(text))


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.forms()))})\b", re.IGNORECASE)


class Link:
    """The component `communique_link`."""

    def __call__(self, doc: Doc) -> Doc:
        found = []
        mentions = annotations.mentions(doc)
        sentences = list(doc.sents) if len(doc) else []
        memory = start(mentions, sentences, doc._.title or "")
        number = 0
        for span in sentences:
            inside = []
            while number < len(mentions) and mentions[number].start < span.end:
                inside.append(mentions[number])
                number += 1
            sentence = read(span, inside)
            sentence.published = doc._.published
            memory.take_up(sentence)
            found += memory.complete(frames.of(sentence))
            memory.keep(sentence)
        annotations.add_facts(doc, merge.duplicates(found))
        return doc
