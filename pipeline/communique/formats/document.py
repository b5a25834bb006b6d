"""An annotated article on its way between formats: text, mentions and facts as plain dicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.errors import GoldError
from communique.formats.labels import LEFT_OUT
from communique.records import KINDS

Item = dict[str, Any]


@dataclass(slots=True)
class Document:
    """One article; `where` is its `file:line`, `set` the name of the file or folder it is from.

    `meta` holds what else its line says: `title`, `published`, `source`, and of gold
    `optional`, `exhaustive`, `calendar_only`, `kinds`.
    """

    id: str
    text: str
    where: str = ""
    set: str = ""
    mentions: list[Item] = field(default_factory=list)
    facts: list[Item] = field(default_factory=list)
    meta: Item = field(default_factory=dict)


SPAN = ("kind", "start", "end", "text")
"""The keys of a mention that every format has a place for."""


def values(mention: Item) -> Item:
    """What a mention says beyond its place and kind."""
    return {name: value for name, value in mention.items() if name not in (*SPAN, "article_id")}


def with_values(spans: list[Item], known: list[Item]) -> list[Item]:
    """Spans as they came back, with the values of those that still stand where they stood."""
    left: dict[tuple[Any, ...], list[Item]] = {}
    for mention in known:
        left.setdefault(_place(mention), []).append(mention)
    return [{**(left.get(_place(span)) or [{}]).pop(0), **span} for span in spans]


def _place(mention: Item) -> tuple[Any, ...]:
    return tuple(mention.get(name) for name in SPAN[:3])


META = (
    "title", "published", "url", "source", "language", "optional", "exhaustive",
    "calendar_only", "kinds",
)  # fmt: skip


def document(
    row: Item, where: str, set_name: str, mentions: list[Item], facts: list[Item]
) -> Document:
    """The document of an article's line; raises `GoldError` where id or text is no string."""
    for key in ("id", "text"):
        if not isinstance(row.get(key), str):
            raise GoldError(f"{where}: {key} is {row.get(key)!r}, where a string is wanted")
    meta = {name: row[name] for name in META if name in row}
    return Document(row["id"], row["text"], where, set_name, mentions, facts, meta)


def checked(found: Document, labels: Mapping[str, str]) -> Document:
    """The document with foreign labels read as kinds; every offset and quote is looked at."""
    _check_shape(found)
    found.mentions = [
        {**mention, "kind": _kind(mention, labels)}
        for mention in found.mentions
        if labels.get(str(mention.get("kind"))) != LEFT_OUT
    ]
    _check_kinds(found)
    for mention in found.mentions:
        _check_mention(mention, found)
    for fact in found.facts:
        if not isinstance(fact.get("predicate"), str) or not _is_stretch(fact.get("evidence")):
            raise GoldError(f"{found.where}: a fact wants predicate and evidence, not {fact!r}")
    return found


def _kind(mention: Item, labels: Mapping[str, str]) -> Any:
    """A kind as it is written, mapped, or the kind that a label in capitals names."""
    written = mention.get("kind")
    kind = labels.get(str(written), written)
    return kind.lower() if isinstance(kind, str) and kind.lower() in KINDS else kind


def _check_shape(found: Document) -> None:
    for name, items in (("mentions", found.mentions), ("facts", found.facts)):
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise GoldError(
                f"{found.where}: {name} is {items!r}, where a list of objects is wanted"
            )
    for stretch in found.meta.get("optional", ()):
        if not _is_stretch(stretch):
            raise GoldError(
                f"{found.where}: optional has {stretch!r}, where [start, end] is wanted"
            )


def _is_stretch(given: Any) -> bool:
    pair = isinstance(given, list | tuple) and len(given) == 2
    return pair and all(isinstance(side, int) for side in given)


def _check_kinds(found: Document) -> None:
    """Names every label of the article that is no kind, so that one more try is enough."""
    kinds = (mention["kind"] for mention in found.mentions)
    unknown = list(dict.fromkeys(str(kind) for kind in kinds if kind not in KINDS))
    if unknown:
        raise GoldError(
            f"{found.where}: unknown kind{'s' * (len(unknown) > 1)} "
            f"{', '.join(map(repr, unknown))}; there are {', '.join(KINDS)}; "
            f"give --map {unknown[0]}=KIND to read it as one of them, "
            f"--map {unknown[0]}={LEFT_OUT} to leave it out"
        )


def _check_mention(mention: Item, found: Document) -> None:
    kind, start, end = (mention.get(key) for key in ("kind", "start", "end"))
    length = len(found.text)
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise GoldError(f"{found.where}: {kind} at {start}-{end} in a text of {length} characters")
    stands = found.text[start:end]
    if stands != mention.get("text", stands):
        raise GoldError(
            f"{found.where}: {kind} at {start}-{end} says {mention['text']!r}, "
            f"the text has {stands!r} there"
        )
