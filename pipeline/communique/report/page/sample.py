"""Which articles of a folder a page shows, read without holding the folder in memory.

Beyond the limit the articles with the smallest SHA-256 of their id are taken: as good as chance,
the same on every machine, and untouched by the order of the folder.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from communique.folder import lines, records
from communique.records import Article, Fact, Mention

ARTICLES = 500


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


def read(path: Path, limit: int = ARTICLES) -> Sample:
    """Raises `FolderError` that names the file and line of what is missing or malformed."""
    ids = [str(fields.get("id")) for _, fields in lines(path / "articles.jsonl")]
    chosen = set(sorted(ids, key=rank)[:limit])
    stories = {article.id: Story(article) for article in records(path, "articles", chosen)}
    for name in ("mentions", "facts"):
        for record in records(path, name, chosen):
            getattr(stories[record.article_id], name).append(record)
    facts = sum(1 for _ in lines(path / "facts.jsonl"))
    return Sample(list(stories.values()), len(ids), facts)
