"""A comparison as one plain object, for `--json`: counts first, every rate with its interval."""

from collections.abc import Callable
from typing import Any

from communique.evaluate import documents, fields, intervals, rules, semeval, tempeval
from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts
from communique.evaluate.gates import headline
from communique.evaluate.outcome import Outcome, modes

GROUPS: dict[str, Callable[[Outcome], str | None]] = {
    "set": lambda outcome: outcome.set,
    "article": lambda outcome: f"{outcome.set}/{outcome.article}",
    "rule": lambda outcome: outcome.rule,
    "form": lambda outcome: _of(outcome, "form"),
    "source": lambda outcome: outcome.source,
}
"""What a table may be broken down by."""


def _of(outcome: Outcome, field: str) -> str | None:
    return (outcome.gold or {}).get(field) or (outcome.predicted or {}).get(field)


def as_dict(
    comparison: Comparison, *, seed: int = intervals.SEED, resamples: int = intervals.RESAMPLES
) -> dict[str, Any]:
    """Everything that is measured; nothing of any article's text."""
    return {
        "articles": len(comparison.articles),
        "seed": seed,
        "resamples": resamples,
        "kinds": {
            kind: _kind(comparison, kind, seed, resamples) for kind in comparison.kinds
        },
        "semeval": _semeval(comparison),
        "rules": [rule_dict(rule) for rule in rules.report(comparison)],
    }  # fmt: skip


def counted(counts: Counts | semeval.Tally) -> dict[str, Any]:
    """Counts and rates; a rate without a denominator is null."""
    names = [name for name in counts.__slots__]
    return {
        **{name: getattr(counts, name) for name in names},
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }


def _kind(comparison: Comparison, kind: str, seed: int, resamples: int) -> dict[str, Any]:
    return {
        "modes": {
            mode: {
                **counted(comparison.counts(kind, mode)),
                "intervals": _intervals(comparison, kind, mode, seed, resamples),
            }
            for mode in modes(kind)
        },
        "fields": {
            name: {"right": share.right, "of": share.of, "rate": share.rate}
            for name, share in fields.accuracies(comparison, kind).items()
        },
        "by": {group: _by(comparison, kind, group) for group in GROUPS},
        **_special(comparison, kind),
    }


def _by(comparison: Comparison, kind: str, group: str) -> dict[str, Any]:
    found = comparison.by(kind, headline(kind), GROUPS[group])
    return {name: counted(counts) for name, counts in found.items()}


def _special(comparison: Comparison, kind: str) -> dict[str, Any]:
    """What is measured of one kind only."""
    if kind == "country":
        return {"documents": counted(documents.countries(comparison))}
    if kind == "date":
        return {"tempeval": {r: counted(c) for r, c in tempeval.table(comparison).items()}}
    if kind != "fact":
        return {}
    plain = fields.hedged_as_plain(comparison)
    return {
        "roles": {role: counted(c) for role, c in fields.roles(comparison).items()},
        "modalities": [
            {"gold": gold, "found": found, "count": n}
            for (gold, found), n in sorted(fields.modalities(comparison).items())
        ],
        "hedged_as_plain": {"plain": plain.right, "of": plain.of, "rate": plain.rate},
    }


def _intervals(
    comparison: Comparison, kind: str, mode: str, seed: int, resamples: int
) -> dict[str, list[float]] | None:
    counts = intervals.matrix(comparison, kind, mode)
    found = intervals.bootstrap(counts, seed=seed, resamples=resamples)
    if found is None:
        return None
    return {name: [interval.low, interval.high] for name, interval in found.items()}


def _semeval(comparison: Comparison) -> dict[str, Any]:
    found = semeval.modes(comparison)
    return {
        "modes": {mode: counted(tally) for mode, tally in found.tallies.items()},
        "detected": found.detected,
        "classified": found.classified,
        "taken_for": [
            {"gold": gold, "found": kind, "count": n}
            for (gold, kind), n in sorted(found.taken_for.items())
        ],
    }


def rule_dict(rule: rules.Rule) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "rule": rule.id,
        "said": rule.said,
        "scored": rule.scored,
        "right": rule.right,
        "precision": rule.precision,
        "interval": list(rule.interval),
    }
