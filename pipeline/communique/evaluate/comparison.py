"""A run against gold: every pair, every lone item, and what each counts for."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from communique.evaluate import align, facts, values
from communique.evaluate.align import Item, Pair
from communique.evaluate.counts import Counts
from communique.evaluate.gold import GoldArticle, GoldSet
from communique.evaluate.predictions import Prediction, Predictions
from communique.evaluate.split import Part
from communique.records import KINDS

MENTION_MODES = ("exact", "value", "overlap", "overlap_value")
"""Same span; same span and value; shared character; shared character and same value."""
FACT_MODES = ("strict", "core", "relaxed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold item with the prediction that answers it, or one of the two alone.

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
            return "right" if self.hits & {"value", "strict"} else "wrong"
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """All outcomes over some gold articles; figures are sums over them."""

    articles: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    scored: frozenset[str]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in (*KINDS, "fact") if kind in self.scored)

    def of(self, kind: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.kind == kind]

    def counts(self, kind: str, mode: str) -> Counts:
        return total(self.of(kind), mode)

    def by(self, kind: str, mode: str, key: Callable[[Outcome], str | None]) -> dict[str, Counts]:
        """Counts of a kind by article, rule, form …; outcomes without the key are left out."""
        groups: dict[str, list[Outcome]] = {}
        for outcome in self.of(kind):
            name = key(outcome)
            if name is not None:
                groups.setdefault(name, []).append(outcome)
        return {name: total(group, mode) for name, group in sorted(groups.items())}


def modes(kind: str) -> tuple[str, ...]:
    return FACT_MODES if kind == "fact" else MENTION_MODES


def total(outcomes: Iterable[Outcome], mode: str) -> Counts:
    counts = Counts()
    for outcome in outcomes:
        one = outcome.counts(mode)
        counts.gold += one.gold
        counts.predicted += one.predicted
        counts.hit_gold += one.hit_gold
        counts.hit_predicted += one.hit_predicted
    return counts


def compare(
    predictions: Predictions,
    gold: GoldSet,
    *,
    part: Part | None = None,
    forms: Collection[str] = (),
) -> Comparison:
    """Align predictions with gold; with `forms`, countries of any other form are neutral."""
    chosen = gold.part(part)
    outcomes = [
        outcome
        for article in chosen.articles
        for outcome in _article(article, predictions.get(article.id, Prediction()), forms)
    ]
    names = tuple(f"{article.set}/{article.id}" for article in chosen.articles)
    return Comparison(names, tuple(outcomes), chosen.scored)


def _article(
    article: GoldArticle, prediction: Prediction, forms: Collection[str]
) -> Iterator[Outcome]:
    def asked_for(item: Item) -> bool:
        return not item.get("optional") and not _other_form(item, forms)

    def is_optional(item: Item) -> bool:
        return not asked_for(item)

    def is_neutral(predicted: Item) -> bool:
        return (
            _other_form(predicted, forms)
            or (article.calendar_only and not _is_calendar(predicted))
            or not article.exhaustive
            or _touches_optional(predicted, article, is_optional)
        )

    for kind in KINDS:
        if kind in article.scored:
            pairs = align.mentions(
                _of_kind(article.mentions, kind), _of_kind(prediction.mentions, kind), is_optional
            )
            yield from (_outcome(article, kind, pair, is_optional, is_neutral) for pair in pairs)
    if "fact" in article.scored:
        pairs = facts.aligned(article.facts, prediction.facts, is_optional)
        yield from (_outcome(article, "fact", pair, is_optional, is_neutral) for pair in pairs)


def _of_kind(items: list[Item], kind: str) -> list[Item]:
    return [item for item in items if item["kind"] == kind]


def _outcome(
    article: GoldArticle,
    kind: str,
    pair: Pair,
    is_optional: Callable[[Item], bool],
    is_neutral: Callable[[Item], bool],
) -> Outcome:
    gold, predicted = pair
    neutral = is_optional(gold) if gold else bool(predicted and is_neutral(predicted))
    hits: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    if gold and predicted and kind == "fact":
        hits, wrong = facts.hits(gold, predicted), facts.wrong(gold, predicted)
    elif gold and predicted:
        wrong = values.wrong(gold, predicted)
        hits = mention_hits(align.is_exact(gold, predicted), not wrong)
        wrong += values.wrong_besides(gold, predicted)
    return Outcome(
        article=article.id,
        set=article.set,
        source=article.source,
        kind=kind,
        gold=gold,
        predicted=predicted,
        hits=frozenset(hits),
        wrong=wrong,
        neutral=neutral,
        recall_only=not article.exhaustive,
    )


def mention_hits(exact: bool, right: bool) -> tuple[str, ...]:
    if exact:
        return MENTION_MODES if right else ("exact", "overlap")
    return ("overlap", "overlap_value") if right else ("overlap",)


def _other_form(item: Item, forms: Collection[str]) -> bool:
    return bool(forms) and item.get("form") is not None and item["form"] not in forms


def _is_calendar(item: Item) -> bool:
    value: Any = item.get("timex_value") or ""
    return item.get("timex_type") in (None, "DATE") and not value.endswith("_REF")


def _touches_optional(
    predicted: Item, article: GoldArticle, is_optional: Callable[[Item], bool]
) -> bool:
    """Whether it overlaps a stretch, or an item of its kind, that gold leaves to the system."""
    if "kind" not in predicted:
        return any(_overlap(place, article.optional) for place in facts.places(predicted))
    place = predicted["start"], predicted["end"]
    same_kind = (m for m in article.mentions if m["kind"] == predicted["kind"] and is_optional(m))
    return _overlap(place, [*article.optional, *((m["start"], m["end"]) for m in same_kind)])


def _overlap(place: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in stretches)
