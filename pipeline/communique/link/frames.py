"""Facts of one sentence: its figures, milestones and events, each told once."""

from communique.link import events, figures, merge, milestones, rivals
from communique.link.frame import Fact, Told, Trigger
from communique.link.lexicon import FLOWS
from communique.link.sentence import Sentence
from communique.link.triggers import triggers


def of(sentence: Sentence) -> list[Fact]:
    """The sentence's facts, in the fields of `records.Fact` less ids."""
    found = triggers(sentence)
    told = list(figures.of(sentence, found))
    told += milestones.of(sentence, [trigger for trigger in found if not _is_told(trigger, told)])
    rest = [t for t in found if not _is_used(t, told) and not _is_stated(t, told)]
    told += events.of(sentence, rest, {made["rule"] for _, made in told})
    parts: dict[int, list[Fact]] = {}  # Cost and milestone parted by a semicolon are two facts.
    for frame, made in rivals.settle(told):
        part = frame.trigger.part if made["predicate"] == "project" else -1
        parts.setdefault(part, []).append(made)
    return [fact for part in sorted(parts) for fact in merge.together(parts[part])]


def _is_stated(found: Trigger, told: list[Told]) -> bool:
    """Whether a sum has told what becomes of the debt ("wrote off $2 million of debt")."""
    return found[1].predicate == "debt" and any(f.rule.predicate == "debt" for f, _ in told)


def _is_used(found: Trigger, told: list[Told]) -> bool:
    return found[1].predicate in FLOWS and any(frame.trigger.i == found[0].i for frame, _ in told)


def _is_told(found: Trigger, told: list[Told]) -> bool:
    """Whether a figure's fact was made by the trigger."""
    trigger, rule = found
    return any(f.trigger.i == trigger.i and f.rule.predicate == rule.predicate for f, _ in told)
