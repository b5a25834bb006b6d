"""A run against gold: every pair and every lone item, from which all figures are summed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from communique.evaluate import align, facts
from communique.evaluate.align import Item
from communique.evaluate.counts import Counts
from communique.evaluate.gold import GoldArticle, GoldSet
from communique.evaluate.neutral import Leave
from communique.evaluate.outcome import Outcome, outcome, total
from communique.evaluate.predictions import Prediction, Predictions
from communique.evaluate.split import Part
from communique.records import KINDS


@dataclass(frozen=True, slots=True)
class Comparison:
    """All outcomes over some gold articles, named `set/id`."""

    articles: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    scored: frozenset[str]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in (*KINDS, "fact") if kind in self.scored)

    def of(self, kind: str) -> list[Outcome]:
        return [one for one in self.outcomes if one.kind == kind]

    def counts(self, kind: str, mode: str) -> Counts:
        return total(self.of(kind), mode)

    def by(self, kind: str, mode: str, key: Callable[[Outcome], str | None]) -> dict[str, Counts]:
        """Counts of a kind by article, rule, form …; outcomes without the key are left out."""
        groups: dict[str, list[Outcome]] = {}
        for one in self.of(kind):
            name = key(one)
            if name is not None:
                groups.setdefault(name, []).append(one)
        return {name: total(group, mode) for name, group in sorted(groups.items())}


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
        one
        for article in chosen.articles
        for one in _article(article, predictions.get(article.id, Prediction()), forms)
    ]
    names = tuple(f"{article.set}/{article.id}" for article in chosen.articles)
    return Comparison(names, tuple(outcomes), chosen.scored)


def _article(
    article: GoldArticle, prediction: Prediction, forms: Collection[str]
) -> Iterator[Outcome]:
    leave = Leave(article, forms)
    for kind in KINDS:
        if kind in article.scored:
            wanted, found = _of_kind(article.mentions, kind), _of_kind(prediction.mentions, kind)
            for pair in align.mentions(wanted, found, leave.leaves):
                yield outcome(kind, pair, leave)
    if "fact" in article.scored:
        for pair in facts.aligned(article.facts, prediction.facts, leave.leaves):
            yield outcome("fact", pair, leave)


def _of_kind(items: list[Item], kind: str) -> list[Item]:
    return [item for item in items if item["kind"] == kind]
