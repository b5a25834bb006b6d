"""The days that a TIMEX3 value covers: pure functions over the value alone.

Both ends are inclusive. A value that names no days (a duration, `PRESENT_REF`, a fiscal year
whose borders differ by country, a value with unknown digits) has none.

>>> interval("2023-W20"), interval("2024-Q1"), interval("199")
(('2023-05-15', '2023-05-21'), ('2024-01-01', '2024-03-31'), ('1990-01-01', '1999-12-31'))
>>> interval("XXXX-05-18"), interval("2023-02-31")
((None, None), (None, None))
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

Days = tuple[date, date]
_YEAR = r"(?P<year>\d{4})"

KEPT = 4096
"""Values whose days are kept in mind: an article says the same years and months again and again."""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season of the northern hemisphere; winter ends in the next year."""


def interval(value: str | None) -> tuple[str | None, str | None]:
    """First and last day as ISO dates, null where the value names none."""
    days = covered(value or "")
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


@lru_cache(KEPT)
def covered(value: str) -> Days | None:
    if "/" in value:
        return _from_to(value)
    bare = value.split("T", 1)[0] if value[:1].isdigit() else value
    for pattern, read in _FORMS:
        match = pattern.fullmatch(bare)
        if match:
            return _valid(read, match)
    return None


def _from_to(value: str) -> Days | None:
    first, _, last = value.partition("/")
    begin, end = covered(first), covered(last)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _valid(read: Callable[[re.Match[str]], Days], match: re.Match[str]) -> Days | None:
    try:
        return read(match)
    except (ValueError, OverflowError):
        return None


def _day(match: re.Match[str]) -> Days:
    day = date.fromisoformat(match[0])
    return day, day


def _month(match: re.Match[str]) -> Days:
    return months(int(match["year"]), int(match["month"]), 1)


def _year(match: re.Match[str]) -> Days:
    return years(int(match["year"]), 1)


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    first, last = {"-WE": (5, 6)}.get(match["part"] or "", (0, 6))
    if match["weekday"]:
        first = last = int(match["weekday"]) - 1
    return monday + timedelta(first), monday + timedelta(last)


def _quarter(match: re.Match[str]) -> Days:
    return months(int(match["year"]), 3 * int(match["number"]) - 2, 3)


def _half(match: re.Match[str]) -> Days:
    return months(int(match["year"]), 6 * int(match["number"]) - 5, 6)


def _season(match: re.Match[str]) -> Days:
    return months(int(match["year"]), SEASONS[match["season"]], 3)


def _decade(match: re.Match[str]) -> Days:
    return years(10 * int(match["decade"]), 10)


def _century(match: re.Match[str]) -> Days:
    return years(100 * int(match["century"]), 100)


def months(year: int, month: int, count: int) -> Days:
    """From the first day of the month to the last of the `count`th from it."""
    last_year, last_month = divmod(12 * year + month - 1 + count - 1, 12)
    length = monthrange(last_year, last_month + 1)[1]
    return date(year, month, 1), date(last_year, last_month + 1, length)


def years(first: int, count: int) -> Days:
    begin, end = max(first, MINYEAR), first + count - 1
    if end > MAXYEAR:
        raise ValueError(first)
    return date(begin, 1, 1), date(end, 12, 31)


_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]]] = [
    (re.compile(r"\d{4}-\d\d-\d\d"), _day),
    (re.compile(rf"{_YEAR}-(?P<month>\d\d)"), _month),
    (re.compile(_YEAR), _year),
    (re.compile(rf"{_YEAR}-W(?P<week>\d\d)(?P<part>-WE)?(?:-(?P<weekday>[1-7]))?"), _week),
    (re.compile(rf"{_YEAR}-Q(?P<number>[1-4])"), _quarter),
    (re.compile(rf"{_YEAR}-H(?P<number>[12])"), _half),
    (re.compile(rf"{_YEAR}-(?P<season>SP|SU|FA|WI)"), _season),
    (re.compile(r"(?P<decade>\d{3})"), _decade),
    (re.compile(r"(?P<century>\d\d)"), _century),
]
