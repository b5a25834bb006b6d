"""communique's own gold in one file: JSONL of articles with their gold inside.

`"gold": [mention…]`, or `"gold": {"mentions": […], "facts": […]}`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.errors import GoldError
from communique.formats import lines
from communique.formats.document import Document, Item, document


def recognises(path: Path) -> bool:
    return lines.is_jsonl(path) and "gold" in lines.first(path)


def read(path: Path) -> Iterator[Document]:
    for where, row in lines.read(path):
        yield document(row, where, lines.stem(path), *_gold(row, where))


def _gold(row: Item, where: str) -> tuple[list[Item], list[Item]]:
    gold = row.get("gold")
    if isinstance(gold, list):
        return gold, []
    if isinstance(gold, dict):
        return gold.get("mentions", []), gold.get("facts", [])
    raise GoldError(
        f'{where}: "gold" is {gold!r}, where a list of mentions or '
        '{"mentions": […], "facts": […]} is wanted'
    )


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for found in documents:
            gold = {"mentions": found.mentions, "facts": found.facts}
            row = {"id": found.id, "text": found.text, **found.meta, "gold": gold}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return []
