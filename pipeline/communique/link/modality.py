"""What a statement claims of its event: asserted, planned, conditional, negated or reported."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.link import lexicon, tree
from communique.records import Modality

STRENGTH: tuple[Modality, ...] = ("negated", "reported", "conditional", "planned")
"""Where several hold, the first one is the statement's."""

_NEGATIONS = {"no", "not", "n't", "never", "without", "neither", "nor", "none", "nobody"}
_FUTURE = {"will", "shall", "'ll", "’ll", "wo", "would"}
_POSSIBLE = {"could", "may", "might", "can"}
_CONDITIONS = {"if", "unless", "provided", "should"}
_HEARSAY = {"reportedly", "allegedly", "supposedly", "rumoured", "rumored", "purportedly"}
_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoting)\b[^,.;]*\b(?:reports?|media|newspapers?|press|sources?|"
    r"people|diplomats?|weekly|daily|magazine|television|rumou?rs?|leaks?)\b",
    re.IGNORECASE,
)
_UNNAMED = {
    "report", "source", "media", "newspaper", "press", "weekly", "daily", "magazine", "people",
    "rumour", "rumor", "diplomat", "outlet", "broadcaster", "paper", "insider",
}  # fmt: skip


def of(trigger: Token) -> Modality:
    """The modality of the event that the trigger names, by the words above and beside it."""
    found = set(_readings(trigger))
    return next((modality for modality in STRENGTH if modality in found), "asserted")


def speaker(trigger: Token) -> str | None:
    """Whose words they are: the subject of the verb of saying above the trigger."""
    for verb in tree.governors(trigger):
        if lexicon.verb(verb.lemma_).speech:
            subject = _subject(verb)
            return None if subject is None else _phrase(subject)
    return None


def _readings(trigger: Token) -> Iterator[Modality]:
    yield from _beside(trigger)
    own = [trigger] if trigger.pos_ == "VERB" else []
    for verb in [*own, *tree.governors(trigger)]:
        yield from _beside(verb)
        meaning = lexicon.verb(verb.lemma_)
        if meaning.modality:
            yield meaning.modality
        if meaning.speech and _is_unnamed(_subject(verb)):
            yield "reported"
    if _ACCORDING.search(trigger.sent.text):
        yield "reported"


def _beside(node: Token) -> Iterator[Modality]:
    """What the words that hang directly from a noun or verb say of it."""
    for child in node.children:
        word = child.lower_
        if child.dep_ == "neg" or (
            word in _NEGATIONS and child.dep_ in ("det", "advmod", "preconj")
        ):
            yield "negated"
        elif child.dep_ == "aux" and word in _FUTURE:
            yield "planned"
        elif child.dep_ == "aux" and word in _POSSIBLE:
            yield "conditional"
        elif child.dep_ == "aux" and word == "to" and node.dep_ in ("acl", "relcl"):
            yield "planned"
        elif word in _HEARSAY:
            yield "reported"
        elif child.dep_ == "advcl" and any(m.lower_ in _CONDITIONS for m in child.children):
            yield "conditional"
    if node.dep_ == "pobj" and node.head.lower_ == "without":
        yield "negated"
    if node.dep_ == "advcl" and any(m.lower_ in _CONDITIONS for m in node.children):
        yield "conditional"


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in (*tree.SUBJECT, *tree.PASSIVE)), None)


def _is_unnamed(subject: Token | None) -> bool:
    return subject is not None and subject.lemma_.lower() in _UNNAMED


def _phrase(subject: Token) -> str:
    words = list(subject.subtree)
    return str(subject.doc[words[0].i : words[-1].i + 1].text)
