"""Gold: articles with the mentions and facts that a reader found in them.

Two shapes are read: a folder of records (`articles.jsonl`, `mentions.jsonl`, `facts.jsonl`),
and JSONL of articles with the gold inside (`"gold": [mention…]` or `"gold": {"mentions": […],
"facts": […]}`); a folder may also hold several of either.

A key that gold leaves out is not scored, a null is. `"optional": true` on a mention or fact,
and a line's `"optional": [[start, end]…]`, are neither asked for nor counted against.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.evaluate import lines
from communique.evaluate.split import Part, part_of
from communique.records import KINDS

Scored = frozenset[str]
"""Which of the four kinds, and `fact`, a source was annotated for."""


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


def read(path: Path | str) -> GoldSet:
    """Every gold article of a file or folder, in the order of the files' names."""
    path = Path(path)
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder of gold")
    found = tuple(article for source in _sources(path) for article in source)
    if not found:
        raise GoldError(
            f"{path}: no gold; a folder of records (articles.jsonl, mentions.jsonl) or JSONL "
            'of articles with a "gold" key is wanted'
        )
    return GoldSet(found)


def _sources(path: Path) -> Iterator[list[GoldArticle]]:
    if path.is_file():
        yield _inside(path)
    elif (path / "articles.jsonl").exists():
        yield _folder(path)
    else:
        for entry in sorted(path.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir() or entry.name.endswith(lines.SUFFIXES):
                yield from _sources(entry)


def _inside(path: Path) -> list[GoldArticle]:
    """JSONL of articles that carry their gold."""
    rows = list(lines.read(path))
    parts = {where: _gold_of(row, where) for where, row in rows}
    declared = _declared(path, parts.values())
    found = [_article(row, where, lines.stem(path), *parts[where], declared) for where, row in rows]
    _refuse_doubles(found)
    return found


_Parts = tuple[list[dict[str, Any]], list[dict[str, Any]] | None]


def _gold_of(row: dict[str, Any], where: str) -> _Parts:
    gold = row.get("gold")
    if isinstance(gold, list):
        return gold, None
    if isinstance(gold, dict):
        return gold.get("mentions", []), gold.get("facts")
    raise GoldError(
        f'{where}: "gold" is {gold!r}, where a list of mentions or '
        '{"mentions": […], "facts": […]} is wanted'
    )


def _declared(path: Path, parts: Iterable[_Parts]) -> Scored:
    """The kinds that a file was annotated for: those that occur in it, and facts if listed."""
    kinds: set[str] = set()
    for mentions, facts in parts:
        kinds.update(m.get("kind", "") for m in mentions)
        if facts is not None:
            kinds.add("fact")
    return frozenset(kinds)


def _folder(path: Path) -> list[GoldArticle]:
    """A folder of records; annotated for all kinds, for facts if it has `facts.jsonl`."""
    mentions = _by_article(path / "mentions.jsonl")
    facts = _by_article(path / "facts.jsonl") if (path / "facts.jsonl").exists() else None
    scored = frozenset(KINDS) | ({"fact"} if facts is not None else frozenset())
    found = []
    for where, row in lines.read(path / "articles.jsonl"):
        name = row.get("id")
        own = facts.pop(name, []) if facts is not None else None
        found.append(_article(row, where, path.name, mentions.pop(name, []), own, scored))
    for name in [*mentions, *(facts or {})]:
        raise GoldError(f"{path}: gold for article {name!r}, which is not in articles.jsonl")
    _refuse_doubles(found)
    return found


def _by_article(path: Path) -> dict[Any, list[dict[str, Any]]]:
    found: dict[Any, list[dict[str, Any]]] = {}
    for where, row in lines.read(path):
        if "article_id" not in row:
            raise GoldError(f"{where}: no article_id in {sorted(row)}")
        found.setdefault(row["article_id"], []).append(row)
    return found


def _article(
    row: dict[str, Any],
    where: str,
    set_name: str,
    mentions: list[dict[str, Any]],
    facts: list[dict[str, Any]] | None,
    scored: Scored,
) -> GoldArticle:
    for key in ("id", "text"):
        if not isinstance(row.get(key), str):
            raise GoldError(f"{where}: {key} is {row.get(key)!r}, where a string is wanted")
    _check_mentions(mentions, row["text"], where)
    _check_facts(facts or [], where)
    return GoldArticle(
        id=row["id"],
        text=row["text"],
        where=where,
        set=set_name,
        published=row.get("published"),
        title=row.get("title"),
        source=row.get("source"),
        mentions=mentions,
        facts=facts or [],
        scored=frozenset(row["kinds"]) if "kinds" in row else scored,
        optional=tuple((start, end) for start, end in row.get("optional", ())),
        exhaustive=row.get("exhaustive", True),
        calendar_only=row.get("calendar_only", False),
    )


def _check_mentions(mentions: list[dict[str, Any]], text: str, where: str) -> None:
    for mention in mentions:
        kind, start, end = (mention.get(key) for key in ("kind", "start", "end"))
        if kind not in KINDS:
            raise GoldError(
                f"{where}: unknown kind {kind!r}; there are {', '.join(KINDS)}; "
                f"give --map {kind}=KIND to read it as one of them"
            )
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise GoldError(f"{where}: {kind} at {start}-{end} in a text of {len(text)} characters")
        quoted = mention.get("text", text[start:end])
        if text[start:end] != quoted:
            raise GoldError(
                f"{where}: {kind} at {start}-{end} says {quoted!r}, "
                f"the text has {text[start:end]!r} there"
            )


def _check_facts(facts: list[dict[str, Any]], where: str) -> None:
    for fact in facts:
        if "predicate" not in fact:
            raise GoldError(f"{where}: a fact without predicate: {fact!r}")


def _refuse_doubles(articles: list[GoldArticle]) -> None:
    seen: dict[str, str] = {}
    for article in articles:
        if article.id in seen:
            raise GoldError(
                f"{article.where}: article {article.id!r} stands already at {seen[article.id]}"
            )
        seen[article.id] = article.where
