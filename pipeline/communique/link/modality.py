"""What a statement claims of its event: asserted, planned, conditional, negated or reported."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from communique.link import lexicon, tree
from communique.link.lexicon import Use
from communique.records import Modality

STRENGTH: tuple[Modality, ...] = ("negated", "reported", "conditional", "planned")
"""Where several hold, the first one is the statement's."""

_NEGATIONS = {"no", "not", "n't", "never", "without", "neither", "nor", "none", "nobody"}
_FUTURE = {"will", "shall", "'ll", "’ll", "wo", "would", "must", "should"}
_POSSIBLE = {"could", "may", "might", "can"}
_CONDITIONS = {"if", "unless", "provided", "should"}
_ASKS = {"ask", "wonder", "know", "see", "decide", "determine", "doubt", "check", "say"}
_TELLS = {"say", "believe", "report", "understand", "think", "rumour", "rumor", "claim", "allege"}
_NOBODY = {"it", "there", "this", "that", "which"}
_AUXILIARIES = _FUTURE | _POSSIBLE | {
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "isn", "doesn", "didn",
}  # fmt: skip
_FIRST = re.compile(r"\W*(?:[\w ]{1,30}:\W*)?([^\W\d_]+)")
"""The first word, after who speaks in a transcript."""
_DEPENDS = re.compile(
    r"\b(?:subject to|conditional (?:up)?on|contingent (?:up)?on|pending|on condition that|"
    r"as long as|only if)\b|(?<!no longer )(?<!not )\bdepend(?:s|ing|ed)? (?:up)?on\b|"
    r",\s+provided\s+(?:that\s+)?(?:the|it|they|a|an|all|no|this|these|there)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoting)\b[^,.;]*\b(?:reports?|media|newspapers?|press|sources?|"
    r"people|diplomats?|weekly|daily|magazine|television|rumou?rs?|leaks?)\b|"
    r"\bcondition of anonymity\b",
    re.IGNORECASE,
)


def of(trigger: Token) -> Modality:
    """The modality of the event that the trigger names, by the words above and beside it."""
    found = set(_readings(trigger))
    return next((modality for modality in STRENGTH if modality in found), "asserted")


def is_planned(trigger: Token) -> bool:
    """Whether it is planned, be it on a condition."""
    return "planned" in _readings(trigger)


def speaker(trigger: Token) -> str | None:
    """Whose words they are: who says it in a verb above, or according to whom it is."""
    for verb in [*([trigger] if trigger.pos_ == "VERB" else []), *tree.governors(trigger)]:
        source = _according(verb)
        if source is None and _says(verb):
            source = _speaker(verb)
            if source is None:
                return None
        if source is not None:
            return _phrase(source)
    return None


def _says(verb: Token) -> bool:
    """Whether it is said: "added a grant" is not."""
    meaning = lexicon.meaning(verb)
    given = meaning.direction and any(c.dep_ == "dobj" for c in verb.children)
    return meaning.speech and not given


def _according(verb: Token) -> Token | None:
    """In "according to the ministry" the ministry."""
    for child in verb.children:
        if child.lower_ == "according":
            return next((t for t in tree.under(child) if t.dep_ == "pobj"), None)
    return None


def _speaker(verb: Token) -> Token | None:
    """The subject of a verb of saying; of "it was announced by the ministry" the ministry."""
    subject = _subject(verb)
    if subject is not None and subject.dep_ in tree.SUBJECT:
        return None if subject.lower_ in _NOBODY else subject
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    return None if agent is None else next(iter(agent.children), None)


def _readings(trigger: Token) -> Iterator[Modality]:
    yield from _beside(trigger)
    yield from _about(trigger)
    own = [trigger] if trigger.pos_ == "VERB" else []
    for verb in [*own, *tree.governors(trigger)]:
        yield from _beside(verb)
        yield from _of_verb(verb)
    part = _part(trigger)
    if _ACCORDING.search(part) or _is_question(trigger.sent.text):
        yield "reported"
    if _DEPENDS.search(part):
        yield "conditional"


def _is_question(sentence: str) -> bool:
    """Whether it asks if something is so; "why did they lend it?" takes it for granted."""
    first = _FIRST.match(sentence)
    asks = first is not None and first[1].lower() in _AUXILIARIES
    return asks and sentence.rstrip("\"”’') \n").endswith("?")


def _of_verb(verb: Token) -> Iterator[Modality]:
    meaning = lexicon.meaning(verb)
    subject = _subject(verb)
    if meaning.modality:
        yield meaning.modality
    if subject is None:
        return
    if meaning.speech and _hedge(subject, "unnamed"):
        yield "reported"
    if subject.dep_ in tree.PASSIVE and verb.lemma_ in _TELLS:
        yield "reported"
    if _hedge(subject, "actor") or any(c.lower_ in _NEGATIONS for c in subject.children):
        yield "negated"


def _about(trigger: Token) -> Iterator[Modality]:
    """What the nouns above the trigger say of it: "reports of a loan", "plans to borrow"."""
    for below, node in pairwise(tree.ancestry(trigger)[:5]):
        if below.dep_ == "xcomp" and (stance := _hedge(node, "stance")):
            yield stance
        if node.pos_ not in ("NOUN", "PROPN"):
            if node.pos_ in ("VERB", "AUX") and node.dep_ != "acl":
                return
            continue
        hedge = _hedge(node, "noun")
        if hedge:
            yield hedge
            if any(child.lower_ in _NEGATIONS for child in node.children):
                yield "negated"
            if hedge == "reported" and any(_hedge(t, "denial") for t in trigger.sent):
                yield "negated"


def _beside(node: Token) -> Iterator[Modality]:
    """What the words that hang directly from a noun or verb say of it."""
    for child in node.children:
        yield from _of_child(node, child)
    if node.dep_ == "pobj" and node.head.lower_ == "without":
        yield "negated"
    if node.lemma_ == "be" and any(_is_due(c) for c in node.children):
        yield "planned"
    if node.dep_ in ("advcl", "ccomp") and _opens_condition(node) and not _is_asked(node):
        yield "conditional"


def _is_asked(clause: Token) -> bool:
    """Whether the "if" opens a question: "asked if Japan would lend"."""
    return clause.dep_ == "ccomp" and clause.head.lemma_ in _ASKS


def _of_child(node: Token, child: Token) -> Iterator[Modality]:
    word = child.lower_
    no_longer = word == "longer" and any(c.lower_ == "no" for c in child.children)
    if (
        child.dep_ == "neg"
        or no_longer
        or (word in _NEGATIONS and child.dep_ in ("det", "preconj"))
    ):
        yield "negated"
    elif child.dep_ == "aux":
        yield from _of_auxiliary(node, word)
    elif child.dep_ == "advcl" and _opens_condition(child):
        yield "conditional"
    elif hedge := _hedge(child, "adjective" if node.pos_ == "NOUN" else "adverb"):
        yield hedge


def _of_auxiliary(node: Token, word: str) -> Iterator[Modality]:
    if word == "would" and any(c.lower_ == "have" and c.dep_ == "aux" for c in node.children):
        yield "conditional"
    elif word in _FUTURE or (word == "to" and (node.dep_ in ("acl", "relcl") or _is_due(node))):
        yield "planned"
    elif word in _POSSIBLE:
        yield "conditional"


def _is_due(verb: Token) -> bool:
    """As in "is to receive"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def is_open(verb: Token) -> bool:
    """Whether the verb itself tells of what may or shall come."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return bool(words & (_FUTURE | _POSSIBLE | _NEGATIONS))


def _opens_condition(clause: Token) -> bool:
    return any(child.lower_ in _CONDITIONS for child in clause.children)


def _hedge(token: Token, use: Use) -> Modality | None:
    return lexicon.hedges().get((token.lemma_.lower(), use)) or lexicon.hedges().get(
        (token.lower_, use)
    )


def _part(trigger: Token) -> str:
    """The sentence as far as the semicolons around the trigger."""
    sentence = trigger.sent
    parts = tree.semicolons(trigger.doc)
    number = bisect_left(parts, trigger.i)
    start = max([sentence.start, *parts[:number][-1:]])
    end = min([sentence.end, *(i for i in parts[number : number + 2] if i > trigger.i)])
    return str(sentence.doc[start:end].text)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in (*tree.SUBJECT, *tree.PASSIVE)), None)


def _phrase(subject: Token) -> str:
    words = list(tree.under(subject))
    return str(subject.doc[words[0].i : words[-1].i + 1].text)
