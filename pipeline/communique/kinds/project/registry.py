"""Known projects and initiatives, and where a text names them.

The packaged rows stand in `data/project/registry.tsv`; a user's file has the same columns:
`id` (`prj:slug`), `name`, `category`, `countries` and `aliases` (several separated by `|`),
`programme` (the id of the initiative it belongs to, or empty), `source`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communique import tables
from communique.errors import TableError
from communique.kinds.project import categories, heads
from communique.kinds.project.fold import fold
from communique.kinds.project.phrases import Phrases

PACKAGED = "project/registry.tsv"
COLUMNS = ("id", "name", "category", "countries", "aliases", "programme", "source")
_ID = re.compile(r"prj:[a-z0-9]+(?:-[a-z0-9]+)*")
SINGLE = frozenset({"dam", "power plant", "mine", "gas field", "oil field", "airport"})
_COUNTRIES = "country/names.tsv"


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    name: str
    category: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    programme: str
    source: str
    own: bool = False
    """Whether the row is the user's."""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class Registry:
    """Projects by id and by every name; names are found in a text in linear time."""

    def __init__(self, rows: Iterable[tables.Row]) -> None:
        self.projects: dict[str, Project] = {}
        self._by_name: dict[str, tuple[str, Project, tables.Row]] = {}
        taken = list(rows)
        for row in taken:
            self._add(row)
        for row in taken:
            if row["programme"] and row["programme"] not in self.projects:
                row.refuse(f"unknown programme {row['programme']!r}; it must be an id of a project")
        self._by_stem: dict[str, list[Project]] = {}
        for project in self.projects.values():
            for stem in stems(project.names):
                self._by_stem.setdefault(stem, []).append(project)
        self._phrases = Phrases(self._by_name)

    def _add(self, row: tables.Row) -> None:
        project = _project(row)
        if project.id in self.projects:
            row.refuse(f"id {project.id!r} stands already in the registry")
        self.projects[project.id] = project
        for name in project.names:
            if (known := self._by_name.get(fold(name))) is not None:
                row.refuse(f"name {name!r} stands already at {known[2].where}")
            self._by_name[fold(name)] = (name, project, row)

    def get(self, name: str) -> Project | None:
        """The project of this name or alias, whatever its case, accents and dashes."""
        known = self._by_name.get(fold(name))
        return known[1] if known else None

    def like(self, stem: str, category: str | None) -> Project | None:
        """The one project whose name begins with the stem and whose category may be this one.

        A single word may be a town with more than one thing in it: there the category is exact.
        """
        if " " not in stem and category not in SINGLE:
            return None
        found = [p for p in self._by_stem.get(stem, ()) if categories.alike(p.category, category)]
        return found[0] if len(found) == 1 else None

    def find(self, text: str, folded: str) -> Iterator[tuple[int, int, Project]]:
        """Where the text has a name, capitals where the name has them."""
        for start, end, form in self._phrases.find(folded):
            name, project, _ = self._by_name[form]
            if _same_case(name, text[start:end]) and not _goes_on(text, end):
                yield start, end, project


def _goes_on(text: str, end: int) -> bool:
    """Whether a dash leads to another name: `Kilamba-Kiaxi`, but not `BRI-funded`."""
    return text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isupper()


def stems(names: Iterable[str]) -> set[str]:
    """What a project's names leave without their heads: `rogun` of `Rogun Dam`."""
    found = set()
    for name in map(fold, names):
        matches = list(heads.find(name))
        if matches and matches[-1][1] == len(name) and matches[-1][0] > 0:
            found.add(name[: matches[-1][0]].replace("-", " ").strip())
    return found


def _same_case(name: str, found: str) -> bool:
    """Words that begin with a capital in the name do so in the text; acronyms are exact."""
    if " " not in name:
        return found == name or (not name.isupper() and found[:1].isupper())
    pairs = list(zip(name.split(), found.split(), strict=False))
    last = pairs[-1]
    return all(w[:1].isupper() or not n[:1].isupper() for n, w in pairs[: _headless(name)]) and (
        not last[0].isupper() or last[1].isupper() or len(last[0]) > 5
    )


@cache
def _headless(name: str) -> int:
    """How many words must have the name's capitals: all but the head, which may be several."""
    parts = fold(name).split()
    first = next((n for n in range(2, len(parts)) if " ".join(parts[n:]) in heads.by_form()), 0)
    return first or len(parts) - 1


def _project(row: tables.Row) -> Project:
    for column in COLUMNS:
        if column not in row:
            row.refuse(f"no column {column!r}; a registry has {', '.join(COLUMNS)}")
    if not _ID.fullmatch(row["id"]):
        row.refuse(f"id {row['id']!r} is not of the form 'prj:some-slug'")
    if not row["name"].strip():
        row.refuse("a project without a name")
    categories.check(row, row["category"])
    for code in row.items_of("countries"):
        if code not in _codes():
            row.refuse(f"unknown country {code!r}; codes are ISO 3166-1 alpha-2, XK and EU")
    return Project(
        row["id"], row["name"], row["category"], tuple(row.items_of("countries")),
        tuple(row.items_of("aliases")), row["programme"], row["source"],
        own=not row.where.startswith(PACKAGED),
    )  # fmt: skip


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in tables.read(_COUNTRIES)) | {"EU"}


@cache
def packaged() -> Registry:
    return Registry(tables.read(PACKAGED))


def load(*paths: str | Path) -> Registry:
    """The packaged registry with the rows of the user's files added."""
    rows = tables.read(PACKAGED)
    for path in paths:
        own = tables.parse(str(path), text(Path(path)))
        if not own:
            raise TableError(f"{path}: no project; a registry has the columns {', '.join(COLUMNS)}")
        rows += own
    return Registry(rows)


def extended(rows: str) -> Registry:
    """The packaged registry with rows added that are given as the text of a file."""
    return Registry([*tables.read(PACKAGED), *tables.parse("registry", rows)])


def text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: the registry cannot be read: {error}") from error
