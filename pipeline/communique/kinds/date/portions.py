"""Builders for parts of a period: quarters, halves, "the first ten days of", "the end of"."""

import re

from communique.kinds.date.days import figure
from communique.kinds.date.forms import (
    Found,
    Spec,
    all_of,
    builder,
    count,
    date,
    fixed,
    part,
)
from communique.kinds.date.grammar import Reading


@builder
def quarter(reading: Reading) -> list[Found]:
    sign = reading.first("n")
    if sign is None:
        return []
    if sign.sort == "quartersign":
        return all_of(reading, _sign(sign.text.upper(), reading))
    letter = "Q"
    number = 4 if sign.sort in ("last", "final") else figure(sign)
    of = part(reading.group("period")) if reading.group("period") else None
    if not 1 <= number <= 4 or (reading.group("period") and of is None):
        return []
    return all_of(reading, date("quarter", letter=letter, n=number, of=of))


def _sign(text: str, reading: Reading) -> Spec | None:
    """`Q1`, `2H`, `1Q24`, `Q12024`: the letter, its number, and the year glued to it."""
    letter = "Q" if "Q" in text else "H"
    first, _, last = text.partition(letter)
    number, glued = (first, last) if first else (last[:1], last[1:])
    year = glued if len(glued) != 2 else f"20{glued}"
    of = fixed(year) if year else part(reading.group("period"))
    if (letter == "H" and int(number) > 2) or (of is None and reading.group("period")):
        return None
    return date("quarter", letter=letter, n=int(number), of=of)


@builder
def half(reading: Reading) -> list[Found]:
    token, of = reading.group("n")[0], reading.group("period")
    number = 2 if token.sort == "latter" else figure(token)
    if number not in (1, 2):
        return []
    inner = part(of) if of else None
    if of and inner is None:
        return []
    if inner and not _is_year(inner):
        return all_of(reading, {**inner, "mod": "START" if number == 1 else "END"})
    return all_of(reading, date("quarter", letter="H", n=number, of=inner))


def _is_year(spec: Spec) -> bool:
    if spec["how"] == "fixed":
        return bool(re.fullmatch(r"\d{4}|FY\d{4}", spec["value"]))
    return bool(spec["how"] == "unit" and spec["unit"] == "Y")


@builder
def first_n(reading: Reading) -> list[Found]:
    side, unit = reading.group("side")[0], reading.group("unit")[0].value
    of = part(reading.group("period")) or _year_so_far(reading)
    if of is None or (side.sort != "last" and figure(side) != 1):
        return []
    spec = date(
        "first_n", count=count(reading.group("count")), unit=unit, of=of,
        side=-1 if side.sort == "last" else 1,
    )  # fmt: skip
    return all_of(reading, spec)


def _year_so_far(reading: Reading) -> Spec | None:
    """The year of "the first nine months", which needs no name."""
    if reading.group("period") or reading.group("unit")[0].value not in ("M", "Q"):
        return None
    return date("unit", unit="Y", which="this", base="near")


@builder
def part_of(reading: Reading) -> list[Found]:
    """As in "The end of March 2021", "early May", "mid-2024": the period with a modifier."""
    where = reading.first("where") or reading.first("where2") or reading.first("where3")
    of = part(reading.group("period"))
    if of is None or where is None or of.get("type") != "DATE":
        return []
    return all_of(reading, {**of, "mod": where.value} if where.value else of)


@builder
def year_end(reading: Reading) -> list[Found]:
    """As in "year-end 2023", "the year's end", "by year end"."""
    year, where = reading.first("year"), reading.group("where")[0]
    unit = (reading.first("period") or reading.group("period2")[0]).value
    if unit.startswith("T") or unit in ("D", "WE"):
        return []
    of = fixed(year.text) if year else date("unit", unit=unit, which="this")
    return all_of(reading, {**of, "mod": where.value})


@builder
def nth(reading: Reading) -> list[Found]:
    """As in "the first week of July", "the last day of 2008", "the second Tuesday in June"."""
    side, unit, of = reading.group("n")[0], reading.group("unit")[0], part(reading.group("period"))
    if of is None or of.get("type") != "DATE" or unit.value.startswith("T"):
        return []
    number = -1 if side.sort in ("last", "final") else figure(side)
    weekday = int(unit.value) if unit.sort == "weekday" else None
    grain = "D" if weekday else unit.value
    spec = date("nth", n=number, unit=grain, weekday=weekday, of=of)
    return all_of(reading, {**spec, "mod": of.get("mod")} if number else None)
