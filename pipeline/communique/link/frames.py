"""Facts of one sentence: its figures, milestones and events, each told once."""

from communique.link import events, figures, milestones
from communique.link.frame import Fact, Told, Trigger
from communique.link.lexicon import FLOWS
from communique.link.sentence import Sentence, triggers


def of(sentence: Sentence) -> list[Fact]:
    """The sentence's facts, in the fields of `records.Fact` less ids."""
    if not sentence.parsed:
        return []
    found = triggers(sentence)
    told = list(figures.of(sentence, found))
    told += milestones.of(sentence, [trigger for trigger in found if not _is_told(trigger, told)])
    told += events.of(sentence, found, {made["rule"] for _, made in told})
    return _together([made for _, made in told])


def _is_told(found: Trigger, told: list[Told]) -> bool:
    """Whether a figure's fact was made by the trigger, or it only says what the money is for."""
    trigger, rule = found
    if any(f.trigger.i == trigger.i and f.rule.predicate == rule.predicate for f, _ in told):
        return True
    purpose = trigger.dep_ in ("acl", "advcl", "xcomp") and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in trigger.children
    )
    return purpose and rule.roles == "host" and any(m["predicate"] in FLOWS for _, m in told)


def _together(facts: list[Fact]) -> list[Fact]:
    """Cost and milestone of one project in one sentence are one fact."""
    kept: list[Fact] = []
    for fact in facts:
        twin = next((k for k in kept if _is_twin(k, fact)), None)
        if twin is None:
            kept.append(fact)
            continue
        for name in ("status", "period", "money"):
            twin[name] = twin[name] if twin[name] is not None else fact[name]
    return kept


def _is_twin(one: Fact, other: Fact) -> bool:
    same = one["predicate"] == other["predicate"] and one["project"] == other["project"]
    if not same:
        return False
    if one["predicate"] in ("meeting", "agreement"):
        return bool(one["countries"] == other["countries"])
    return one["project"] is not None and None in (one["money"], other["money"])
