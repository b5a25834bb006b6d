"""Builders for days: in ISO, in figures, and of a month, alone or several together."""

import re
from collections.abc import Sequence
from functools import cache

from communique import tables
from communique.kinds.date.forms import (
    Found,
    Spec,
    all_of,
    builder,
    date,
    fixed,
    four_digits,
    part,
)
from communique.kinds.date.grammar import Reading
from communique.kinds.date.intervals import covered
from communique.kinds.date.lexer import Token


@builder
def iso(reading: Reading) -> list[Found]:
    text = reading.own[0].text.replace(" ", "T").replace(",", ".")
    if not covered(text[:10]):
        return []
    return all_of(reading, fixed(text, "TIME" if "T" in text else "DATE"))


@builder
def numeric(reading: Reading) -> list[Found]:
    """18/05/2023, 5/18/2023, 18.05.2023, 2023/05/18; `5/6/2007` keeps both orders open."""
    text = reading.own[0].text
    first, second, third = re.split(r"[/.]", text)
    if len(first) == 4:
        orders = [(first, second, third)]
    elif "." in text:
        orders = [(third, second, first)] if len(third) == 4 else []
    else:
        orders = [(_century(third), second, first), (_century(third), first, second)]
    values = [f"{y}-{int(m):02}-{int(d):02}" for y, m, d in orders]
    valid = [value for value in values if covered(value)]
    return all_of(reading, date("either", values=valid)) if valid else []


def _century(year: str) -> str:
    """A year of two digits is of 1950 to 2049."""
    if len(year) == 4:
        return year
    return ("19" if int(year) >= 50 else "20") + year


def figure(token: Token) -> int:
    return int("".join(filter(str.isdigit, token.value or token.text)) or 0)


def month_of(tokens: Sequence[Token]) -> int:
    return int(tokens[0].value)


def dated(month: int, day: int | None, year: Spec | str | None) -> Spec | None:
    """A day that no year has is no date; a 29 February looks for its leap year."""
    if day is None:
        return date("partial", month=month, year=year)
    if isinstance(year, str):
        value = f"{year}-{month:02}-{day:02}"
        return fixed(value) if covered(value) else None
    if not covered(f"2024-{month:02}-{day:02}"):
        return None
    leap = True if (month, day) == (2, 29) else None
    return date("partial", month=month, day=day, year=year, leap=leap)


def year_of(reading: Reading) -> Spec | str | None:
    token = reading.first("year")
    if token:
        return token.text[:4] if token.sort == "span" else four_digits(token)
    return part(reading.group("rel")) if reading.group("rel") else None


def _once(reading: Reading, month: int, day: int) -> str | None:
    """The year of "the Sept. 11 attacks"."""
    after = reading.tokens[reading.end].text.lower() if reading.end < len(reading.tokens) else ""
    return _known_days().get((f"{month:02}-{day:02}", after))


@cache
def _known_days() -> dict[tuple[str, str], str]:
    rows = tables.read("date/known_days.tsv")
    return {(row["day"], word): row["year"] for row in rows for word in row["before"].split()}


@builder
def day(reading: Reading) -> list[Found]:
    token = reading.group("day")[0]
    if token.sort in ("ordinal", "second") and token.text[0].isupper():
        return []
    month, number = month_of(reading.group("month")), figure(token)
    spec = dated(month, number, year_of(reading) or _once(reading, month, number))
    weekday = reading.first("wd")
    if spec and spec["how"] == "partial" and weekday:
        spec["weekday"] = int(weekday.value)
    return all_of(reading, spec)


@builder
def days(reading: Reading) -> list[Found]:
    """As in "May 18 and 19": a mention for each day; the month belongs to the one it stands by."""
    month, year = month_of(reading.group("month")), year_of(reading)
    numbers_ = [t for t in reading.group("days") if t.sort in ("day", "dayordinal")]
    specs = [dated(month, figure(token), year) for token in numbers_]
    places = [(token.start, token.end) for token in numbers_]
    own = reading.own
    leading = own[0].sort not in ("day", "dayordinal")
    if leading:
        places[0] = (own[0].start, places[0][1])
    if own[-1].end > places[-1][1]:
        last = own.index(numbers_[-1])
        begin = own[last - 1] if own[last - 1].sort == "the" else own[last]
        places[-1] = (begin.start, own[-1].end)
    return [
        Found(start, end, reading.rule, spec)
        for (start, end), spec in zip(places, specs, strict=True)
        if spec
    ]
