"""Arithmetic on TIMEX3 values of the calendar: make them coarser, move them by units.

A value keeps its precision when it is moved; one that leaves the calendar (year 0 or 10000)
or is not resolved gives null, and nothing here raises for it.

>>> coarser("2023-05-18", "W"), moved("2023-W20", "W", -1), moved("2023-05", "Y", 2)
('2023-W20', '2023-W19', '2025-05')
>>> moved("2024-02-29", "Y", 1), moved("9999-12-31", "D", 1)
('2025-02-28', None)
"""

import re
from calendar import monthrange
from datetime import date, timedelta

_MONTHS = {"M": 1, "Q": 3, "6M": 6, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ME": 12000}
_DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 7}
_SHAPES = {
    "D": re.compile(r"\d{4}-\d\d-\d\d"),
    "WE": re.compile(r"\d{4}-W\d\d-WE"),
    "W": re.compile(r"\d{4}-W\d\d"),
    "M": re.compile(r"\d{4}-\d\d"),
    "Q": re.compile(r"\d{4}-Q[1-4]"),
    "H": re.compile(r"\d{4}-H[12]"),
    "S": re.compile(r"\d{4}-(?:SP|SU|FA|WI)"),
    "Y": re.compile(r"\d{4}"),
    "DE": re.compile(r"\d{3}"),
    "CE": re.compile(r"\d\d"),
}
ORDER = ["D", "WE", "W", "M", "Q", "S", "H", "Y", "DE", "CE"]
"""Precision, finest first."""


def precision(value: str) -> str | None:
    """The unit that a resolved calendar value names; null for any other value."""
    for unit, shape in _SHAPES.items():
        if shape.fullmatch(value):
            return unit
    return None


def day_of(value: str) -> date | None:
    """The day itself, for a value of a day (a clock time on it included)."""
    try:
        return date.fromisoformat(value[:10]) if len(value) == 10 or value[10:11] == "T" else None
    except ValueError:
        return None


def coarser(value: str, unit: str) -> str | None:
    """The unit that holds the value; null if the value is itself coarser than the unit."""
    have = precision(value)
    if have == unit:
        return value
    if have is None or ORDER.index(have) > ORDER.index(unit):
        return None
    if have == "D":
        return _around(date.fromisoformat(value), unit)
    if have in ("W", "WE"):
        return _around(date.fromisocalendar(int(value[:4]), int(value[6:8]), 1), unit)
    if have == "M":
        return _around(date(int(value[:4]), int(value[5:7]), 1), unit)
    return {"Y": value[:4], "DE": value[:3], "CE": value[:2]}.get(unit)


def _around(day: date, unit: str) -> str | None:
    year, week, _ = day.isocalendar()
    written = {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year:04}"[:3],
        "CE": f"{day.year:04}"[:2],
    }
    return written.get(unit)


def moved(value: str, unit: str, count: int) -> str | None:
    """The value `count` units later, in its own precision."""
    have = precision(value)
    if have is None:
        return None
    try:
        return _moved(value, have, unit, count)
    except (ValueError, OverflowError):
        return None


def _moved(value: str, have: str, unit: str, count: int) -> str | None:
    if have == "D":
        return _move_day(date.fromisoformat(value), unit, count).isoformat()
    if have in ("W", "WE"):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return _around(_move_day(monday, unit, count), have)
    if unit not in _MONTHS:
        return None
    months = _MONTHS[unit] * count
    if have in ("M", "Q", "H"):
        return _move_part(value, have, months)
    return _move_years(value, months)


def _move_day(day: date, unit: str, count: int) -> date:
    if unit in _DAYS:
        return day + timedelta(_DAYS[unit] * count)
    year, month = divmod(12 * day.year + day.month - 1 + _MONTHS[unit] * count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _move_part(value: str, have: str, months: int) -> str | None:
    length = _MONTHS[have]
    number = int(value.rpartition("-")[2].lstrip("QH"))
    year, place = divmod(12 * int(value[:4]) + length * (number - 1) + months, 12)
    if months % length or not 1 <= year <= 9999:
        return None
    return _around(date(year, place + 1, 1), have)


def _move_years(value: str, months: int) -> str | None:
    """Years and what is made of years: season, decade, century."""
    digits = re.match(r"\d+", value)
    if digits is None or months % 12:
        return None
    step = 10 ** (4 - len(digits[0]))
    number = int(digits[0]) + months // 12 // step
    if (months // 12) % step or not (step == 1) <= number * step <= 9999:
        return None
    return f"{number:0{len(digits[0])}}{value[digits.end() :]}"
