"""Of several days or periods, the one that publication and the direction of the text point to.

>>> [nearest(["2022-12", "2023-12"], "2023-05-17", way) for way in (-1, 1)]
['2022-12', '2023-12']
"""

from datetime import date

from communique.kinds.date import intervals

ADJACENT = 14
"""Days: a date so near to publication is meant whatever the tense (datelines, time zones, "was to
open on May 18"); tense decides between a year's ends, not within two weeks."""

FAR = 300
"""Days: who means one so far away in another year names the year; tense was misread."""


def adjacent(options: list[str], base: str) -> bool:
    day = date.fromisoformat(base)
    return any(distance(option, day, 0)[1] <= ADJACENT for option in options)


def side(options: list[str], base: str, direction: int) -> int:
    """The direction, as far as it is to be believed for a day of a month."""
    best = nearest(options, base, direction)
    if best and best[:4] != base[:4] and distance(best, date.fromisoformat(base), 0)[1] > FAR:
        return 0
    return 0 if adjacent(options, base) else direction


def nearest(options: list[str], base: str, direction: int) -> str | None:
    """The option nearest to the day, on the side that the direction says; it may be that day."""
    day = date.fromisoformat(base)
    best = min(options, key=lambda o: distance(o, day, direction), default=None)
    return best if best and distance(best, day, direction)[0] < 2 else None


def distance(option: str, day: date, direction: int) -> tuple[int, int]:
    days = intervals.covered(option)
    if days is None:
        return 2, 0
    first, last = days
    if first <= day <= last:
        return 0, 0
    side = 1 if first > day else -1
    away = (first - day).days if side > 0 else (day - last).days
    return (1 if direction and side != direction else 0), away


def holds_all(value: str, other: str) -> bool:
    days, others = intervals.covered(value), intervals.covered(other)
    return bool(days and others and days[0] <= others[0] and others[1] <= days[1])


def holds(value: str, day: str) -> bool:
    days = intervals.covered(value)
    return days is not None and days[0] <= date.fromisoformat(day) <= days[1]
