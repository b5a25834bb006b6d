"""Resolvers for what is counted from another day: "last month", "31 years ago", "two days later".

>>> frame = Frame(published="2023-05-17", reference="2020-01")
>>> resolve({"how": "ago", "unit": "Y", "count": "31", "sign": -1}, frame)
'1992'
>>> resolve({"how": "offset", "unit": "M", "count": "3", "sign": 1}, frame)
'2020-04'
"""

import re
from datetime import date, datetime, timedelta

from communique.kinds.date import intervals
from communique.kinds.date.anchoring import UNKNOWN, Frame, Spec, resolve, resolver
from communique.kinds.date.named import STEPS
from communique.kinds.date.nearest import ADJACENT, distance
from communique.kinds.date.values import ORDER, coarser, day_of, moved, precision


@resolver
def unit(spec: Spec, frame: Frame) -> str | None:
    """As in "Last month", "this year", "the following day", "that week"."""
    unit, which = spec["unit"], spec["which"]
    bases = {"reference": frame.reference, "near": _near(unit, frame)}
    held = _held(bases.get(spec.get("base", ""), frame.published), unit)
    if held is None and spec.get("base") == "near":
        held = _held(frame.published, unit)
    if held is None:
        return UNKNOWN.get(unit)
    if unit == "WE":
        step = spec.get("steps") or _weekend_step(which, frame)
        return moved(held, "W", step) if step else held
    step = spec.get("steps") or STEPS.get(which, 0)
    return moved(held, unit, step) if step else held


def _near(unit: str, frame: Frame) -> str | None:
    """The date of the sentence, else publication, from which "the weekend" of news is told."""
    if unit == "WE" and frame.published and day_of(frame.near or ""):
        away = distance(frame.near or "", date.fromisoformat(frame.published), 0)[1]
        return frame.published if away <= ADJACENT else frame.near
    return frame.near or frame.published


def _weekend_step(which: str, frame: Frame) -> int:
    """Weeks to the weekend from that of publication.

    In the past "the weekend" is the one just over, "this weekend" so until mid-week; where no verb
    says so, on the first two days of a week.
    """
    today = date.fromisoformat(frame.published).isoweekday() if frame.published else 7
    if which in ("last", "past"):
        return -1
    if which in ("this", ""):
        if frame.direction == 0:
            return -1 if today <= 2 else 0
        return -1 if frame.direction < 0 and today <= (3 if which else 5) else 0
    return 1 if which in ("next", "following") else 0


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


@resolver
def ago(spec: Spec, frame: Frame) -> str | None:
    """As in "31 years ago": as precise as its unit, counted from publication."""
    unit, count = spec["unit"], spec["count"]
    if count == "X" or unit.startswith("T") or (unit == "Y" and float(count) >= ROUGH):
        return _ago_rough(spec, frame)
    unit, number = _whole(unit, float(count))
    grain = {"DE": "Y", "CE": "Y", "ME": "Y", "FN": "W", "WE": "WE", "6M": "M"}.get(unit, unit)
    held = _held(frame.published, grain)
    return (moved(held, unit, spec["sign"] * number) if held else None) or (
        UNKNOWN.get(grain) if not held else None
    )


ROUGH = 1000
"""Years: a count so large ("2,000 years ago") names no year."""


def _ago_rough(spec: Spec, frame: Frame) -> str | None:
    if not spec["unit"].startswith("T") or spec["count"] == "X":
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


@resolver
def offset(spec: Spec, frame: Frame) -> str | None:
    """As in "Two years later": from the date last named, in that date's precision.

    "A year earlier" compares like with like, a quarter with a quarter; other years are whole.
    """
    unit = spec["unit"]
    base = frame.reference or (frame.published if unit in ("Y", "M", "DE") else None)
    if unit.startswith("T"):
        return _clock_offset(spec, frame.clock or base or "")
    if spec["count"] == "X" or base is None:
        return UNKNOWN.get(unit) if unit in ("D", "W", "M", "Y") else "XXXX-XX-XX"
    unit, number = _whole(unit, float(spec["count"]))
    base = base.split("/")[-1].split("T")[0]
    whole = unit in ("Y", "DE", "CE", "ME") and (spec["sign"] > 0 or number > 1)
    held = coarser(base, "Y") or _kept(base, unit) if whole else _kept(base, unit)
    return moved(held, unit, spec["sign"] * number) if held else UNKNOWN.get(unit)


_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def _clock_offset(spec: Spec, base: str) -> str:
    """As in "It sank at 9 a.m.; two hours later ...", or at some time of the day last named."""
    count = spec["count"]
    if count == "X" or not _CLOCK.match(base) or len(count) > 6:
        return f"{base[:10]}TXX:XX" if day_of(base) else "XXXX-XX-XX"
    hour, minute = int(base[11:13]), int(base[14:16])
    length = sum(
        _SECONDS[u] * float(n) for u, n in [(spec["unit"], count), spec.get("more") or ("TS", 0)]
    )
    try:
        start = datetime.fromisoformat(base[:10]) + timedelta(hours=hour, minutes=minute)
        then = start + timedelta(seconds=spec["sign"] * length)
    except (OverflowError, ValueError):
        return "XXXX-XX-XX"
    return then.isoformat(timespec="minutes") + base[16:]


def _kept(base: str, unit: str) -> str | None:
    """A day stands for its month or year when months or years are counted from it."""
    grain = {"DE": "Y", "CE": "Y", "ME": "Y", "FN": "D", "W": "D", "6M": "M"}.get(unit, unit)
    if precision(base) == "D" and unit in ("M", "Y", "DE", "CE"):
        return coarser(base, grain)
    return base if coarser(base, grain) or precision(base) == "W" else None


@resolver
def first_n(spec: Spec, frame: Frame) -> str | None:
    """As in "the first eleven months of 2023": from month to month, as a span."""
    of, unit, steps = resolve(spec["of"], frame), spec["unit"], int(float(spec["count"])) - 1
    days = intervals.covered(of or "")
    if days is None or unit not in ("D", "W", "M", "Q", "Y"):
        return of
    edge = coarser(days[0 if spec["side"] > 0 else 1].isoformat(), unit) or ""
    other = moved(edge, unit, steps * spec["side"])
    first, last = (edge, other) if spec["side"] > 0 else (other, edge)
    if first and last and spec["of"]["how"] == "unit" and _ahead(last, frame):
        first, last = moved(first, "Y", -1), moved(last, "Y", -1)
    return f"{first}/{last}" if first and last else of


_MIDWEEK = 3
"""Days: the first week of a month is the calendar week with most of its first seven days."""


@resolver
def nth(spec: Spec, frame: Frame) -> str | None:
    """As in "The first week of July", "the second Tuesday in June", "the last day of 2008"."""
    of, unit, weekday = resolve(spec["of"], frame) or "", spec["unit"], spec.get("weekday")
    days, whole = intervals.covered(of), precision(of)
    if days is None or whole in (None, "S") or ORDER.index(unit) >= ORDER.index(str(whole)):
        return UNKNOWN.get(unit)
    ahead, number = spec["n"] > 0, spec["n"]
    edge = days[0] if ahead else days[1]
    if weekday:
        away = (weekday - edge.isoweekday()) % 7 if ahead else -((edge.isoweekday() - weekday) % 7)
        edge, unit = edge + timedelta(away), "D"
    if unit == "W":
        edge += timedelta(_MIDWEEK if ahead else -_MIDWEEK)
    step = (number - 1) * (7 if weekday else 1) if ahead else number + 1
    found = moved(coarser(edge.isoformat(), unit) or "", unit, step)
    inside = intervals.covered(found or "")
    return found if inside and inside[0] <= days[1] else None


AHEAD = 45
"""Days: figures for a stretch that ends later than this after publication are not out yet."""


def _ahead(value: str, frame: Frame) -> bool:
    days = intervals.covered(value)
    if days is None or frame.published is None or frame.near:
        return False
    return (days[1] - date.fromisoformat(frame.published)).days > AHEAD


@resolver
def same_period(spec: Spec, frame: Frame) -> str | None:
    """As in "The same period last year": the date last named, moved; else that year."""
    base = frame.reference
    if spec.get("vague") or (base and day_of(base) and not spec.get("exact")):
        base = None
    if base:
        ends = [moved(part.split("T")[0], "Y", -1) for part in base.split("/")]
        if all(ends):
            return "/".join(end for end in ends if end)
    held = _held(frame.published, "Y")
    return moved(held, "Y", -1) if held else "XXXX"


@resolver
def deictic(spec: Spec, frame: Frame) -> str | None:
    return moved(frame.published, "D", spec["days"]) if frame.published else UNKNOWN["D"]


@resolver
def week_of(spec: Spec, frame: Frame) -> str | None:
    day = resolve(spec["day"], frame)
    return coarser((day or "")[:10], spec["unit"]) or UNKNOWN[spec["unit"]]
