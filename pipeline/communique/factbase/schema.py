"""The tables of the fact base, as `data/factbase/columns.tsv` describes them.

>>> [column.name for column in tables()["membership"].columns][:2]
['consolidated_id', 'fact_id']
"""

from dataclasses import dataclass
from functools import cache

from duckdb import DuckDBPyConnection

from communique import tables as data

VERSION = 1
"""Raised when a column changes its name or meaning; a base of another version is rebuilt."""
VIEWS = frozenset({"projects", "countries"})


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    says: str
    columns: tuple[Column, ...]

    @property
    def is_view(self) -> bool:
        return self.name in VIEWS


@cache
def tables() -> dict[str, Table]:
    """Every documented table and view by name, in the order of the file."""
    says: dict[str, str] = {}
    columns: dict[str, list[Column]] = {}
    for row in data.read("factbase/columns.tsv"):
        name = row["table"]
        if not row["column"]:
            says[name] = row["says"]
        else:
            columns.setdefault(name, []).append(Column(row["column"], row["type"], row["says"]))
    return {name: Table(name, says[name], tuple(columns[name])) for name in says}


def create(connection: DuckDBPyConnection) -> None:
    """Create every table empty."""
    for table in tables().values():
        if not table.is_view:
            columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")


def comment(connection: DuckDBPyConnection) -> None:
    """Put the descriptions where `DESCRIBE` and other tools find them."""
    for table in tables().values():
        sort = "VIEW" if table.is_view else "TABLE"
        connection.execute(f"COMMENT ON {sort} {table.name} IS {_quoted(table.says)}")
        for column in table.columns:
            place = f"{table.name}.{column.name}"
            connection.execute(f"COMMENT ON COLUMN {place} IS {_quoted(column.says)}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def markdown() -> str:
    """The tables as `docs/factbase.md` shows them."""
    return "\n".join(_section(table) for table in tables().values())


def _section(table: Table) -> str:
    rows = "\n".join(f"| `{one.name}` | {one.type} | {one.says} |" for one in table.columns)
    return f"### {table.name}\n\n{table.says}\n\n| column | type | |\n|---|---|---|\n{rows}\n"
