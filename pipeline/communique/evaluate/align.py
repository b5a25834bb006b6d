"""Which prediction answers which gold mention: one to one, whatever order they come in.

Within an article and kind the assignment has, in this order, the most pairs with the same
span and the right value, the same span, an overlap and the right value, an overlap; among
equals those that share more characters and answer what is required.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

from communique.evaluate import assign, values

Item = dict[str, Any]
Pair = tuple[Item | None, Item | None]


def mentions(
    gold: list[Item], predicted: list[Item], is_optional: Callable[[Item], bool]
) -> list[Pair]:
    """Every gold mention and prediction of one article and kind, in pairs or alone."""
    gold, predicted = sorted(gold, key=_place), sorted(predicted, key=_place)
    settled = _settled(gold, predicted)
    base = 1 + min(len(gold), len(predicted))
    room = 4 * (1 + sum(g["end"] - g["start"] for g in gold))
    answered = set(settled.values())
    edges = {
        (i, j): room * base ** _level(gold[i], predicted[j])
        + 2 * _shared(gold[i], predicted[j])
        + (not is_optional(gold[i]))
        for i, j in _overlaps(gold, predicted)
        if i not in settled and j not in answered
    }
    return joined(gold, predicted, [*settled.items(), *assign.best(edges)])


def _settled(gold: list[Item], predicted: list[Item]) -> dict[int, int]:
    """Pairs of a span that stands once on either side: these are in every best assignment.

    With them out of the way, a prediction over half the article ties no group together.
    """
    spans = [_by_span(side) for side in (gold, predicted)]
    return {
        places[0]: spans[1][span][0]
        for span, places in spans[0].items()
        if len(places) == 1 and len(spans[1].get(span, ())) == 1
    }


def _by_span(items: list[Item]) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for number, item in enumerate(items):
        found.setdefault((item["start"], item["end"]), []).append(number)
    return found


def across_kinds(gold: list[Item], predicted: list[Item]) -> list[Pair]:
    """Mentions of whatever kind, paired by place: the most with the same span, then by overlap."""
    gold, predicted = sorted(gold, key=_place), sorted(predicted, key=_place)
    base = 1 + min(len(gold), len(predicted))
    room = 2 * (1 + sum(g["end"] - g["start"] for g in gold))
    edges = {
        (i, j): room * base ** is_exact(gold[i], predicted[j]) + _shared(gold[i], predicted[j])
        for i, j in _overlaps(gold, predicted)
    }
    return joined(gold, predicted, assign.best(edges))


def joined(gold: list[Item], predicted: list[Item], pairs: list[tuple[int, int]]) -> list[Pair]:
    """The pairs in gold's order, then what stayed alone."""
    partner = dict(pairs)
    taken = set(partner.values())
    return [
        *((g, predicted[partner[i]] if i in partner else None) for i, g in enumerate(gold)),
        *((None, p) for j, p in enumerate(predicted) if j not in taken),
    ]


def _place(item: Item) -> tuple[int, int, str]:
    return item["start"], item["end"], json.dumps(item, sort_keys=True, default=str)


def is_exact(gold: Item, predicted: Item) -> bool:
    return bool(gold["start"] == predicted["start"] and gold["end"] == predicted["end"])


def _level(gold: Item, predicted: Item) -> int:
    return 2 * is_exact(gold, predicted) + (not values.wrong(gold, predicted))


def _shared(one: Item, other: Item) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _overlaps(gold: list[Item], predicted: list[Item]) -> Iterator[tuple[int, int]]:
    """Index pairs of items that share a character; both lists are sorted by start."""
    starts = [p["start"] for p in predicted]
    longest = max((p["end"] - p["start"] for p in predicted), default=0)
    for i, g in enumerate(gold):
        j = bisect_left(starts, g["start"] - longest)
        while j < len(predicted) and starts[j] < g["end"]:
            if predicted[j]["end"] > g["start"]:
                yield i, j
            j += 1
