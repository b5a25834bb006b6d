"""The world as SVG: outlines and places of countries in the Equal Earth projection.

>>> world()["TV"].shape, world()["TV"].small
('', True)
"""

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique import tables

WIDTH = 1000.0
MERIDIAN = 11.0
"""Middle of the map; the edges then fall into the Bering Strait and cut no country's mainland."""
NORTH, SOUTH = 84.0, -57.0
_TERMS = (1.340264, -0.081106, 0.000893, 0.003796)
"""The polynomial of Šavrič, Patterson and Jenny, who published Equal Earth in 2018."""


_PARTS = {
    "Africa": (-20, 38, 54, -36), "Americas": (-128, 60, -32, -56),
    "Asia": (34, 56, 146, -11), "Europe": (-12, 66, 50, 34), "Oceania": (110, 10, 188, -48),
}  # fmt: skip
"""West, north, east and south of what the map can show."""


@dataclass(frozen=True, slots=True)
class Country:
    """`shape` is an SVG path, empty where the map is too coarse; `small` asks for a dot."""

    at: tuple[float, float]
    shape: str
    small: bool


@cache
def world() -> dict[str, Country]:
    return {
        row["code"]: Country(
            _point(row["at"]),
            "".join(_ring(ring) for ring in row.items_of("shape")),
            bool(row["small"]),
        )
        for row in tables.read("map/shapes.tsv")
    }


def plain() -> dict[str, dict[str, Any]]:
    """By code the name of every country, and where it lies unless it is no longer one."""
    names = {row["code"]: row["name"] for row in tables.read("country/names.tsv")}
    return {
        code: {"name": name, **(_drawn(world()[code]) if code in world() else {})}
        for code, name in {**names, "EU": "European Union"}.items()
    }


def parts() -> dict[str, list[float]]:
    """The part of the drawing that shows a part of the world: x, y, width, height."""
    return {"World": [0, 0, WIDTH, height()]} | {
        name: _frame(*sides) for name, sides in _PARTS.items()
    }


def _frame(west: float, north: float, east: float, south: float) -> list[float]:
    corners = [projected(x, y) for x in (west, east) for y in (north, south, 0)
               if south <= y <= north]  # fmt: skip
    xs, ys = zip(*corners, strict=True)
    return [round(v, 1) for v in (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))]


def _drawn(country: Country) -> dict[str, Any]:
    dot = {"small": True} if country.small else {}
    return {"at": country.at, "shape": country.shape, **dot}


def height() -> float:
    return projected(0, SOUTH)[1]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees as a place on the map, x from the left and y from the top."""
    x, y = _equal_earth(longitude - MERIDIAN, latitude)
    scale = WIDTH / (2 * _equal_earth(180, 0)[0])
    return round(WIDTH / 2 + x * scale, 1), round((_equal_earth(0, NORTH)[1] - y) * scale, 1)


def _equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    powers = (1, theta**2, theta**6, theta**8)
    y = theta * sum(term * power for term, power in zip(_TERMS, powers, strict=True))
    slope = sum(
        factor * term * power
        for factor, term, power in zip((1, 3, 7, 9), _TERMS, powers, strict=True)
    )
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    return x, y


def _point(written: str) -> tuple[float, float]:
    longitude, latitude = written.split(",")
    return projected(float(longitude), float(latitude))


def _ring(written: str) -> str:
    """A closed path in steps from point to point, which are shorter than places."""
    first, *rest = (_point(pair) for pair in written.split())
    steps, here = [], first
    for place in rest:
        steps.append(f"{place[0] - here[0]:.1f},{place[1] - here[1]:.1f}")
        here = place
    return f"M{first[0]},{first[1]}l{' '.join(steps)}z"
