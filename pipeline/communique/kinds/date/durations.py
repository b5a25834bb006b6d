"""Builders for stretches of time and for what recurs: durations and sets."""

from collections.abc import Sequence
from decimal import Decimal

from communique.kinds.date import numbers
from communique.kinds.date.forms import Found, Spec, all_of, builder, count
from communique.kinds.date.grammar import Reading
from communique.kinds.date.lexer import Token


def _duration(number: str, unit: str, **fields: str | None) -> Spec:
    return {"type": "DURATION", "how": "fixed", "value": period(number, unit)} | fields


def period(number: str, unit: str) -> str:
    """`P3Y`, `PT30M`, `P2W`, `PXM`; a fortnight is two weeks, a weekend `P1WE`."""
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit == "FN":
        return f"P{number if number == 'X' else numbers.plain(Decimal(number) * 2)}W"
    if unit == "6M":
        return f"P{number if number == 'X' else numbers.plain(Decimal(number) * 6)}M"
    return f"P{number}{unit}"


@builder
def duration(reading: Reading) -> list[Found]:
    unit = reading.group("unit")[0]
    number = count(reading.group("q")) if reading.group("q") else "1"
    if reading.group("half"):
        number = numbers.plain(Decimal(number) + Decimal("0.5"))
    if unit.sort in ("second", "quarter", "quarters") and not _hyphened(reading, unit):
        return []
    value = period(number, _unit(unit))
    if reading.group("unit2"):
        value += f"{count(reading.group('q2'))}{_unit(reading.group('unit2')[0]).lstrip('T')}"
    return all_of(reading, {"type": "DURATION", "how": "fixed", "value": value})


def _unit(token: Token) -> str:
    return "TS" if token.sort == "second" else token.value


def _hyphened(reading: Reading, unit: Token) -> bool:
    return unit.sort == "second" and any(t.sort == "dash" for t in reading.own)


@builder
def pair(reading: Reading) -> list[Found]:
    """As in "Three to five years" is two durations that share their unit."""
    unit = reading.group("unit")[0]
    first, second = reading.group("q1"), reading.group("q")
    return [
        Found(first[0].start, first[-1].end, reading.rule, _duration(count(first), unit.value)),
        Found(second[0].start, unit.end, reading.rule, _duration(count(second), unit.value)),
    ]


@builder
def window(reading: Reading) -> list[Found]:
    """As in "the past two years", "the next decade": it ends or begins at publication."""
    unit, side = reading.group("unit")[0], reading.group("side")[0].sort
    plural = unit.sort in ("units", "quarters")
    number = count(reading.group("q")) if reading.group("q") else ("X" if plural else "1")
    sign = -1 if side in ("last", "past", "previous") else 1
    spec = {**_duration(number, unit.value), "window": [sign, number, unit.value]}
    return all_of(reading, spec)


@builder
def window_pair(reading: Reading) -> list[Found]:
    """As in "The next five to seven days": two durations, the first with the words before it."""
    first, second = pair(reading)
    return [first._replace(start=reading.own[0].start), second]


@builder
def vague_span(reading: Reading) -> list[Found]:
    return all_of(reading, _duration("X", reading.group("unit")[0].value))


@builder
def long(reading: Reading) -> list[Found]:
    return all_of(reading, {"type": "DURATION", "how": "fixed", "value": reading.own[0].value})


@builder
def age(reading: Reading) -> list[Found]:
    """Ages of persons and things are no temporal expressions of the article."""
    return []


@builder
def every(reading: Reading) -> list[Found]:
    unit, extra = reading.group("unit")[0], reading.group("n")
    if unit.sort in ("weekday", "month", "season", "part", "holiday"):
        return all_of(reading, _set(recurring(unit, reading.group("part"))))
    number = "2" if extra and extra[0].sort == "other" else _nth(extra)
    return all_of(reading, _set(period(number, unit.value)))


def _nth(extra: Sequence[Token]) -> str:
    if not extra:
        return "1"
    if extra[0].sort in ("ordinal", "second"):
        return extra[0].value
    return count(extra)


def recurring(unit: Token, part: Sequence[Token] = ()) -> str:
    if unit.sort in ("weekday", "weekdays"):
        return f"XXXX-WXX-{unit.value}" + (f"T{part[0].value}" if part else "")
    if unit.sort == "month":
        return f"XXXX-{unit.value}"
    if unit.sort == "part":
        return f"XXXX-XX-XXT{unit.value}"
    return f"XXXX-{unit.value}" if unit.sort == "season" else "P1Y"


def _set(value: str) -> Spec:
    return {"type": "SET", "how": "fixed", "value": value}


@builder
def every_nth(reading: Reading) -> list[Found]:
    """As in "the first Monday of each month"."""
    return all_of(reading, _set(period("1", reading.group("unit")[0].value)))


@builder
def rate(reading: Reading) -> list[Found]:
    return all_of(reading, _set(period("1", reading.group("unit")[0].value)))


@builder
def weekdays(reading: Reading) -> list[Found]:
    return all_of(reading, _set(recurring(reading.own[0])))


@builder
def adverb(reading: Reading) -> list[Found]:
    return all_of(reading, _set(reading.own[0].value))
