"""Builders for times of day: clock times with their zone and day, parts of the day."""

from collections.abc import Sequence

from communique.kinds.date.forms import Found, Spec, all_of, builder, date
from communique.kinds.date.forms import part as part_spec
from communique.kinds.date.grammar import Reading
from communique.kinds.date.lexer import Token


def _time(clock: str, day: Spec | None = None, mod: str | None = None) -> Spec:
    spec = {**date("time", clock=clock, day=day), "type": "TIME"}
    return spec | {"mod": mod} if mod else spec


@builder
def clock(reading: Reading) -> list[Found]:
    written = read(reading.group("clock"))
    return all_of(reading, _time(written)) if written else []


@builder
def day_clock(reading: Reading) -> list[Found]:
    written, day = read(reading.group("clock")), part_spec(reading.group("day"))
    if not written or not day:
        return []
    if day["how"] == "unit" and day["unit"] != "D":
        return _apart(reading, _time(written), day)
    return all_of(reading, _time(_in_part(written, reading.first("part")), day))


def _apart(reading: Reading, time: Spec, period: Spec) -> list[Found]:
    """As in "at 5 p.m. the following week": the week does not say on which day."""
    clock, beside = reading.group("clock"), reading.group("day")
    return [
        Found(clock[0].start, clock[-1].end, "time.clock", time),
        Found(beside[0].start, beside[-1].end, "date.relative", period),
    ]


@builder
def part_clock(reading: Reading) -> list[Found]:
    """As in "1:30 this morning", "at 8 tonight", "8 o'clock last night"."""
    of_day, which = reading.group("part")[0], reading.first("which")
    if of_day.sort != "tonight" and which is None:
        return []
    clock = reading.group("clock")
    written = read(clock)
    day = date("deictic", days=-1 if which and which.sort == "last" else 0)
    return all_of(reading, _time(_in_part(written, of_day), day)) if written else []


@builder
def clock_of_part(reading: Reading) -> list[Found]:
    """As in "3:05 in the morning", "11 at night on Friday"."""
    written, day = read(reading.group("clock")), part_spec(reading.group("day"))
    if not written:
        return []
    return all_of(reading, _time(_in_part(written, reading.first("part")), day))


def _in_part(clock: str, part: Token | None) -> str:
    """With the part of its day, as in "7:30 Monday evening"; one to four at night stay so."""
    hour = int(clock[1:3])
    first = {"AF": 1, "EV": 1, "NI": 5}.get(part.value if part else "", 12)
    return f"T{hour + 12}{clock[3:]}" if first <= hour < 12 else clock


@builder
def day_part(reading: Reading) -> list[Found]:
    day, of_day = part_spec(reading.group("day")), reading.group("part")[0]
    mod = reading.first("mod")
    return all_of(
        reading, _time(f"T{of_day.value}", day, (mod and mod.value) or None) if day else None
    )


@builder
def part(reading: Reading) -> list[Found]:
    """As in "This morning", "last night", "tonight", "that evening", "in the evening"."""
    of_day, mod = reading.group("part")[0], reading.first("mod") or reading.first("mod2")
    place = next((t.sort for t in reversed(reading.group("which")) if t.sort != "the"), "this")
    day: Spec | None = date("deictic", days=-1 if place == "last" else 0)
    in_hand = reading.own[0].sort == "the" and not reading.group("which")
    if in_hand or place in ("that", "same"):
        day = None
    elif place in ("following", "next", "previous"):
        day = date("unit", unit="D", which=place, base="reference")
    return all_of(reading, _time(f"T{of_day.value}", day, (mod and mod.value) or None))


@builder
def part_before(reading: Reading) -> list[Found]:
    """As in "His guests had left the evening before"."""
    side = "previous" if reading.group("way")[0].sort == "before" else "following"
    day = date("unit", unit="D", which=side, base="reference")
    return all_of(reading, _time(f"T{reading.group('part')[0].value}", day))


def read(tokens: Sequence[Token]) -> str | None:
    """`T18:40Z` from the tokens of a clock time; null for an hour that no clock shows."""
    head, ampm = tokens[0], next((t.value for t in tokens if t.sort == "ampm"), "")
    zone = _zone(tokens)
    if head.sort == "clockword":
        return head.value + zone
    hour, minute = _hour_minute(head)
    if ampm and not 1 <= hour <= 12:
        return None if hour > 23 else f"T{hour:02}{minute}{zone}"
    if ampm:
        hour = hour % 12 + (12 if ampm == "pm" else 0)
    return f"T{hour:02}{minute}{zone}" if hour <= 24 else None


def _hour_minute(head: Token) -> tuple[int, str]:
    if head.sort == "clock":
        text = head.text.replace(".", ":")
        hour, *rest = text.split(":") if ":" in text else (text[:2], text[2:])
        return int(hour), "".join(f":{part}" for part in rest)
    return int(head.value or head.text), ":00"


def _zone(tokens: Sequence[Token]) -> str:
    zone = next((i for i, t in enumerate(tokens) if t.sort == "zone"), None)
    if zone is None:
        return ""
    after = tokens[zone + 1 :]
    if len(after) >= 2 and after[0].sort in ("plus", "dash") and after[1].value.isdigit():
        return f"{'+' if after[0].sort == 'plus' else '-'}{int(after[1].value):02}:00"
    return tokens[zone].value
