"""The fact base of a folder: stored in `factbase.duckdb`, or made in memory from the records."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir
from types import TracebackType
from typing import Any, Self

import duckdb
from duckdb import DuckDBPyConnection

from communique import folder
from communique.errors import FolderError
from communique.factbase import schema
from communique.factbase.build import RECORDS, build

FILE = "factbase.duckdb"
Parameters = Sequence[Any] | Mapping[str, Any]
Config = dict[str, str | bool | int | float | list[str]]
MEMORY = "2GB"
"""What a build may hold; beyond it DuckDB puts intermediate results on the disk."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an answer that were asked for, and how many there are in all."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    total: int


class Factbase:
    """Rows of the documented tables."""

    def __init__(self, connection: DuckDBPyConnection, note: str | None = None) -> None:
        self.connection = connection
        self.note = note
        """Why the stored fact base was passed over, for people; null where it was not."""

    def rows(self, query: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """The rows of a query of our own, as dicts by column name."""
        return self.found(query, parameters).rows

    def found(self, query: str, parameters: Parameters = ()) -> Found:
        """The same with its columns; raises `FolderError` where the fact base is damaged."""
        try:
            return self.asked(query, parameters)
        except duckdb.Error as error:
            problem = str(error).partition("\n")[0]
            raise FolderError(
                f"the fact base cannot be read ({problem}); communique factbase builds it anew"
            ) from error

    def asked(self, query: str, parameters: Parameters = ()) -> Found:
        """The same for a query of a user's own; what DuckDB says of it is left to the caller."""
        asked = self.connection.execute(query, parameters)
        names = tuple(column[0] for column in asked.description or ())
        rows = [dict(zip(names, row, strict=True)) for row in asked.fetchall()]
        return Found(names, rows, len(rows))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()


def open(path: Path, *, sealed: bool = True) -> Factbase:
    """The stored fact base where it is sound and new, else one in memory.

    Sealed, it can read its own tables only: no file, no address, no other setting.
    Raises `FolderError` where the records are missing or malformed.
    """
    _check(path)
    if not (path / FILE).exists():
        base = _in_memory(path, None)
    else:
        try:
            base = _stored(path)
        except (duckdb.Error, FolderError) as error:
            base = _in_memory(path, f"{error}; the records are read instead")
    if sealed:
        base.connection.execute("SET enable_external_access = false; SET lock_configuration = true")
    return base


def write(path: Path) -> Path:
    """Build `factbase.duckdb` anew, whole or not at all."""
    _check(path)
    file, partial = path / FILE, path / folder.STATE / f"factbase-{os.getpid()}.duckdb"
    try:
        partial.parent.mkdir(exist_ok=True)
        with duckdb.connect(str(partial), config=_limits()) as connection:
            _fill(connection, path)
        partial.replace(file)
    except (OSError, duckdb.IOException) as error:
        raise FolderError(f"cannot write {str(file)!r}: {error}") from error
    finally:
        for left in (partial, partial.with_name(f"{partial.name}.wal")):
            with suppress(OSError):
                left.unlink()
    return file


def is_current(path: Path) -> bool:
    """Whether the stored fact base is sound, to its last block, and that of the records now."""
    try:
        with _stored(path) as base:
            for name in schema.tables():
                base.rows(f"SELECT max(hash(one)) FROM {name} AS one")
            return True
    except (duckdb.Error, FolderError):
        return False


def _check(path: Path) -> None:
    for name in RECORDS:
        folder.present(path / f"{name}.jsonl").close()


def _in_memory(path: Path, note: str | None) -> Factbase:
    connection = duckdb.connect(config=_limits())
    _fill(connection, path)
    return Factbase(connection, note)


def _fill(connection: DuckDBPyConnection, path: Path) -> None:
    build(connection, path)
    facts = {
        "schema": str(schema.VERSION),
        "communique": version("communique"),
        "stamp": _stamp(path),
        "records": _content(path),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", list(facts.items()))


def _stored(path: Path) -> Factbase:
    file = path / FILE
    try:
        connection = duckdb.connect(str(file), read_only=True, config=_limits())
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except duckdb.Error as error:
        raise FolderError(f"{file} is damaged or no fact base") from error
    if meta.get("schema") != str(schema.VERSION):
        problem = f"{file} was built by another version of communique"
    elif meta.get("stamp") != _stamp(path) and meta.get("records") != _content(path):
        problem = f"{file} is older than the records"
    else:
        return Factbase(connection)
    connection.close()
    raise FolderError(problem)


def _limits() -> Config:
    """A sealed base may still read its temporary folder, so that is its own, made when needed."""
    return {
        "memory_limit": MEMORY,
        "temp_directory": str(Path(gettempdir(), f"communique-{os.getpid()}")),
    }


def _stamp(path: Path) -> str:
    """Sizes and times of the record files, which are quick to look at."""
    found = [(path / f"{name}.jsonl").stat() for name in RECORDS]
    return " ".join(f"{one.st_size}@{one.st_mtime_ns}" for one in found)


def _content(path: Path) -> str:
    """A hash of the record files, for a folder that was copied."""
    known = blake2b(digest_size=16)
    for name in RECORDS:
        with (path / f"{name}.jsonl").open("rb") as file:
            while block := file.read(1 << 20):
                known.update(block)
    return known.hexdigest()
