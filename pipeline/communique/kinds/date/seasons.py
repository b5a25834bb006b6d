"""Builders for seasons and feasts, with their year or without."""

import re

from communique.kinds.date import lexer
from communique.kinds.date.days import year_of
from communique.kinds.date.forms import (
    TEXTUAL,
    Found,
    all_of,
    builder,
    date,
    which,
)
from communique.kinds.date.grammar import Reading


@builder
def season(reading: Reading) -> list[Found]:
    name, rel = reading.group("season")[0].value or "FA", reading.group("rel")
    place = which(reading.group("which"))
    year = year_of(reading)
    if place == "this":
        year = date("unit", unit="Y", which="this")
    if isinstance(year, str) or (rel and year is None):
        year = year[:4] if isinstance(year, str) else None
        if year is None:
            return []
    base = "reference" if place in TEXTUAL else None
    return all_of(reading, date("season", season=name, year=year, which=place, base=base))


@builder
def holiday(reading: Reading) -> list[Found]:
    token, place = reading.group("holiday")[0], which(reading.group("which"))
    year = year_of(reading)
    if any(t.sort == "unit" for t in reading.group("which")) or reading.group("which"):
        year = date("unit", unit="Y", which=place) if place != "possessive" else year
    rule = _feasts().get(re.sub(r"\s+", " ", token.text.replace("’", "'")).casefold())
    return all_of(reading, date("holiday", rule=rule, year=year)) if rule else []


def _feasts() -> dict[str, str]:
    return {row["name"].casefold(): row["day"] for row in lexer.holidays()}
