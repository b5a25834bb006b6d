"""Builders for what is counted from another day: last month, 31 years ago, two days later."""

from decimal import Decimal

from communique.kinds.date.forms import (
    TEXTUAL,
    Found,
    all_of,
    builder,
    count,
    date,
    fixed,
    of_sort,
    part,
    which,
)
from communique.kinds.date.grammar import Reading
from communique.kinds.date.intervals import covered
from communique.kinds.date.numbers import plain


@builder
def deictic(reading: Reading) -> list[Found]:
    return all_of(reading, date("deictic", days=int(reading.own[-1].value)))


@builder
def deictic_next(reading: Reading) -> list[Found]:
    """As in "The day before yesterday", "the day after tomorrow"."""
    step = 1 if reading.group("way")[0].sort == "after" else -1
    days = int(reading.group("day")[0].value)
    if step * days < 1:
        return []
    return all_of(reading, date("deictic", days=days + step))


@builder
def beyond(reading: Reading) -> list[Found]:
    """As in "The week after next", "the year before last", "the Sunday before last"."""
    unit, sign = reading.group("unit")[0], 1 if reading.group("way")[0].sort == "after" else -1
    if unit.sort == "weekday":
        side = "next" if sign > 0 else "last"
        spec = date("weekday", weekday=int(unit.value), which=side, weeks=sign)
        return all_of(reading, spec)
    if unit.value.startswith("T"):
        return []
    return all_of(reading, date("unit", unit=unit.value, which="this", steps=2 * sign))


@builder
def week_number(reading: Reading) -> list[Found]:
    """As in "Week 20 of 1944"."""
    if reading.group("unit")[0].value != "W":
        return []
    value = f"{reading.group('year')[0].text}-W{int(reading.group('n')[0].value):02}"
    return all_of(reading, fixed(value)) if covered(value) else []


@builder
def weekday(reading: Reading) -> list[Found]:
    number = int(reading.group("weekday")[0].value)
    week, place = reading.group("week"), which(reading.group("which"))
    if week:
        unit = {"last": -1, "next": 1, "this": 0}
        spec = date("unit", unit="W", which=next(s for s in (t.sort for t in week) if s in unit))
        return all_of(reading, date("week_day", weekday=number, week=spec))
    base = "reference" if place in TEXTUAL else None
    return all_of(reading, date("weekday", weekday=number, which=place or None, base=base))


@builder
def ordinal_day(reading: Reading) -> list[Found]:
    number, named = int(reading.group("day")[0].text[:-2]), reading.first("wd")
    weekday = int(named.value) if named else None
    return all_of(reading, date("ordinal_day", day=number, weekday=weekday)) if number <= 31 else []


@builder
def relative(reading: Reading) -> list[Found]:
    unit, place = reading.group("unit")[0], which(reading.group("which"))
    if unit.value.startswith("T") or (place in ("current", "last", "past") and unit.value == "D"):
        return []
    the_next = of_sort(reading.own, "the") is not None and place == "next"
    textual = place in TEXTUAL or (the_next and unit.value == "D")
    base = "reference" if textual else "near" if the_next or place in ("", "the") else None
    return all_of(reading, date("unit", unit=unit.value, which=place, base=base))


@builder
def ago(reading: Reading) -> list[Found]:
    unit = reading.group("unit")[0]
    sign = 1 if reading.group("forward") else -1
    if unit.sort == "second" or unit.value == "Q":
        return []
    number = count(reading.group("q"))
    if reading.group("half"):
        number = plain(Decimal(number) + Decimal("0.5"))
    spec = date("ago", unit=unit.value, count=number, sign=sign)
    return all_of(reading, {**spec, "type": "TIME" if unit.value.startswith("T") else "DATE"})


@builder
def ago_pair(reading: Reading) -> list[Found]:
    """As in "ten or twelve days ago": both counted back."""
    first, (second,) = reading.group("q1"), ago(reading)
    earlier = {**second.spec, "count": count(first)}
    place = Found(first[0].start, first[-1].end, reading.rule, earlier)
    return [place, second._replace(start=reading.group("q")[0].start)]


@builder
def ago_vague(reading: Reading) -> list[Found]:
    return all_of(reading, fixed("PAST_REF"))


@builder
def offset(reading: Reading) -> list[Found]:
    unit = reading.group("unit")[0]
    sign = 1 if reading.group("way")[0].sort in ("later", "after") else -1
    if unit.sort == "second":
        return []
    number = count(reading.group("q")) if reading.group("q") else "1"
    spec = date("offset", unit=unit.value, count=number, sign=sign, more=_more(reading))
    return all_of(reading, {**spec, "type": "TIME" if unit.value.startswith("T") else "DATE"})


def _more(reading: Reading) -> list[str] | None:
    """The smaller unit of "ten hours and 14 minutes later"."""
    unit = reading.first("unit2")
    return [unit.value, count(reading.group("q2"))] if unit else None


@builder
def day_before(reading: Reading) -> list[Found]:
    return offset(reading)


@builder
def same_period(reading: Reading) -> list[Found]:
    named = of_sort(reading.own, "quarter", "unit")
    exact = named is not None and named.sort == "unit"
    vague = of_sort(reading.own, "time") is not None
    return all_of(reading, date("same_period", exact=exact, vague=vague))


@builder
def year_ago(reading: Reading) -> list[Found]:
    if reading.group("unit")[0].value != "Y":
        return []
    return all_of(reading, date("same_period"))


@builder
def week_of(reading: Reading) -> list[Found]:
    """As in "the week of 29 May", "the weekend of May 20"; "the day of" a day is the day."""
    of, unit = reading.group("day"), reading.group("unit")[0].value
    day = part(of)
    if day is None:
        return []
    if unit not in ("W", "WE"):
        return [Found(of[0].start, of[-1].end, reading.rule, day)]
    return all_of(reading, date("week_of", day=day, unit=unit))


@builder
def reference(reading: Reading) -> list[Found]:
    token = reading.own[0]
    return all_of(reading, fixed(token.value or "PRESENT_REF"))


@builder
def present_phrase(reading: Reading) -> list[Found]:
    """As in "at present", "at the moment", "to this day"."""
    unit = reading.first("unit")
    if unit and unit.value != "D":
        return relative(reading)
    return all_of(reading, fixed("PRESENT_REF"))


@builder
def these_days(reading: Reading) -> list[Found]:
    """As in "these days"; "those days" are gone."""
    if reading.group("unit")[0].value != "D":
        return []
    gone = reading.group("which")[0].text.lower() == "those"
    return all_of(reading, fixed("PAST_REF" if gone else "PRESENT_REF"))


@builder
def past_phrase(reading: Reading) -> list[Found]:
    return all_of(reading, fixed("PAST_REF"))


@builder
def phrase_reference(reading: Reading) -> list[Found]:
    if len(reading.own) < 2:
        return []
    return all_of(reading, fixed("FUTURE_REF"))
