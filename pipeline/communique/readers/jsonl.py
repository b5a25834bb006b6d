"""JSONL: an article a line, `{"id", "text", "published", "title", "url", "source", "language"}`."""

import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import jsonlines
import zstandard

from communique.errors import ReadError
from communique.readers.article import LARGEST, Placed, Reading, failure, make

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def read(path: Path, article_id: str, reading: Reading) -> Iterator[Placed]:
    """Articles without an id are named `ARTICLE_ID-LINE`."""
    try:
        with _open(path) as file:
            yield from _articles(_lines(file), str(path), article_id)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
        yield str(path), failure(None, str(path), ReadError(f"{path}: {error}"))


def read_stdin() -> Iterator[Placed]:
    yield from _articles(_lines(sys.stdin.buffer), "<stdin>", "stdin")


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        if path.name.lower().endswith(".gz"):
            yield cast(IO[bytes], gzip.GzipFile(fileobj=raw))
        elif path.name.lower().endswith(".zst"):
            yield io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw))
        else:
            yield raw


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines, and None for one that is too long to be held."""
    while line := file.readline(LARGEST):
        if len(line) < LARGEST or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST)
        yield None


def _articles(lines: Iterable[bytes | None], name: str, stem: str) -> Iterator[Placed]:
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip():
            continue
        place = f"{name}:{number}"
        fields: dict[str, Any] = {}
        try:
            fields = _object(line, place)
            yield place, make({"id": f"{stem}-{number}", **fields}, place)
        except ReadError as error:
            yield place, failure(_id(fields), place, error)


def _object(line: bytes | None, place: str) -> dict[str, Any]:
    """The line's object less its nulls; a number for an id is taken as its digits."""
    if line is None:
        raise ReadError(f"{place}: a line of more than {LARGEST:,} bytes is no article")
    try:
        found = jsonlines.Reader([line], loads=_loads).read(type=dict)
    except jsonlines.InvalidLineError as error:
        raise ReadError(f"{place}: {str(error).removesuffix(' (line 1)')}") from error
    given = {name: value for name, value in found.items() if value is not None}
    return {**given, "id": str(given["id"])} if isinstance(given.get("id"), int) else given


def _loads(line: str | bytes) -> Any:
    try:
        return json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _id(fields: dict[str, Any]) -> str | None:
    """The id as far as a failure may name it; lone surrogates can't be written."""
    given = fields.get("id")
    return given if isinstance(given, str) and given.isprintable() else None
