"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import TAG
from spacy.tokens import Doc, Span

from communique import annotations
from communique.link import frames, merge
from communique.link.memory import start
from communique.link.questions import ask
from communique.link.sentence import bodies, read

__all__ = ["Link", "ask"]


class Link:
    """The component `communique_link`."""

    def __call__(self, doc: Doc) -> Doc:
        found = []
        starts = annotations.starts(doc)
        memory = start(annotations.mentions(doc), [*starts, len(doc)], doc._.title or "")
        for number, span, inside in _speaking(doc, starts):
            sentence = read(span, inside)
            sentence.published = doc._.published
            memory.reach(number)
            memory.take_up(sentence)
            found += memory.complete(frames.of(sentence), sentence)
            memory.keep(sentence)
        annotations.add_facts(doc, merge.restated(merge.duplicates(found), _headline(doc)))
        return doc


def _speaking(doc: Doc, starts: list[int]) -> Iterator[tuple[int, Span, list[Span]]]:
    """The sentences that were parsed or name somebody or something, with their mentions."""
    inside: dict[int, list[Span]] = {}
    mentions = annotations.mentions(doc)
    numbers = np.searchsorted(starts, [m.start for m in mentions], side="right") - 1
    for number, mention in zip(numbers.tolist(), mentions, strict=True):
        inside.setdefault(number, []).append(mention)
    tagged = np.flatnonzero(doc.to_array(TAG)[starts]).tolist() if starts else []
    named = bodies().find_matches_as_indexes(annotations.text(doc))
    places = annotations.sentence_numbers(doc, [start for _, start, _ in named])
    for number in sorted({*inside, *tagged, *places}):
        end = starts[number + 1] if number + 1 < len(starts) else len(doc)
        yield number, doc[starts[number] : end], inside.get(number, [])


def _headline(doc: Doc) -> int:
    """Where a first line that is no sentence ends, else 0."""
    end = annotations.borders(doc)[1] if len(doc) else 0
    text = annotations.text(doc)[:end]
    titled = "\n" in text[len(text.rstrip()) :] and text.rstrip()[-1:].isalnum()
    return end if titled else 0
