"""The days of a fiscal year whose country the text names: "India's FY2024", "US fiscal 2023".

Fiscal years of unnamed owners keep open borders, since they differ by country.

>>> days("IN", {"last": 2024, "spans": False}), days("JP", {"last": 2024, "spans": False})
(('2023-04-01', '2024-03-31'), ('2024-04-01', '2025-03-31'))
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

from spacy.tokens import Doc

from communique import annotations, tables

_OWNS = re.compile(
    r"(?:['’]s?)?\s+(?:(?:government|federal|national|central|state)(?:['’]s?)?\s+)?(?:the\s+)?"
)
"""Between a country and its fiscal year."""


def owners(doc: Doc) -> dict[int, str]:
    """Where the name of one country ends, and its code."""
    spans = annotations.mentions(doc, "country")
    found = ((span.end_char, span._.communique["codes"]) for span in spans)
    return {end: codes[0] for end, codes in found if len(codes) == 1}


def owner(text: str, start: int, known: dict[int, str]) -> str | None:
    """The country that stands right before the expression."""
    near: Iterable[int] = (end for end in range(start, max(-1, start - 30), -1) if end in known)
    end = next(iter(near), None)
    return known[end] if end is not None and _OWNS.fullmatch(text, end, start) else None


def days(code: str | None, year: dict[str, Any]) -> tuple[str | None, str | None]:
    """First and last day of the year; unknown where the country's borders are."""
    row = _years().get(code or "")
    if row is None or (year["spans"] and row["begins"] == "01-01"):
        return None, None
    by_end = row["begins"] != "01-01" and (year["spans"] or row["named_by"] == "end")
    try:
        first = date.fromisoformat(f"{year['last'] - by_end:04}-{row['begins']}")
        return first.isoformat(), (first.replace(year=first.year + 1) - timedelta(1)).isoformat()
    except (ValueError, OverflowError):
        return None, None


@cache
def _years() -> dict[str, tables.Row]:
    return tables.unique(tables.read("date/fiscal_years.tsv"), "code")
