"""What neighbours share: a year that ends a range, a day behind clock times or behind its name."""

import re
from collections.abc import Sequence
from typing import TypeGuard

from communique.annotations import Candidate
from communique.kinds.date.anchoring import Spec, is_directed
from communique.kinds.date.values import day_of

RANGE = re.compile(r"\s*(?:-|–|—|to|through|until|till|and)\s*(?:the\s+)?")

_SHORT = 12
"""Characters between two neighbours, at most."""
_AND_ON = re.compile(r"\s*[(,;/]\s*|\s*[),]?\s*(?:on\s+)?", re.IGNORECASE)
"""Between a clock time and its day, or the same time in another zone: ") on "."""
_APPOSED = re.compile(r"\s*[(,]?\s*")
_DAYS = {"weekday", "deictic", "ordinal_day", "holiday", "week_day"}
"""Ways of saying one day."""
_POINTED = {"weekday", "deictic", "week_day"}
"""Those that point at a day and do not name its date."""


def of(text: str, candidates: Sequence[Candidate]) -> list[Spec]:
    """What each candidate says, with what it shares with the next."""
    specs: list[Spec] = [candidate.values["_spec"] for candidate in candidates]
    _with_shared_years(text, candidates, specs)
    _with_shared_days(text, candidates, specs)
    _with_named_days(text, candidates, specs)
    return specs


def _with_shared_days(text: str, candidates: Sequence[Candidate], specs: list[Spec]) -> None:
    """The day behind clock times is theirs: "at 8 p.m. local time (1800 UTC) on Friday"."""
    day: Spec | None = None
    for i in range(len(specs) - 2, -1, -1):
        between = text[candidates[i].end : candidates[i + 1].start]
        follows = len(between) < _SHORT and _AND_ON.fullmatch(between)
        day = specs[i + 1] if _is_day(specs[i + 1]) else day
        day = day if follows and specs[i]["how"] == "time" and not specs[i].get("day") else None
        if day:
            specs[i] = {**specs[i], "day": day}


def _is_day(spec: Spec) -> bool:
    dated = spec["how"] == "partial" and spec.get("day")
    return spec["type"] == "DATE" and bool(dated or spec["how"] in _DAYS)


def _with_shared_years(text: str, candidates: Sequence[Candidate], specs: list[Spec]) -> None:
    """A year stated once holds for both ends of a range: "May 30 to June 2, 2023".

    Where none is stated, the second end follows the first, as a weekday follows a weekday.
    """
    for i in range(len(specs) - 2, -1, -1):
        between = text[candidates[i].end : candidates[i + 1].start]
        if len(between) < _SHORT and RANGE.fullmatch(between):
            specs[i] = _with_year(specs[i], specs[i + 1])
            if "and" not in between and all(_yearless(spec) for spec in specs[i : i + 2]):
                specs[i + 1] = {**specs[i + 1], "joined": True}
            if _follow(specs[i], specs[i + 1], between):
                specs[i + 1] = {**specs[i + 1], "joined": True}


def _follow(first: Spec, second: Spec, between: str) -> bool:
    """Weekdays of a range, or after a word that says which: "next Wednesday and Thursday"."""
    if not (first["how"] == second["how"] == "weekday" and is_directed(second)):
        return False
    return "and" in between if first.get("which") else is_directed(first)


def _with_named_days(text: str, candidates: Sequence[Candidate], specs: list[Spec]) -> None:
    """The date set behind a day is its own: "on Tuesday (May 8)", "yesterday, May 7"."""
    for i in range(len(specs) - 1):
        one, other = specs[i : i + 2]
        day = one.get("day") if one["how"] == "time" else one
        between = text[candidates[i].end : candidates[i + 1].start]
        if len(between) < _SHORT and _APPOSED.fullmatch(between) and _names(day, other):
            if other["how"] == "partial" and "weekday" in day:
                specs[i + 1] = other = {**other, "weekday": day["weekday"]}
            specs[i] = {**one, "day": other} if day is not one else {**other, "mod": one.get("mod")}


def _names(day: Spec | None, other: Spec) -> TypeGuard[Spec]:
    """Whether the other can be the same day, said by the calendar."""
    if not day or day["how"] not in _POINTED or other["type"] != "DATE":
        return False
    if other["how"] == "partial":
        return bool(other.get("day")) and other.get("weekday") in (None, day.get("weekday"))
    named = day_of(other["value"]) if other["how"] == "fixed" else None
    return bool(named and day.get("weekday") in (None, named.isoweekday()))


def _yearless(spec: Spec) -> bool:
    return spec["how"] == "partial" and not spec.get("year")


def _with_year(first: Spec, second: Spec) -> Spec:
    if not _yearless(first):
        return first
    value = second.get("value", "")
    if second["how"] == "partial" and isinstance(second.get("year"), str):
        value = f"{second['year']}-{second['month']:02}"
    match = re.match(r"(\d{4})-(\d\d)", value)
    if match is None:
        return first
    year = int(match[1]) - (first["month"] > int(match[2]))
    return {**first, "year": f"{year:04}"}
