"""Annotation formats, in and out: each module recognises, reads and writes one.

`read(path)` yields documents; `write(documents, path)` returns a warning for each thing that
the format cannot hold. Offsets are characters of the text, whatever the format counts in.

| format | path | holds |
|---|---|---|
| `communique` | JSONL | everything |
| `folder` | folder of records | everything |
| `brat` | folder of `.txt` and `.ann` | everything (values as attributes, normalisations, notes) |
| `doccano` | JSONL | everything (values beside the spans, as metadata) |
| `prodigy` | JSONL | everything |
| `labelstudio` | JSON | everything |
| `cas` | folder of UIMA CAS JSON | everything |
| `docbin` | `.spacy` | everything |
| `timeml` | folder of `.tml` | dates that do not overlap |
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from communique.errors import GoldError
from communique.formats.document import Document, checked

FORMATS = (
    "communique", "folder", "doccano", "prodigy", "labelstudio", "docbin", "brat", "cas", "timeml",
)  # fmt: skip
"""In the order in which they are asked whether they recognise a path."""


class Format(Protocol):
    def recognises(self, path: Path) -> bool: ...

    def read(self, path: Path) -> Iterable[Document]: ...

    def write(self, documents: Iterable[Document], path: Path) -> list[str]: ...


def module(name: str) -> Format:
    if name not in FORMATS:
        raise GoldError(f"unknown format {name!r}; there are {', '.join(FORMATS)}")
    return cast(Format, import_module(f"communique.formats.{name}"))


def read(
    path: Path, *, name: str | None = None, labels: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """The documents of a file or folder, of the format `name` or of whichever recognises it.

    A folder that no format recognises is searched. `labels` says as which kind a foreign label
    is read: `{"LOC": "country"}`. Raises `GoldError` for whatever does not fit its text.
    """
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder of gold")
    for place, found in places(path, name):
        for document in found.read(place):
            yield checked(document, labels or {})


def write(documents: Iterable[Document], path: Path, name: str) -> list[str]:
    """Write in the format `name`; returns a sentence for each thing that it cannot hold."""
    return module(name).write(documents, path)


def places(path: Path, name: str | None = None) -> Iterator[tuple[Path, Format]]:
    """The files and folders to read at or below a path, each with its format."""
    found = module(name) if name else recognised(path)
    if found:
        yield path, found
    elif path.is_dir():
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith("."):
                yield from places(entry, name)


def recognised(path: Path) -> Format | None:
    """The format of a file or folder, by its name and its first lines."""
    return next((m for m in map(module, FORMATS) if m.recognises(path)), None)
