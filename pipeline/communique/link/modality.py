"""What a statement claims of its event: asserted, planned, conditional, negated or reported."""

import re
from collections.abc import Iterator
from itertools import pairwise

from communique.link import lexicon, prospects, tree
from communique.link.cues import Cue
from communique.link.lexicon import Use
from communique.link.words import Word, once
from communique.records import Modality

STRENGTH: tuple[Modality, ...] = ("negated", "reported", "conditional", "planned")
"""Where several hold, the first one is the statement's."""

_NEGATIONS = {"no", "not", "n't", "never", "without", "neither", "nor", "none", "nobody"}
_FUTURE = {"will", "shall", "'ll", "’ll", "wo", "would", "must", "should"}
_POSSIBLE = {"could", "may", "might", "can"}
_CONDITIONS = {"if", "unless", "provided", "should"}
_ASKS = {"ask", "wonder", "know", "see", "decide", "determine", "doubt", "check", "say"}
_TELLS = {"say", "believe", "report", "understand", "think", "rumour", "rumor", "claim", "allege"}
_TO_COME = {"acl", "relcl", "ROOT"}
"""Where an infinitive is still to be done; as a root it is a headline's ("Oman to invest")."""
_ARE = {"be", "stand"}
_AT = {"at", "during", "after", "following"}
_HELD = {"dobj", "nsubjpass"}
_YET = {"have", "be", "remain"}
_UNSURE = {"unclear", "uncertain", "unsure", "doubtful", "question", "doubt", "clear", "known"}
"""What is said of "whether ..." where nobody knows."""
_AUXILIARIES = _FUTURE | _POSSIBLE | {
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "isn", "doesn", "didn",
}  # fmt: skip
_FIRST = re.compile(r"\W*(?:[\w ]{1,30}:\W*)?([^\W\d_]+)")
"""The first word, after who speaks in a transcript."""
_DEPENDS = Cue(
    "subject to|conditional|contingent|pending|on condition that|on the condition that|as long as|"
    "so long as|only if|only after|assuming|in the event|hinge|hinging|depend|,",
    r"\b(?:subject to|conditional (?:up)?on|contingent (?:up)?on|pending|"
    r"on (?:the )?condition that|(?:as|so) long as|only if|only after|assuming|in the event|"
    r"hing(?:es?|ing|ed) on)\b|"
    r"(?<!no longer )(?<!not )\bdepend(?:s|ing|ed)? (?:up)?on\b|"
    r",\s+provided\s+(?:that\s+)?(?:the|it|they|a|an|all|no|this|these|there)\b",
)
_ACCORDING = Cue(
    "according to|citing|quoting|condition of anonymity|not to be|declined to be|"
    "asked to remain|it is|it was|it has been|as is|as was|reports|sources|rumours|rumors|"
    "familiar with|knowledge of|briefed on",
    r"\b(?:according to|citing|quoting)\b[^,.;]*\b(?:reports?|media|newspapers?|press|sources?|"
    r"people|diplomats?|weekly|daily|magazine|television|rumou?rs?|leaks?|insiders?|analysts?|"
    r"times|post|journal|bloomberg|reuters|nikkei|news)\b|\bcondition of anonymity\b|"
    r"\b(?:not|declined) to be (?:named|identified|quoted)\b|\basked to remain anonymous\b|"
    r"\bfamiliar with the\b|\bbriefed on the\b|"
    r"\b(?:it|as) (?:is|was|has been) (?:alleged|claimed|rumou?red|reported|believed)\b|"
    r"\b(?:reports|sources|rumours|rumors) (?:say|said|have it)\b|"
    r"\bknowledge of the (?:matter|plan|talks|deal|discussions|situation)\b",
)


def of(trigger: Word) -> Modality:
    """The modality of the event that the trigger names, by the words above and beside it."""
    if is_occasion(trigger):
        return "planned" if _is_to_come(tree.verb_of(trigger)) else "asserted"
    found = _readings(trigger)
    return next((modality for modality in STRENGTH if modality in found), "asserted")


def is_occasion(meeting: Word) -> bool:
    """Whether something is said or done there, as "at talks between", "after a meeting of"."""
    between = {"between", "of", "with"}.intersection(c.lower for c in meeting.children)
    whose = {"poss", "prep"} <= {c.dep for c in meeting.children}
    return meeting.dep == "pobj" and meeting.head.lower in _AT and (whose or bool(between))


def _is_to_come(verb: Word) -> bool:
    """Whether what is done there is still ahead; "pledged to raise it at talks" is past."""
    if any(c.dep == "aux" and c.lower in _FUTURE for c in verb.children):
        return True
    return _is_infinitive(verb) and verb.head.tag != "VBD"


def is_planned(trigger: Word) -> bool:
    """Whether it is planned, be it on a condition."""
    return "planned" in _readings(trigger)


@once
def _readings(trigger: Word) -> frozenset[Modality]:
    """Everything that the words around the trigger make of its event."""
    found = {*_beside(trigger), *_about(trigger)}
    own = [trigger] if trigger.pos == "VERB" else []
    found.update(*map(_clause, [*own, *tree.governors(trigger)]))
    part = _part(trigger)
    if _ACCORDING.search(part) or _is_question(trigger):
        found.add("reported")
    if _DEPENDS.search(part):
        found.add("conditional")
    return frozenset(found)


@once
def _clause(verb: Word) -> frozenset[Modality]:
    """What a verb and the words that hang on it say of what is told in its clause."""
    return frozenset([*_beside(verb), *_of_verb(verb)])


def _is_question(trigger: Word) -> bool:
    """Whether it asks if something is so; "why did they lend it?" takes it for granted."""
    sentence = trigger.doc.written(*trigger.doc.sentence(trigger.i))
    if not sentence.rstrip("\"”’') \n").endswith("?"):
        return False
    first = _FIRST.match(sentence)
    return first is not None and first[1].lower() in _AUXILIARIES


def _of_verb(verb: Word) -> Iterator[Modality]:
    meaning = lexicon.meaning(verb)
    subject = tree.subject(verb)
    if meaning.modality:
        yield meaning.modality
    if prospects.is_meant(verb) or prospects.is_closing(verb):
        yield "planned"
    if subject is None:
        return
    if meaning.speech and any(_hedge(word, "unnamed") for word in _titles(subject)):
        yield "reported"
    if _hedge(subject, "noun") == "reported" and _is_told_in(verb):
        yield "reported"
    if subject.dep in tree.PASSIVE and verb.lemma in _TELLS:
        yield "reported"
    if _hedge(subject, "actor") or any(c.lower in _NEGATIONS for c in subject.children):
        yield "negated"


def _titles(speaker: Word) -> Iterator[Word]:
    """The speaker, and what it is said to be: "the weekly Caijing reports"."""
    yield speaker
    if speaker.pos == "PROPN":
        yield from (c for c in speaker.children if c.pos == "NOUN" and c.dep in tree.NAMING)


def _is_told_in(verb: Word) -> bool:
    """Whether the verb says what is rumoured, as in "speculation swirled that ..."."""
    return any(c.dep in ("ccomp", "acl") for c in verb.children)


def _about(trigger: Word) -> Iterator[Modality]:
    """What the nouns above the trigger say of it: "reports of a loan", "plans to borrow"."""
    for below, node in pairwise(tree.ancestry(trigger)[:5]):
        if below.dep == "xcomp" and (stance := _hedge(node, "stance")):
            yield stance
        if prospects.is_nearly(below):
            yield "planned"
        if node.pos not in ("NOUN", "PROPN"):
            if node.is_verb and node.dep not in ("acl", "pcomp"):
                return
            continue
        hedge = _hedge(node, "noun")
        if hedge and not (hedge == "planned" and _is_done(node)):
            yield hedge
            if any(child.lower in _NEGATIONS for child in node.children):
                yield "negated"
            if hedge == "reported" and any(
                _hedge(t, "denial") for t in trigger.doc.between(*trigger.doc.sentence(trigger.i))
            ):
                yield "negated"


def _is_done(plan: Word) -> bool:
    """Whether nothing is left to do, as in "wrapped up talks on a pact"."""
    verb = plan.head
    done = lexicon.meaning(verb).status in ("agreed", "completed") and plan.dep in _HELD
    return done and not is_open(verb)


def _beside(node: Word) -> Iterator[Modality]:
    """What the words that hang directly from a noun or verb say of it."""
    for child in node.children:
        yield from _of_child(node, child)
    if node.dep == "pobj" and node.head.lower == "without":
        yield "negated"
    if node.lemma in _ARE and any(_is_due(c) for c in node.children):
        yield "planned"
    if _is_outstanding(node):
        yield "negated"
    if node.dep in ("advcl", "ccomp") and _opens_condition(node) and not _is_asked(node):
        yield "conditional"
    if _is_unsure(node):
        yield "conditional"


def _is_asked(clause: Word) -> bool:
    """Whether the "if" opens a question: "asked if Japan would lend"."""
    return clause.dep == "ccomp" and clause.head.lemma in _ASKS


def _is_unsure(clause: Word) -> bool:
    """As in "it is unclear whether Japan will lend"."""
    if not any(c.lower == "whether" and c.dep == "mark" for c in clause.children):
        return False
    above = clause.head
    return not _UNSURE.isdisjoint(w.lower for w in (above, *above.children))


def _of_child(node: Word, child: Word) -> Iterator[Modality]:
    word = child.lower
    no_longer = word == "longer" and any(c.lower == "no" for c in child.children)
    if child.dep == "neg" or no_longer or (word in _NEGATIONS and child.dep in ("det", "preconj")):
        yield "negated"
    elif child.dep == "aux":
        yield from _of_auxiliary(node, word)
    elif child.dep == "advcl" and _opens_condition(child):
        yield "conditional"
    elif hedge := _hedge(child, "adjective" if node.pos == "NOUN" else "adverb"):
        yield hedge


def _of_auxiliary(node: Word, word: str) -> Iterator[Modality]:
    if word == "would" and any(c.lower == "have" and c.dep == "aux" for c in node.children):
        yield "conditional"
    elif word in _FUTURE or (word == "to" and _is_still_to_do(node)):
        yield "planned"
    elif word in _POSSIBLE:
        yield "conditional"


def _is_still_to_do(verb: Word) -> bool:
    return verb.dep in _TO_COME or _is_due(verb) or prospects.is_proposed(verb)


def _is_due(verb: Word) -> bool:
    """As in "is to receive", "stands to receive", "is going to receive"."""
    above = verb.head
    going = above.lemma == "go" and above.tag == "VBG"
    return _is_infinitive(verb) and verb.dep == "xcomp" and (going or above.lemma in _ARE)


def _is_infinitive(verb: Word) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def _is_outstanding(verb: Word) -> bool:
    """As in "has yet to receive"."""
    above = verb.head
    if verb.dep != "xcomp" or above.lemma not in _YET or not _is_infinitive(verb):
        return False
    return any(c.lower == "yet" for c in (*above.children, *verb.children))


def is_open(verb: Word) -> bool:
    """Whether the verb itself tells of what may or shall come."""
    words = {child.lower for child in verb.children if child.dep in ("aux", "neg")}
    return bool(words & (_FUTURE | _POSSIBLE | _NEGATIONS))


def _opens_condition(clause: Word) -> bool:
    opened = any(child.lower in _CONDITIONS for child in clause.children)
    return opened or prospects.is_inverted(clause)


def _hedge(token: Word, use: Use) -> Modality | None:
    known = lexicon.hedges()[use]
    return known.get(token.lower) or known.get(token.base)


def _part(trigger: Word) -> str:
    """The sentence as far as the semicolons around the trigger, in lower case."""
    doc = trigger.doc
    start, end = doc.sentence(trigger.i)
    parts, number = doc.semicolons, trigger.part
    start = max([start, *parts[:number][-1:]])
    end = min([end, *(i for i in parts[number : number + 2] if i > trigger.i)])
    return doc.lowered[slice(*doc.characters(start, end))]
