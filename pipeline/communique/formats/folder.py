"""communique's own records in a folder: `articles.jsonl`, `mentions.jsonl`, `facts.jsonl`."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.errors import GoldError
from communique.formats import lines
from communique.formats.document import Document, Item, document

FILES = ("articles", "mentions", "facts")


def recognises(path: Path) -> bool:
    return (path / "articles.jsonl").is_file()


def read(path: Path) -> Iterator[Document]:
    """Raises `GoldError` for mentions and facts of an article that is not there."""
    mentions, facts = (_by_article(path / f"{name}.jsonl") for name in FILES[1:])
    for where, row in lines.read(path / "articles.jsonl"):
        own = (of.pop(row.get("id"), []) for of in (mentions, facts))
        yield document(row, where, path.name, *own)
    for name in [*mentions, *facts]:
        raise GoldError(f"{path}: gold for article {name!r}, which is not in articles.jsonl")


def _by_article(path: Path) -> dict[object, list[Item]]:
    found: dict[object, list[Item]] = {}
    for where, row in lines.read(path) if path.exists() else ():
        if "article_id" not in row:
            raise GoldError(f"{where}: no article_id in {sorted(row)}")
        found.setdefault(row["article_id"], []).append(row)
    return found


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    rows: dict[str, list[Item]] = {name: [] for name in FILES}
    for found in documents:
        rows["articles"].append({"id": found.id, "text": found.text, **found.meta})
        rows["mentions"] += [{"article_id": found.id, **mention} for mention in found.mentions]
        rows["facts"] += [{"article_id": found.id, **fact} for fact in found.facts]
    path.mkdir(parents=True, exist_ok=True)
    for name, items in rows.items():
        written = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        (path / f"{name}.jsonl").write_text(written, encoding="utf-8", newline="\n")
    return []
