"""Two runs against the same gold: what the second fixed, broke, or got wrong differently."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from communique.evaluate.align import Item
from communique.evaluate.comparison import Comparison
from communique.evaluate.outcome import Outcome

Direction = Literal["fixed", "broken", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One gold item or spurious prediction, before and after; None where it stood in one only."""

    direction: Direction
    before: Outcome | None
    after: Outcome | None

    @property
    def rule(self) -> str | None:
        """The rule responsible: whose word it is now, or was where nothing is said any more."""
        sides = (self.after, self.before)
        return next((side.rule for side in sides if side is not None and side.rule), None)


def changes(before: Comparison, after: Comparison) -> list[Change]:
    """By article and place; what is neutral, or right both times, is no change."""
    first, second = (dict(_keyed(comparison)) for comparison in (before, after))
    found = []
    for key in [*first, *(key for key in second if key not in first)]:
        direction = _direction(first.get(key), second.get(key))
        if direction:
            found.append(Change(direction, first.get(key), second.get(key)))
    return sorted(found, key=_place)


def _keyed(comparison: Comparison) -> Iterator[tuple[str, Outcome]]:
    """Gold items by their own words, spurious predictions by place and values."""
    seen: dict[str, int] = {}
    for outcome in comparison.outcomes:
        if outcome.neutral:
            continue
        item = outcome.gold or _bare(outcome.predicted or {})
        side = "gold" if outcome.gold else "spurious"
        key = json.dumps([outcome.set, outcome.article, outcome.kind, side, item], sort_keys=True)
        seen[key] = seen.get(key, 0) + 1
        yield f"{key}{seen[key]}", outcome


_INCIDENTAL = {"id", "rule", "confidence", "sentence", "mentions", "evidence_more"}


def _bare(item: Item) -> Item:
    return {name: value for name, value in item.items() if name not in _INCIDENTAL}


def _direction(before: Outcome | None, after: Outcome | None) -> Direction | None:
    was_right = before is None or before.verdict == "right"
    is_right = after is None or after.verdict == "right"
    if was_right != is_right:
        return "fixed" if is_right else "broken"
    if was_right or before is None or after is None:
        return None
    told = [_bare(side.predicted or {}) for side in (before, after)]
    return None if told[0] == told[1] else "changed"


def _place(change: Change) -> tuple[str, str, str, int]:
    outcome = change.after or change.before
    if outcome is None:
        raise ValueError("a change of nothing")
    return outcome.set, outcome.article, outcome.kind, outcome.place[0]
