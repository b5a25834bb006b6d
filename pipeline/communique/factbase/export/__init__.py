"""The fact base for other tools: Parquet, CSV, SQLite and FollowTheMoney."""

from collections.abc import Callable, Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from communique.factbase.export import flat, ftm, sqlite

FORMATS: dict[str, Callable[[DuckDBPyConnection, Path], Iterator[Path]]] = {
    "parquet": flat.parquet,
    "csv": flat.csv,
    "sqlite": sqlite.write,
    "ftm": ftm.write,
}
"""Each writes into a folder and gives the files it wrote."""
LOSSY = {
    "ftm": "FollowTheMoney has no place for modality, agreement, rules and offsets: these are "
    "lost, plans become events, denied facts are left out",
}
