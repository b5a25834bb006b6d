"""Builders for dates of other calendars, where the text says so: "1402 SH", "15 Ramadan 1444"."""

from communique.kinds.date import calendars
from communique.kinds.date.forms import Found, all_of, builder, fixed
from communique.kinds.date.grammar import Reading
from communique.kinds.date.lexer import Token

_GREGORIAN = 1800
"""A year above is Gregorian even beside a lunar month ("Ramadan 2023")."""


@builder
def other_calendar(reading: Reading) -> list[Found]:
    year, month = int(reading.group("year")[0].text), reading.first("month")
    era = reading.first("era")
    value: str | None
    if era and era.sort == "buddhist":
        value = _thai(reading, year)
    elif (month or era) and _solar(month, era):
        value = calendars.persian(year, int(month.value) if month else None, _day(reading))
    elif year >= _GREGORIAN and month:
        value = calendars.hijri_in(year, int(month.value))
    else:
        value = calendars.hijri(year, int(month.value) if month else None, _day(reading))
    return all_of(reading, fixed(value)) if value else []


def _solar(month: Token | None, era: Token | None) -> bool:
    return month.sort == "persian" if month else era is not None and era.sort == "sunhijri"


def _day(reading: Reading) -> int | None:
    day = next((t for t in reading.group("day") if t.sort in ("day", "dayordinal")), None)
    return int("".join(filter(str.isdigit, day.text))) if day else None


def _thai(reading: Reading, year: int) -> str | None:
    value, month = (
        calendars.buddhist(year),
        reading.first("gregorian") or reading.first("gregorian2"),
    )
    if value and month:
        value += f"-{month.value}"
        day = _day(reading)
        value += f"-{day:02}" if day else ""
    return value


@builder
def calendar_year(reading: Reading) -> list[Found]:
    """As in "The year 2566 of the Buddhist era", "1402 in the Persian calendar"."""
    year, names = int(reading.group("year")[0].text), {t.text for t in reading.group("name")}
    if "Buddhist" in names:
        value = calendars.buddhist(year)
    elif names & {"Persian", "Iranian", "Solar"}:
        value = calendars.persian(year, None, None)
    else:
        value = calendars.hijri(year, None, None)
    return all_of(reading, fixed(value)) if value else []
