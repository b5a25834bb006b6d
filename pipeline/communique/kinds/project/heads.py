"""Head nouns of project names: railway, dam, industrial park, initiative.

What a head `needs` beside a proper modifier: nothing; `cue`, a word of building nearby; `given`,
one of building, paying or giving; `strong`, one of these, in lower case of building; `road`, a
chain of places or a cue; `field`, oil or gas nearby; `plant`, power nearby where it is in lower
case; `rail`, trains nearby; `cable`, capitals; `line`, a chain of places, a number or a metro;
`long`, a second modifier; `acronym`, its own abbreviation in brackets after it; `scheme` names a
plan, whose category the words inside may tell better.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from communique import tables
from communique.kinds.project import categories
from communique.kinds.project.phrases import Phrases

NEEDS = (
    "",
    "cue",
    "given",
    "road",
    "strong",
    "field",
    "plant",
    "rail",
    "cable",
    "line",
    "long",
    "scheme",
    "acronym",
)
CASES = ("any", "capital", "beside")


@dataclass(frozen=True, slots=True)
class Head:
    noun: str
    category: str
    capital: bool
    needs: str
    beside: bool = False
    """Whether it never ends a name and only explains one: `the section, called …`."""
    plural: bool = False


@cache
def by_form() -> dict[str, Head]:
    """Every head by its folded forms, singular and plural."""
    return of(tables.read("project/heads.tsv"))


def of(rows: list[tables.Row]) -> dict[str, Head]:
    """The heads of a table; raises for one that is double or of unknown category, case or need."""
    found = {}
    for noun, row in tables.unique(rows, "head").items():
        head = _head(row)
        found[plural(noun)] = replace(head, plural=True)
        found[noun] = head
    return found


def _head(row: tables.Row) -> Head:
    for column, allowed in (("case", CASES), ("needs", NEEDS)):
        if row[column] not in allowed:
            row.refuse(f"{column} {row[column]!r} is none of {', '.join(map(repr, allowed))}")
    category = categories.check(row, row["category"])
    return Head(row["head"], category, row["case"] != "any", row["needs"], row["case"] == "beside")


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "s", "x")) else "s")


@cache
def _phrases() -> Phrases:
    return Phrases(by_form())


def find(folded: str) -> Iterator[tuple[int, int, Head]]:
    """Where a head stands as whole words, the longest at each place."""
    for start, end, form in _phrases().find(folded):
        yield start, end, by_form()[form]
