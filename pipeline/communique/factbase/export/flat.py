"""A file for each table: Parquet as it is, CSV with every value in one cell."""

from collections.abc import Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from communique.factbase.schema import Column, Table, tables

FORMULA = r"^[=+\-@\t\r\n]"
"""What a spreadsheet takes for a formula at a cell's start."""


def parquet(connection: DuckDBPyConnection, folder: Path) -> Iterator[Path]:
    for table in tables().values():
        yield _copy(connection, f"SELECT * FROM {table.name}", folder / f"{table.name}.parquet")


def csv(connection: DuckDBPyConnection, folder: Path) -> Iterator[Path]:
    for table in tables().values():
        cells = ", ".join(f"{_cell(column)} AS {column.name}" for column in table.columns)
        query = f"SELECT {cells} FROM {table.name}"
        yield _copy(connection, query, folder / f"{table.name}.csv")


def _copy(connection: DuckDBPyConnection, query: str, file: Path) -> Path:
    partial = file.with_name(f".{file.name}")
    options = "FORMAT parquet" if file.suffix == ".parquet" else "FORMAT csv, HEADER"
    connection.execute(f"COPY ({query}) TO {_quoted(str(partial))} ({options})")
    return partial.replace(file)


def plain(table: Table) -> str:
    """The table's rows with lists, structures, sums and days as text and numbers."""
    return f"SELECT {', '.join(_plain(column) for column in table.columns)} FROM {table.name}"


def _plain(column: Column) -> str:
    if column.type == "VARCHAR[]":
        return f"array_to_string({column.name}, '|')"
    if column.type.endswith("[]"):
        return f"to_json({column.name})::VARCHAR"
    if column.type == "DATE":
        return f"{column.name}::VARCHAR"
    if column.type.startswith("DECIMAL"):
        return f"{column.name}::DOUBLE"
    return column.name


def _cell(column: Column) -> str:
    if column.type.startswith("DECIMAL"):
        return f"rtrim(rtrim({column.name}::VARCHAR, '0'), '.')"
    value = _plain(column)
    if not column.type.startswith("VARCHAR"):
        return value
    return f"CASE WHEN regexp_matches({value}, '{FORMULA}') THEN '''' || {value} ELSE {value} END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
