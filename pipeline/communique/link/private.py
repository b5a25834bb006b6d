"""What is no affair of states: sport, courts, crime, business figures, private people.

"Germany meet France in the semi-final", "a bribe of $5 million", "the singer gave her fans ...".
"""

import re
from functools import cache

from communique import tables
from communique.link import lexicon, tree
from communique.link.frame import Frame
from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word, once

_OF = {"from", "of", "in", "at"}
_HOLDS = {"of", "in", "as", "worth", "for"}
"""Prepositions by which a noun says what a sum is: "a fine of $2m", "$2m in damages"."""
_SCORE = re.compile(r"\b(?:beat|won|win|drew|lost|led|defeated|thrashed)\b[^.;]{0,60}?\b\d\d?-\d\d?\b")
_PLAYED = {"meeting", "agreement", "contract"}
_PAY = {"month", "week", "day", "hour"}
"""By what a wage is counted."""


def takes_part(argument: Argument, rule: Rule) -> bool:
    """Whether the country is not only said to be that of a private person ("a Spanish singer")."""
    uses = _uses(argument.root)
    return "private" not in uses and not (rule.roles == "participants" and "needy" in uses)


def is_private(frame: Frame) -> bool:
    """Whether what is told of the sum is no affair of states."""
    if frame.rule.predicate == "contract":
        return frame.money is not None and frame.money.values.get("per") in _PAY
    if not frame.rule.weak or frame.money is None:
        return False
    return is_sport(frame.rule, frame.sentence) or _is_none_of_aid(frame.money.root)


def is_sport(rule: Rule, sentence: Sentence) -> bool:
    """Whether countries play each other; where statesmen are named they may meet nevertheless."""
    if not (rule.weak or rule.predicate in _PLAYED):
        return False
    bases = {word.base for word in sentence.words if word.pos == "NOUN" and not _is_beside(word)}
    played = not bases.isdisjoint(_nouns("sport")) or _SCORE.search(sentence.text)
    return bool(played) and bases.isdisjoint(_statesmen())


def _is_beside(word: Word) -> bool:
    """Whether it only helps to name something: "match funding", "the final round"."""
    return word.dep in ("amod", "compound")


@cache
def _statesmen() -> frozenset[str]:
    return next(rule.subjects for rule in lexicon.rules() if rule.id == "meeting.travel")


@cache
def _nouns(use: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in tables.read("facts/private.tsv") if row["use"] == use)


@once
def _uses(root: Word) -> frozenset[str]:
    """What the noun that a country's name stands to shows its bearer to be."""
    heads = {root.base, _head(root).base}
    led = _head(root).head if root.head.lower in _OF else None
    heads |= {led.head.base if led.lower in _OF else led.base} if led is not None else set()
    return frozenset(use for use in ("private", "needy") if not heads.isdisjoint(_nouns(use)))


def _head(root: Word) -> Word:
    """The noun that it helps to name."""
    for word in tree.ancestry(root):
        if word.dep not in tree.OWN | {"appos"}:
            return word
    return root


def _is_none_of_aid(money: Word) -> bool:
    """Whether a noun around the sum says that it is a bribe, a fine, earnings, a prize."""
    held = {c.base for p in money.children if p.lower in _HOLDS for c in p.children}
    return not (held | set(_holders(money))).isdisjoint(_nouns("sum"))


def _holders(money: Word) -> list[str]:
    """The nouns that hold the sum, up to the verb."""
    held: list[str] = []
    for word in tree.ancestry(money)[1:]:
        if word.is_verb:
            break
        held.append(word.base)
    return held

