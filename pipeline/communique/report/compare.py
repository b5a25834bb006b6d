"""A comparison as text: figures by kind, and the errors behind them."""

from collections.abc import Iterator
from typing import Any

from communique.evaluate.comparison import Comparison, Outcome, modes
from communique.evaluate.counts import Counts
from communique.evaluate.gold import GoldSet

NOTHING = "–"
"""Shown where a denominator is zero."""


def figures(comparison: Comparison) -> str:
    """The table of counts and rates by kind and mode."""
    head = f"{'':8} {'':14} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'found':>6} {'hits':>6}"
    rows = [
        _row(kind if number == 0 else "", mode, comparison.counts(kind, mode))
        for kind in comparison.kinds
        for number, mode in enumerate(modes(kind))
    ]
    return "\n".join([f"{len(comparison.articles)} articles", head, *rows])


def _row(kind: str, mode: str, counts: Counts) -> str:
    rates = " ".join(f"{shown(r):>6}" for r in (counts.precision, counts.recall, counts.f1))
    return f"{kind:8} {mode:14} {rates} {counts.gold:6} {counts.predicted:6} {counts.hit_gold:6}"


def shown(value: float | None, digits: int = 3) -> str:
    return NOTHING if value is None else f"{value:.{digits}f}"


def errors(comparison: Comparison, gold: GoldSet) -> str:
    """A line for each missing, spurious, wrong or inexact item, with its sentence around it."""
    texts = {(article.set, article.id): article.text for article in gold.articles}
    return "\n".join(
        line
        for outcome in comparison.outcomes
        if outcome.verdict not in ("right", "neutral")
        for line in _error(outcome, texts[outcome.set, outcome.article])
    )


def _error(outcome: Outcome, text: str) -> Iterator[str]:
    item = outcome.gold or outcome.predicted or {}
    start, end = item["evidence"] if outcome.kind == "fact" else (item["start"], item["end"])
    yield (
        f"{outcome.verdict:8} {outcome.kind:7} {outcome.article}:{start}-{end}  "
        + (f"[{outcome.rule}] " if outcome.rule else "")
        + ", ".join(outcome.wrong)
    )
    if outcome.kind == "fact":
        yield f"         {_flat(text[start:end])}"
    else:
        yield (
            f"         …{_flat(text[max(0, start - 60) : start])}"
            f"⟦{_flat(text[start:end])}⟧{_flat(text[end : end + 60])}…"
        )
    if outcome.gold:
        yield f"         gold  {_values(outcome.gold)}"
    if outcome.predicted:
        yield f"         found {_values(outcome.predicted)}"


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")


_UNSHOWN = {"id", "article_id", "kind", "start", "end", "sentence", "rule", "confidence",
            "evidence", "evidence_more", "mentions"}  # fmt: skip


def _values(item: dict[str, Any]) -> str:
    return " ".join(f"{k}={v!r}" for k, v in item.items() if k not in _UNSHOWN and v is not None)
