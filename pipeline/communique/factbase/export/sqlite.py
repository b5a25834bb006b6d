"""One SQLite file, fit for datasette: lists as words with `|` between, days as ISO text."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from duckdb import DuckDBPyConnection

from communique.factbase.export.flat import plain
from communique.factbase.schema import Column, Table, tables

FILE = "factbase.sqlite"
BATCH = 10_000
KEYS = {
    "mentions": {"article_id": "articles"},
    "facts": {"article_id": "articles"},
    "consolidated": {"fact_id": "facts", "superseded_by": "consolidated"},
    "membership": {
        "consolidated_id": "consolidated", "fact_id": "facts", "article_id": "articles",
        "story": "articles",
    },
    "conflicts": {"left_id": "consolidated", "right_id": "consolidated"},
    "history": {"consolidated_id": "consolidated"},
}  # fmt: skip
"""Columns that lead to another table, which datasette shows as links."""


def write(connection: DuckDBPyConnection, folder: Path) -> Iterator[Path]:
    partial = folder / f".{FILE}"
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as database, database:
        for table in tables().values():
            _table(connection, database, table)
    yield partial.replace(folder / FILE)


def _table(connection: DuckDBPyConnection, database: sqlite3.Connection, table: Table) -> None:
    keys = KEYS.get(table.name, {})
    columns = [_column(column, keys) for column in table.columns]
    database.execute(f'CREATE TABLE "{table.name}" (\n{",".join(columns)}\n)')
    marks = ", ".join("?" * len(table.columns))
    rows = connection.execute(plain(table))
    while batch := rows.fetchmany(BATCH):
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', batch)
    for key in keys:
        database.execute(f'CREATE INDEX "{table.name}_{key}" ON "{table.name}" ("{key}")')


def _column(column: Column, keys: dict[str, str]) -> str:
    sort = "TEXT"
    if column.type in ("INTEGER", "BIGINT"):
        sort = "INTEGER"
    elif column.type == "DOUBLE" or column.type.startswith("DECIMAL"):
        sort = "REAL"
    key = " PRIMARY KEY" if column.name == "id" else ""
    other = f' REFERENCES "{keys[column.name]}" (id)' if column.name in keys else ""
    return f'"{column.name}" {sort}{key}{other}'
