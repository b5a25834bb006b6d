"""One gold item with the prediction that answers it, or one of the two alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.evaluate import align, facts, values
from communique.evaluate.align import Item, Pair
from communique.evaluate.counts import Counts
from communique.evaluate.neutral import Leave

MENTION_MODES = ("exact", "value", "overlap", "overlap_value")
"""Same span; same span and value; shared character; shared character and same value."""
FACT_MODES = ("full", "strict", "relaxed")


def modes(kind: str) -> tuple[str, ...]:
    return FACT_MODES if kind == "fact" else MENTION_MODES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item.

    `hits` are the modes in which the pair is right, `wrong` the fields in which it is not.
    A neutral outcome counts nowhere; with `recall_only` the prediction does not.
    """

    article: str
    set: str
    source: str | None
    kind: str
    gold: Item | None
    predicted: Item | None
    hits: frozenset[str] = frozenset()
    wrong: tuple[str, ...] = ()
    neutral: bool = False
    recall_only: bool = False

    @property
    def verdict(self) -> str:
        """`right`, `wrong` (value), `inexact` (span), `missing`, `spurious` or `neutral`."""
        if self.neutral:
            return "neutral"
        if self.predicted is None:
            return "missing"
        if self.gold is None:
            return "spurious"
        if "exact" in self.hits or self.kind == "fact":
            return "right" if self.hits & {"value", "full"} else "wrong"
        return "inexact"

    @property
    def place(self) -> tuple[int, int]:
        """The characters of the gold item, or of the prediction where there is none."""
        item = self.gold or self.predicted or {}
        start, end = item["evidence"] if self.kind == "fact" else (item["start"], item["end"])
        return start, end

    @property
    def rule(self) -> str | None:
        return self.predicted.get("rule") if self.predicted else None

    def counts(self, mode: str) -> Counts:
        return self.counting(hit=mode in self.hits)

    def counting(self, *, hit: bool) -> Counts:
        """What it adds to the counts of any measure in which the pair is a hit or not."""
        if self.neutral:
            return Counts()
        gold, predicted = self.gold is not None, self.predicted is not None and not self.recall_only
        return Counts(gold, predicted, gold and hit, predicted and hit)


def outcome(kind: str, pair: Pair, leave: Leave) -> Outcome:
    gold, predicted = pair
    hits, wrong = _judged(kind, gold, predicted) if gold and predicted else ((), ())
    return Outcome(
        article=leave.article.id,
        set=leave.article.set,
        source=leave.article.source,
        kind=kind,
        gold=gold,
        predicted=predicted,
        hits=frozenset(hits),
        wrong=wrong,
        neutral=leave.leaves(gold) if gold else bool(predicted and leave.forgives(predicted)),
        recall_only=not leave.article.exhaustive,
    )


def _judged(kind: str, gold: Item, predicted: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The modes in which a pair hits, and the fields in which it is wrong."""
    if kind == "fact":
        told = facts.wrong(gold, predicted) + facts.wrong_besides(gold, predicted)
        return facts.hits(gold, predicted), told
    wrong = values.wrong(gold, predicted)
    hits = _hits(align.is_exact(gold, predicted), not wrong)
    return hits, wrong + values.wrong_besides(gold, predicted)


def _hits(exact: bool, right: bool) -> tuple[str, ...]:
    if exact:
        return MENTION_MODES if right else ("exact", "overlap")
    return ("overlap", "overlap_value") if right else ("overlap",)


def total(outcomes: Iterable[Outcome], mode: str) -> Counts:
    counts = Counts()
    for one in outcomes:
        counts.add(one.counts(mode))
    return counts
