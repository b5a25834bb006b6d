"""Who meets whom: whether those who do speak for states, and what they only talk about."""

from communique.link import private, slots, tree
from communique.link.words import Word

_WITH = {"with", "between"}
_ABOUT = {
    "on", "about", "over", "regarding", "concerning", "after", "before", "amid", "despite",
    "following", "against", "since", "into",
}  # fmt: skip
_TREATS = {"discuss", "review", "debate", "address", "assess", "tackle", "resolve"}
_CALLS = {"visit", "tour", "trip", "stay", "stopover"}
"""What private people pay too."""
_OFFICIALS = {
    "side", "government", "authority", "leadership", "host", "neighbour", "neighbor", "partner",
    "ally", "country", "nation", "state", "colleague", "chief", "head", "general", "commander",
    "chairman", "chairwoman", "chairperson", "chair", "director", "member", "representative",
    "opposite", "economist", "treasurer", "pontiff", "pope", "patriarch", "parliament", "cabinet",
}  # fmt: skip
_GROUPS = {
    "party", "opposition", "union", "community", "tribe", "company", "firm", "church", "family",
    "club", "faction", "coalition", "association", "movement", "bank", "business", "protest",
    "rebel", "militia", "tribal", "religious",
}  # fmt: skip
"""Bodies within a state, whose leaders speak for no other one."""


def meets_others(trigger: Word) -> bool:
    """Whether somebody is met who speaks for no state: "met his lawyers", "talks with unions"."""
    verb = tree.verb_of(trigger)
    met = [c for word in {trigger, verb} for c in word.children if c.lower in _WITH]
    found = [c for preposition in met for c in preposition.children if c.dep == "pobj"]
    found += [c for c in trigger.children if trigger.is_verb and c.dep == "dobj"]
    found += [c for word in found for c in word.children if c.dep == "conj"]
    return any(w.lower == "it" or (w.pos == "NOUN" and not _is_official(w)) for w in found)


def is_private(trigger: Word) -> bool:
    """Whether private people go there ("thousands of tourists visited", "their trip to Mexico")."""
    if not trigger.is_verb and trigger.base not in _CALLS:
        return False
    people = private.of_use("private") | private.of_use("needy")
    doing = [word for _, word in slots.subjects(tree.verb_of(trigger))]
    doing += [c for word in doing for p in word.children if p.lower == "of" for c in p.children]
    return any(word.base in people and word.pos == "NOUN" for word in doing)


def is_topic(trigger: Word, party: Word) -> bool:
    """Whether they only talk about it, or meet because of it ("talks on the war in Syria")."""
    found = tree.meet(trigger, party)
    for word in found[1] if found else ():
        if word.dep == "prep" and word.lower in _WITH:
            return False
        if (word.dep == "prep" and word.lower in _ABOUT) or word.lemma in _TREATS:
            return True
    return False


def is_beside(trigger: Word, party: Word) -> bool:
    """Whether the text names it with the meeting, but not as one who meets."""
    return tree.slot(trigger, party) != "far" or is_topic(trigger, party)


def _is_official(word: Word) -> bool:
    of = (c for p in word.children if p.lower == "of" for c in p.children)
    own = (c for c in word.children if c.dep in ("compound", "amod"))
    stately = word.base in private.statesmen() | _OFFICIALS
    return stately and _GROUPS.isdisjoint(c.base for c in (*of, *own))
