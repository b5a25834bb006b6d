"""From the fields an input gives to an `Article`, or to the sentence that says why not."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from communique.errors import ReadError
from communique.records import Article, Failure

GIVEN = ("id", "title", "published", "url", "source", "language", "text")
"""The fields that an input may give; others are passed over."""


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
        raise ReadError(f"{place}: {field} {first['input']!r}: {first['msg']}") from error


def failure(article_id: str | None, place: str, error: Exception) -> Failure:
    return Failure(
        article_id=article_id,
        input=place,
        stage="read",
        error=type(error).__name__,
        message=str(error),
    )
