"""Fiscal years: the days that "FY2024" or "2023-24" covers in the countries of a fact."""

import re
from datetime import date, timedelta
from functools import cache

from communique import tables
from communique.link.sentence import Argument
from communique.tables import Row

_YEAR = re.compile(r"FY(\d{4})")
_PAIR = re.compile(r"(\d{4})/(\d{4})")
_SHORT = re.compile(r"\b\d{4}\s?[-–/]\s?\d{2}\b")
"""The way to write a fiscal year, where "2023-2024" is rather two calendar years."""


def resolved(found: Argument, codes: list[str]) -> Argument:
    """The date with its days, if it is a fiscal year and one of the countries keeps such."""
    row = next((_years()[code] for code in codes if code in _years()), None)
    end = _ends_in(found, row) if row else None
    if row is None or end is None:
        return found
    month, day = map(int, row["starts"].split("-"))
    last = date(end, month, day) - timedelta(days=1)
    values = {
        **found.values,
        "start_date": date(end - 1, month, day).isoformat(),
        "end_date": last.isoformat(),
    }
    return Argument(found.root, "date", values, found.tokens)


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
