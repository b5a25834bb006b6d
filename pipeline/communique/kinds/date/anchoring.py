"""From what an expression says to its TIMEX3 value, given the days it can lean on.

A builder leaves a *spec*: plain data whose `how` names the function here. A `Frame` holds the
publication day, the date last named in the text, and the direction that tense or cue gives.
What cannot be known keeps `X` in its place; nothing comes from the clock.

>>> frame = Frame(published="2023-05-17", direction=-1)
>>> resolve({"how": "weekday", "weekday": 5}, frame), resolve({"how": "partial", "month": 6}, frame)
('2023-05-12', '2022-06')
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from communique.kinds.date import feasts, intervals
from communique.kinds.date.values import coarser, day_of, moved, precision

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    published: str | None = None
    reference: str | None = None
    near: str | None = None
    """The date last named, if it stands in the same sentence."""
    direction: int = 0
    """-1 past, 1 future, 0 not known."""


UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "FN": "XXXX-WXX", "ME": "X",
    "6M": "XXXX-HX", "TH": "XXXX-XX-XXTXX", "TM": "XXXX-XX-XXTXX:XX", "TS": "XXXX-XX-XXTXX:XX",
}  # fmt: skip


def resolve(spec: Spec, frame: Frame) -> str | None:
    return _HOW[spec["how"]](spec, frame)


def _fixed(spec: Spec, frame: Frame) -> str | None:
    value: str | None = spec["value"]
    return value


def _either(spec: Spec, frame: Frame) -> str | None:
    """Day and month in either order: the one near publication, else the British."""
    values: list[str] = spec["values"]
    if frame.published and len(values) > 1:
        day = date.fromisoformat(frame.published)
        best = min(values, key=lambda value: _distance(value, day, 0))
        if _distance(best, day, 0)[1] <= ADJACENT:
            return best
    return values[0]


# --- days and months without a year --------------------------------------------------------


def _partial(spec: Spec, frame: Frame) -> str | None:
    """A month, or a day of a month, whose year is named elsewhere or goes by direction."""
    month, day = spec["month"], spec.get("day")
    if year := spec.get("year"):
        known = resolve(year, frame) if isinstance(year, dict) else year
        return _month_day(known or "XXXX", month, day)
    base = frame.published
    if base is None:
        return _month_day("XXXX", month, day)
    options = [_month_day(f"{int(base[:4]) + n:04}", month, day) for n in (-1, 0, 1)]
    if spec.get("leap"):
        options = [_month_day(f"{int(base[:4]) + n:04}", month, day) for n in range(-8, 9)]
    valid = [o for o in options if o and intervals.covered(o)]
    direction = frame.direction if not (day and _adjacent(valid, base)) else 0
    return nearest(valid, base, direction) or _month_day("XXXX", month, day)


ADJACENT = 14
"""Days: a date so near to publication is meant whatever the tense (datelines, time zones, "was to
open on May 18"); tense decides between a year's ends, not within two weeks."""


def _adjacent(options: list[str], base: str) -> bool:
    day = date.fromisoformat(base)
    return any(_distance(option, day, 0)[1] <= ADJACENT for option in options)


def _month_day(year: str, month: int, day: int | None) -> str | None:
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def nearest(options: list[str], base: str, direction: int) -> str | None:
    """The option nearest to the day, on the side that the direction says; it may be that day."""
    day = date.fromisoformat(base)
    best = min(options, key=lambda o: _distance(o, day, direction), default=None)
    return best if best and _distance(best, day, direction)[0] < 2 else None


def _distance(option: str, day: date, direction: int) -> tuple[int, int]:
    days = intervals.covered(option)
    if days is None:
        return 2, 0
    first, last = days
    if first <= day <= last:
        return 0, 0
    side = 1 if first > day else -1
    away = (first - day).days if side > 0 else (day - last).days
    return (1 if direction and side != direction else 0), away


def _weekday(spec: Spec, frame: Frame) -> str | None:
    number, base = spec["weekday"], frame.published
    if spec.get("base") == "reference" and frame.reference and day_of(frame.reference):
        base = frame.reference
    day = day_of(base or "")
    if day is None:
        return f"XXXX-WXX-{number}"
    try:
        return _weekday_near(day, number, spec.get("which", ""), frame.direction)
    except OverflowError:
        return f"XXXX-WXX-{number}"


def _weekday_near(day: date, number: int, which: str, direction: int) -> str:
    ahead = (number - day.isoweekday()) % 7
    if which in ("last", "past", "previous"):
        return (day - timedelta((day.isoweekday() - number) % 7 or 7)).isoformat()
    if which in ("next", "following", "coming"):
        return (day + timedelta(ahead or 7)).isoformat()
    if which == "this":
        return (day + timedelta(number - day.isoweekday())).isoformat()
    if direction > 0:
        return (day + timedelta(ahead)).isoformat()
    return (day - timedelta((day.isoweekday() - number) % 7)).isoformat()


def _week_day(spec: Spec, frame: Frame) -> str | None:
    """A weekday of a week that is named with it."""
    week = resolve(spec["week"], frame)
    days = intervals.covered(week or "")
    if days is None:
        return f"XXXX-WXX-{spec['weekday']}"
    return (days[0] + timedelta(spec["weekday"] - 1)).isoformat()


def _ordinal_day(spec: Spec, frame: Frame) -> str | None:
    """ "The 18th": of the month last named, else the nearest by direction."""
    day, base = spec["day"], frame.reference or frame.published
    month = coarser((base or "")[:10], "M") or (base if precision(base or "") == "M" else None)
    if month is None:
        return f"XXXX-XX-{day:02}"
    options = [f"{m}-{day:02}" for n in (-1, 0, 1) if (m := moved(month, "M", n))]
    if frame.reference or not frame.published:
        return next((o for o in (f"{month}-{day:02}",) if intervals.covered(o)), None)
    valid = [o for o in options if intervals.covered(o)]
    return nearest(valid, frame.published, frame.direction) or f"XXXX-XX-{day:02}"


def _holiday(spec: Spec, frame: Frame) -> str | None:
    year = spec.get("year")
    if isinstance(year, dict):
        year = resolve(year, frame)
    if year and year.isdigit():
        return feasts.day(spec["rule"], int(year))
    if not frame.published:
        return feasts.unknown_year(spec["rule"])
    around = [feasts.day(spec["rule"], int(frame.published[:4]) + n) for n in (-1, 0, 1)]
    return nearest([day for day in around if day], frame.published, frame.direction)


# --- units -----------------------------------------------------------------------------------

_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _unit(spec: Spec, frame: Frame) -> str | None:
    """ "Last month", "this year", "the following day", "that week"."""
    unit, which = spec["unit"], spec["which"]
    bases = {"reference": frame.reference, "near": frame.near or frame.published}
    held = _held(bases.get(spec.get("base", ""), frame.published), unit)
    if held is None:
        return UNKNOWN.get(unit)
    step = _STEPS.get(which, 0)
    if unit == "WE":
        step = _weekend_step(held, which, frame)
    return moved(held, _STEP_UNIT.get(unit, unit), step) if step else held


_STEP_UNIT = {"WE": "W"}


def _weekend_step(held: str, which: str, frame: Frame) -> int:
    """At the beginning of a week "this weekend" in the past is the one just over."""
    day = date.fromisoformat(frame.published) if frame.published else None
    early = day is not None and day.isoweekday() <= 3
    if which in ("this", "the", "past", "last"):
        past = which in ("past", "last") or (frame.direction < 0 and early)
        if past and not (day and day.isoweekday() == 7 and which in ("this", "the")):
            return -1
        return 0
    return _STEPS.get(which, 0) if which != "coming" else 0


def _held(base: str | None, unit: str) -> str | None:
    """The unit around a date; a time of day counts as its day."""
    if not base:
        return None
    if "/" in base:
        base = base.split("/")[1]
    bare = base.split("T")[0]
    if precision(bare) is None and bare.startswith("FY") and unit == "Y":
        return bare[2:6] if bare[2:6].isdigit() and len(bare) == 6 else None
    return coarser(bare, unit)


def _ago(spec: Spec, frame: Frame) -> str | None:
    """ "31 years ago": as precise as its unit, counted from publication."""
    unit, count = spec["unit"], spec["count"]
    if count == "X" or unit.startswith("T"):
        return _ago_short(spec, frame)
    unit, number = _whole(unit, float(count))
    grain = {"DE": "Y", "CE": "Y", "ME": "Y", "FN": "W", "WE": "WE", "6M": "M"}.get(unit, unit)
    held = _held(frame.published, grain)
    return (moved(held, unit, spec["sign"] * number) if held else None) or (
        UNKNOWN.get(grain) if not held else None
    )


def _ago_short(spec: Spec, frame: Frame) -> str | None:
    if spec["count"] == "X":
        return "PAST_REF" if spec["sign"] < 0 else "FUTURE_REF"
    return f"{frame.published or 'XXXX-XX-XX'}TXX:XX"


def _whole(unit: str, count: float) -> tuple[str, int]:
    """Halves are counted in the next smaller unit."""
    if count == int(count):
        return unit, int(count)
    smaller, factor = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7)}.get(
        unit, (unit, 1)
    )
    return smaller, round(count * factor)


def _offset(spec: Spec, frame: Frame) -> str | None:
    """ "Two years later": from the date last named, in that date's precision."""
    unit = spec["unit"]
    base = frame.reference or (frame.published if unit in ("Y", "M", "DE") else None)
    if spec["count"] == "X" or base is None or unit.startswith("T"):
        return UNKNOWN.get(unit) if unit in ("D", "W", "M", "Y") else "XXXX-XX-XX"
    unit, number = _whole(unit, float(spec["count"]))
    held = _kept(base.split("/")[-1].split("T")[0], unit)
    return moved(held, unit, spec["sign"] * number) if held else UNKNOWN.get(unit)


def _kept(base: str, unit: str) -> str | None:
    """A day stands for its month or year when months or years are counted from it."""
    grain = {"DE": "Y", "CE": "Y", "ME": "Y", "FN": "D", "W": "D", "6M": "M"}.get(unit, unit)
    if precision(base) == "D" and unit in ("M", "Y", "DE", "CE"):
        return coarser(base, grain)
    return base if coarser(base, grain) or precision(base) == "W" else None


def _quarter(spec: Spec, frame: Frame) -> str | None:
    """ "The first quarter" of a year that is named, or the nearest by direction."""
    letter, number = spec["letter"], spec["n"]
    if of := spec.get("of"):
        year = resolve(of, frame) or "XXXX"
        return f"{year}-{letter}{number}" if len(year) in (4, 6) else None
    if frame.published is None:
        return f"XXXX-{letter}{number}"
    base = frame.published
    options = [f"{int(base[:4]) + n:04}-{letter}{number}" for n in (-1, 0, 1)]
    return nearest(options, base, frame.direction or -1)


def _season(spec: Spec, frame: Frame) -> str | None:
    season, year, which = spec["season"], spec.get("year"), spec.get("which", "")
    if year:
        known = resolve(year, frame) if isinstance(year, dict) else year
        return f"{known or 'XXXX'}-{season}"
    if frame.published is None:
        return f"XXXX-{season}"
    base = int(frame.published[:4])
    options = [f"{base + n:04}-{season}" for n in (-1, 0, 1)]
    direction = _STEPS.get(which, frame.direction)
    if which in ("last", "next"):
        options = [o for o in options if not _holds(o, frame.published)]
    return nearest(options, frame.published, direction)


def _holds(value: str, day: str) -> bool:
    days = intervals.covered(value)
    return days is not None and days[0] <= date.fromisoformat(day) <= days[1]


def _first_n(spec: Spec, frame: Frame) -> str | None:
    """ "The first eleven months of 2023": from month to month, as a span."""
    of = resolve(spec["of"], frame)
    days = intervals.covered(of or "")
    if days is None or spec["unit"] not in ("D", "W", "M", "Q", "Y"):
        return of
    count, unit = int(float(spec["count"])), spec["unit"]
    first = coarser(days[0].isoformat(), unit)
    last = coarser(days[1].isoformat(), unit)
    if spec["side"] > 0:
        last = moved(first, unit, count - 1) if first else None
    else:
        first = moved(last, unit, 1 - count) if last else None
    return f"{first}/{last}" if first and last else of


def _same_period(spec: Spec, frame: Frame) -> str | None:
    """ "The same period last year": the date last named, moved; else that year."""
    base = frame.reference
    if base and day_of(base) and not spec.get("exact"):
        base = None
    if base:
        ends = [moved(part.split("T")[0], "Y", -1) for part in base.split("/")]
        if all(ends):
            return "/".join(end for end in ends if end)
    held = _held(frame.published, "Y")
    return moved(held, "Y", -1) if held else "XXXX"


def _deictic(spec: Spec, frame: Frame) -> str | None:
    return moved(frame.published, "D", spec["days"]) if frame.published else UNKNOWN["D"]


def _week_of(spec: Spec, frame: Frame) -> str | None:
    day = resolve(spec["day"], frame)
    return coarser((day or "")[:10], "W") or UNKNOWN["W"]


def _time(spec: Spec, frame: Frame) -> str | None:
    """A clock time or part of the day, on the day named with it or else the one in hand."""
    if day := spec.get("day"):
        known = resolve(day, frame)
    else:
        named = frame.near if frame.near and day_of(frame.near) else None
        known = (named or frame.published or UNKNOWN["D"])[:10]
    return f"{(known or UNKNOWN['D'])[:10]}{spec['clock']}"


_HOW: dict[str, Callable[[Spec, Frame], str | None]] = {
    "fixed": _fixed,
    "either": _either,
    "partial": _partial,
    "weekday": _weekday,
    "week_day": _week_day,
    "ordinal_day": _ordinal_day,
    "holiday": _holiday,
    "unit": _unit,
    "ago": _ago,
    "offset": _offset,
    "quarter": _quarter,
    "season": _season,
    "first_n": _first_n,
    "same_period": _same_period,
    "deictic": _deictic,
    "week_of": _week_of,
    "time": _time,
}
