"""One sentence as the fact rules see it: its mentions, parties, triggers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Span, Token

from communique import annotations
from communique.annotations import KIND_OF, LABELS
from communique.link import lexicon, tree
from communique.link.lexicon import Rule

REACH = 6
"""Tokens within which the second word of a trigger stands ("put ... into operation")."""
MOST = 40
"""Mentions of one kind that a sentence may pair; more is a table, and work stays bounded."""


@dataclass(frozen=True, eq=False)
class Argument:
    """A mention, or what stands for one ("the two sides", "the line"), with its head token."""

    root: Token
    kind: str
    values: dict[str, Any]
    span: Span | None = None

    @property
    def codes(self) -> list[str]:
        return list(self.values.get("codes", ()))

    @property
    def place(self) -> str | None:
        """`KIND:START-END`, from which `extract` makes the mention's id."""
        if self.span is None or self.span.label_ not in KIND_OF:
            return None
        return f"{KIND_OF[self.span.label_]}:{self.span.start_char}-{self.span.end_char}"


@dataclass(eq=False)
class Sentence:
    span: Span
    country: list[Argument] = field(default_factory=list)
    money: list[Argument] = field(default_factory=list)
    date: list[Argument] = field(default_factory=list)
    project: list[Argument] = field(default_factory=list)
    organization: list[Argument] = field(default_factory=list)
    home: list[str] = field(default_factory=list)
    pair: list[str] = field(default_factory=list)
    focus: Argument | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        self.parsed = tree.is_parsed(self.span)

    @property
    def text(self) -> str:
        """As `span.text`, which would be put together anew from the tokens."""
        return annotations.text(self.span.doc)[self.span.start_char : self.span.end_char]

    @property
    def place(self) -> tuple[int, int]:
        """The sentence's characters, less the white space around them."""
        text = self.text
        start = self.span.start_char + len(text) - len(text.lstrip())
        return start, start + len(text.strip())

    @property
    def parties(self) -> list[Argument]:
        return [*self.country, *self.organization]


def read(span: Span, mentions: list[Span]) -> Sentence:
    """The sentence with the mentions that stand in it."""
    sentence = Sentence(span)
    for mention in mentions:
        kind = KIND_OF[mention.label_]
        bucket: list[Argument] = getattr(sentence, kind)
        if len(bucket) < MOST and not (kind == "country" and _in_money(mention, mentions)):
            bucket.append(Argument(mention.root, kind, mention._.communique, mention))
    if bodies().find_matches_as_indexes(sentence.text):
        named = {t.i for a in sentence.country for t in a.span or ()}
        sentence.organization.extend(_organizations(span))
        sentence.country.extend(_lenders(span, named))
    return sentence


@cache
def bodies() -> AhoCorasick:
    """Tells a sentence without a lender or organisation, as most are, in a microsecond."""
    return AhoCorasick([*lexicon.lenders(), *lexicon.organizations()])


def _in_money(country: Span, mentions: list[Span]) -> bool:
    """Whether it only says whose money it is, as in "20,000 US dollars"."""
    return any(
        span.label_ == LABELS["money"] and span.start <= country.start < span.end
        for span in mentions
    )


@cache
def _national() -> re.Pattern[str]:
    names = sorted(lexicon.lenders(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _lenders(span: Span, named: set[int]) -> Iterator[Argument]:
    """National lenders stand for their country where its name is not in theirs."""
    for match in list(_national().finditer(span.text))[:MOST]:
        found = within(span, match)
        if named.isdisjoint(token.i for token in found):
            yield Argument(found.root, "country", {"codes": [lexicon.lenders()[match[0]]["code"]]})


def gives(span: Span) -> str | None:
    """What the money of the national lender that a sentence names is, if it names one kind."""
    found = {lexicon.lenders()[m[0]]["gives"] for m in _national().finditer(span.text)}
    return found.pop() if len(found) == 1 else None


@cache
def _names() -> re.Pattern[str]:
    names = sorted(lexicon.organizations(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _organizations(span: Span) -> Iterator[Argument]:
    for match in list(_names().finditer(span.text))[:MOST]:
        name = lexicon.organizations()[match[0]]
        found = within(span, match)
        yield Argument(found.root, "organization", {"organization": name}, found)


def within(span: Span, match: re.Match[str]) -> Span:
    """The tokens that a match in the span's text touches."""
    start, end = (span.start_char + offset for offset in match.span())
    return cast(Span, span.doc.char_span(start, end, alignment_mode="expand"))


def triggers(sentence: Sentence) -> list[tuple[Token, Rule]]:
    """Each token that triggers a rule; none that stands inside a mention of a project."""
    inside = {t.i for argument in sentence.project if argument.span for t in argument.span}
    return [
        (token, rule)
        for token in sentence.span
        if token.i not in inside and token.lower_ in lexicon.calls() and not _is_part_of_name(token)
        for rule in _rules(token)
    ]


def _is_part_of_name(token: Token) -> bool:
    """Whether the word only helps to name something, as in "Export-Import Bank"."""
    return token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "amod")


def _rules(token: Token) -> Iterator[Rule]:
    kind = "verb" if token.pos_ in ("VERB", "AUX") else "noun"
    around = token.doc[max(token.sent.start, token.i - REACH) : token.i + 1 + REACH]
    following = {t.lower_ for t in around}
    for word, rule in lexicon.triggers().get((kind, token.lemma_.lower()), ()):
        if (not word or word in following) and _has_object(token, rule):
            yield rule


def _has_object(token: Token, rule: Rule) -> bool:
    objects = {c.lemma_.lower() for c in token.children if c.dep_ in ("dobj", "nsubjpass")}
    wanted = not rule.objects or bool(objects & rule.objects)
    return wanted and not objects & rule.not_objects
