"""JSONL as it stands on disk: one object a line, with the file and line it came from."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from communique.errors import GoldError

SUFFIXES = (".jsonl", ".jsonl.gz")


def is_jsonl(path: Path) -> bool:
    return path.is_file() and path.name.endswith(SUFFIXES)


def read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """`file:line` and object of every line that is not blank."""
    number = 0
    with _open(path) as stream:
        try:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
        except UnicodeDecodeError as error:
            raise GoldError(
                f"{path}: no UTF-8 after line {number}: {error.reason}; save the file as UTF-8"
            ) from error


def first(path: Path) -> dict[str, Any]:
    """The first object, by whose keys a format is known; empty if there is none."""
    return next((row for _, row in read(path)), {})


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="\n")
    return path.open(encoding="utf-8-sig", newline="\n")


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: no valid JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(found, dict):
        raise GoldError(f"{where}: {line.strip()[:60]!r}, where an object is wanted")
    return found


def stem(path: Path) -> str:
    """The file's name without its suffixes."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl")
