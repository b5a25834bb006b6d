"""Every form that the tables know, and the automaton that finds them all in one pass.

Names, demonyms, abbreviations and combining forms come from `names.tsv` and `demonyms.tsv`,
forms that countries share from `shared.tsv`, group names from `groups.tsv`, seats of government
from `seats.tsv`, and phrases that only look like a mention from `phrases.tsv`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from communique import tables
from communique.errors import TableError
from communique.kinds.country.folding import fold
from communique.tables import Row

Sort = Literal[
    "name", "abbrev", "demonym", "combining", "historical", "group", "adjective", "bound",
    "capital", "seat", "phrase",
]  # fmt: skip
HISTORICAL = frozenset({"SU", "YU", "CS", "DD"})
UNION = "EU"


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form stands for; `weak` ones need more than themselves."""

    text: str
    sort: Sort
    codes: tuple[str, ...]
    weak: bool = False
    group: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms by their folded spelling, and the automaton over these spellings."""

    spellings: tuple[str, ...]
    forms: tuple[tuple[Form, ...], ...]
    automaton: AhoCorasick


@cache
def load() -> Lexicon:
    spelt: dict[str, list[Form]] = {}
    for form in forms():
        for spelling in spellings(form):
            spelt.setdefault(spelling, []).append(form)
    keys = tuple(spelt)
    return Lexicon(keys, tuple(tuple(spelt[key]) for key in keys), AhoCorasick(keys))


def forms() -> Iterator[Form]:
    """All forms of all tables; one that stands twice for different things is refused."""
    yield from _own(_countries(), set(codes()))
    yield from _groups()
    yield from _seats()
    for row in tables.read("country/phrases.tsv"):
        for text in row.items_of("phrases"):
            yield Form(text, "phrase", (), group=row["sort"], where=row.where)


def codes() -> dict[str, Row]:
    """The rows of `names.tsv` by code."""
    rows: dict[str, Row] = tables.unique(tables.read("country/names.tsv"), "code")
    return rows


def _countries() -> Iterator[Form]:
    for row in codes().values():
        yield from _forms(row, [row["name"], *row.items_of("also")], "name")
        yield from _forms(row, row.items_of("abbrev"), "abbrev")
    for row in tables.unique(tables.read("country/demonyms.tsv"), "code").values():
        yield from _forms(row, row.items_of("demonyms"), "demonym")
        yield from _forms(row, row.items_of("combining"), "combining")
    for row in tables.read("country/shared.tsv"):
        sort: Sort = "name" if row["form"] == "name" else "demonym"
        yield Form(row["text"], sort, tuple(row.items_of("codes")), True, where=row.where)


def _forms(row: Row, texts: Iterable[str], sort: Sort) -> Iterator[Form]:
    code = row["code"]
    if code in HISTORICAL and sort != "combining":
        sort = "historical"
    for text in texts:
        yield Form(text.rstrip("?"), sort, (code,), text.endswith("?"), where=row.where)


def _own(found: Iterable[Form], known: set[str]) -> Iterator[Form]:
    """The forms, each once: a second country under one form belongs into `shared.tsv`."""
    seen: dict[str, Form] = {}
    for form in found:
        for code in form.codes:
            check_code(code, known, form.where)
        first = seen.setdefault(fold(form.text), form)
        if first is not form:
            raise TableError(
                f"{form.where}: {form.text!r} stands already at {first.where}; "
                f"a form of several countries belongs into country/shared.tsv"
            )
        yield form


def check_code(code: str, known: Iterable[str], where: str) -> None:
    if code not in known:
        raise TableError(
            f"{where}: {code!r} is no code of country/names.tsv; add the country there first"
        )


def _groups() -> Iterator[Form]:
    columns: tuple[tuple[str, Sort], ...] = (
        ("names", "group"), ("adjectives", "adjective"), ("bound", "bound")
    )  # fmt: skip
    for row in tables.unique(tables.read("country/groups.tsv"), "group").values():
        for column, sort in columns:
            for text in row.items_of(column):
                yield Form(text, sort, (), group=row["group"], where=row.where)


def _seats() -> Iterator[Form]:
    known = {*codes(), UNION}
    for row in tables.unique(tables.read("country/seats.tsv"), "seat", "code").values():
        check_code(row["code"], known, row.where)
        if row["kind"] not in ("capital", "seat", "weak"):
            row.refuse(f"kind {row['kind']!r} is none of capital, seat, weak")
        sort: Sort = "seat" if row["kind"] == "seat" else "capital"
        yield Form(row["seat"], sort, (row["code"],), row["kind"] == "weak", where=row.where)


def spellings(form: Form) -> set[str]:
    """The folded ways to write a form: as it stands, as in a heading, in capitals."""
    plain = fold(form.text)
    if form.sort in ("abbrev", "combining"):
        return {plain}
    heading = " ".join(word if word[:1].isupper() else word.capitalize() for word in plain.split())
    return {plain, heading, plain.upper()}
