"""JSONL: an article a line, `{"id", "text", "published", "title", "url", "source", "language"}`."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonlines

from communique.errors import ReadError
from communique.readers.article import failure, make
from communique.records import Article, Failure

SUFFIXES = (".jsonl",)


def read(path: Path, article_id: str) -> Iterator[Article | Failure]:
    """Articles without an id are named `ARTICLE_ID-LINE`."""
    try:
        with path.open("rb") as lines:
            yield from _articles(lines, str(path), article_id)
    except OSError as error:
        yield failure(None, str(path), error)


def read_stdin() -> Iterator[Article | Failure]:
    yield from _articles(sys.stdin.buffer, "<stdin>", "stdin")


def _articles(lines: Iterable[bytes], name: str, stem: str) -> Iterator[Article | Failure]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        fields: dict[str, Any] = {}
        try:
            fields = _object(line, place)
            yield make({"id": f"{stem}-{number}", **fields}, place)
        except ReadError as error:
            yield failure(_id(fields), place, error)


def _object(line: bytes, place: str) -> dict[str, Any]:
    """The line's object less its nulls; a number for an id is taken as its digits."""
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
