"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Doc, Span

from communique import annotations
from communique.link import frames, lexicon, merge
from communique.link.memory import PAIRED, start
from communique.link.sentence import STANDS, read
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
    text = annotations.text(doc)
    # Searched for once in the whole text: a sentence's own text is dear to make.
    alone = _taking_up(text) if places else []
    standing = sorted(m.start() for m in STANDS.finditer(text)) if found["money"] else []
    for first, last in pairwise(annotations.borders(doc)) if places else ():
        summed = _holds(found["money"], first, last)
        if (
            (summed and _holds(found["project"], first, last))
            or (summed and _holds(standing, first, last))
            or _holds(alone, first, last)
            or (_holds(places, first, last) and _has_trigger(text[first:last]))
        ):
            annotations.ask(doc, first, "syntax")


def _holds(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in the stretch."""
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _taking_up(text: str) -> list[int]:
    """Where a sentence may tell a fact of what stands before it alone."""
    return sorted(m.start() for rule in (_DENIED, PAIRED) for m in rule.finditer(text))


def _has_trigger(text: str) -> bool:
    """Whether a word of any rule stands in the text, with what belongs to it.

    All words in one automaton are found 40 times as fast as by one pattern.
    """
    lowered = text.lower()
    forms, automaton = _triggers()
    return any(
        _is_word(lowered, start, end)
        and any(word in lowered for word in lexicon.demands()[forms[number]])
        for number, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True)
    )


def _is_word(text: str, start: int, end: int) -> bool:
    return not _WORD.match(text, end) and not (start and _WORD.match(text, start - 1))


@cache
def _triggers() -> tuple[list[str], AhoCorasick]:
    forms = sorted(lexicon.demands())
    return forms, AhoCorasick(forms)


_WORD = re.compile(r"\w")


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
            found += memory.complete(frames.of(sentence), sentence)
            memory.keep(sentence)
        annotations.add_facts(doc, merge.restated(merge.duplicates(found), _headline(sentences)))
        return doc


def _headline(sentences: list[Span]) -> int:
    """Where a first line that is no sentence ends, else 0."""
    text = sentences[0].text if sentences else ""
    titled = "\n" in text[len(text.rstrip()) :] and text.rstrip()[-1:].isalnum()
    return sentences[0].start_char + len(text) if titled else 0
