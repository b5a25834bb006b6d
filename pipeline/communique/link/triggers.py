"""The words of a sentence that trigger a rule, be it by a figure told before."""

import re
from collections.abc import Iterator
from functools import cache

from communique.link import lexicon, tree
from communique.link.lexicon import Rule
from communique.link.sentence import MOST, Sentence
from communique.link.words import Word, once

REACH = 6
"""Tokens within which the second word of a trigger stands ("put ... into operation")."""
FIGURES = {"figure", "total", "amount", "sum", "volume", "value"}
"""Nouns that take up a figure told before."""
_THOSE = {"those", "that"}
_TAKING_UP = {"the", "this", "that", "its"}
MEASURES = {
    "stand", "amount", "total", "reach", "rise", "fall", "grow", "increase", "decrease", "drop",
    "climb", "jump", "decline", "hit", "exceed", "bring", "double", "triple", "halve", "shrink",
    "soar", "surge", "slump", "slip", "edge", "top", "surpass", "raise", "lift", "cut", "expand",
}  # fmt: skip
GOALS = {"reach", "hit", "top"}
"""Verbs by which a figure is to come so far."""
_RISEN = (
    r"(?:st(?:and|ood)|amount|total|reach|r[io]s|f[ae]ll|gr[eo]w|(?:in|de)creas|drop|climb|jump|declin|"
    r"hit|exceed|br(?:ing|ought)|doubl|tripl|halv|shr[aiu]nk|soar|surg|slump|slip|edg|top|surpass|"
    r"rais|lift|cut|expand)"
)
STANDS = re.compile(
    rf"\b(?:it|{'|'.join(sorted(FIGURES))})\s+(?:\w+\s+){{0,3}}?{_RISEN}|"
    rf"\bof\s+th(?:is|at)\s+(?:{'|'.join(sorted(FIGURES))})\b|"
    rf"\bto\s+(?:{'|'.join(sorted(GOALS))})\b|"
    rf"\b{_RISEN}\w*\s+(?:it|(?:the|its)\s+(?:{'|'.join(sorted(FIGURES))}))\b",
    re.IGNORECASE,
)
"""Where a word may stand for a figure told before, without the parse."""


SIGNINGS = {"sign", "initial", "ratify", "ink", "conclude", "renew", "extend", "finalise", "finalize"}
SIGNED = re.compile(
    r"\b(?:it|(?:agreement|pact|deal|accord|treaty|document|memorandum|protocol|paper)s?)\s+"
    r"(?:\w+\s+){1,3}?(?:signed|initial+ed|ratified|inked|concluded|renewed|extended|finali[sz]ed)\b",
    re.IGNORECASE,
)
"""Where a deal of the two that an article is about may be signed, without the parse."""


def triggers(sentence: Sentence) -> list[tuple[Word, Rule]]:
    """Each token that triggers a rule; none inside a project's name or a sum ("5 million won")."""
    names, forms = (*sentence.project, *sentence.money), _forms()
    inside = {i for argument in names for i in argument.tokens}
    found: list[tuple[Word, Rule]] = []
    for token in [word for word in sentence.words if word.lower in forms]:
        if len(found) > 2 * MOST:
            break
        if token.i in inside or _is_part_of_name(token):
            continue
        if is_goal(token, sentence):
            found += [(token, rule) for rule in _rule("trade.total")]
        elif token.lower in lexicon.calls():
            found += [(token, rule) for rule in _rules(token)]
        elif token.lower in _THOSE and any(c.dep == "prep" for c in token.children):
            found += [(token, rule) for rule in _taken_up(found)]
        elif sentence.deal and stands_for_deal(token):
            found += [(token, rule) for rule in _rule(sentence.deal["rule"])]
        elif sentence.figure and stands_for_figure(token):
            found += [(token, rule) for rule in _rule(sentence.figure["rule"])]
    return found


@cache
def _forms() -> frozenset[str]:
    """Every word form that may trigger a rule."""
    return frozenset({*lexicon.calls(), *_THOSE, "it", *FIGURES, *_goals()})


def is_part(money: Word) -> bool:
    """Whether the figure has a clause of its own: "of which $1 billion was paid"."""
    return any(t.lower == "which" for child in money.children for t in child.children)


def stands_for_figure(token: Word) -> bool:
    """Whether the word stands for a figure told before: "It stood at", "bring the total to"."""
    if token.lower != "it" and token.lower not in FIGURES:
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


@cache
def _goals() -> frozenset[str]:
    return lexicon.verb_forms(frozenset(GOALS))


def is_goal(token: Word, sentence: Sentence) -> bool:
    """Whether the two mean to bring their trade so far: "the two want to reach $5 billion"."""
    if token.lower not in _goals() or not token.is_verb or not sentence.figure:
        return False
    if not any(len(argument.codes) > 1 for argument in sentence.country):
        return False
    sums = {m.root for m in sentence.money}
    trade = sentence.figure["predicate"] == "trade"
    return trade and any(c.dep == "dobj" and c in sums for c in token.children)


def stands_for_deal(token: Word) -> bool:
    """Whether "it" is what is signed: "It was signed in 2017"."""
    return token.lower == "it" and token.dep == "nsubjpass" and token.head.base in SIGNINGS


def _rule(id_: str) -> list[Rule]:
    return [rule for rule in lexicon.rules() if rule.id == id_]


def _taken_up(found: list[tuple[Word, Rule]]) -> list[Rule]:
    """The rules of the figure that "those to Canada" stands for: the trade named last."""
    last = next((t for t, rule in reversed(found) if rule.predicate == "trade"), None)
    return [rule for token, rule in found if token is last]


def _is_part_of_name(token: Word) -> bool:
    """Whether the word only helps to name something, as in "Export-Import Bank"."""
    return token.pos == "PROPN" and token.dep in ("compound", "nmod", "amod")


def _rules(token: Word) -> list[Rule]:
    """The rules of a word; of one predicate's, those for its phrase before those for it alone."""
    acts = token.is_verb and not tree.is_mistaken(token)
    kind = "verb" if acts else "noun"
    fitting = [
        (word, rule)
        for word, rule in lexicon.phrases().get(token.lower, ())
        if _is_led(token, word) and not _subjects(tree.verb_of(token)) & rule.not_objects
    ] + [
        (word, rule)
        for word, rule in lexicon.triggers().get((kind, token.base), ())
        if (not word or word in _beside(token))
        and _has_object(token, rule)
        and not _is_terms(token, rule)
        and (_gives_goods(rule) or not _is_named(token, kind, rule))
    ]
    phrased = {rule.predicate for word, rule in fitting if word}
    return [rule for word, rule in fitting if word or rule.predicate not in phrased]


def _is_terms(token: Word, rule: Rule) -> bool:
    """Whether it only says how money given is paid back ("a sum which must be repaid")."""
    passive = any(child.dep == "auxpass" for child in token.children)
    return rule.predicate == "debt" and token.dep in ("relcl", "acl") and passive


def _gives_goods(rule: Rule) -> bool:
    """Whether no noun for money can say better what is given."""
    return rule.predicate not in lexicon.FLOWS or bool(rule.objects and not rule.weak)


@once
def _beside(token: Word) -> frozenset[str]:
    """The words of its sentence before it, those behind it, and those that hang on it."""
    first = max(token.doc.sentence(token.i)[0], token.i - REACH)
    around = token.doc.between(first, token.i + 1 + REACH)
    return frozenset(t.lower for t in (*around, *token.children))


def _is_led(token: Word, word: str) -> bool:
    """Whether the word opens the phrase that the token ends, as "in" in "in full operation"."""
    before = token.doc.between(max(token.doc.sentence(token.i)[0], token.i - 1), token.i)
    return any(t.lower == word for t in (token.head, *before))


def _is_named(token: Word, kind: str, rule: Rule) -> bool:
    """Whether another noun says what is given: "granted loans", "a loan package", "grant aid"."""
    if kind == "verb":
        return _is_light(token)
    words = {c.base for c in token.children if c.dep in ("compound", "amod", "nmod")}
    return rule.predicate == "aid" and bool(words & {"loan", "grant", "credit"})


@once
def _is_light(verb: Word) -> bool:
    """Whether a noun beside the verb names what is given, as in "granted loans"."""
    return any(
        child.dep in ("dobj", "nsubjpass", "agent", "prep")
        and any(n.base in lexicon.flow_nouns() for n in _heads(child, "of", "in") if n.pos != "PROPN")
        for child in verb.children
    )


def _heads(child: Word, *inner: str) -> Iterator[Word]:
    """The object itself, or that of a preposition, with the nouns joined to it or in its "of"."""
    if child.pos == "ADP":
        yield from (t for c in child.children if c.dep == "pobj" for t in _heads(c, *inner))
        return
    yield child
    for below in child.children:
        if below.dep in ("conj", "compound"):
            yield below
        elif below.lower in inner:
            yield from (c for c in below.children if c.dep == "pobj")


def _has_object(token: Word, rule: Rule) -> bool:
    """Whether its subject and its object are what the rule wants, if it says so."""
    if rule.subjects and not _subjects(token) & rule.subjects:
        return False
    if token.head.base in rule.not_heads or any(c.base in rule.not_own for c in token.children):
        return False
    if not (rule.objects or rule.not_objects):
        return True
    objects = _objects(token)
    wanted = not rule.objects or bool(_all_objects(token) & rule.objects)
    return wanted and not (objects or _subjects(token)) & rule.not_objects


@once
def _objects(verb: Word) -> set[str]:
    return _nouns(verb, "dobj", "nsubjpass")


@once
def _all_objects(verb: Word) -> set[str]:
    """Its objects with what is joined to them or measured: "tents and 30 tonnes of food"."""
    found = _objects(verb)
    for child in verb.children:
        if child.dep in ("dobj", "nsubjpass"):
            found = found | {noun.base for noun in _heads(child, "of")}
            found = found | {lexicon.NAMED} if child.pos == "PROPN" else found
    return found


@once
def _subjects(verb: Word) -> set[str]:
    """Its subject, or that of which it is said ("the survey is ready")."""
    return _nouns(verb.head if verb.dep == "acomp" else verb, "nsubj")


def _nouns(verb: Word, *dependencies: str) -> set[str]:
    """What stands to the verb, with what it is compounded of ("feasibility work")."""
    found = [c for c in verb.children if c.dep in dependencies and c.pos != "NUM"]
    return {t.base for c in found for t in (c, *c.children) if t is c or t.dep == "compound"}
