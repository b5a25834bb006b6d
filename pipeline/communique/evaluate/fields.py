"""How often each field is right, where the item itself was found.

Mentions count where the span is the same; facts where at least the relaxed hit stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.evaluate import facts, values
from communique.evaluate.align import Item
from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts, rate
from communique.evaluate.outcome import Outcome


@dataclass(slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        return rate(self.right, self.of)


def accuracies(comparison: Comparison, kind: str) -> dict[str, Share]:
    """By field, the value's own fields first; a field that gold leaves out does not count."""
    names = (*facts.FIELDS, *facts.OTHER) if kind == "fact" else (
        *values.VALUE_FIELDS[kind], *values.OTHER_FIELDS[kind]
    )  # fmt: skip
    shares = {name: Share() for name in names}
    for outcome in _found(comparison.of(kind)):
        for name, share in shares.items():
            if outcome.gold and _given(name, outcome.gold, kind):
                share.of += 1
                share.right += name not in outcome.wrong
    return shares


def _found(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        if not outcome.neutral and outcome.hits & {"exact", "relaxed"}:
            yield outcome


def _given(name: str, gold: Item, kind: str) -> bool:
    return facts.given(name, gold) if kind == "fact" else name in gold


def roles(comparison: Comparison) -> dict[str, Counts]:
    """Countries by role over all facts: a missing fact's are missed, a spurious one's are extra."""
    counts = {role: Counts() for role in facts.ROLES}
    for outcome in comparison.of("fact"):
        if not outcome.neutral and (outcome.gold is None or "countries" in outcome.gold):
            for role in facts.ROLES:
                counts[role].add(_role(role, outcome))
    return counts


def _role(role: str, outcome: Outcome) -> Counts:
    wanted, found = (facts.codes(role, side or {}) for side in (outcome.gold, outcome.predicted))
    hits = len(wanted & found)
    if outcome.recall_only:
        return Counts(len(wanted), 0, hits, 0)
    return Counts(len(wanted), len(found), hits, hits)


def modalities(comparison: Comparison) -> Counter[tuple[str, str]]:
    """How often each modality of gold was given as which."""
    return Counter(
        (outcome.gold["modality"], outcome.predicted.get("modality", "asserted"))
        for outcome in _found(comparison.of("fact"))
        if outcome.gold and outcome.predicted and "modality" in outcome.gold
    )


def hedged_as_plain(comparison: Comparison) -> Share:
    """Facts that the text plans, conditions, denies or reports, told as if they were so."""
    seen = modalities(comparison)
    hedged = {pair: n for pair, n in seen.items() if pair[0] != "asserted"}
    plain = sum(n for (_, told), n in hedged.items() if told == "asserted")
    return Share(plain, sum(hedged.values()))
