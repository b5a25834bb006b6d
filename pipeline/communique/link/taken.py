"""What a sentence takes up of the one before: its figure ("it stood at"), its deal, its goal."""

import re
from functools import cache

from communique.link import lexicon
from communique.link.sentence import Sentence
from communique.link.words import Word

FIGURES = {"figure", "total", "amount", "sum", "volume", "value"}
"""Nouns that take up a figure told before."""
_TAKING_UP = {"the", "this", "that", "its"}
PARTED = {"this", "that", "these"}
"""What stands for a figure behind the "of" that opens a sentence."""
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
    r"^\W*of\s+(?:this|that|these),?\s|"
    rf"\bto\s+(?:{'|'.join(sorted(GOALS))})\b|"
    rf"\b{_RISEN}\w*\s+(?:it|(?:the|its)\s+(?:{'|'.join(sorted(FIGURES))}))\b",
    re.IGNORECASE,
)
"""Where a word may stand for a figure told before, without the parse."""

SIGNINGS = {
    "sign", "initial", "ratify", "ink", "conclude", "renew", "extend", "finalise", "finalize",
}  # fmt: skip
"""Verbs by which a deal is made."""
SIGNED = re.compile(
    r"\b(?:it|(?:agreement|pact|deal|accord|treaty|document|memorandum|protocol|paper)s?)\s+"
    r"(?:\w+\s+){1,3}?(?:signed|initial+ed|ratified|inked|concluded|renewed|extended|finali[sz]ed)\b",
    re.IGNORECASE,
)
"""Where a deal of the two that an article is about may be signed, without the parse."""


def is_part(money: Word) -> bool:
    """Whether the figure has a clause of its own: "of which $1 billion was paid"."""
    parts = (child for child in money.children if child.pos == "ADP")
    return any(t.lower == "which" for part in parts for t in part.children)


def stands_for_figure(token: Word) -> bool:
    """Whether the word stands for a figure told before: "It stood at", "bring the total to"."""
    if token.lower in PARTED and token.head.lower == "of":
        return token.i - token.doc.sentence(token.i)[0] == 1  # "Of this, $5 million is for ..."
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
def goals() -> frozenset[str]:
    return lexicon.verb_forms(frozenset(GOALS))


def is_goal(token: Word, sentence: Sentence) -> bool:
    """Whether the two mean to bring their trade so far: "the two want to reach $5 billion"."""
    if token.lower not in goals() or not token.is_verb or not sentence.figure:
        return False
    if not any(len(argument.codes) > 1 for argument in sentence.country):
        return False
    sums = {m.root for m in sentence.money}
    trade = sentence.figure["predicate"] == "trade"
    return trade and any(c.dep == "dobj" and c in sums for c in token.children)


def stands_for_deal(token: Word) -> bool:
    """Whether "it" is what is signed: "It was signed in 2017"."""
    return token.lower == "it" and token.dep == "nsubjpass" and token.head.base in SIGNINGS
