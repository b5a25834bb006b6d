"""Prodigy's JSONL: `{"text", "spans": [{"start", "end", "label"}…], "meta", "answer"}`.

Values stand as further keys of their span, which Prodigy keeps, facts and the article's
metadata in `meta`. A span given by tokens alone is read too (`token_end` is the last token's
own number, not the one after it). Only accepted answers are gold.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.errors import GoldError
from communique.formats import files, lines
from communique.formats.document import Document, Item, document, values

_OWN = ("start", "end", "label", "token_start", "token_end", "text")


def recognises(path: Path) -> bool:
    return lines.is_jsonl(path) and isinstance(lines.first(path).get("spans"), list)


def read(path: Path) -> Iterator[Document]:
    for number, (where, row) in enumerate(lines.read(path), start=1):
        if row.get("answer", "accept") != "accept":
            continue
        meta = row.get("meta") or {}
        name = meta.get("id", row.get("_input_hash", f"{lines.stem(path)}-{number}"))
        mentions = [_mention(span, row, where) for span in row.get("spans", ())]
        whole = {**meta, "id": str(name), "text": row.get("text")}
        yield document(whole, where, lines.stem(path), mentions, meta.get("facts", []))


def _mention(span: Item, row: Item, where: str) -> Item:
    start, end = _place(span, row, where)
    told = {name: value for name, value in span.items() if name not in _OWN}
    return {"kind": span.get("label"), "start": start, "end": end, **told}


def _place(span: Item, row: Item, where: str) -> tuple[int, int]:
    if "start" in span and "end" in span:
        return span["start"], span["end"]
    try:
        tokens = row["tokens"]
        return tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]
    except (KeyError, IndexError, TypeError) as error:
        raise GoldError(
            f"{where}: span {span!r} has neither start and end nor its tokens"
        ) from error


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    files.put(path, "".join(files.dumped(_row(found)) + "\n" for found in documents))
    return []


def _row(found: Document) -> Item:
    spans = [
        {"start": m["start"], "end": m["end"], "label": m["kind"], **values(m)}
        for m in found.mentions
    ]
    meta = {"id": found.id, **found.meta, "facts": found.facts}
    return {"text": found.text, "spans": spans, "meta": meta, "answer": "accept"}
