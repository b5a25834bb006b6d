"""From the record files of a folder to the tables of the fact base, in DuckDB's SQL.

The statements stand in `data/factbase/*.sql`; each run starts from the records, so that the
result depends on them alone: not on their order, nor on what was built before.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from communique import folder, tables
from communique.errors import FolderError
from communique.factbase import schema

RECORDS = ("articles", "mentions", "facts")
UNION = {"code": "EU", "name": "European Union"}


def build(connection: DuckDBPyConnection, path: Path) -> None:
    """Fill an empty database; raises `FolderError` that names a malformed or foreign line."""
    schema.create(connection)
    try:
        _run(connection, "load", {name: str(path / f"{name}.jsonl") for name in RECORDS})
    except duckdb.Error as error:
        folder.read(path)
        raise FolderError(f"{path}: {error}") from error
    _refuse_strays(connection, path)
    for script in ("copies", "consolidate", "relate"):
        _run(connection, script)
    _run(connection, "views", {"names": countries()})
    schema.comment(connection)


def _refuse_strays(connection: DuckDBPyConnection, path: Path) -> None:
    """Raise for a record without an id, or of an article that is not in the folder."""
    for name in ("mentions", "facts"):
        stray = connection.execute(
            f"SELECT one.id FROM {name} AS one LEFT JOIN articles ON articles.id = article_id "
            "WHERE one.id IS NULL OR articles.id IS NULL ORDER BY one.id LIMIT 1"
        ).fetchone()
        if stray:
            folder.read(path)
            raise FolderError(f"{path / name}.jsonl: {stray[0]!r} is of no article in this folder")


@cache
def countries() -> list[dict[str, str]]:
    """Code and English name of every country and territory, and the EU."""
    rows = tables.read("country/names.tsv")
    return [{"code": row["code"], "name": row["name"]} for row in rows] + [UNION]


def _run(
    connection: DuckDBPyConnection, script: str, parameters: dict[str, Any] | None = None
) -> None:
    text = (files("communique") / "data" / "factbase" / f"{script}.sql").read_text(encoding="utf-8")
    for statement in duckdb.extract_statements(text):
        given = {name: (parameters or {})[name] for name in statement.named_parameters}
        connection.execute(statement, given)
