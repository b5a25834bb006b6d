"""Counts, which add up, and the rates that follow from them.

>>> counts = Counts(gold=4, predicted=2, hit_gold=2, hit_predicted=2)
>>> counts.precision, counts.recall, round(counts.f1, 3)
(1.0, 0.5, 0.667)
>>> print(Counts().precision)
None
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """What was asked for and given, and the hits among both.

    Hits are counted twice, since a line that is not exhaustive speaks for recall only.
    """

    gold: int = 0
    predicted: int = 0
    hit_gold: int = 0
    hit_predicted: int = 0

    def add(self, other: "Counts") -> None:
        self.gold += other.gold
        self.predicted += other.predicted
        self.hit_gold += other.hit_gold
        self.hit_predicted += other.hit_predicted

    @property
    def precision(self) -> float | None:
        return rate(self.hit_predicted, self.predicted)

    @property
    def recall(self) -> float | None:
        return rate(self.hit_gold, self.gold)

    @property
    def f1(self) -> float | None:
        return f1_of(self.precision, self.recall)


def rate(part: float, whole: int) -> float | None:
    """Null where there is nothing to divide by."""
    return part / whole if whole else None


def f1_of(precision: float | None, recall: float | None) -> float | None:
    """Null only where nothing was asked for and nothing given."""
    if precision is None and recall is None:
        return None
    p, r = precision or 0.0, recall or 0.0
    return 2 * p * r / (p + r) if p + r else 0.0
