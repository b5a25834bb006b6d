"""Builders for what names its place in the calendar: days, months, years, quarters, feasts."""

import re
from collections.abc import Sequence

from communique.kinds.date import grammar, lexer, numbers
from communique.kinds.date.forms import (
    Found,
    Spec,
    all_of,
    builder,
    count,
    date,
    fixed,
    four_digits,
    of_sort,
    part,
    which,
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


def _number(token: Token) -> int:
    return int("".join(filter(str.isdigit, token.value or token.text)) or 0)


def _month(tokens: Sequence[Token]) -> int:
    return int(tokens[0].value)


def _dated(month: int, day: int | None, year: Spec | str | None) -> Spec | None:
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


def _year_of(reading: Reading) -> Spec | str | None:
    token = reading.first("year")
    if token:
        return token.text[:4] if token.sort == "span" else four_digits(token)
    return part(reading.group("rel")) if reading.group("rel") else None


@builder
def day(reading: Reading) -> list[Found]:
    token = reading.group("day")[0]
    if token.sort in ("ordinal", "second") and token.text[0].isupper():
        return []
    spec = _dated(_month(reading.group("month")), _number(token), _year_of(reading))
    return all_of(reading, spec)


@builder
def days(reading: Reading) -> list[Found]:
    """ "May 18 and 19": a mention for each day; the month belongs to the one it stands by."""
    month, year = _month(reading.group("month")), _year_of(reading)
    numbers_ = [t for t in reading.group("days") if t.sort in ("day", "dayordinal")]
    specs = [_dated(month, _number(token), year) for token in numbers_]
    places = [(token.start, token.end) for token in numbers_]
    own = reading.own
    leading = own[0].sort not in ("day", "dayordinal")
    if leading:
        places[0] = (own[0].start, places[0][1])
    if own[-1].end > places[-1][1]:
        places[-1] = (places[-1][0], own[-1].end)
    return [
        Found(start, end, reading.rule, spec)
        for (start, end), spec in zip(places, specs, strict=True)
        if spec
    ]


@builder
def months(reading: Reading) -> list[Found]:
    """ "May and June 2023": the year is shared."""
    found = [t for t in reading.group("months") if t.sort in ("month", "monthabbr")]
    year = _year_of(reading)
    base = int(year) if isinstance(year, str) else None
    result, previous = [], 13
    for token in reversed(found):
        if base is not None and int(token.value) > previous:
            base -= 1
        previous = int(token.value)
        spec = _dated(previous, None, f"{base:04}" if base is not None else year)
        end = reading.own[-1].end if token is found[-1] else token.end
        if spec:
            result.append(Found(token.start, end, reading.rule, spec))
    return result[::-1]


@builder
def month(reading: Reading) -> list[Found]:
    number, year = _month(reading.group("month")), _year_of(reading)
    place = which(reading.group("which"))
    if place == "this":
        year = date("unit", unit="Y", which="this")
    spec = _dated(number, None, year)
    if spec and place and place != "this":
        spec["toward"] = -1 if place in ("last", "past", "previous") else 1
    return all_of(reading, spec)


@builder
def year(reading: Reading) -> list[Found]:
    token, era, unit = reading.group("year")[0], reading.first("era"), reading.first("unit")
    if unit and unit.value != "Y":
        return [Found(token.start, token.end, reading.rule, fixed(token.text))]
    value = f"{int(token.value):04}"
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
    number = sum(_number(t) for t in reading.group("n") if t.value or t.sort == "dayordinal")
    if unit.value not in ("CE", "ME") or number < 1 or number > 30:
        return []
    if unit.value == "ME":
        return all_of(reading, fixed(f"{number - 1}"))
    era = reading.first("era")
    value = f"BC{number - 1:02}" if era and era.value == "BC" else f"{number - 1:02}"
    return all_of(reading, fixed(value))


@builder
def quarter(reading: Reading) -> list[Found]:
    sign = reading.first("n")
    if sign is None:
        return []
    if sign.sort == "quartersign":
        return all_of(reading, _sign(sign.text.upper(), reading))
    letter = "Q"
    number = 4 if sign.sort in ("last", "final") else _number(sign)
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
    if letter == "H" and int(number) > 2 or (of is None and reading.group("period")):
        return None
    return date("quarter", letter=letter, n=int(number), of=of)


@builder
def half(reading: Reading) -> list[Found]:
    token, of = reading.group("n")[0], reading.group("period")
    number = 2 if token.sort == "latter" else _number(token)
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
    return spec["how"] == "unit" and spec["unit"] == "Y"


@builder
def first_n(reading: Reading) -> list[Found]:
    side, of = reading.group("side")[0], part(reading.group("period"))
    unit = reading.group("unit")[0].value
    if of is None or (side.sort != "last" and _number(side) != 1):
        return []
    spec = date(
        "first_n", count=count(reading.group("count")), unit=unit, of=of,
        side=-1 if side.sort == "last" else 1,
    )  # fmt: skip
    return all_of(reading, spec)


@builder
def part_of(reading: Reading) -> list[Found]:
    """ "The end of March 2021", "early May", "mid-2024": the period with a modifier."""
    where = reading.first("where") or reading.first("where2")
    of = part(reading.group("period"))
    if of is None or where is None or of.get("type") != "DATE":
        return []
    return all_of(reading, {**of, "mod": where.value} if where.value else of)


@builder
def year_end(reading: Reading) -> list[Found]:
    year = reading.first("year")
    of = (
        fixed(year.text)
        if year
        else date("unit", unit=reading.group("period")[0].value, which="this")
    )
    return all_of(reading, {**of, "mod": "END"})


@builder
def fiscal(reading: Reading) -> list[Found]:
    tokens = reading.own
    token = of_sort(tokens, "fiscalyear", "year", "span")
    if token:
        return all_of(reading, fixed("FY" + _fiscal_year(token.text)))
    inner = [t for t in tokens if t.sort not in ("fiscal",)]
    of = part(inner)
    return all_of(reading, {**of, "prefix": "FY"} if of else None)


def _fiscal_year(text: str) -> str:
    """A fiscal year over two calendar years goes by the one it ends in."""
    last = re.findall(r"\d+", text)[-1]
    first = re.findall(r"\d+", text)[0]
    if len(last) == 2:
        last = (first[:2] if len(first) == 4 else "20") + last
    return last


@builder
def academic(reading: Reading) -> list[Found]:
    token = reading.group("span")[0]
    value = span_value(token.text) if token.sort == "span" else token.text
    return all_of(reading, fixed(value)) if value else []


@builder
def season(reading: Reading) -> list[Found]:
    name, rel = reading.group("season")[0].value or "FA", reading.group("rel")
    place = which(reading.group("which"))
    year = _year_of(reading)
    if place == "this":
        year = date("unit", unit="Y", which="this")
    if isinstance(year, str) or (rel and year is None):
        year = year[:4] if isinstance(year, str) else None
        if year is None:
            return []
    return all_of(reading, date("season", season=name, year=year, which=place))


@builder
def holiday(reading: Reading) -> list[Found]:
    token, place = reading.group("holiday")[0], which(reading.group("which"))
    year = _year_of(reading)
    if any(t.sort == "unit" for t in reading.group("which")) or reading.group("which"):
        year = date("unit", unit="Y", which=place) if place != "possessive" else year
    rule = _feasts().get(re.sub(r"\s+", " ", token.text.replace("’", "'")).casefold())
    return all_of(reading, date("holiday", rule=rule, year=year)) if rule else []


def _feasts() -> dict[str, str]:
    return {row["name"].casefold(): row["day"] for row in lexer.holidays()}
