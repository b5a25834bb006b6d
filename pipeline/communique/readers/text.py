"""Plain text: the file is the article, unchanged; metadata stand in `NAME.meta.json` beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from communique.errors import ReadError
from communique.readers.article import Placed, Reading, failure, make, whole
from communique.readers.encoding import decode

SUFFIXES = (".txt",)


def read(path: Path, article_id: str, reading: Reading) -> Iterator[Placed]:
    try:
        fields = {"id": article_id, **_metadata(path.with_suffix(".meta.json"))}
        yield str(path), make({**fields, "text": decode(whole(path), str(path))}, str(path))
    except (ReadError, OSError, ValidationError) as error:
        yield str(path), failure(article_id, str(path), error)


def _metadata(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        loaded = json.loads(whole(path))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: no valid JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise ReadError(f"{path}: a JSON object belongs here, not {type(loaded).__name__}")
    return loaded
