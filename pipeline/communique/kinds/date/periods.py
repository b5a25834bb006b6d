"""Builders for months, years and what is made of years: spans, decades, centuries, fiscal years."""

import re

from communique.kinds.date.days import dated, figure, month_of, year_of
from communique.kinds.date.forms import (
    TEXTUAL,
    Found,
    all_of,
    builder,
    date,
    fixed,
    four_digits,
    of_sort,
    part,
    which,
)
from communique.kinds.date.grammar import Reading


@builder
def months(reading: Reading) -> list[Found]:
    """As in "May and June 2023": the year is shared."""
    found = [t for t in reading.group("months") if t.sort in ("month", "monthabbr")]
    year = year_of(reading)
    base = int(year) if isinstance(year, str) else None
    result, previous = [], 13
    for token in reversed(found):
        if base is not None and int(token.value) > previous:
            base -= 1
        previous = int(token.value)
        spec = dated(previous, None, f"{base:04}" if base is not None else year)
        end = reading.own[-1].end if token is found[-1] else token.end
        if spec:
            result.append(Found(token.start, end, reading.rule, spec))
    return result[::-1]


@builder
def month(reading: Reading) -> list[Found]:
    number, year = month_of(reading.group("month")), year_of(reading)
    place = which(reading.group("which"))
    if place == "this":
        year = date("unit", unit="Y", which="this")
    elif place in ("that", "same"):
        year = date("unit", unit="Y", which="that", base="reference")
    spec = dated(number, None, year)
    if spec and place and year is None:
        spec["toward"] = -1 if place in ("last", "past", "previous") else 1
        spec["base"] = "reference" if place in TEXTUAL else None
    return all_of(reading, spec)


@builder
def year(reading: Reading) -> list[Found]:
    token, era, unit = reading.group("year")[0], reading.first("era"), reading.first("unit")
    if unit and unit.value != "Y":
        return [Found(token.start, token.end, reading.rule, fixed(token.text))]
    value = f"{int(token.value or four_digits(token)):04}"
    value = f"BC{value}" if era and era.value == "BC" else value
    return all_of(reading, fixed(value))


@builder
def span(reading: Reading) -> list[Found]:
    value = span_value(reading.own[0].text)
    return all_of(reading, fixed(value)) if value else []


def span_value(text: str) -> str | None:
    """`2021-25` → `2021/2025`; null where the second year is not after the first."""
    first, last = re.split(r"\D", text)[0], re.split(r"\D", text)[-1]
    last = last if len(last) == 4 else first[:2] + last
    if int(last) <= int(first) and len(text) == 7 and last[2:] == "00":
        last = str(int(last) + 100)
    return f"{first}/{last}" if int(first) < int(last) <= int(first) + 100 else None


@builder
def decade(reading: Reading) -> list[Found]:
    token, spelled = of_sort(reading.own, "decade"), of_sort(reading.own, "decadeword")
    digits = "".join(filter(str.isdigit, token.text if token else spelled.value if spelled else ""))
    if len(digits) == 4:
        return all_of(
            reading, fixed(digits[:2] if digits.endswith("00") and digits[1] != "0" else digits[:3])
        )
    return all_of(reading, fixed(f"{'20' if digits[0] in '012' else '19'}{digits[0]}"))


@builder
def century(reading: Reading) -> list[Found]:
    unit = reading.group("unit")[0]
    number = sum(figure(t) for t in reading.group("n") if t.value or t.sort == "dayordinal")
    if unit.value not in ("CE", "ME") or number < 1 or number > 30:
        return []
    if unit.value == "ME":
        return all_of(reading, fixed(f"{number - 1}"))
    era = reading.first("era")
    value = f"BC{number - 1:02}" if era and era.value == "BC" else f"{number - 1:02}"
    return all_of(reading, fixed(value))


@builder
def fiscal(reading: Reading) -> list[Found]:
    tokens = reading.own
    token = of_sort(tokens, "fiscalyear", "year", "round", "span")
    if token:
        year = _fiscal_year(token.text)
        spans = len(re.findall(r"\d+", token.text)) > 1
        return all_of(reading, fixed(f"FY{year}", fiscal={"last": int(year), "spans": spans}))
    inner = [t for t in tokens if t.sort not in ("fiscal",)]
    of = part(inner)
    return all_of(reading, {**of, "prefix": "FY"} if of else None)


def _fiscal_year(text: str) -> str:
    """A fiscal year over two calendar years goes by the one it ends in."""
    years: list[str] = re.findall(r"\d+", text)
    first, last = years[0], years[-1]
    if len(last) == 2:
        last = (first[:2] if len(first) == 4 else "20") + last
    return last


@builder
def academic(reading: Reading) -> list[Found]:
    token = reading.group("span")[0]
    value = span_value(token.text) if token.sort == "span" else token.text
    return all_of(reading, fixed(value)) if value else []
