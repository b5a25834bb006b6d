"""Who belongs to a group on a day: `members.tsv`.

>>> members("BRICS", "2010-01-01")
('BR', 'CN', 'IN', 'RU')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique import tables
from communique.kinds.country.lexicon import UNION, check_code, codes
from communique.tables import Row


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
