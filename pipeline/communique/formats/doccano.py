"""doccano's JSONL, in its shapes for sequence labelling and for relation extraction.

Spans are `"label": [[start, end, KIND]…]` (or `labels`), or `"entities": [{"start_offset",
"end_offset", "label"}…]`. doccano's spans carry no values: they stand in the metadata
`communique`, which it keeps, and come back to the spans that were not moved.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.formats import files, lines
from communique.formats.document import SPAN, Document, Item, document, with_values

KEYS = ("label", "labels", "entities")


def recognises(path: Path) -> bool:
    return lines.is_jsonl(path) and any(isinstance(lines.first(path).get(k), list) for k in KEYS)


def read(path: Path) -> Iterator[Document]:
    for number, (where, row) in enumerate(lines.read(path), start=1):
        ours = row.get("communique", {})
        name = ours.get("id", str(row.get("id", f"{lines.stem(path)}-{number}")))
        mentions = with_values(list(_spans(row, where)), ours.get("mentions", []))
        whole = {**ours, "id": name, "text": row.get("text", row.get("data"))}
        yield document(whole, where, lines.stem(path), mentions, ours.get("facts", []))


def _spans(row: Item, where: str) -> Iterator[Item]:
    for entity in row.get("entities") or ():
        yield _span([entity.get(k) for k in ("start_offset", "end_offset", "label")], where)
    for label in row.get("label") or row.get("labels") or ():
        yield _span(label, where)


def _span(given: Any, where: str) -> Item:
    if not isinstance(given, list) or len(given) != 3:
        raise GoldError(f"{where}: label {given!r}, where [start, end, label] is wanted")
    return {"kind": given[2], "start": given[0], "end": given[1]}


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    rows = (files.dumped(_row(found)) + "\n" for found in documents)
    files.put(path, "".join(rows))
    return []


def _row(found: Document) -> Item:
    known = [{k: v for k, v in m.items() if k != "text"} for m in found.mentions
             if set(m) - set(SPAN)]  # fmt: skip
    ours = {"id": found.id, **found.meta, "mentions": known, "facts": found.facts}
    label = [[m["start"], m["end"], m["kind"]] for m in found.mentions]
    return {"text": found.text, "label": label, "communique": ours}
