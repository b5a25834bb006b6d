"""Forms that name other things too: `homonyms.tsv`, and what it says of a place in the text.

The words right beside a form decide first, then another country in the same enumeration, then
what the document names elsewhere, then the row's own `alone`.
"""

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from communique import tables
from communique.kinds.country import cues
from communique.kinds.country.folding import fold
from communique.kinds.country.scan import Hit
from communique.tables import Row

Alone = Literal["country", "none", "named", "noun", "the"]
_ALONE = ("country", "none", "named", "noun", "the")


class Homonym(NamedTuple):
    """A row of the table; `told` finds the words for and against in one pass."""

    forms: tuple[str, ...]
    person: str
    told: str
    against: frozenset[str]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    alone: Alone


@cache
def load() -> dict[str, Homonym]:
    """The rows by each of their forms."""
    found: dict[str, Homonym] = {}
    for row in tables.read("country/homonyms.tsv"):
        homonym = _homonym(row)
        for form in homonym.forms:
            if form in found:
                row.refuse(f"{form!r} stands already in an earlier row")
            found[form] = homonym
    return found


def is_ruled_out(homonym: Homonym, hit: Hit) -> bool:
    """Whether a word right beside the form does it; in capitals the words are so too."""
    before, after = hit.before, hit.after
    if hit.text.isupper() and len(hit.text) > 3:
        return _matches(homonym, before.lower(), after.lower()) or _matches(
            homonym, before.title(), after.title()
        )
    return _matches(homonym, before, after)


def _matches(homonym: Homonym, before: str, after: str) -> bool:
    return bool(
        (homonym.not_after and homonym.not_after.match(after))
        or (homonym.not_before and homonym.not_before.search(before))
    )


def _homonym(row: Row) -> Homonym:
    if row["alone"] not in _ALONE:
        row.refuse(f"alone {row['alone']!r} is none of {', '.join(_ALONE)}")
    if row["person"] not in ("", "given", "surname", "both"):
        row.refuse(f"person {row['person']!r} is none of given, surname, both")
    against = frozenset(map(fold, row.items_of("against")))
    told = {*map(fold, row.items_of("for")), *against}
    return Homonym(
        tuple(row.items_of("forms")),
        row["person"],
        rf"(?<!\w){cues.alternatives(told)}(?!\w)" if told else "",
        against,
        _beside(row, "not_before", r"(?<!\w){} $"),
        _beside(row, "not_after", r"[ ]?{}(?!\w)"),
        cast(Alone, row["alone"]),
    )


def _beside(row: Row, column: str, frame: str) -> re.Pattern[str] | None:
    words = row.items_of(column)
    return re.compile(frame.replace("{}", cues.alternatives(words))) if words else None
