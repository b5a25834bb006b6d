"""What neighbours share: a year that ends a range, a day behind clock times in two zones."""

import re
from collections.abc import Sequence
from typing import TypeGuard

from communique.annotations import Candidate
from communique.kinds.date.anchoring import Spec, is_directed

RANGE = re.compile(r"\s*(?:-|–|—|to|through|until|till|and)\s*(?:the\s+)?")

_SHORT = 12
"""Characters between two neighbours, at most."""
_AND_ON = re.compile(r"\s*[(,;/]\s*|\s*[),]?\s*(?:on\s+)?", re.IGNORECASE)
"""Between a clock time and its day, or the same time in another zone: ") on "."""
_BRACKET = re.compile(r"\s*\(\s*")
_DAYS = {"weekday", "deictic", "ordinal_day", "holiday", "week_day"}
"""Ways of saying one day."""


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
    """The date in brackets behind a weekday is its own: "on Tuesday (May 8)"."""
    for i in range(len(specs) - 1):
        weekday = specs[i].get("day") if specs[i]["how"] == "time" else specs[i]
        between = text[candidates[i].end : candidates[i + 1].start]
        if len(between) < _SHORT and _BRACKET.fullmatch(between) and _names(weekday, specs[i + 1]):
            day = {**specs[i + 1], "weekday": weekday["weekday"]}
            specs[i] = day if weekday is specs[i] else {**specs[i], "day": day}
            specs[i + 1] = day


def _names(weekday: Spec | None, other: Spec) -> TypeGuard[Spec]:
    return bool(
        weekday and weekday["how"] == "weekday" and other["how"] == "partial" and other.get("day")
    )


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
