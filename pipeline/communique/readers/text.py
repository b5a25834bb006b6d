"""Plain text: the file is the article, unchanged; metadata stand in `NAME.meta.json` beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from communique.errors import ReadError
from communique.readers.article import failure, make
from communique.records import Article, Failure

SUFFIXES = (".txt",)


def read(path: Path, article_id: str) -> Iterator[Article | Failure]:
    try:
        fields = {"id": article_id, **_metadata(path.with_suffix(".meta.json"))}
        yield make({**fields, "text": _text(path)}, str(path))
    except (ReadError, OSError, ValidationError) as error:
        yield failure(article_id, str(path), error)


def _text(path: Path) -> str:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{path}: no UTF-8 at byte {error.start} (0x{data[error.start]:02x}); save it as UTF-8"
        ) from error


def _metadata(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        loaded = json.loads(path.read_bytes())
    except ValueError as error:
        raise ReadError(f"{path}: no valid JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise ReadError(f"{path}: a JSON object belongs here, not {type(loaded).__name__}")
    return loaded
