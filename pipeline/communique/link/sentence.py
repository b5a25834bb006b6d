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
_FIGURES = {"figure", "total", "amount", "sum", "volume", "value"}
_TAKING_UP = {"the", "this", "that", "its"}
MEASURES = {
    "stand", "amount", "total", "reach", "rise", "fall", "grow", "increase", "decrease", "drop",
    "climb", "jump", "decline", "hit", "exceed", "bring", "double", "triple", "halve", "shrink",
    "soar", "surge", "slump", "slip", "edge", "top", "surpass", "raise", "lift", "cut", "expand",
}  # fmt: skip
_RISEN = (
    r"(?:st(?:and|ood)|amount|total|reach|r[io]s|f[ae]ll|gr[eo]w|(?:in|de)creas|drop|climb|jump|declin|"
    r"hit|exceed|br(?:ing|ought)|doubl|tripl|halv|shr[aiu]nk|soar|surg|slump|slip|edg|top|surpass|"
    r"rais|lift|cut|expand)"
)
STANDS = re.compile(
    rf"\b(?:it|{'|'.join(sorted(_FIGURES))})\s+(?:\w+\s+){{0,3}}?{_RISEN}|"
    rf"\bof\s+th(?:is|at)\s+(?:{'|'.join(sorted(_FIGURES))})\b|"
    rf"\b{_RISEN}\w*\s+(?:it|(?:the|its)\s+(?:{'|'.join(sorted(_FIGURES))}))\b",
    re.IGNORECASE,
)
"""Where a word may stand for a figure told before, without the parse."""
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
    figure: dict[str, Any] | None = None
    """The fact of the last figure of the sentences before."""

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
        names = {t.i for a in sentence.organization for t in a.span or ()}
        sentence.country = [a for a in sentence.country if a.root.i not in names]
        sentence.country.extend(_actors(span, named))
    return sentence


@cache
def bodies() -> AhoCorasick:
    """Tells a sentence without a lender, company or organisation, as most are, in a microsecond."""
    return AhoCorasick([*lexicon.actors(), *lexicon.organizations()])


def _in_money(country: Span, mentions: list[Span]) -> bool:
    """Whether it only says whose money it is, as in "20,000 US dollars"."""
    return any(
        span.label_ == LABELS["money"] and span.start <= country.start < span.end
        for span in mentions
    )


@cache
def _named() -> re.Pattern[str]:
    names = sorted(lexicon.actors(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _actors(span: Span, named: set[int]) -> Iterator[Argument]:
    """Lenders and companies stand for their country where its name is not in theirs."""
    for match in list(_named().finditer(span.text))[:MOST]:
        found, code = within(span, match), lexicon.actors()[match[0]]
        if named.isdisjoint(token.i for token in found):
            values = {"codes": [code], "firm": lexicon.is_firm(match[0])}
            yield Argument(found.root, "country", values)


def gives(span: Span) -> str | None:
    """What the money of the national lender that a sentence names is, if it names one kind."""
    lenders = (lexicon.lenders().get(match[0]) for match in _named().finditer(span.text))
    found = {row["gives"] for row in lenders if row}
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
    """Each token that triggers a rule; none inside a project's name or a sum ("5 million won")."""
    names = (*sentence.project, *sentence.money)
    inside = {t.i for argument in names if argument.span for t in argument.span}
    found: list[tuple[Token, Rule]] = []
    for token in sentence.span:
        if len(found) > 2 * MOST:
            break
        if token.i in inside or _is_part_of_name(token):
            continue
        if token.lower_ in lexicon.calls():
            found += [(token, rule) for rule in _rules(token, sentence.span.start)]
        elif token.lower_ in ("those", "that") and any(c.dep_ == "prep" for c in token.children):
            found += [(token, rule) for rule in _taken_up(found)]
        elif sentence.figure and stands_for_figure(token):
            found += [(token, rule) for rule in _rule(sentence.figure["rule"])]
    return found


def is_part(money: Token) -> bool:
    """Whether the figure has a clause of its own: "of which $1 billion was paid"."""
    return any(t.lower_ == "which" for child in money.children for t in child.children)


def stands_for_figure(token: Token) -> bool:
    """Whether the word stands for a figure told before: "It stood at", "bring the total to"."""
    if token.lower_ != "it" and token.lower_ not in _FIGURES:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        part = token.head.head.pos_ in ("NUM", "NOUN", "SYM")
        return part and bool({c.lower_ for c in token.children} & {"this", "that"})
    verb = token.head
    measured = verb.lemma_.lower() in MEASURES and token.dep_ in ("nsubj", "dobj")
    if token.lower_ == "it":
        return measured
    words = {child.lower_ for child in token.children}
    return measured and words <= _TAKING_UP


def _rule(id_: str) -> list[Rule]:
    return [rule for rule in lexicon.rules() if rule.id == id_]


def _taken_up(found: list[tuple[Token, Rule]]) -> list[Rule]:
    """The rules of the figure that "those to Canada" stands for: the trade named last."""
    last = next((t for t, rule in reversed(found) if rule.predicate == "trade"), None)
    return [rule for token, rule in found if token is last]


def _is_part_of_name(token: Token) -> bool:
    """Whether the word only helps to name something, as in "Export-Import Bank"."""
    return token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "amod")


def _rules(token: Token, first: int) -> Iterator[Rule]:
    """The rules of a word; of one predicate's, those for its phrase before those for it alone.

    `first` is the number of the sentence's first token.
    """
    lemma = token.lemma_.lower()
    acts = token.pos_ in ("VERB", "AUX") and not tree.is_mistaken(token)
    kind = "verb" if acts else "noun"
    around = token.doc[max(first, token.i - REACH) : token.i + 1 + REACH]
    beside = {t.lower_ for t in (*around, *token.children)}
    fitting = [
        *(
            (word, rule)
            for word, rule in lexicon.phrases().get(token.lower_, ())
            if _is_led(token, word, first)
            and not _nouns(tree.verb_of(token), "nsubj") & rule.not_objects
        ),
        *(
            (word, rule)
            for word, rule in lexicon.triggers().get((kind, lemma), ())
            if (not word or word in beside)
            and _has_object(token, rule)
            and (rule.predicate not in lexicon.FLOWS or not _is_named(token, kind, rule))
        ),
    ]
    phrased = {rule.predicate for word, rule in fitting if word}
    yield from (rule for word, rule in fitting if word or rule.predicate not in phrased)


def _is_led(token: Token, word: str, first: int) -> bool:
    """Whether the word opens the phrase that the token ends, as "in" in "in full operation"."""
    return token.head.lower_ == word or (token.i > first and token.nbor(-1).lower_ == word)


def _is_named(token: Token, kind: str, rule: Rule) -> bool:
    """Whether another noun says what is given: "granted loans", "a loan package", "grant aid"."""
    if kind == "verb":
        return _is_light(token)
    words = {c.lemma_.lower() for c in token.children if c.dep_ in ("compound", "amod", "nmod")}
    return rule.predicate == "aid" and bool(words & {"loan", "grant", "credit"})


def _is_light(verb: Token) -> bool:
    """Whether a noun beside the verb names what is given, as in "granted loans"."""
    return any(
        child.dep_ in ("dobj", "nsubjpass", "agent", "prep")
        and any(noun.lemma_.lower() in lexicon.flow_nouns() for noun in _heads(child))
        for child in verb.children
    )


def _heads(child: Token) -> Iterator[Token]:
    """The object itself, or that of a preposition, with the nouns joined to it or in its "of"."""
    if child.pos_ == "ADP":
        yield from (t for c in child.children if c.dep_ == "pobj" for t in _heads(c))
        return
    yield child
    for below in child.children:
        if below.dep_ in ("conj", "compound"):
            yield below
        elif below.lower_ in ("of", "in"):
            yield from (c for c in below.children if c.dep_ == "pobj")


def _has_object(token: Token, rule: Rule) -> bool:
    objects = _nouns(token, "dobj", "nsubjpass")
    wanted = not rule.objects or bool(objects & rule.objects)
    return wanted and not (objects or _nouns(token, "nsubj")) & rule.not_objects


def _nouns(verb: Token, *dependencies: str) -> set[str]:
    """What stands to the verb, with what it is compounded of ("feasibility work")."""
    found = [c for c in verb.children if c.dep_ in dependencies and c.pos_ != "NUM"]
    return {
        t.lemma_.lower() for c in found for t in (c, *c.children) if t is c or t.dep_ == "compound"
    }
