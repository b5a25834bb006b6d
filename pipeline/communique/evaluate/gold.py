"""Gold: articles with the mentions and facts that a reader found in them.

It is read from communique's own shapes (a folder of `articles.jsonl`, `mentions.jsonl`,
`facts.jsonl`, or JSONL of articles with the gold inside), from the annotation formats of
`formats`, or from a folder that holds several of them.

A key that gold leaves out is not scored, a null is. `"optional": true` on a mention or fact,
and a line's `"optional": [[start, end]…]`, are neither asked for nor counted against.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from communique import formats
from communique.errors import GoldError
from communique.evaluate.split import Part, part_of
from communique.formats.document import Document

Scored = frozenset[str]
"""Which of the four kinds, and `fact`, an article was annotated for: those that occur in its
file, or what its line's own `"kinds": […]` says."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article's gold; `where` is its `file:line`, `set` the name of its file."""

    id: str
    text: str
    where: str
    set: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    mentions: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    scored: Scored = frozenset()
    optional: tuple[tuple[int, int], ...] = ()
    exhaustive: bool = True
    calendar_only: bool = False


@dataclass(frozen=True, slots=True)
class GoldSet:
    articles: tuple[GoldArticle, ...]

    def part(self, part: Part | None) -> "GoldSet":
        """The articles of one side of the split; all of them for None."""
        if part is None:
            return self
        return GoldSet(tuple(a for a in self.articles if part_of(a.id) == part))

    def only(self, kinds: Iterable[str]) -> "GoldSet":
        """The same articles, scored for these kinds alone; those without any are left out."""
        wanted = frozenset(kinds)
        narrowed = (replace(a, scored=a.scored & wanted) for a in self.articles)
        return GoldSet(tuple(a for a in narrowed if a.scored))

    @property
    def scored(self) -> Scored:
        return frozenset().union(*(a.scored for a in self.articles))


def read(
    path: Path | str, *, name: str | None = None, labels: Mapping[str, str] | None = None
) -> GoldSet:
    """Every gold article of a file or folder, in the order of the files' names.

    `name` is that of a format, where it shall not be guessed; `labels` says as which kind a
    foreign label is read: `{"LOC": "country"}`.
    """
    sources: dict[str, list[Document]] = {}
    for document in formats.read(Path(path), name=name, labels=labels):
        sources.setdefault(document.set, []).append(document)
    if not sources:
        raise GoldError(
            f"{path}: no gold; a folder of records (articles.jsonl, mentions.jsonl), JSONL "
            f'of articles with a "gold" key or one of {", ".join(formats.FORMATS)} is wanted'
        )
    return GoldSet(tuple(article for source in sources.values() for article in _source(source)))


def _source(documents: list[Document]) -> list[GoldArticle]:
    _refuse_doubles(documents)
    kinds = {mention["kind"] for document in documents for mention in document.mentions}
    facts = {"fact" for document in documents if document.facts}
    return [_article(document, frozenset(kinds | facts)) for document in documents]


def _article(found: Document, scored: Scored) -> GoldArticle:
    meta = found.meta
    return GoldArticle(
        id=found.id,
        text=found.text,
        where=found.where,
        set=found.set,
        published=meta.get("published"),
        title=meta.get("title"),
        source=meta.get("source"),
        mentions=found.mentions,
        facts=found.facts,
        scored=frozenset(meta["kinds"]) if "kinds" in meta else scored,
        optional=tuple((start, end) for start, end in meta.get("optional", ())),
        exhaustive=meta.get("exhaustive", True),
        calendar_only=meta.get("calendar_only", False),
    )


def _refuse_doubles(documents: list[Document]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        if document.id in seen:
            raise GoldError(
                f"{document.where}: article {document.id!r} stands already at {seen[document.id]}"
            )
        seen[document.id] = document.where
