"""One sentence as the fact rules see it: its mentions and parties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from spacy.tokens import Doc

from communique import annotations
from communique.link import bodies, lexicon, towns
from communique.link.words import Word, Words

_DATELINE = re.compile(r"[A-Z][A-Z' .-]{2,30},[^—–()\n]{3,30}?(?: +(?:--?|—|–) |\()")
"""Where an article was written ("KINGSTON, Jamaica — "): who is named there takes no part."""
MOST = 40
"""Mentions of one kind that a sentence may pair; more is a table, and work stays bounded."""

BESIDE = 5
"""Tokens between a name and the country whose it is."""


@dataclass(eq=False, slots=True)
class Argument:
    """A mention, or what stands for one ("the two sides", "the line"), with its head token.

    `tokens` are the numbers of a mention's tokens, or of an organization's; `place` is that of a
    mention, `KIND:START-END`, from which `extract` makes its id.
    """

    root: Word
    kind: str
    values: dict[str, Any]
    tokens: range = range(0)
    place: str | None = None

    @property
    def text(self) -> str:
        return self.root.doc.written(self.tokens.start, self.tokens.stop)

    @property
    def words(self) -> list[Word]:
        return [self.root.doc[i] for i in self.tokens]

    @property
    def codes(self) -> list[str]:
        return list(self.values.get("codes", ()))


@dataclass(eq=False)
class Sentence:
    doc: Words
    number: int
    country: list[Argument] = field(default_factory=list)
    money: list[Argument] = field(default_factory=list)
    date: list[Argument] = field(default_factory=list)
    project: list[Argument] = field(default_factory=list)
    organization: list[Argument] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    home: list[str] = field(default_factory=list)
    """The countries that the article is about, and these with those named lately first."""
    pair: list[str] = field(default_factory=list)
    reporter: list[str] = field(default_factory=list)
    """Whose exports or imports were told last."""
    focus: Argument | None = None
    published: str | None = None
    figure: dict[str, Any] | None = None
    """The fact of the last figure of the sentences before."""
    deal: dict[str, Any] | None = None
    """The last agreement told in the sentences before."""

    def __post_init__(self) -> None:
        self.start, self.end = self.doc.starts[self.number : self.number + 2]
        self.parsed = self.number in self.doc.parsed
        self.words = self.doc.between(self.start, self.end) if self.parsed else []

    @property
    def text(self) -> str:
        return self.doc.written(self.start, self.end)

    @property
    def place(self) -> tuple[int, int]:
        """The sentence's characters, less the white space around them."""
        text = self.text
        start = self.doc.character(self.start) + len(text) - len(text.lstrip())
        return start, start + len(text.strip())

    @property
    def lowered(self) -> str:
        return self.doc.lowered[slice(*self.doc.characters(self.start, self.end))]

    def within(self, start: int, end: int) -> tuple[Word, range]:
        """The tokens that these characters of the sentence touch, with the head of them."""
        before = self.doc.character(self.start)
        return self.doc.touched(before + start, before + end)

    @property
    def parties(self) -> list[Argument]:
        return [*self.country, *self.organization]

    @cached_property
    def towns(self) -> list[Argument]:
        """Towns and regions that stand for their country where a party is not named."""
        told = (*self.parties, *self.money, *self.project)
        known = {i for a in told for i in a.tokens}
        found = []
        for name, start, end in islice(towns.find(self.text), towns.MOST):
            root, tokens = self.within(start, end)
            if known.isdisjoint(tokens) and towns.is_party(name, root, tokens):
                seat = name.lower() in lexicon.capitals()
                values = {"codes": [lexicon.towns()[name]], "seat": seat}
                found.append(Argument(root, "country", values, tokens))
        return found


def mentions(doc: Doc, words: Words) -> Iterator[Argument]:
    for span, kind, values in annotations.named(doc):
        place = f"{kind}:{span.start_char}-{span.end_char}"
        tokens = range(span.start, span.end)
        root = words[span.root.i]
        yield Argument(
            _amount(root, tokens) if kind == "money" else root, kind, values, tokens, place
        )


def _amount(root: Word, tokens: range) -> Word:
    """The head of a sum; the "US" of "US$5 million" is parsed as if the sum went to it."""
    if root.i != tokens.start or root.pos != "PROPN":
        return root
    heads = (root.doc[i] for i in reversed(tokens))
    return next((word for word in heads if word.head.i not in tokens), root)


def _dateline(doc: Words) -> int:
    """The number of the token at which an article begins behind its dateline."""
    found = _DATELINE.match(doc.text)
    return doc.touched(0, found.end())[1].stop if found else 0


def read(doc: Words, number: int, mentions: list[Argument], *, named: bool) -> Sentence:
    """The sentence of this number with the mentions that stand in it.

    Lenders, companies and organizations are looked for where one may be `named`.
    """
    sentence = Sentence(doc, number)
    sums = {i for mention in mentions if mention.kind == "money" for i in mention.tokens}
    begins = _dateline(doc) if number == 0 else 0
    for mention in mentions:
        if mention.kind == "country" and mention.tokens.start < begins:
            continue
        bucket: list[Argument] = getattr(sentence, mention.kind)
        if len(bucket) < MOST and not (mention.kind == "country" and mention.tokens.start in sums):
            bucket.append(mention)  # In "20,000 US dollars" a country only says whose money it is.
    if named:
        known = {i for a in sentence.country for i in a.tokens}
        sentence.organization.extend(_organizations(sentence))
        names = {i for a in sentence.organization for i in a.tokens}
        sentence.country = [a for a in sentence.country if a.root.i not in names]
        sentence.country.extend(_actors(sentence, known))
    return sentence


def _organizations(sentence: Sentence) -> Iterator[Argument]:
    found = bodies.find(sentence.text, lexicon.organizations())
    for name, start, end in islice(found, MOST):
        root, tokens = sentence.within(start, end)
        values = {"organization": lexicon.organizations()[name]}
        if not _is_namesake(name, tokens, sentence):
            yield Argument(root, "organization", values, tokens)


def _is_namesake(name: str, tokens: range, sentence: Sentence) -> bool:
    """Whether it is the country's own of that name: "Spain's CAF", "CAF, a Spanish company"."""
    code = lexicon.namesakes().get(name)
    for country in sentence.country if code else ():
        first, last = sorted((tokens, country.tokens), key=lambda t: t.start)
        between = sentence.doc.between(first.stop, last.start)
        if code in country.codes and len(between) <= BESIDE and not any(w.is_verb for w in between):
            return True
    return False


def _actors(sentence: Sentence, known: set[int]) -> Iterator[Argument]:
    """Lenders and companies stand for their country where its name is not in theirs."""
    for name, start, end in islice(bodies.find(sentence.text, lexicon.actors()), MOST):
        root, tokens = sentence.within(start, end)
        if known.isdisjoint(tokens):
            firm, invests = lexicon.is_firm(name), lexicon.invests(name)
            values = {"codes": [lexicon.actors()[name]], "firm": firm, "invests": invests}
            yield Argument(root, "country", values)
