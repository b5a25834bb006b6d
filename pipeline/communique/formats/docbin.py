"""spaCy's DocBin (`.spacy`): mentions as the span group `sc`, the rest in the Doc's user data.

Read back by any spaCy; a corpus without the group is read by its entities.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from communique import tokenizer
from communique.annotations import SPANS
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
    vocab = spacy.blank("en").vocab
    tokens = tokenizer.english(vocab)
    found = [_doc(document, tokens(document.text)) for document in documents]
    DocBin(store_user_data=True, docs=found).to_disk(path)
    return []


def _doc(found: Document, tokens: Doc) -> Doc:
    words, spaces = _words(found, tokens)
    doc = Doc(tokens.vocab, words=words, spaces=spaces)
    spans = (doc.char_span(m["start"], m["end"], m["kind"]) for m in found.mentions)
    doc.spans[SPANS] = [span for span in spans if span is not None]
    known = [{k: v for k, v in m.items() if k != "text"} for m in found.mentions]
    meta = {"id": found.id, **found.meta}
    doc.user_data[NOTES] = files.dumped({"meta": meta, "mentions": known, "facts": found.facts})
    return doc


def _words(found: Document, tokens: Doc) -> tuple[list[str], list[bool]]:
    """The tokens, cut further at the mentions' borders, so that spaCy drops none of them.

    A blank goes with the word before it, unless a mention begins or ends with it.
    """
    starts, ends = ({m[side] for m in found.mentions} for side in ("start", "end"))
    borders = {border for t in tokens for border in (t.idx, t.idx + len(t))}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted({0, len(found.text), *borders, *starts, *ends})):
        word = found.text[start:end]
        if word == " " and words and not spaces[-1] and start not in starts and end not in ends:
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces
