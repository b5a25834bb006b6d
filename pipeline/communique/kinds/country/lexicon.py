"""Every form that the tables know, and the automaton that finds them all in one pass.

Names, demonyms, abbreviations and combining forms come from `names.tsv` and `demonyms.tsv`,
forms that countries share from `shared.tsv`, group names from `groups.tsv`, seats of government
from `seats.tsv`, and phrases that only look like a mention from `phrases.tsv`.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from communique import tables
from communique.errors import TableError
from communique.kinds.country.folding import fold
from communique.tables import Row

Sort = Literal[
    "name", "abbrev", "demonym", "combining", "historical", "shared", "group", "adjective",
    "bound", "unsure", "capital", "seat", "phrase",
]  # fmt: skip
OWN: frozenset[Sort] = frozenset({"name", "abbrev", "demonym", "combining", "historical"})
GROUPS: frozenset[Sort] = frozenset({"group", "adjective", "bound", "unsure"})
HISTORICAL = frozenset({"SU", "YU", "CS", "DD"})
UNION = "EU"


class Form(NamedTuple):
    """What a written form stands for.

    `as_form` is what a mention's `form` says; `weak` is a combining form that needs another
    country after it, or a capital whose name others share.
    """

    text: str
    sort: Sort
    codes: tuple[str, ...]
    as_form: str
    weak: bool = False
    group: str = ""
    where: str = ""


class Lexicon(NamedTuple):
    """The forms by the number of their folded spelling, and the automaton that finds these."""

    forms: tuple[tuple[Form, ...], ...]
    automaton: AhoCorasick


@cache
def load() -> Lexicon:
    """The contiguous NFA is built in 4 ms, where the DFA takes 25 and scans no faster."""
    with _uncollected():
        spelt: dict[str, list[Form]] = {}
        for form in forms():
            for spelling in spellings(form):
                spelt.setdefault(spelling, []).append(form)
        found = tuple(map(tuple, spelt.values()))
    return Lexicon(found, AhoCorasick(list(spelt), implementation=Implementation.ContiguousNFA))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection in between: it walks all of spaCy, 37 ms where the rest takes 17."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@cache
def forms() -> tuple[Form, ...]:
    """All forms of all tables; one that stands for two countries is refused."""
    known = codes()
    own = {form.text: form for form in _unique(_countries(), known)}
    return (*own.values(), *_groups(), *_seats(known), *_phrases())


@cache
def codes() -> dict[str, Row]:
    """The rows of `names.tsv` by code."""
    rows: dict[str, Row] = tables.unique(tables.read("country/names.tsv"), "code")
    return rows


def check_code(code: str, known: Iterable[str], where: str) -> None:
    if code not in known:
        raise TableError(
            f"{where}: {code!r} is no code of country/names.tsv; add the country there first"
        )


def _countries() -> Iterator[Form]:
    for row in codes().values():
        yield from _forms(row, [row["name"], *row.items_of("also")], "name")
        yield from _forms(row, row.items_of("abbrev"), "abbrev")
    for row in tables.unique(tables.read("country/demonyms.tsv"), "code").values():
        yield from _forms(row, row.items_of("demonyms"), "demonym")
        yield from _forms(row, row.items_of("combining"), "combining")
    for row in tables.read("country/shared.tsv"):
        if row["form"] not in ("name", "demonym"):
            row.refuse(f"form {row['form']!r} is neither name nor demonym")
        yield Form(
            row["text"], "shared", tuple(row.items_of("codes")), row["form"], where=row.where
        )


def _forms(row: Row, texts: Iterable[str], sort: Sort) -> Iterator[Form]:
    as_form = "demonym" if sort == "combining" else sort
    if row["code"] in HISTORICAL:
        sort, as_form = "historical", "historical"
    for text in texts:
        weak = sort == "combining" and text.endswith("?")
        yield Form(text.rstrip("?"), sort, (row["code"],), as_form, weak, where=row.where)


def _unique(found: Iterable[Form], known: Iterable[str]) -> Iterator[Form]:
    seen: dict[str, Form] = {}
    for form in found:
        for code in form.codes:
            check_code(code, known, form.where)
        first = seen.setdefault(fold(form.text), form)
        if first is not form:
            raise TableError(
                f"{form.where}: {form.text!r} stands already at {first.where}; drop one, or write "
                f"a form of several countries into country/shared.tsv"
            )
        yield form


def _groups() -> Iterator[Form]:
    columns: tuple[tuple[str, Sort], ...] = (
        ("names", "group"), ("adjectives", "adjective"), ("bound", "bound"), ("unsure", "unsure")
    )  # fmt: skip
    for row in tables.unique(tables.read("country/groups.tsv"), "group").values():
        for column, sort in columns:
            for text in row.items_of(column):
                yield Form(text, sort, (), "group", group=row["group"], where=row.where)


def _seats(known: dict[str, Row]) -> Iterator[Form]:
    for row in tables.unique(tables.read("country/seats.tsv"), "seat", "code").values():
        check_code(row["code"], {*known, UNION}, row.where)
        if row["kind"] not in ("capital", "seat", "weak"):
            row.refuse(f"kind {row['kind']!r} is none of capital, seat, weak")
        sort: Sort = "seat" if row["kind"] == "seat" else "capital"
        weak = row["kind"] == "weak"
        yield Form(row["seat"], sort, (row["code"],), "metonym", weak, where=row.where)


def _phrases() -> Iterator[Form]:
    for row in tables.read("country/phrases.tsv"):
        for text in row.items_of("phrases"):
            yield Form(text, "phrase", (), "", where=row.where)


def spellings(form: Form) -> set[str]:
    """The folded ways to write a form: as it stands, as in a heading, in capitals."""
    plain = fold(form.text)
    if form.sort in ("abbrev", "combining"):
        return {plain}
    heading = " ".join(word[:1].upper() + word[1:] for word in plain.split(" "))
    return {plain, heading, plain.upper()}
