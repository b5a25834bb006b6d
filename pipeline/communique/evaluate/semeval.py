"""The modes of SemEval-2013 task 9 over all kinds together: strict, exact, partial, type.

A gold mention that nobody of its own kind answered may stand for a prediction of another
kind: such pairs, exact ones first, tell errors of *classification* from those of *detection*.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.evaluate import align
from communique.evaluate.align import Item
from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import f1_of, rate
from communique.evaluate.outcome import Outcome

MODES = ("strict", "exact", "partial", "type")


@dataclass(slots=True)
class Tally:
    """SemEval's five counts: correct, incorrect, partial, missing, spurious."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def possible(self) -> int:
        return self.correct + self.incorrect + self.partial + self.missing

    @property
    def actual(self) -> int:
        return self.correct + self.incorrect + self.partial + self.spurious

    @property
    def precision(self) -> float | None:
        return rate(self.correct + self.partial / 2, self.actual)

    @property
    def recall(self) -> float | None:
        return rate(self.correct + self.partial / 2, self.possible)

    @property
    def f1(self) -> float | None:
        return f1_of(self.precision, self.recall)


@dataclass(slots=True)
class Modes:
    """Tallies by mode, and which kind was taken for which."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {mode: Tally() for mode in MODES})
    taken_for: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def detected(self) -> int:
        """Gold mentions that some prediction overlaps, whatever its kind."""
        return self.taken_for.total()

    @property
    def classified(self) -> float | None:
        """Of the detected, the share that got the right kind."""
        right = sum(n for (gold, found), n in self.taken_for.items() if gold == found)
        return rate(right, self.detected)


Pairing = tuple[Item | None, Item | None]


def modes(comparison: Comparison) -> Modes:
    """Over mentions of articles annotated exhaustively; what is neutral counts nowhere."""
    found = Modes()
    for outcomes in _by_article(comparison.outcomes):
        for gold, predicted in _pairings(outcomes):
            _count(found, gold, predicted)
    return found


def _by_article(outcomes: Iterable[Outcome]) -> Iterable[list[Outcome]]:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        if not (outcome.kind == "fact" or outcome.neutral or outcome.recall_only):
            groups.setdefault((outcome.set, outcome.article), []).append(outcome)
    return groups.values()


def _pairings(outcomes: list[Outcome]) -> Iterator[Pairing]:
    """Pairs of one kind as they stand; what is alone is paired across the kinds."""
    lone_gold, lone_predicted = [], []
    for outcome in outcomes:
        if outcome.gold and outcome.predicted:
            yield outcome.gold, outcome.predicted
        elif outcome.gold:
            lone_gold.append(outcome.gold)
        elif outcome.predicted:
            lone_predicted.append(outcome.predicted)
    yield from align.across_kinds(lone_gold, lone_predicted)


def _count(found: Modes, gold: Item | None, predicted: Item | None) -> None:
    for mode, tally in found.tallies.items():
        name = _verdict(mode, gold, predicted)
        setattr(tally, name, getattr(tally, name) + 1)
    if gold and predicted:
        found.taken_for[gold["kind"], predicted["kind"]] += 1


def _verdict(mode: str, gold: Item | None, predicted: Item | None) -> str:
    if gold is None:
        return "spurious"
    if predicted is None:
        return "missing"
    exact, same_kind = align.is_exact(gold, predicted), gold["kind"] == predicted["kind"]
    if mode == "partial":
        return "correct" if exact else "partial"
    right = {"strict": exact and same_kind, "exact": exact, "type": same_kind}[mode]
    return "correct" if right else "incorrect"
