"""One sentence as the fact rules see it: its mentions, parties, triggers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick

from communique.link import lexicon, tree
from communique.link.lexicon import Rule
from communique.link.words import Word, Words

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
    """A mention, or what stands for one ("the two sides", "the line"), with its head token.

    `tokens` are the numbers of a mention's tokens, or of an organization's.
    """

    root: Word
    kind: str
    values: dict[str, Any]
    tokens: range = range(0)

    @property
    def text(self) -> str:
        return self.root.doc.written(self.tokens.start, self.tokens.stop)

    @property
    def words(self) -> list[Word]:
        return [self.root.doc[i] for i in self.tokens]

    @property
    def codes(self) -> list[str]:
        return list(self.values.get("codes", ()))

    @property
    def place(self) -> str | None:
        """`KIND:START-END`, from which `extract` makes the mention's id."""
        if not self.tokens or self.kind == "organization":
            return None
        start, end = self.root.doc.characters(self.tokens.start, self.tokens.stop)
        return f"{self.kind}:{start}-{end}"


@dataclass(eq=False)
class Sentence:
    doc: Words
    start: int
    end: int
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
        self.parsed = self.doc.is_parsed(self.start)
        self.text = self.doc.written(self.start, self.end)

    @cached_property
    def words(self) -> list[Word]:
        return self.doc.between(self.start, self.end)

    @property
    def place(self) -> tuple[int, int]:
        """The sentence's characters, less the white space around them."""
        start = self.doc.character(self.start) + len(self.text) - len(self.text.lstrip())
        return start, start + len(self.text.strip())

    def within(self, match: re.Match[str]) -> tuple[Word, range]:
        """The tokens that a match in the sentence's text touches, with the head of them."""
        before = self.doc.character(self.start)
        return self.doc.touched(before + match.start(), before + match.end())

    @property
    def parties(self) -> list[Argument]:
        return [*self.country, *self.organization]


def mentions(doc: Words) -> list[Argument]:
    return [
        Argument(doc[root], kind, values, tokens) for kind, tokens, root, values in doc.mentions()
    ]


def read(doc: Words, number: int, mentions: list[Argument]) -> Sentence:
    """The sentence of this number with the mentions that stand in it."""
    sentence = Sentence(doc, doc.starts[number], doc.starts[number + 1])
    for mention in mentions:
        bucket: list[Argument] = getattr(sentence, mention.kind)
        if len(bucket) < MOST and not (mention.kind == "country" and _in_money(mention, mentions)):
            bucket.append(mention)
    if bodies().find_matches_as_indexes(sentence.text):
        named = {i for a in sentence.country for i in a.tokens}
        sentence.organization.extend(_organizations(sentence))
        names = {i for a in sentence.organization for i in a.tokens}
        sentence.country = [a for a in sentence.country if a.root.i not in names]
        sentence.country.extend(_actors(sentence, named))
    return sentence


@cache
def bodies() -> AhoCorasick:
    """Tells a sentence without a lender, company or organisation, as most are, in a microsecond."""
    return AhoCorasick([*lexicon.actors(), *lexicon.organizations()])


def _in_money(country: Argument, mentions: list[Argument]) -> bool:
    """Whether it only says whose money it is, as in "20,000 US dollars"."""
    return any(m.kind == "money" and country.tokens.start in m.tokens for m in mentions)


@cache
def _named() -> re.Pattern[str]:
    names = sorted(lexicon.actors(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _actors(sentence: Sentence, named: set[int]) -> Iterator[Argument]:
    """Lenders and companies stand for their country where its name is not in theirs."""
    for match in list(_named().finditer(sentence.text))[:MOST]:
        root, tokens = sentence.within(match)
        if named.isdisjoint(tokens):
            values = {"codes": [lexicon.actors()[match[0]]], "firm": lexicon.is_firm(match[0])}
            yield Argument(root, "country", values)


def gives(text: str) -> str | None:
    """What the money of the national lender that a sentence names is, if it names one kind."""
    lenders = (lexicon.lenders().get(match[0]) for match in _named().finditer(text))
    found = {row["gives"] for row in lenders if row}
    return found.pop() if len(found) == 1 else None


@cache
def _names() -> re.Pattern[str]:
    names = sorted(lexicon.organizations(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _organizations(sentence: Sentence) -> Iterator[Argument]:
    for match in list(_names().finditer(sentence.text))[:MOST]:
        root, tokens = sentence.within(match)
        values = {"organization": lexicon.organizations()[match[0]]}
        yield Argument(root, "organization", values, tokens)


def triggers(sentence: Sentence) -> list[tuple[Word, Rule]]:
    """Each token that triggers a rule; none inside a project's name or a sum ("5 million won")."""
    names = (*sentence.project, *sentence.money)
    inside = {i for argument in names for i in argument.tokens}
    found: list[tuple[Word, Rule]] = []
    for token in sentence.words:
        if len(found) > 2 * MOST:
            break
        if token.i in inside or _is_part_of_name(token):
            continue
        if token.lower in lexicon.calls():
            found += [(token, rule) for rule in _rules(token, sentence.start)]
        elif token.lower in ("those", "that") and any(c.dep == "prep" for c in token.children):
            found += [(token, rule) for rule in _taken_up(found)]
        elif sentence.figure and stands_for_figure(token):
            found += [(token, rule) for rule in _rule(sentence.figure["rule"])]
    return found


def is_part(money: Word) -> bool:
    """Whether the figure has a clause of its own: "of which $1 billion was paid"."""
    return any(t.lower == "which" for child in money.children for t in child.children)


def stands_for_figure(token: Word) -> bool:
    """Whether the word stands for a figure told before: "It stood at", "bring the total to"."""
    if token.lower != "it" and token.lower not in _FIGURES:
        return False
    if token.dep == "pobj" and token.head.lower == "of":
        part = token.head.head.pos in ("NUM", "NOUN", "SYM")
        return part and bool({c.lower for c in token.children} & {"this", "that"})
    verb = token.head
    measured = verb.base in MEASURES and token.dep in ("nsubj", "dobj")
    if token.lower == "it":
        return measured
    words = {child.lower for child in token.children}
    return measured and words <= _TAKING_UP


def _rule(id_: str) -> list[Rule]:
    return [rule for rule in lexicon.rules() if rule.id == id_]


def _taken_up(found: list[tuple[Word, Rule]]) -> list[Rule]:
    """The rules of the figure that "those to Canada" stands for: the trade named last."""
    last = next((t for t, rule in reversed(found) if rule.predicate == "trade"), None)
    return [rule for token, rule in found if token is last]


def _is_part_of_name(token: Word) -> bool:
    """Whether the word only helps to name something, as in "Export-Import Bank"."""
    return token.pos == "PROPN" and token.dep in ("compound", "nmod", "amod")


def _rules(token: Word, first: int) -> Iterator[Rule]:
    """The rules of a word; of one predicate's, those for its phrase before those for it alone.

    `first` is the number of the sentence's first token.
    """
    lemma = token.base
    acts = token.pos in ("VERB", "AUX") and not tree.is_mistaken(token)
    kind = "verb" if acts else "noun"
    around = token.doc.between(max(first, token.i - REACH), token.i + 1 + REACH)
    beside = {t.lower for t in (*around, *token.children)}
    fitting = [
        *(
            (word, rule)
            for word, rule in lexicon.phrases().get(token.lower, ())
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


def _is_led(token: Word, word: str, first: int) -> bool:
    """Whether the word opens the phrase that the token ends, as "in" in "in full operation"."""
    return token.head.lower == word or (token.i > first and token.doc[token.i - 1].lower == word)


def _is_named(token: Word, kind: str, rule: Rule) -> bool:
    """Whether another noun says what is given: "granted loans", "a loan package", "grant aid"."""
    if kind == "verb":
        return _is_light(token)
    words = {c.base for c in token.children if c.dep in ("compound", "amod", "nmod")}
    return rule.predicate == "aid" and bool(words & {"loan", "grant", "credit"})


def _is_light(verb: Word) -> bool:
    """Whether a noun beside the verb names what is given, as in "granted loans"."""
    return any(
        child.dep in ("dobj", "nsubjpass", "agent", "prep")
        and any(noun.base in lexicon.flow_nouns() for noun in _heads(child))
        for child in verb.children
    )


def _heads(child: Word) -> Iterator[Word]:
    """The object itself, or that of a preposition, with the nouns joined to it or in its "of"."""
    if child.pos == "ADP":
        yield from (t for c in child.children if c.dep == "pobj" for t in _heads(c))
        return
    yield child
    for below in child.children:
        if below.dep in ("conj", "compound"):
            yield below
        elif below.lower in ("of", "in"):
            yield from (c for c in below.children if c.dep == "pobj")


def _has_object(token: Word, rule: Rule) -> bool:
    objects = _nouns(token, "dobj", "nsubjpass")
    wanted = not rule.objects or bool(objects & rule.objects)
    return wanted and not (objects or _nouns(token, "nsubj")) & rule.not_objects


def _nouns(verb: Word, *dependencies: str) -> set[str]:
    """What stands to the verb, with what it is compounded of ("feasibility work")."""
    found = [c for c in verb.children if c.dep in dependencies and c.pos != "NUM"]
    return {t.base for c in found for t in (c, *c.children) if t is c or t.dep == "compound"}
