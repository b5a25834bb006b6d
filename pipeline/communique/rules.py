"""The user's own entity rules: spaCy's pattern JSONL, laid over what the kinds decided.

    {"label": "PROJECT", "pattern": "Lapis Lazuli route", "id": "Lapis Lazuli Corridor"}
    {"label": "COUNTRY", "pattern": [{"LOWER": "new"}, {"LOWER": "samarkand"}], "id": "UZ"}

`id` is the canonical name of a PROJECT and the ISO 3166-1 codes of a COUNTRY (`KZ` or
`KZ,UZ`). A user's rule goes before the built-in ones wherever the two overlap.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonlines
import spacy
from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc, Span

from communique import annotations, tables
from communique.annotations import KIND_OF, Candidate
from communique.errors import TableError
from communique.records import Kind

LABELS = ("COUNTRY", "PROJECT")
RULE = "user"
Pattern = dict[str, Any]
_CODES = re.compile(r"[A-Z]{2}(?:,[A-Z]{2})*")


def read(path: Path) -> list[Pattern]:
    """The patterns of a file; raises `TableError` naming the line that is none."""
    if not path.is_file():
        raise TableError(f"no rules file {str(path)!r}")
    patterns: list[Pattern] = []
    with path.open("rb") as raw:
        for number, line in enumerate(raw, start=1):
            if line.strip():
                patterns.append(_pattern(line, f"{path}:{number}"))
    return patterns


def _pattern(line: bytes, place: str) -> Pattern:
    try:
        found = jsonlines.Reader([line]).read(type=dict)
    except jsonlines.InvalidLineError as error:
        raise TableError(f"{place}: {str(error).removesuffix(' (line 1)')}") from error
    problem = _problem(found)
    if problem:
        raise TableError(f"{place}: {problem}")
    return found


def _problem(found: Pattern) -> str | None:
    if found.get("label") not in LABELS:
        return f"label {found.get('label')!r}; a rule may set {' or '.join(LABELS)}"
    pattern = found.get("pattern")
    if not pattern or not isinstance(pattern, str | list):
        return f"pattern {pattern!r}; it is a phrase or a list of token patterns"
    if found["label"] == "COUNTRY" and not _are_codes(str(found.get("id"))):
        return f"id {found.get('id')!r}; for a COUNTRY it is its ISO 3166-1 codes, as KZ or KZ,UZ"
    return None


def _are_codes(written: str) -> bool:
    known = {row["code"] for row in tables.read("country/names.tsv")} | {"EU"}
    return bool(_CODES.fullmatch(written)) and set(written.split(",")) <= known


def check(patterns: Iterable[Pattern], place: str) -> None:
    """Raises `TableError` where spaCy refuses one of the patterns."""
    Rules(spacy.blank("en"), "rules").add(patterns, place)


class Rules:
    """The component `communique_rules`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.ruler = SpanRuler(nlp, name, spans_key=None, validate=True)

    @property
    def patterns(self) -> list[Pattern]:
        return list(self.ruler.patterns)

    def add(self, patterns: Iterable[Pattern], place: str = "rules") -> None:
        """Raises `TableError` where spaCy refuses a token pattern."""
        try:
            self.ruler.add_patterns(list(patterns))
        except (ValueError, TypeError, re.error) as error:
            why = " ".join(str(error).split())
            raise TableError(f"{place}: spaCy refuses a pattern: {why}") from error

    def __call__(self, doc: Doc) -> Doc:
        found = sorted(self.ruler.match(doc), key=lambda span: (span.start, -span.end))
        for kind in {KIND_OF[span.label_] for span in found}:
            _lay(doc, kind, [span for span in found if KIND_OF[span.label_] == kind])
        return doc

    def to_disk(self, path: Path, **_: Any) -> None:
        with jsonlines.open(path.with_suffix(".jsonl"), "w") as file:
            file.write_all(self.patterns)

    def from_disk(self, path: Path, **_: Any) -> "Rules":
        with jsonlines.open(path.with_suffix(".jsonl")) as file:
            self.add(file.iter(type=dict), str(path))
        return self

    def to_bytes(self, **_: Any) -> bytes:
        return bytes(self.ruler.to_bytes())

    def from_bytes(self, data: bytes, **_: Any) -> "Rules":
        self.ruler.from_bytes(data)
        return self


def _lay(doc: Doc, kind: Kind, found: list[Span]) -> None:
    taken = {i for span in found for i in range(span.start, span.end)}
    others = [
        Candidate(span.start_char, span.end_char, span.id_, span._.communique)
        for span in annotations.mentions(doc, kind)
        if taken.isdisjoint(range(span.start, span.end))
    ]
    annotations.mark(doc, kind, [*others, *_apart(found, kind)])


def _apart(found: list[Span], kind: Kind) -> Iterator[Candidate]:
    """The user's matches, the leftmost and longest where two overlap."""
    end = -1
    for span in found:
        if span.start >= end:
            end = span.end
            yield Candidate(span.start_char, span.end_char, RULE, _values(span, kind))


def _values(span: Span, kind: Kind) -> dict[str, Any]:
    if kind == "country":
        return {"codes": span.id_.split(","), "form": "name"}
    return {"name": span.id_ or span.text}
