"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

from spacy.tokens import Doc

from communique import annotations
from communique.link import frames, merge
from communique.link.memory import start
from communique.link.questions import ask
from communique.link.sentence import read

__all__ = ["Link", "ask"]


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
