r"""Lexicons and rules as data: TSV with an origin in its head, YAML for rules.

A table opens with `#` lines that state its origin and licence, then a line of column
names; cells are separated by tabs and an empty cell is an empty string.

>>> from communique import tables
>>> tables.parse("demo.tsv", "# origin: made here\ncode\tname\nKZ\tKazakhstan\n")
[Row({'code': 'KZ', 'name': 'Kazakhstan'}, 'demo.tsv:3')]
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from communique.errors import TableError


class Row(dict[str, str]):
    """The cells of one line by column name; `where` is its `file:line`."""

    def __init__(self, cells: Iterable[tuple[str, str]] | dict[str, str], where: str) -> None:
        super().__init__(cells)
        self.where = where

    def __repr__(self) -> str:
        return f"Row({dict(self)!r}, {self.where!r})"

    def items_of(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by `|`."""
        return [value.strip() for value in self[column].split("|") if value.strip()]

    def refuse(self, why: str) -> NoReturn:
        raise TableError(f"{self.where}: {why}")


def read(name: str) -> list[Row]:
    """The rows of `data/NAME`, a TSV file of the package."""
    return parse(name, _text(name))


def parse(name: str, text: str) -> list[Row]:
    lines = _content(text)
    number, head = next(lines, (1, ""))
    columns = head.split("\t")
    if "" in columns:
        raise TableError(f"{name}:{number}: a column without a name in {head!r}")
    return [_row(f"{name}:{number}", columns, line) for number, line in lines]


def _content(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def _row(where: str, columns: list[str], line: str) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise TableError(
            f"{where}: {len(cells)} cells where {len(columns)} columns stand in the head: {line!r}"
        )
    return Row(zip(columns, cells, strict=True), where)


def unique(rows: Iterable[Row], *columns: str) -> dict[Any, Row]:
    """Rows by the value (or tuple of values) of the given columns; a second one is refused."""
    found: dict[Any, Row] = {}
    for row in rows:
        key = row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns)
        if key in found:
            row.refuse(f"{key!r} stands already at {found[key].where}")
        found[key] = row
    return found


def rules(name: str) -> list[dict[str, Any]]:
    """The rules of `data/NAME`, a YAML list of mappings that each have an `id`."""
    import yaml

    try:
        loaded = yaml.load(_text(name), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise TableError(f"{name}: no valid YAML: {error}") from error
    for number, rule in enumerate(loaded, start=1):
        if not isinstance(rule, dict) or "id" not in rule:
            raise TableError(f"{name}: rule {number} has no id: {rule!r}")
    return list(loaded)


@cache
def names() -> tuple[str, ...]:
    """Every file below `data/`, as `read` and `rules` take it."""
    root = files("communique") / "data"
    folders = [entry for entry in root.iterdir() if entry.is_dir()]
    return tuple(sorted(f"{f.name}/{e.name}" for f in folders for e in f.iterdir()))


def _text(name: str) -> str:
    return (files("communique") / "data" / name).read_text(encoding="utf-8")
