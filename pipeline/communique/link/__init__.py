"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

import re
from functools import cache

from spacy.tokens import Doc

from communique import annotations
from communique.link import frames, lexicon, merge
from communique.link.memory import start
from communique.link.sentence import read
from communique.records import Kind


def ask(doc: Doc) -> None:
    """Ask for the parse of every sentence with a trigger that has something to tie."""
    kinds: tuple[Kind, ...] = ("country", "money", "project", "date")
    found = {kind: annotations.candidates(doc, kind) or [] for kind in kinds}
    tied = kinds if found["project"] else kinds[:2]
    places = sorted(candidate.start for kind in tied for candidate in found[kind])
    number = 0
    for sentence in doc.sents if places else ():
        while number < len(places) and places[number] < sentence.start_char:
            number += 1
        holds = number < len(places) and places[number] < sentence.end_char
        if holds and _trigger().search(sentence.text):
            annotations.ask(doc, sentence.start_char, "syntax")


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
