"""Fiscal years: the days that "FY2024" or "2023-24" covers in the countries of a fact."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from communique import tables
from communique.link.sentence import Argument
from communique.tables import Row

_YEAR = re.compile(r"FY(\d{4})(?:-([HQ])(\d))?")
_MONTHS = {"H": 6, "Q": 3}
_PAIR = re.compile(r"(\d{4})/(\d{4})")
_SHORT = re.compile(r"\b\d{4}\s?[-–/]\s?\d{2}\b")
"""The way to write a fiscal year, where "2023-2024" is rather two calendar years."""


def resolved(dates: list[Argument], codes: list[str]) -> list[Argument]:
    """The dates, fiscal years with their days if one of the countries keeps such."""
    row = next((_years()[code] for code in codes if code in _years()), None)
    return [_resolved(date, row) for date in dates] if row else dates


def _resolved(found: Argument, row: Row) -> Argument:
    end = _ends_in(found, row)
    if end is None:
        return found
    month, day = map(int, row["starts"].split("-"))
    first, months = date(end - 1, month, day), 12
    part = _YEAR.fullmatch(str(found.values.get("timex_value")))
    if part and part[2]:
        months = _MONTHS[part[2]]
        first = _later(first, months * (int(part[3]) - 1))
    last = _later(first, months) - timedelta(days=1)
    values = {**found.values, "start_date": first.isoformat(), "end_date": last.isoformat()}
    return replace(found, values=values)


def _later(day: date, months: int) -> date:
    """The same day of a later month, which fiscal years begin early enough to have."""
    count = day.month - 1 + months
    return day.replace(year=day.year + count // 12, month=count % 12 + 1)


def _ends_in(found: Argument, row: Row) -> int | None:
    """The year in which it ends."""
    value = str(found.values.get("timex_value"))
    short = bool(_SHORT.search(found.text))
    if match := _YEAR.fullmatch(value):
        return int(match[1]) + (row["named"] == "start" and not short)
    if (match := _PAIR.fullmatch(value)) and short and int(match[2]) == int(match[1]) + 1:
        return int(match[2])
    return None


@cache
def _years() -> dict[str, Row]:
    return tables.unique(tables.read("facts/fiscal_years.tsv"), "code")
