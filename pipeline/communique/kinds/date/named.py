"""Resolvers for what is named without its year, month or week: "May 18", "Friday", "the 18th".

>>> frame = Frame(published="2023-05-17", direction=-1)
>>> resolve({"how": "weekday", "weekday": 5}, frame), resolve({"how": "partial", "month": 6}, frame)
('2023-05-12', '2022-06')
"""

from datetime import date, timedelta
from functools import partial as partial_

from communique.kinds.date import carried, feasts, intervals
from communique.kinds.date.anchoring import UNKNOWN, Frame, Spec, is_directed, resolve, resolver
from communique.kinds.date.nearest import ADJACENT, distance, holds, holds_all, nearest, side
from communique.kinds.date.values import coarser, day_of, moved, precision

STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
"""Which way a word points from the unit in hand."""


@resolver
def either(spec: Spec, frame: Frame) -> str | None:
    """Day and month in either order: the one near publication, else the British."""
    values: list[str] = spec["values"]
    if frame.published and len(values) > 1:
        day = date.fromisoformat(frame.published)
        best = min(values, key=lambda value: distance(value, day, 0))
        if distance(best, day, 0)[1] <= ADJACENT:
            return best
    return values[0]


@resolver
def partial(spec: Spec, frame: Frame) -> str | None:
    """A month, or a day of a month, whose year is named elsewhere or goes by direction.

    A weekday named with the day rules out the years in which it does not fall on it.
    """
    month, day = spec["month"], spec.get("day")
    if year := spec.get("year"):
        known = resolve(year, frame) if isinstance(year, dict) else year
        return _month_day(known or "XXXX", month, day)
    if shared := _following_year(spec, frame) or _shared_year(spec, frame):
        return _month_day(shared, month, day)
    if inside := _inside(spec, frame):
        return inside
    base = _base(spec, frame)
    if base is None:
        return _month_day("XXXX", month, day)
    options = [_month_day(f"{int(base[:4]) + n:04}", month, day) for n in (-1, 0, 1)]
    if spec.get("leap"):
        options = [_month_day(f"{int(base[:4]) + n:04}", month, day) for n in range(-8, 9)]
    valid = [o for o in options if o and intervals.covered(o)]
    if spec.get("toward"):
        valid = [o for o in valid if not holds(o, base)]
    if weekday := spec.get("weekday"):
        valid = [o for o in valid if date.fromisoformat(o).isoweekday() == weekday] or valid
    direction = (
        side(valid, base, frame.direction) if day and not spec.get("leap") else frame.direction
    )
    return nearest(valid, base, direction) or _month_day("XXXX", month, day)


def _base(spec: Spec, frame: Frame) -> str | None:
    """The day from which to look: publication, or the end of the date last named.

    As in "in December 1988, and by the following August".
    """
    if spec.get("base") == "reference" and (days := intervals.covered(frame.reference or "")):
        return days[1].isoformat()
    return frame.published


def _following_year(spec: Spec, frame: Frame) -> str | None:
    """The year in which the second end of a range follows the first ("October-December")."""
    near = frame.near or ""
    if not spec.get("joined") or precision(near) not in ("D", "M"):
        return None
    return f"{int(near[:4]) + (spec['month'] < int(near[5:7])):04}"


def _shared_year(spec: Spec, frame: Frame) -> str | None:
    """The year of a day or month of another year that the sentence has named and goes on in."""
    told = None if spec.get("toward") else carried.told(frame)
    if told is None or precision(told) == "Y":
        return told
    days = intervals.covered(_month_day(told[:4], spec["month"], spec.get("day")) or "")
    if days is None or spec.get("weekday") not in (None, days[0].isoweekday()):
        return None
    return told[:4] if carried.not_before(days, told) else None


def _inside(spec: Spec, frame: Frame) -> str | None:
    """As in "In mid-August, best on August 12": within the month or season just named."""
    near = frame.near or ""
    days = intervals.covered(near) if precision(near) in ("M", "S", "Q") else None
    if days is None or spec.get("weekday"):
        return None
    options = [_month_day(f"{end.year:04}", spec["month"], spec.get("day")) for end in days]
    return next((o for o in options if o and holds_all(near, o)), None)


def _month_day(year: str, month: int, day: int | None) -> str | None:
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


@resolver
def weekday(spec: Spec, frame: Frame) -> str | None:
    number, base = spec["weekday"], frame.published
    if spec.get("base") == "reference" and frame.reference and day_of(frame.reference):
        base = frame.reference
    day, first = day_of(base or ""), day_of(frame.near or "") if spec.get("joined") else None
    named = day_of(frame.near or "") if frame.joined == "day" else None
    if named and named.isoweekday() == number:
        return named.isoformat()
    if day is None:
        return f"XXXX-WXX-{number}"
    try:
        if first:
            return _weekday_near(first, number, "following", 1)
        if frame.again and not frame.direction and is_directed(spec):
            return frame.again
        found = _weekday_near(day, number, spec.get("which", ""), frame.direction)
        if frame.direction > 0 and is_directed(spec) and found == base:
            found = _after_what_is_told(day, frame)
        return moved(found, "W", spec.get("weeks", 0))
    except OverflowError:
        return f"XXXX-WXX-{number}"


def _after_what_is_told(day: date, frame: Frame) -> str:
    """Publication's own weekday, or a week on where the text tells of that week's days before it.

    As in "On Tuesday he will be in Oslo. On Friday he will return", published on a Friday.
    """
    told = day_of(frame.reference or "")
    ahead = timedelta(7) if told and day < told <= day + timedelta(7) else timedelta()
    return (day + ahead).isoformat()


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


@resolver
def week_day(spec: Spec, frame: Frame) -> str | None:
    """A weekday of a week that is named with it."""
    week = resolve(spec["week"], frame)
    days = intervals.covered(week or "")
    if days is None:
        return f"XXXX-WXX-{spec['weekday']}"
    return (days[0] + timedelta(spec["weekday"] - 1)).isoformat()


@resolver
def ordinal_day(spec: Spec, frame: Frame) -> str | None:
    """As in "The 18th": of the month last named, else the nearest by direction."""
    day, base = spec["day"], frame.reference or frame.published
    month = coarser((base or "")[:10], "M") or (base if precision(base or "") == "M" else None)
    if month is None:
        return f"XXXX-XX-{day:02}"
    weekday = spec.get("weekday")
    near = range(-14, 15) if weekday else (-1, 0, 1)
    options = [f"{m}-{day:02}" for n in near if (m := moved(month, "M", n))]
    if not weekday and (month != (frame.published or "")[:7]):
        return next((o for o in (f"{month}-{day:02}",) if intervals.covered(o)), None)
    valid = [o for o in options if intervals.covered(o)]
    if weekday:
        valid = [o for o in valid if date.fromisoformat(o).isoweekday() == weekday]
    base = frame.published or f"{month}-15"
    return nearest(valid, base, frame.direction) or f"XXXX-XX-{day:02}"


@resolver
def holiday(spec: Spec, frame: Frame) -> str | None:
    year = spec.get("year")
    if isinstance(year, dict):
        year = resolve(year, frame)
    if year and year.isdigit():
        return feasts.day(spec["rule"], int(year))
    if told := carried.following(partial_(feasts.day, spec["rule"]), frame):
        return told
    if not frame.published:
        return feasts.unknown_year(spec["rule"])
    around = [feasts.day(spec["rule"], int(frame.published[:4]) + n) for n in (-1, 0, 1)]
    valid = [day for day in around if day and intervals.covered(day)]
    way = frame.direction if spec.get("which") else side(valid, frame.published, frame.direction)
    return nearest(valid, frame.published, way)


@resolver
def quarter(spec: Spec, frame: Frame) -> str | None:
    """As in "The first quarter" of a year that is named, or the nearest by direction."""
    letter, number = spec["letter"], spec["n"]
    if of := spec.get("of"):
        year = of.get("prefix", "") + (resolve(of, frame) or "XXXX")
        return f"{year}-{letter}{number}" if len(year) in (4, 6) else None
    near = (frame.near or "")[:4]
    if near.isdigit() and near != (frame.published or "")[:4]:
        return f"{near}-{letter}{number}"
    if frame.published is None:
        return f"XXXX-{letter}{number}"
    base = frame.published
    options = [f"{int(base[:4]) + n:04}-{letter}{number}" for n in (-1, 0, 1)]
    return nearest(options, base, frame.direction or -1)


@resolver
def season(spec: Spec, frame: Frame) -> str | None:
    season, year, which = spec["season"], spec.get("year"), spec.get("which", "")
    if year:
        known = resolve(year, frame) if isinstance(year, dict) else year
        return f"{known or 'XXXX'}-{season}"
    base = _base(spec, frame)
    if base is None:
        return f"XXXX-{season}"
    if which == "that" and base != frame.published:
        return f"{base[:4]}-{season}"
    if not which and (told := carried.following(lambda year: f"{year:04}-{season}", frame)):
        return told
    options = [f"{int(base[:4]) + n:04}-{season}" for n in (-1, 0, 1)]
    direction = STEPS.get(which, frame.direction)
    if which in ("last", "next", "following", "previous"):
        options = [o for o in options if not holds(o, base)]
    return nearest(options, base, direction)


@resolver
def time(spec: Spec, frame: Frame) -> str | None:
    """A clock time or part of the day, on the day named with it or else the one in hand."""
    day = spec.get("day")
    known = resolve(day, frame) if day else _day_in_hand(frame)
    return f"{(known or UNKNOWN['D'])[:10]}{spec['clock']}"


def _day_in_hand(frame: Frame) -> str | None:
    """Of the sentence, else the one that the text goes on about, else publication.

    As in "The ferry sank on Monday. It had left at 6 a.m."; a day long past goes on only until
    another date is named.
    """
    if frame.near and day_of(frame.near):
        return frame.near
    if not frame.day or not frame.published:
        return frame.day or frame.published
    ahead = (frame.day > frame.published) - (frame.day < frame.published)
    if frame.direction and ahead == -frame.direction:
        return frame.published
    if distance(frame.day, date.fromisoformat(frame.published), 0)[1] <= ADJACENT:
        return frame.day
    return frame.day if frame.day == (frame.reference or "")[:10] else frame.published
