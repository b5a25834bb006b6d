"""From the fields an input gives to an `Article`, or to the sentence that says why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from communique.errors import ReadError
from communique.records import Article, Failure

GIVEN = ("id", "title", "published", "url", "source", "language", "text")
"""The fields that an input may give; others are passed over."""

LARGEST = 64_000_000
"""Bytes of one article's file or line, unpacked: sixty times what is processed as one article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are to be read."""

    fast_html: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page not yet opened: `html.opened` makes it an article, which is the workers' task."""

    id: str
    place: str
    data: bytes
    charset: str | None = None
    url: str | None = None
    fast: bool = False


Placed = tuple[str, Article | Page | Failure]
"""What a reader yields: a place, as `file:line`, and what stands there or is wrong with it."""


def whole(path: Path) -> bytes:
    """The file's bytes; raises `ReadError` where they are more than one article may have."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReadError(f"{path}: more than {LARGEST:,} bytes; an article is at most that long")
    return data


def make(fields: Mapping[str, Any], place: str) -> Article:
    """Raises `ReadError` that names the place and the field at fault."""
    if not isinstance(fields.get("text"), str):
        raise ReadError(f'{place}: no text; a line wants {{"text": "..."}}, a string')
    given = {name: fields[name] for name in GIVEN if fields.get(name) is not None}
    try:
        return Article.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "article"
        raise ReadError(f"{place}: {field} {first['input']!r} {_fault(field, first)}") from error


def _fault(field: str, error: ErrorDetails) -> str:
    if field == "published":
        return "is no day of the calendar; a day is written 2023-05-18, an unknown one null"
    if error["type"] == "string_type":
        return "is no string"
    return "is refused: " + error["msg"].removeprefix("Value error, ")


def failure(article_id: str | None, place: str, error: Exception) -> Failure:
    """Lone surrogates, as of a file name that is no UTF-8, are written as escapes."""
    return Failure(
        article_id=article_id and _writable(article_id),
        input=_writable(place),
        stage="read",
        error=type(error).__name__,
        message=_writable(str(error)),
    )


def _writable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode()
