"""Dates as TempEval-3 scores them: strict and relaxed span, then type and value over relaxed."""

from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts
from communique.evaluate.outcome import Outcome

ROWS = ("strict", "relaxed", "type", "value")


def table(comparison: Comparison) -> dict[str, Counts]:
    """Counts by row; `type` and `value` are hits where the span overlaps and the field is right."""
    found = {row: Counts() for row in ROWS}
    for outcome in comparison.of("date"):
        for row in ROWS:
            found[row].add(outcome.counting(hit=_hit(row, outcome)))
    return found


def _hit(row: str, outcome: Outcome) -> bool:
    if row == "strict":
        return "exact" in outcome.hits
    field = {"type": "timex_type", "value": "timex_value"}.get(row)
    return "overlap" in outcome.hits and field not in outcome.wrong
