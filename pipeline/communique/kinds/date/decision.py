"""From candidates to mentions: direction, reference time, value and interval, in text order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.date import cues, dateline, fiscal, sharing, tense
from communique.kinds.date.anchoring import Frame, Joined, Spec, is_directed, resolve
from communique.kinds.date.intervals import interval
from communique.kinds.date.sharing import RANGE
from communique.kinds.date.today import is_at_large
from communique.kinds.date.values import moved

_SAME_DAY = re.compile(
    r"\s*(?:[,(]|,?\s*(?:which )?(?:is|was|falls? on|fell on))\s*(?:an?\s+)?", re.IGNORECASE
)
"""Between a day and its weekday: "On 3 May, a Friday", "Veterans Day falls on Friday"."""
_OPENS = re.compile(r"\W*(?:[Ii]n \d{4}|(?:[Ll]ast|[Nn]ext) year)")
_CLAUSE = re.compile(r",?(?!['’])(?:(?!\b(?:and|but|or)\b)[^,;:()\"“”\n–—]){1,80}")
"""A year that opens a sentence holds for a month in its first clause: "In 2003 he left in May"."""
YEAR = 4
"""Characters of a year's value."""
CLAUSE = 80
"""Characters of a clause that are looked at."""
_ASIDE = re.compile(r"(?:\b(?:born(?:\s+on)?|the|an?|its|his|her|their)|['’]s)\s+$", re.IGNORECASE)


@dataclass(slots=True)
class _Last:
    """The date last named: what a following one may count from."""

    value: str | None = None
    start: int = 0
    end: int = 0
    aside: bool = False
    """Whether it only tells of what or who is meant: a birth, "the April 2009 quake"."""


def decided(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    places = ((one.start, one.end, one.values["_spec"]) for one in candidates)
    day, borders = publication_day(doc, places), annotations.borders(doc) if candidates else []
    text, last = annotations.text(doc), _Last()
    specs = sharing.of(text, candidates)
    countries = fiscal.owners(doc) if any("fiscal" in spec for spec in specs) else {}
    for candidate, spec in zip(candidates, specs, strict=True):
        begin, stop = sentence_around(borders, candidate.start)
        frame = Frame(
            day,
            last.value,
            last.value if last.start >= begin and not last.aside else None,
            direction(doc, text, candidate, spec, begin, stop),
            joined(text, begin, last, candidate.start),
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
            last = _named(text, last, candidate, values["timex_value"])


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


def _named(text: str, last: _Last, candidate: Candidate, value: str) -> _Last:
    """The end of a range ("January to September 2023") stands for the whole."""
    joined = text[last.end : candidate.start]
    if (
        last.value
        and "/" not in value + last.value
        and len(joined) < 12
        and RANGE.fullmatch(joined)
    ):
        opened = re.search(
            r"\b(?:between|from)\s+$", text[max(0, last.start - 10) : last.start], re.I
        )
        whole = f"{last.value}/{value}"
        if ("and" not in joined or opened) and interval(whole)[0]:
            return _Last(whole, last.start, candidate.end)
    aside = len(value) > YEAR and bool(
        _ASIDE.search(text[max(0, candidate.start - 10) : candidate.start])
    )
    return _Last(value, candidate.start, candidate.end, aside)


def joined(text: str, begin: int, last: _Last, start: int) -> Joined:
    """How a date stands to the one last named in its sentence, by the words between them."""
    between = text[last.end : start]
    if _SAME_DAY.fullmatch(between):
        return "day"
    begin = max(begin, text.rfind(";", begin, last.start) + 1)
    opens = _OPENS.fullmatch(text, begin, last.end) if last.end - begin < CLAUSE else None
    return "clause" if opens and _CLAUSE.fullmatch(between) else ""


def direction(doc: Doc, text: str, candidate: Candidate, spec: Spec, begin: int, stop: int) -> int:
    """The way a bare weekday or month points: said outright, by cue, or by the parse."""
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
