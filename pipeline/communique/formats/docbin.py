"""spaCy's DocBin (`.spacy`): mentions as the span group `sc`, the rest in the Doc's user data.

Read back by any spaCy; a corpus without the group is read by its entities.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from communique import tokenizer
from communique.annotations import SPANS, span_at
from communique.errors import GoldError
from communique.formats import files
from communique.formats.document import Document, Item, document, with_values

NOTES = "communique_gold"
"""The key of what spans cannot hold, as JSON: DocBin would bring lists back as tuples."""


def recognises(path: Path) -> bool:
    return path.is_file() and path.suffix == ".spacy"


def read(path: Path) -> Iterator[Document]:
    vocab = spacy.blank("en").vocab
    try:
        docs = list(DocBin().from_disk(path).get_docs(vocab))
    except (ValueError, KeyError, OSError, TypeError) as error:
        raise GoldError(f"{path}: no DocBin that spaCy can read: {error}") from error
    for number, doc in enumerate(docs, start=1):
        notes = json.loads(doc.user_data.get(NOTES, "{}"))
        row = {"id": f"{path.stem}-{number}", **notes.get("meta", {}), "text": doc.text}
        mentions = with_values([_mention(span) for span in _spans(doc)], notes.get("mentions", []))
        yield document(row, f"{path}: doc {number}", path.stem, mentions, notes.get("facts", []))


def _spans(doc: Doc) -> Iterable[Span]:
    return list(doc.spans.get(SPANS, doc.ents))


def _mention(span: Span) -> Item:
    return {"kind": span.label_, "start": span.start_char, "end": span.end_char}


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    nlp = spacy.blank("en")
    make = tokenizer.english(nlp.vocab)
    bin_ = DocBin(store_user_data=True)
    for found in documents:
        bin_.add(_doc(make(found.text), found))
    bin_.to_disk(path)
    return []


def _doc(doc: Doc, found: Document) -> Doc:
    """A token that reaches over a mention's border is split there, so that none is lost."""
    for mention in found.mentions:
        span_at(doc, mention["start"], mention["end"])
    doc.spans[SPANS] = [span_at(doc, m["start"], m["end"], m["kind"]) for m in found.mentions]
    known = [{k: v for k, v in m.items() if k != "text"} for m in found.mentions]
    meta = {"id": found.id, **found.meta}
    doc.user_data[NOTES] = files.dumped({"meta": meta, "mentions": known, "facts": found.facts})
    return doc
