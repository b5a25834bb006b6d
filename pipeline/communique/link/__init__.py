"""Ties mentions into facts: who, what, how much, when, and how sure the text is.

Rules (`data/facts`) name the words that trigger a fact; the parse says who stands where to
them. Sentences without a trigger, or without anything to tie, are never parsed.
"""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.attrs import TAG
from spacy.tokens import Doc

from communique import annotations
from communique.link import bodies, frames, merge, purposes
from communique.link.frame import Fact
from communique.link.memory import start
from communique.link.questions import ask
from communique.link.sentence import Argument, Sentence, mentions, read
from communique.link.words import Words

__all__ = ["Link", "ask"]


class Link:
    """The component `communique_link`."""

    def __call__(self, doc: Doc) -> Doc:
        found = _told(doc) if doc.to_array(TAG).any() else []  # Without a parse no fact is told.
        annotations.add_facts(doc, merge.restated(merge.duplicates(found), _headline(doc)))
        return doc


def _told(doc: Doc) -> list[Fact]:
    """The facts of each sentence, in text order."""
    found: list[Fact] = []
    words, published = Words(doc), doc._.published
    named = [*mentions(doc, words)]
    memory = start(words, named, doc._.title or "")
    last: tuple[int, list[Fact]] = (-1, [])
    for sentence in _speaking(doc, words, named):
        sentence.published = published
        memory.reach(sentence.number)
        memory.take_up(sentence)
        if last[0] == sentence.number - 1 and (project := purposes.told(sentence)):
            purposes.give(last[1], project)
        if sentence.parsed:
            last = sentence.number, memory.complete(frames.of(sentence), sentence)
            found += last[1]
        memory.keep(sentence)
    words.forget()
    return found


def _speaking(doc: Doc, words: Words, named: list[Argument]) -> Iterator[Sentence]:
    """The sentences that were parsed or name somebody or something, with their mentions.

    Behind the last one parsed only the next is asked any more what was named.
    """
    inside: dict[int, list[Argument]] = {}
    for mention in named:
        inside.setdefault(words.number(mention.tokens.start), []).append(mention)
    borders = annotations.borders(doc)
    bodied = {bisect_right(borders, place) - 1 for place in bodies.starts(words.text)}
    last = max(words.parsed, default=-1)
    for number in sorted(n for n in {*inside, *words.parsed, *bodied} if n <= last + 1):
        yield read(words, number, inside.get(number, []), named=number in bodied)


def _headline(doc: Doc) -> int:
    """Where a first line that is no sentence ends, else 0."""
    end = annotations.borders(doc)[1] if len(doc) else 0
    text = annotations.text(doc)[:end]
    titled = "\n" in text[len(text.rstrip()) :] and text.rstrip()[-1:].isalnum()
    return end if titled else 0
