"""Where countries stand in the drawing of who deals with whom: springs, without chance.

Countries that share facts pull one another, all push one another apart, and the start is a
spiral in order of weight: the same facts give the same drawing.

>>> sorted(layout({("CN", "KZ"): 3, ("JP", "PH"): 1}))
['CN', 'JP', 'KZ', 'PH']
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, combinations, product
from typing import Any

Place = tuple[float, float]
Ties = Mapping[tuple[str, str], int]

MOST = 60
"""Countries drawn at most, the busiest; more would be a thicket."""
WIDTH, HEIGHT, APART = 1000.0, 620.0, 78.0
EDGE = 26.0
ROUNDS = 300
_TURN = math.pi * (3 - math.sqrt(5))


def drawing(facts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Size and places for the facts of a page."""
    ties = Counter(pair for fact in facts for pair in _tied(fact))
    return {"width": WIDTH, "height": HEIGHT, "places": layout(ties), "most": MOST}


def _tied(fact: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Who gives to whom, and who meets or agrees with whom, each pair once."""
    flows = product(fact.get("source", ()), fact.get("target", ()))
    meetings = combinations(fact.get("participants", ()), 2)
    return {(min(pair), max(pair)) for pair in chain(flows, meetings) if len(set(pair)) == 2}


def layout(ties: Ties) -> dict[str, Place]:
    """Places in a drawing of `WIDTH` by `HEIGHT`, for the busiest countries of the ties."""
    weights: Counter[str] = Counter()
    for (one, other), count in ties.items():
        weights[one] += count
        weights[other] += count
    ranked = sorted(weights, key=lambda code: (-weights[code], code))[:MOST]
    kept = {pair: count for pair, count in sorted(ties.items()) if {*pair} <= {*ranked}}
    places = {code: _start(number) for number, code in enumerate(ranked)}
    for step in range(ROUNDS):
        _relax(places, kept, limit=0.25 * (1 - step / ROUNDS) + 0.004)
    return _spread(_fitted(places))


def _start(number: int) -> Place:
    radius = 0.35 * math.sqrt(number)
    return radius * math.cos(number * _TURN), radius * math.sin(number * _TURN)


def _relax(places: dict[str, Place], ties: Ties, *, limit: float) -> None:
    """One round: every country moves the way it is pulled and pushed, no further than `limit`."""
    forces = {code: (-0.35 * x, -0.35 * y) for code, (x, y) in places.items()}
    for one, other in _pairs(places):
        _push(forces, places, one, other)
    for (one, other), count in ties.items():
        _pull(forces, places, one, other, 1 + math.log(count))
    for code, (fx, fy) in forces.items():
        x, y = places[code]
        scale = min(1.0, limit / (math.hypot(fx, fy) or 1))
        places[code] = x + fx * scale, y + fy * scale


def _pairs(places: Mapping[str, Place]) -> Iterable[tuple[str, str]]:
    codes = list(places)
    return ((one, other) for n, one in enumerate(codes) for other in codes[n + 1 :])


def _push(forces: dict[str, Place], places: Mapping[str, Place], one: str, other: str) -> None:
    dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
    _act(forces, one, other, dx, dy, 0.3 / max(dx * dx + dy * dy, 1e-4))


def _pull(
    forces: dict[str, Place], places: Mapping[str, Place], one: str, other: str, weight: float
) -> None:
    dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
    _act(forces, one, other, dx, dy, -0.5 * weight * math.hypot(dx, dy))


def _act(
    forces: dict[str, Place], one: str, other: str, dx: float, dy: float, strength: float
) -> None:
    fx, fy = dx * strength, dy * strength
    forces[one] = forces[one][0] + fx, forces[one][1] + fy
    forces[other] = forces[other][0] - fx, forces[other][1] - fy


def _fitted(places: Mapping[str, Place]) -> dict[str, Place]:
    """The drawing stretched to its frame."""
    if not places:
        return {}
    xs, ys = zip(*places.values(), strict=True)
    return {
        code: (_scaled(x, xs, WIDTH), _scaled(y, ys, HEIGHT)) for code, (x, y) in places.items()
    }


def _scaled(value: float, values: tuple[float, ...], size: float) -> float:
    low, high = min(values), max(values)
    share = (value - low) / (high - low) if high > low else 0.5
    return EDGE + share * (size - 2 * EDGE)


def _spread(places: dict[str, Place]) -> dict[str, Place]:
    """Countries nearer than `APART` moved apart, so that no circle lies on another."""
    for _ in range(80):
        for one, other in _pairs(places):
            (x, y), (u, v) = places[one], places[other]
            gap = math.hypot(x - u, y - v)
            if gap < APART:
                dx, dy = ((x - u) / gap, (y - v) / gap) if gap > 1e-6 else (1.0, 0.0)
                by = (APART - gap) / 2
                places[one] = _framed(x + dx * by, y + dy * by)
                places[other] = _framed(u - dx * by, v - dy * by)
    return {code: (round(x, 1), round(y, 1)) for code, (x, y) in places.items()}


def _framed(x: float, y: float) -> Place:
    return min(max(x, EDGE), WIDTH - EDGE), min(max(y, EDGE), HEIGHT - EDGE)
