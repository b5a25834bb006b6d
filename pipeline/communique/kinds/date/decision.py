"""From candidates to mentions: direction, reference time, value and interval, in text order."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.date import cues, dateline, fiscal, sharing, tense
from communique.kinds.date.anchoring import Frame, Spec, is_directed, resolve
from communique.kinds.date.intervals import interval
from communique.kinds.date.telling import Told
from communique.kinds.date.today import is_at_large
from communique.kinds.date.values import moved


def decided(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    places = ((one.start, one.end, one.values["_spec"]) for one in candidates)
    day, borders = publication_day(doc, places), annotations.borders(doc) if candidates else []
    text, told = annotations.text(doc), Told()
    specs = sharing.of(text, candidates)
    countries = fiscal.owners(doc) if any("fiscal" in spec for spec in specs) else {}
    for candidate, spec in zip(candidates, specs, strict=True):
        begin, stop = sentence_around(borders, candidate.start)
        joined = told.joined(text, begin, candidate.start)
        frame = Frame(
            day,
            told.value,
            told.value if joined == "tale" else told.near(begin),
            direction(doc, text, candidate, spec, begin, stop),
            joined,
            told.day_in_hand(begin),
            told.clock,
            told.weekdays.get(spec.get("weekday", 0)),
        )
        values = values_of(spec, frame)
        if year := spec.get("fiscal"):
            whose = fiscal.owner(text, candidate.start, countries)
            values["start_date"], values["end_date"] = fiscal.days(whose, year)
        if spec["how"] == "deictic" and is_at_large(
            text, candidate.start, candidate.end, begin, stop
        ):
            values |= {"timex_value": "PRESENT_REF", "start_date": None, "end_date": None}
        yield Candidate(candidate.start, candidate.end, candidate.rule, values)
        if values["start_date"] and spec["type"] in ("DATE", "TIME"):
            told.name(text, (*_place(candidate), values["timex_value"]), (begin, stop))
        if frame.direction and spec["how"] == "weekday":
            told.weekdays[spec["weekday"]] = values["timex_value"]


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.start, candidate.end


def publication_day(doc: Doc, found: Iterable[tuple[int, int, Spec]]) -> str | None:
    """The day that is given with the text, else the one at its head."""
    try:
        return date.fromisoformat(str(doc._.published or "")[:10]).isoformat()
    except ValueError:
        dated = ((start, end, spec.get("value", "")) for start, end, spec in found)
        return dateline.day(annotations.text(doc), dated)


def sentence_around(borders: list[int], place: int) -> tuple[int, int]:
    """The sentence of a character, by `annotations.borders`."""
    number = bisect_right(borders, place, 0, len(borders) - 1)
    return borders[max(number - 1, 0)], borders[number]


def direction(doc: Doc, text: str, candidate: Candidate, spec: Spec, begin: int, stop: int) -> int:
    """The way a bare weekday or month points: said outright, by cue, or by the parse."""
    if spec["how"] == "time" and not spec.get("day"):
        return cues.direction(text, candidate.start, candidate.end, begin, stop)[0]
    if not is_directed(spec):
        return int(spec.get("toward", 0))
    cue = candidate.values.get("_cue")
    said, sure = cue or cues.direction(text, candidate.start, candidate.end, begin, stop)
    return said if sure else tense.direction(doc, candidate.start, candidate.end) or said


def values_of(spec: Spec, frame: Frame) -> dict[str, Any]:
    value = resolve(spec, frame)
    if value and (prefix := spec.get("prefix")):
        value = prefix + value
    first, last = interval(value)
    if "window" in spec and frame.published:
        first, last = _window(frame.published, *spec["window"])
    return {
        "timex_type": spec["type"],
        "timex_value": value,
        "mod": spec.get("mod"),
        "start_date": first,
        "end_date": last,
    }


def _window(published: str, sign: int, number: str, unit: str) -> tuple[str | None, str | None]:
    """The days of a duration that ends or begins at publication; open where it is vague."""
    if number == "X" or "." in number or unit.startswith("T") or len(number) > 6:
        return (None, published) if sign < 0 else (published, None)
    other = moved(published, unit, sign * int(number))
    return (other, published) if sign < 0 else (published, other)
