"""Which articles of a folder a page shows, read without holding the folder in memory.

Beyond the limit the articles with the smallest SHA-256 of their id are taken: as good as chance,
the same on every machine, and untouched by the order of the folder.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from communique.errors import FolderError
from communique.factbase import Factbase
from communique.folder import ADAPTERS, present, summary
from communique.records import Article, Fact, Mention

ARTICLES = 500
_ID, _ARTICLE_ID = (
    re.compile(rb'"%s":\s*("(?:[^"\\]|\\.)*")' % key) for key in (b"id", b"article_id")
)
"""A quotation mark within a value is escaped, so that only a key can stand like this."""


@dataclass(frozen=True)
class Story:
    """An article with what was found in it."""

    article: Article
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @property
    def rank(self) -> str:
        return rank(self.article.id)


@dataclass(frozen=True)
class Sample:
    """The articles chosen, in the folder's order, and how much the folder holds in all."""

    stories: list[Story]
    articles: int
    facts: int


def rank(article_id: str) -> str:
    return hashlib.sha256(article_id.encode()).hexdigest()


def read(path: Path, base: Factbase, limit: int = ARTICLES) -> Sample:
    """Raises `FolderError` that names the file and line of what is malformed."""
    ids = [row["id"] for row in base.rows("SELECT id FROM articles")]
    chosen = set(sorted(ids, key=rank)[:limit])
    stories = {article.id: Story(article) for article in _records(path, "articles", chosen)}
    for name in ("mentions", "facts"):
        for record in _records(path, name, chosen):
            getattr(stories[record.article_id], name).append(record)
    (facts,) = base.rows("SELECT count(*) AS told FROM facts")
    return Sample(list(stories.values()), len(ids), facts["told"])


def _records(path: Path, name: str, chosen: Container[str]) -> Iterator[Any]:
    """The records of the articles chosen; other lines are passed over without being parsed."""
    file = path / f"{name}.jsonl"
    owner = _ID if name == "articles" else _ARTICLE_ID
    with present(file) as lines:
        for number, line in enumerate(lines, start=1):
            found = owner.search(line)
            if found is None or json.loads(found[1]) in chosen:
                try:
                    yield ADAPTERS[name].validate_json(line)
                except ValidationError as error:
                    raise FolderError(f"{file}:{number}: {summary(error)}") from error
