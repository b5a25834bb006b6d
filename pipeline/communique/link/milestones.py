"""Facts of projects: each milestone of a named asset, or who pays for it without a sum."""

from collections.abc import Iterator

from communique.link import assets, fact, lexicon, tree
from communique.link.frame import Frame, Told, Trigger
from communique.link.lexicon import Rule
from communique.link.required import is_complete
from communique.link.sentence import Argument, Sentence
from communique.link.slots import subjects
from communique.link.words import Word

NEAR = 7.0
"""Steps in the tree between a trigger and the project that it is about."""
_HELD = {"own", "of", "for", "on", "subject", "passive", "object"}
PARTS = {
    "production", "operation", "service", "work", "construction", "earthwork", "ground", "stone",
    "foundation", "cornerstone", "concrete", "pipe", "track", "rail", "laying",
    "building", "assembly", "erection",
}  # fmt: skip
"""What stands for a project as subject or object of its verb ("ground was broken in May")."""
SHARES = {
    "cost", "bill", "expense", "money", "half", "most", "rest", "remainder", "balance", "bulk",
    "share", "%", "percent", "cent", "third", "quarter", "fifth", "tenth", "part", "whole",
}  # fmt: skip
"""What is given of the money that the project at hand takes ("Japan lends half")."""
_OF_WORKS = {"ceremony", "work", "date", "phase", "period", "deadline", "schedule", "project"}
"""Nouns that another says the milestone of ("opening ceremony", and not "landing station")."""
SET = 2.5
"""Steps in the tree between what is set or planned and the words for it."""
_SET_ON = {"object", "passive", "subject", "own", "of", "head", "near", "with", "verb:subject"}
"""Slots in which a project is what is planned, and not what something else is planned for."""
_LATE = {"delayed", "postponed"}
"""What an asset is called that took long, and may be there by now."""
_TURNS = {"project.halt", "project.cancel", "project.progress"}
"""What becomes of work by a verb."""
_ON_THE_WAY = {"from", "through", "along", "via", "verb:from", "verb:through", "verb:at"}
"""Slots in which an asset stands to what it serves ("gas flows through the pipeline")."""


def of(sentence: Sentence, found: list[Trigger]) -> Iterator[Told]:
    for trigger, rule in found:
        if "project" not in rule.needs or rule.both or not _is_held(trigger, rule):
            continue
        if _is_aside(trigger, rule) or _is_told_by_verb(trigger, rule, found):
            continue
        for project in _subjects(trigger, sentence, rule):
            if rule.roles == "host" and _is_of_other(rule, trigger, project, sentence):
                continue
            frame = Frame(rule, trigger, sentence, None, project)
            made = fact.of(frame)
            if is_complete(made, frame):
                yield frame, made


def _is_held(trigger: Word, rule: Rule) -> bool:
    """Whether a verb awards or signs what is only then a deal, as a concession."""
    return not rule.under or any(verb.lemma in rule.under for verb in tree.governors(trigger))


def _subjects(trigger: Word, sentence: Sentence, rule: Rule) -> list[Argument]:
    """The projects that the trigger is about: those it holds itself, else those beside it."""
    slots = {
        number: slot
        for number, project in enumerate(sentence.project)
        if (slot := _slot(trigger, project.root, rule))
    }
    works = trigger.pos == "NOUN" and rule.id != "project.plan"
    if works or _is_of_it(trigger, rule):
        if not sentence.project:
            implied = assets.implied(rule, trigger, sentence)
            return [implied] if implied else []
        if before := _parted(trigger, sentence):
            return [before]
    if before := _joined_subject(trigger, sentence):
        return [before]
    held = [n for n, slot in slots.items() if slot in _HELD]
    about = assets.ABOUT | (_ON_THE_WAY if rule.roles == "host" else set())
    if rule.status == "planned" and trigger.pos != "NOUN":
        on = _SET_ON | ({"to"} if trigger.lemma == "give" else set())
        near = [n for n, slot in slots.items() if slot in on]
        own = _first_of(trigger)
        return [p for n in near if tree.distance(own, (p := sentence.project[n]).root) <= SET]
    chosen = held or [n for n, slot in slots.items() if slot in about]
    projects = [sentence.project[n] for n in chosen]
    return [p for p in projects if not _is_before(trigger, p.root)] or projects


def _first_of(verb: Word) -> Word:
    """The verb whose subject a joined one shares: "was due in 2025 and is promised for 2028"."""
    shares = verb.dep == "conj" and verb.head.is_verb
    return verb.head if shares and not any(c.dep in tree.SUBJECTS for c in verb.children) else verb


def _parted(trigger: Word, sentence: Sentence) -> Argument | None:
    """The last project before the semicolon behind which nothing but "works" is named."""
    if not all(tree.is_parted(trigger, project.root) for project in sentence.project):
        return None
    before = [p for p in sentence.project if p.root.i < trigger.i]
    return max(before, key=lambda project: project.root.i, default=None)


def _is_before(trigger: Word, project: Word) -> bool:
    """Whether it stands in the clause before: "opened the dam, but work on ... has stopped"."""
    found = tree.meet(trigger, project)
    return found is not None and any(t.dep == "conj" and t.is_verb for t in found[0])


def _slot(trigger: Word, project: Word, rule: Rule) -> str:
    """The slot of the trigger, or of the verb below it ("gas began to flow through ...")."""
    for word in (trigger, *(c for c in trigger.children if c.dep == "xcomp")):
        slot = tree.slot(word, project) if tree.distance(word, project) <= NEAR else ""
        if slot and slot not in ("far", "xcomp"):
            return slot
    return "for" if rule.roles in ("work", "hired") and tree.is_purpose(trigger, project) else ""


def _is_aside(trigger: Word, rule: Rule) -> bool:
    """Whether it only tells of another milestone, as in "the opening, planned for May, was ..."."""
    if rule.roles == "host" and trigger.dep == "compound" and trigger.head.base not in _OF_WORKS:
        return True
    if trigger.dep == "advcl" and trigger.tag == "VBN" and _is_only_when(trigger):
        return True
    if rule.id == "project.halt" and trigger.dep == "amod" and trigger.lower in _LATE:
        return True
    if rule.id == "project.start":
        above = next(iter(tree.governors(trigger)), None)
        return above is not None and lexicon.meaning(above).status == "agreed"
    if rule.id == "project.due":
        return any(child.dep in ("xcomp", "ccomp", "advcl") for child in trigger.children)
    compared = any(child.lower in ("than", "as") for child in trigger.children)
    told = trigger.dep == "acl" and trigger.head.base in lexicon.milestones()
    return rule.id == "project.plan" and (compared or told or trigger.head.lower == "than")


def _is_of_other(rule: Rule, trigger: Word, project: Argument, sentence: Sentence) -> bool:
    """Whether something else is open or dropped: "stands ready to lend", "drops its objections"."""
    if trigger.pos == "ADJ" and trigger.dep == "amod" and trigger.i < trigger.head.i:
        return trigger.head.base not in lexicon.references() and not any(
            p.root == trigger.head or trigger.head.i in p.tokens for p in sentence.project
        )
    held = trigger in tree.ancestry(project.root)
    if held and trigger.pos == "ADJ":
        aims = [c for c in trigger.children if c.dep == "xcomp"]
        return any(aim in tree.ancestry(project.root) for aim in aims)
    if rule.id != "project.build" and (held or trigger.dep != "advcl"):
        return False
    things = [c for c in trigger.children if c.dep == "dobj" and c.pos == "NOUN"]
    things = [t for t in things if t.base not in PARTS and t.base not in lexicon.references()]
    return any(all(t != p.root for p in sentence.project) for t in things)


def _is_told_by_verb(work: Word, rule: Rule, found: list[Trigger]) -> bool:
    """Whether a verb that says nothing by itself tells of the work: "work came to a standstill"."""
    verbs = tree.governors(work)[:1] if rule.id == "project.start" and work.pos == "NOUN" else []
    plain = [verb for verb in verbs if not lexicon.meaning(verb).status]
    return any(trigger in plain and other.id in _TURNS for trigger, other in found)


def _is_only_when(clause: Word) -> bool:
    """As in "once finished, the line will ...", "when completed"."""
    words = {child.lower for child in clause.children}
    return bool(words & {"once", "when"}) and not any(c.dep == "auxpass" for c in clause.children)


def _joined_subject(verb: Word, sentence: Sentence) -> Argument | None:
    """The project before a joined verb that lacks a subject ("A was built and B was opened").

    The parser takes such a subject for a part of the clause before.
    """
    children = {child.dep for child in verb.children}
    if verb.dep != "conj" or "aux" not in children or children & tree.SUBJECTS:
        return None
    between = [p for p in sentence.project if verb.head.i < p.root.i < verb.i]
    return max(between, key=lambda project: project.root.i, default=None)


def _is_of_it(verb: Word, rule: Rule) -> bool:
    """Whether subject or object is "it" or work on something, or "it" is what is paid for."""
    actors = [actor for _, actor in subjects(verb)]
    objects = [c for c in verb.children if c.dep == "dobj"]
    about = any(s.lower == "it" or s.base in lexicon.milestones() for s in actors)
    if rule.roles == "outward" and any(c.base in SHARES for c in objects):
        return True
    if rule.roles == "host":
        parts = [c for c in (*actors, *objects) if c.base in PARTS]
        return about or bool(parts) or any(c.lower == "it" for c in objects)
    of_it = any(t.lower == "it" for c in objects for t in tree.under(c))
    return of_it or (about and rule.roles == "built")
