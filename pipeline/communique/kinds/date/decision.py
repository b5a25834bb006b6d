"""From candidates to mentions: direction, reference time, value and interval, in text order."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.date import cues
from communique.kinds.date.anchoring import Frame, resolve
from communique.kinds.date.durations import period
from communique.kinds.date.intervals import interval
from communique.kinds.date.values import moved, precision


def decided(doc: Doc, candidates: list[Candidate], published: str | None) -> Iterator[Candidate]:
    begins = [sentence.start_char for sentence in doc.sents] if candidates else []
    frame = Frame(published=_day(published))
    text = doc.text if candidates else ""
    for candidate in candidates:
        spec = candidate.values["_spec"]
        way = spec.get("toward") or _direction(text, candidate, spec, begins)
        values = _values(spec, replace(frame, direction=way))
        yield Candidate(candidate.start, candidate.end, candidate.rule, values)
        if _can_refer(spec, values):
            frame = replace(frame, reference=values["timex_value"])


def _day(published: str | None) -> str | None:
    """The publication day, or nothing where it is no day."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _direction(text: str, candidate: Candidate, spec: dict[str, Any], begins: list[int]) -> int:
    if spec["how"] not in DIRECTED and not isinstance(spec.get("day"), dict):
        return 0
    number = bisect_right(begins, candidate.start)
    stop = begins[number] if number < len(begins) else len(text)
    return cues.direction(text, candidate.start, candidate.end, begins[number - 1], stop)


DIRECTED = {"partial", "weekday", "ordinal_day", "holiday", "quarter", "season", "unit"}


def _values(spec: dict[str, Any], frame: Frame) -> dict[str, Any]:
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
    if number == "X" or "." in number or unit.startswith("T"):
        return (None, published) if sign < 0 else (published, None)
    other = moved(published, unit, sign * int(number))
    return (other, published) if sign < 0 else (published, other)


def _can_refer(spec: dict[str, Any], values: dict[str, Any]) -> bool:
    return spec["type"] in ("DATE", "TIME") and values["start_date"] is not None
