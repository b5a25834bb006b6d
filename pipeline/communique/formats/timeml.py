"""TimeML: dates as TIMEX3 elements inside the text; one file an article, as TempEval-3 has it.

It holds dates that do not overlap, with type, value and mod, the title and the day of
publication; whatever else there is, is named in a warning.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from communique.errors import GoldError
from communique.formats import files
from communique.formats.document import SPAN, Document, Item, document

FIELDS = {"timex_type": "type", "timex_value": "value", "mod": "mod"}
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def recognises(path: Path) -> bool:
    return path.suffix == ".tml" if path.is_file() else any(path.glob("*.tml"))


def read(path: Path) -> Iterator[Document]:
    for file in sorted(path.glob("*.tml")) if path.is_dir() else [path]:
        root = _root(file)
        body = root.find("TEXT")
        if body is None:
            raise GoldError(f"{file}: no TEXT element")
        pieces = _Pieces()
        mentions = list(_dates(body, pieces))
        text = "".join(pieces.strings)
        row = {"id": _content(root, "DOCID") or files.id_of(file.stem), "text": text}
        yield document({**row, **_meta(root)}, str(file), path.stem, mentions, [])


def _root(file: Path) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(file.read_bytes())
    except ElementTree.ParseError as error:
        raise GoldError(f"{file}: no well-formed XML: {error}") from error


def _content(root: ElementTree.Element, name: str) -> str:
    found = root.find(name)
    return "" if found is None else "".join(found.itertext()).strip()


def _meta(root: ElementTree.Element) -> Item:
    created = root.find("DCT/TIMEX3")
    day = None if created is None else created.get("value")
    told = {"title": _content(root, "TITLE"), "published": day}
    return {name: value for name, value in told.items() if value}


@dataclass(slots=True)
class _Pieces:
    """The text as it is put together, with its length so far."""

    strings: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, string: str | None) -> None:
        self.strings.append(string or "")
        self.length += len(string or "")


def _dates(element: ElementTree.Element, pieces: _Pieces) -> Iterator[Item]:
    """The dates below an element, in order; its text is laid on the pieces on the way."""
    start = pieces.length
    pieces.add(element.text)
    for child in element:
        yield from _dates(child, pieces)
        pieces.add(child.tail)
    if element.tag == "TIMEX3":
        given = {ours: element.get(theirs) for ours, theirs in FIELDS.items()}
        told = {name: value for name, value in given.items() if value}
        yield {"kind": "date", "start": start, "end": pieces.length, **told}


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Warns of other kinds, facts, overlapping dates and of what it has no field for."""
    path.mkdir(parents=True, exist_ok=True)
    warnings: list[str] = []
    for found in documents:
        if _NO_XML.search(found.text):
            warnings.append(
                f"{found.id}: not written: its text has characters that XML cannot hold"
            )
            continue
        dates = list(_apart(found, warnings))
        warnings += _lost(found)
        files.put(path / f"{files.name_of(found.id)}.tml", _xml(found, dates))
    return warnings


def _apart(found: Document, warnings: list[str]) -> Iterator[Item]:
    end = 0
    dates = (m for m in found.mentions if m["kind"] == "date")
    for date in sorted(dates, key=lambda m: (m["start"], -m["end"])):
        if date["start"] < end:
            place = f"{date['start']}-{date['end']}"
            warnings.append(f"{found.id}: date at {place} overlaps another and is left out")
        else:
            end = date["end"]
            yield date


def _lost(found: Document) -> Iterator[str]:
    fields = {name for m in found.mentions if m["kind"] == "date" for name in m}
    lost = {
        "mentions of other kinds": {m["kind"] for m in found.mentions} - {"date"},
        "fields of dates": fields - {*SPAN, *FIELDS, "article_id"},
        "fields of the article": set(found.meta) - {"title", "published"},
        "facts": {fact["predicate"] for fact in found.facts},
    }
    for what, names in lost.items():
        if names:
            yield f"{found.id}: TimeML has no place for {what}: {', '.join(sorted(names))}"


def _xml(found: Document, dates: list[Item]) -> str:
    body, done = "", 0
    for number, date in enumerate(dates, start=1):
        body += _escaped(found.text[done : date["start"]])
        quote = _escaped(found.text[date["start"] : date["end"]])
        body += f'<TIMEX3 tid="t{number}"{_attributes(date)}>{quote}</TIMEX3>'
        done = date["end"]
    body += _escaped(found.text[done:])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_escaped(found.id)}</DOCID>\n{_created(found)}"
        f"<TITLE>{_escaped(found.meta.get('title') or '')}</TITLE>\n"
        f"<TEXT>{body}</TEXT>\n</TimeML>\n"
    )


def _created(found: Document) -> str:
    day = found.meta.get("published")
    if not day:
        return ""
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(day)} '
        f'functionInDocument="CREATION_TIME">{_escaped(day)}</TIMEX3></DCT>\n'
    )


def _attributes(date: Item) -> str:
    given = ((theirs, date.get(ours)) for ours, theirs in FIELDS.items())
    return "".join(f" {name}={quoteattr(value)}" for name, value in given if value)


def _escaped(text: str) -> str:
    """XML folds CRLF to LF unless the CR is written as a reference."""
    return escape(text, {"\r": "&#13;"})
