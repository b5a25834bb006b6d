"""Facts of one sentence that claim the same words: the one that owns them keeps them."""

from collections.abc import Iterator

from communique.link import grounds, standing, tree
from communique.link.frame import Frame, Told
from communique.link.lexicon import FLOWS
from communique.link.words import Word

_DEALS = FLOWS | {"contract", "agreement"}
_STOPS = {"project.halt", "project.cancel", "project.plan"}
_ENDS = {"project.opening", "project.first"}
_PURPOSES = {"acl", "relcl", "advcl", "xcomp"}
NEARER = 2.0
"""Steps in the tree by which a date must be nearer to one fact to be taken from another."""


def settle(told: list[Told]) -> list[Told]:
    """The facts less those that only help to tell another, each date with the fact it is of."""
    frames = [frame for frame, _ in told]
    kept = [t for t in told if not any(_is_told_by(t[0], other) for other in frames)]
    for one in kept:
        for other in kept:
            _yield_date(one, other)
    return kept


def _is_told_by(frame: Frame, other: Frame) -> bool:
    """Whether a fact only says what a deal is for, or says no more than its noun or verb."""
    if frame is other:
        return False
    if other.rule.id == "contract.deal" and frame.rule.predicate == "agreement":
        return frame.trigger == other.trigger
    if frame.rule.id == "contract.built" and other.rule.predicate == "investment":
        return frame.trigger == other.trigger
    if frame.rule.id == "agreement.verb" and other.rule.predicate in FLOWS:
        return other.trigger in tree.under(frame.trigger)
    if other.rule.predicate in _DEALS and _is_aim(frame):
        return _is_purpose_of(frame, other) or _is_builders(frame, other)
    if not _is_milestone(frame) or not _is_milestone(other) or not _same_project(frame, other):
        return False
    if frame.rule.id in _STOPS:
        return other.rule.id in _ENDS and _governs(frame.trigger, other.trigger)
    return other.rule.id not in _STOPS and _governs(other.trigger, frame.trigger)


def _is_aim(frame: Frame) -> bool:
    """Whether it is of the kind that a deal may be made for: works, a meeting to host."""
    return _is_milestone(frame) or frame.rule.id in ("contract.built", "meeting.verb")


def _is_milestone(frame: Frame) -> bool:
    return frame.rule.roles == "host" and frame.money is None


def _is_purpose_of(frame: Frame, deal: Frame) -> bool:
    """As in "lent $2 million to build the road", "help Georgia complete the road"."""
    if deal.project and frame.project and not _same_project(frame, deal):
        return False
    clauses = [t for t in tree.ancestry(frame.trigger) if t.dep in _PURPOSES]
    inside = {t.i for clause in clauses if _is_infinitive(clause) for t in tree.under(clause)}
    return frame.trigger.i in inside and deal.trigger.i not in inside


def _is_infinitive(clause: Word) -> bool:
    return any(child.lower == "to" for child in clause.children)


def _is_builders(frame: Frame, deal: Frame) -> bool:
    """Whether the verb only says who built it, and nothing of when."""
    if not _is_milestone(frame):
        return False
    dated = any(date.root in tree.under(frame.trigger) for date in frame.sentence.date)
    return deal.trigger == frame.trigger and not dated and frame.trigger.tag != "VBG"


def _same_project(one: Frame, other: Frame) -> bool:
    names = [f.project.values["name"] if f.project else None for f in (one, other)]
    return names[0] == names[1] is not None


def _governs(verb: Word, noun: Word) -> bool:
    """Whether the noun is subject or object of the verb, or of that of which it is said."""
    heads = {verb, verb.head} if verb.dep in ("acomp", "attr", "pobj") else {verb}
    heads |= {verb.head.head} if verb.dep == "pobj" else set()
    return noun.pos == "NOUN" and noun != verb and noun.head in heads


def _yield_date(one: Told, other: Told) -> None:
    """Give up a date beyond the clause that stands in the clause of another fact."""
    (frame, fact), (rival, theirs) = one, other
    if frame.money and rival.money:  # Sums told side by side may share their date.
        return
    if frame.trigger == rival.trigger or not fact["period"] or not theirs["period"]:
        return
    if grounds.of(frame) is not None:  # It was told with its deal, and so when that was signed.
        return
    if _is_same_day(frame, rival):
        return
    for place, date in _dates(frame):
        if place not in fact["mentions"] or place not in theirs["mentions"]:
            continue
        mine, his = (min(tree.distance(a, date) for a in _anchors(f)) for f in (frame, rival))
        if his + NEARER <= mine and _is_apart(frame, date) and not _is_apart(rival, date):
            fact["mentions"].remove(place)
            fact["period"] = None
            fact["modality"], fact["status"] = standing.of(frame, None)


def _is_same_day(frame: Frame, rival: Frame) -> bool:
    """Whether both are deeds of one subject, as in "met on Monday and signed a pact"."""
    verb, before = tree.verb_of(frame.trigger), tree.verb_of(rival.trigger)
    if verb == before and verb.is_verb:
        return not _is_milestone(frame)
    if verb.dep != "conj" or verb.head != before or _is_milestone(frame):
        return False
    past = verb.tag == before.tag == "VBD"
    return past and not any(child.dep in tree.SUBJECTS for child in verb.children)


def _dates(frame: Frame) -> Iterator[tuple[str, Word]]:
    yield from ((d.place, d.root) for d in frame.sentence.date if d.place)


def _anchors(frame: Frame) -> list[Word]:
    return [frame.trigger, *([frame.money.root] if frame.money else [])]


def _is_apart(frame: Frame, date: Word) -> bool:
    """Whether joined words or the border of a clause lie between."""
    found = tree.meet(frame.trigger, date)
    return found is None or any(
        token.dep == "conj" or tree.opens_clause(token) for token in (*found[0], *found[1])
    )
