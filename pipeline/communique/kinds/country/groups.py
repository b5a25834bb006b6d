"""Phrases that name a closed group of countries: "the GCC states", "Nordic ministers"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.annotations import Candidate
from communique.kinds.country import cues
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.members import members
from communique.kinds.country.scan import Hit

UNION_GROUP = "European Union"
_NUMBERS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_LONGEST_NUMERAL = len("seventeen ")
NUMERALS = {word: n for n, name in enumerate(_NUMBERS, start=2) for word in (name, str(n))}


class Phrase(NamedTuple):
    start: int
    end: int
    group: str
    rule: str


def candidates(hit: Hit, evidence: Evidence, day: str | None) -> Iterator[Candidate]:
    found = phrase(hit, day)
    if not found and hit.form.sort == "unsure" and _is_named(hit, evidence, day):
        found = Phrase(hit.start, hit.end, hit.form.group, "group")
    if not found and hit.form.sort == "bound" and _is_paired(hit, evidence):
        found = Phrase(hit.start, hit.end, hit.form.group, "group-paired")
    if found:
        codes = list(members(found.group, day))
        values = {"codes": codes, "form": "group", "group": found.group}
        yield Candidate(found.start, found.end, f"country.{found.rule}", values)


def _is_named(hit: Hit, evidence: Evidence, day: str | None) -> bool:
    """Whether the article names the group by a sure name, or two of its members.

    A letter with a number is enough after "the" ("the P5", but not "a C5" or "V4 engines").
    """
    group = hit.form.group
    if hit.text[-1].isdigit() and hit.before.endswith(("the ", "The ")):
        return not _NAME.match(hit.after)
    if any(h.form.group == group and h.form.sort == "group" for h in evidence.hits):
        return True
    return len(evidence.codes.intersection(members(group, day))) > 1


def _is_paired(hit: Hit, evidence: Evidence) -> bool:
    """Whether a region is joined with a country, as in "China-Central Asia trade"."""
    number = bisect_left(evidence.hits, hit.start, key=lambda other: other.start)
    before = evidence.hits[number - 1 : number] if number else []
    return any(
        other.form.codes and _PAIR.fullmatch(hit.folded, other.end, hit.start) for other in before
    )


def phrase(hit: Hit, day: str | None) -> Phrase | None:
    """The phrase that a group's form heads, or None where the form alone names no group."""
    group, sort = hit.form.group, hit.form.sort
    tail = None if group == UNION_GROUP else _tail(hit)
    number = _number(hit) if tail else None
    if tail and number and NUMERALS.get(number[1].lower()) == len(members(group, day)):
        return Phrase(hit.start - len(number[0]), hit.end + len(tail[0]), group, "group-counted")
    if tail and not number and not _is_part(hit):
        return Phrase(hit.start, hit.end + len(tail[0]), group, "group")
    if sort == "group":
        return Phrase(hit.start, hit.end, group, "group")
    if sort == "adjective" and not tail and not _NAME.match(hit.after):
        return Phrase(hit.start, hit.end, group, "group-adjective")
    if sort in ("bound", "unsure") and not tail and _has_people(hit):
        return Phrase(hit.start, hit.end, group, "group-adjective")
    return None


_PAIR = re.compile(r" ?[-+/&] ?| and ")
_NAME = re.compile(r" [A-Z][a-z]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    numerals = "|".join(sorted(NUMERALS, key=len, reverse=True))
    return {
        "tail": re.compile(rf"[ -]{cues.alternatives(cues.words('group.tail'))}\b"),
        "people": re.compile(
            rf"(?: and [A-Z][a-z]+)? {cues.alternatives(cues.words('group.people'))}\b"
        ),
        "number": re.compile(rf"\b({numerals})[ -]$", re.IGNORECASE),
        "part": re.compile(rf"\b{cues.alternatives(cues.words('group.part'))} $", re.IGNORECASE),
    }


def _tail(hit: Hit) -> re.Match[str] | None:
    return _patterns()["tail"].match(hit.folded, hit.end)


def _has_people(hit: Hit) -> bool:
    return bool(_patterns()["people"].match(hit.folded, hit.end))


def _number(hit: Hit) -> re.Match[str] | None:
    return _patterns()["number"].search(hit.before, max(0, len(hit.before) - _LONGEST_NUMERAL))


def _is_part(hit: Hit) -> bool:
    return bool(_patterns()["part"].search(hit.before))
