"""Groups of countries: who belongs on a day, and the phrases that name one.

>>> members("BRICS", "2010-01-01")
('BR', 'CN', 'IN', 'RU')
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from communique import tables
from communique.annotations import Candidate
from communique.kinds.country import cues
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.lexicon import UNION, check_code, codes
from communique.kinds.country.scan import Hit
from communique.tables import Row

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
UNION_GROUP = "European Union"
_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMERALS = {word: n for n, name in enumerate(_NUMBERS, start=2) for word in (name, str(n))}


@dataclass(frozen=True, slots=True)
class Membership:
    since: str
    until: str
    codes: tuple[str, ...]

    def holds(self, day: str | None) -> bool:
        """On the day; where it is unknown, in the table's latest state."""
        if day is None:
            return not self.until
        return self.since <= day and (not self.until or day <= self.until)

    def overlaps(self, other: "Membership", code: str) -> bool:
        """Whether the country belongs by both rows on one day."""
        if code not in self.codes or code not in other.codes:
            return False
        return self.since <= (other.until or "9999") and other.since <= (self.until or "9999")


def members(group: str, day: str | None) -> tuple[str, ...]:
    """The members' codes in alphabetical order; before the first row begins, the first ones."""
    rows = memberships()[group]
    found = {code for row in rows if row.holds(day) for code in row.codes}
    return tuple(sorted(found or _founders(rows)))


def _founders(rows: Iterable[Membership]) -> set[str]:
    first = min(row.since for row in rows)
    return {code for row in rows if row.since == first for code in row.codes}


@cache
def memberships() -> dict[str, list[Membership]]:
    known, groups = {*codes(), UNION}, tables.unique(tables.read("country/groups.tsv"), "group")
    found: dict[str, list[Membership]] = {group: [] for group in groups}
    for row in tables.read("country/members.tsv"):
        if row["group"] not in found:
            row.refuse(f"{row['group']!r} is no group of country/groups.tsv")
        found[row["group"]].append(_membership(row, known, found[row["group"]]))
    for group, rows in found.items():
        if not rows:
            groups[group].refuse(f"{group!r} has no row in country/members.tsv")
    return found


def _membership(row: Row, known: set[str], others: Iterable[Membership]) -> Membership:
    for column in ("since", "until"):
        if row[column] or column == "since":
            _check_day(row, column)
    if row["until"] and row["until"] < row["since"]:
        row.refuse(f"until {row['until']!r} lies before since {row['since']!r}")
    membership = Membership(row["since"], row["until"], tuple(row.items_of("codes")))
    for number, code in enumerate(membership.codes):
        check_code(code, known, row.where)
        if code in membership.codes[:number] or any(o.overlaps(membership, code) for o in others):
            row.refuse(f"{code!r} stands already among the members of {row['group']!r} then")
    return membership


def _check_day(row: Row, column: str) -> None:
    try:
        date.fromisoformat(row[column])
    except ValueError:
        row.refuse(f"{column} {row[column]!r} is no day; write it as 2024-01-31")


# --- phrases ------------------------------------------------------------------------------------


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
    """Whether the article names the group by a sure name, or two of its members."""
    group = hit.form.group
    if any(h.form.group == group and h.form.sort == "group" for h in evidence.hits):
        return True
    return len(evidence.codes.intersection(members(group, day))) > 1


def _is_paired(hit: Hit, evidence: Evidence) -> bool:
    """Whether a dash ties the region to a country, as in "China-Central Asia trade"."""
    dash = hit.start - 1
    if hit.folded[max(0, dash) : hit.start] not in DASHES:
        return False
    return any(other.end == dash and other.form.codes for other in evidence.hits)


def phrase(hit: Hit, day: str | None) -> Phrase | None:
    """The phrase that a group's form heads, or None where the form alone names no group."""
    group, sort = hit.form.group, hit.form.sort
    tail = None if group == UNION_GROUP else _tail(hit)
    number = _number(hit)
    size = len(members(group, day))
    if tail and number and NUMERALS[number[1].lower()] == size:
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
    return _patterns()["number"].search(hit.before)


def _is_part(hit: Hit) -> bool:
    return bool(_patterns()["part"].search(hit.before))
