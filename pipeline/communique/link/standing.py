"""How a statement and its deal stand: the modality of the one, the status of the other."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from communique.link import grounds, lexicon, modality, tree
from communique.link.frame import Frame
from communique.link.lexicon import FLOWS
from communique.link.periods import Period
from communique.link.words import Word, once
from communique.records import Modality

LOOSE = 16
"""Tokens behind a deal within which a clause of it may stand."""
_WORK = {"build", "construct", "expand", "upgrade", "rebuild", "renovate", "enlarge"}
_WORK_TOO = {
    "extend", "modernise", "modernize", "rehabilitate", "develop", "lay", "erect", "reconstruct",
    "refurbish", "restore", "widen", "dredge", "deepen", "electrify", "pave", "dig",
}  # fmt: skip
"""Verbs that are of works only where a project is their own object."""
_DONE = {"take", "help", "cost", "use", "serve", "manage", "begin", "start", "continue", "come"}
"""Verbs whose infinitive is done: "took eight years to build"."""
_SIGNED = {"agreement", "deal", "contract", "accord", "pact"}
_DEAL = {"planned", "agreed", "suspended", "cancelled"}
"""What a deal can be; that work on an asset has begun or ended is said of projects only."""
_LASTS = {"stay", "remain", "keep"}
"""What will stay shut is shut."""
_BARS = {"block", "prevent", "bar", "obstruct"}
_EASES = {"restructure", "reschedule", "defer", "postpone", "rework", "rearrange"}
"""What creditors agree on."""
PAID = FLOWS | {"contract"}
_ENDED = {"suspended", "cancelled"}


def of(frame: Frame, period: Period | None) -> tuple[Modality, str | None]:
    said = modality.of(_signed(frame) or frame.trigger)
    ahead = _lies_ahead(period, frame.sentence.published)
    if said == "asserted" and (ahead or _is_expected(frame) or _is_agreed_on(frame)):
        said = "planned"
    if said == "negated" and ahead and _waits(frame):
        said = "planned"
    if said == "asserted" and _is_still_to_do(frame):
        said = "planned"
    ended = _ended(frame) if said == "planned" else None
    if ended and not (ahead and ended == "suspended"):
        return "asserted", ended
    if frame.rule.id == "project.halt" and said in _of_halt(frame.trigger):
        return "asserted", "suspended"
    if frame.rule.id == "project.start" and said == "negated" and _is_kept_from(frame.trigger):
        return "asserted", "suspended"
    if frame.rule.id == "project.service" and said != "planned" and _serves_nobody(frame.trigger):
        return "asserted", "suspended"
    return said, _status(frame, said)


def _is_expected(frame: Frame) -> bool:
    """Whether the sum itself is yet to come, as in "$2 million of an expected $5 million"."""
    words = frame.money.root.children if frame.money else ()
    known = lexicon.hedges()["adjective"]
    return any(w.dep == "amod" and known.get(w.lower) == "planned" for w in words)


def _is_agreed_on(frame: Frame) -> bool:
    """Whether they only agreed on it so far, as in "agreed to raise their trade to $3 billion"."""
    if frame.rule.predicate != "trade":
        return False
    verbs = tree.governors(frame.trigger)
    return any(v.dep == "xcomp" and v.head.lemma == "agree" for v in verbs)


def _of_halt(verb: Word) -> set[str]:
    """What the verb makes of the halt that it tells: what will stay shut is shut already."""
    blocks = lexicon.meaning(verb).modality == "negated"
    open_ = modality.is_open(verb)
    return {"planned"} if verb.lemma in _LASTS else {"negated"} if blocks and not open_ else set()


def _is_kept_from(work: Word) -> bool:
    """Whether work was not taken up again, or somebody stands in its way."""
    return work.lemma == "resume" or any(v.lemma in _BARS for v in tree.governors(work)[:1])


def _serves_nobody(verb: Word) -> bool:
    """As in "has carried no trains since May"."""
    objects = (c for c in verb.children if c.dep == "dobj")
    return any(child.lower == "no" for thing in objects for child in thing.children)


def _ended(frame: Frame) -> str | None:
    """The end of what was planned ("dropped plans for the dam"), unless that lies ahead too."""
    for verb in tree.governors(frame.trigger):
        status = lexicon.meaning(verb).status
        if status in _ENDED and not modality.is_open(verb):
            return status
    return None


def _is_still_to_do(frame: Frame) -> bool:
    """Whether it is a plan, or what somebody is to do ("was chosen to build") and has not done."""
    verb = frame.trigger
    if frame.rule.predicate != "project" or frame.rule.status == "planned":
        return frame.rule.predicate == "project"
    to = verb.tag == "VB" and any(child.lower == "to" for child in verb.children)
    return to and verb.head.lemma not in _DONE


def _waits(frame: Frame) -> bool:
    """As in "will not open before 2031": it is only put off."""
    return any(token.lower in ("before", "until", "till") for token in frame.sentence.words)


def _lies_ahead(period: Period | None, published: str | None) -> bool:
    """Whether the event is dated after the article, as in "the ministers meet in October"."""
    begins = period and (period["start_date"] or period["end_date"])
    return bool(begins and published and begins > published)


def _status(frame: Frame, said: Modality) -> str | None:
    predicate = frame.rule.predicate
    status = _told(frame)
    if said == "asserted" and status is None and _is_agreed_to(frame):
        return "agreed"
    if said == "negated" or predicate == "trade" or (predicate == "debt" and status not in _DEAL):
        return None
    if said == "planned" and predicate in PAID and grounds.of(frame):
        return "agreed"
    if said == "planned" and (status != "agreed" or _is_to_come(frame)):
        return "planned"
    if predicate == "project":
        return "planned" if said == "conditional" and status not in _ENDED else status
    if said == "conditional" and modality.is_planned(frame.trigger):
        return "planned"
    if said == "reported" and status == "agreed" and modality.is_planned(frame.trigger):
        return None
    told = {"cancelled"} if predicate == "meeting" else _DEAL
    return status if status in told and said != "conditional" else None


def _is_agreed_to(frame: Frame) -> bool:
    """Whether it is by nature what two agree on: a pact, new terms for a debt."""
    eased = frame.rule.predicate == "debt" and any(v.lemma in _EASES for v in _verbs(frame))
    return eased or frame.rule.predicate == "agreement" or frame.rule.id == "debt.eased"


def _is_to_come(frame: Frame) -> bool:
    """Whether the deal itself is still to be made, as in "will sign a contract"."""
    return any(
        lexicon.meaning(verb).status == "agreed" and modality.of(verb) == "planned"
        for verb in _verbs(frame)
    )


def _told(frame: Frame) -> str | None:
    """The status by what the verbs above make of a noun, else by the rule, the verbs, the head."""
    stated = [status for verb in _verbs(frame) if (status := _of_verb(verb, frame))]
    if frame.rule.predicate != "project":  # "It was built with a loan, agreed in May".
        stated = [status for status in stated if status in _DEAL]
    if frame.rule.status and not (stated and frame.trigger.pos == "NOUN"):
        return frame.rule.status
    if frame.rule.predicate == "debt" and "agreed" in stated:
        return "agreed"  # "Agreed to suspend payments".
    if frame.rule.predicate == "debt" and any(v.lemma in _EASES for v in _verbs(frame)):
        return None
    signed = frame.trigger.head.base in _SIGNED or _agreed_clause(frame.trigger)
    return stated[0] if stated else ("agreed" if signed else None)


@once
def _agreed_clause(noun: Word) -> Word | None:
    """In "the loan, signed in May, ..." the clause."""
    clauses = (c for c in noun.children if c.dep in ("acl", "relcl"))
    found = next((c for c in clauses if _agrees(lexicon.meaning(c))), None)
    return found or (_loose_clause(noun) if noun.pos == "NOUN" else None)


def _loose_clause(noun: Word) -> Word | None:
    """The participle in "a loan from a bank of China, agreed in May", wherever it is tied to."""
    end = noun.doc.sentence(noun.i)[1]
    words = noun.doc.between(noun.i, min(noun.i + LOOSE, end))
    for before, word in pairwise(words):
        if word.base in _deals():
            return None
        said = before.lower == "," and word.tag in ("VBN", "VBD") and _is_bare(word)
        if said and lexicon.meaning(word).status == "agreed":
            return word
    return None


@cache
def _deals() -> frozenset[str]:
    return grounds.DEALS | lexicon.flow_nouns()


def _is_bare(verb: Word) -> bool:
    return not any(c.dep in tree.SUBJECTS or c.dep.startswith("aux") for c in verb.children)


def _agrees(verb: lexicon.Verb) -> bool:
    return verb.status == "agreed" or verb.direction == "mutual"


def _signed(frame: Frame) -> Word | None:
    """The clause by which a paper was signed: "in a pact signed in May, Tokyo offers ..."."""
    if frame.rule.predicate not in ("agreement", "contract"):
        return None
    return _agreed_clause(frame.trigger)


def _verbs(frame: Frame) -> Iterator[Word]:
    if signed := _signed(frame):
        yield signed
    if frame.trigger.pos == "VERB":
        yield frame.trigger
    yield from tree.governors(frame.trigger)


def _of_verb(verb: Word, frame: Frame) -> str | None:
    """What the verb says of deal or asset; work that is not going on any more is done."""
    works = verb.base in _WORK or (verb == frame.trigger and verb.base in _WORK_TOO)
    if works:
        going_on = verb.tag == "VBG" or any(c.lower == "being" for c in verb.children)
        return "under_construction" if going_on else "completed"
    return lexicon.meaning(verb).status
