"""UIMA CAS JSON as INCEpTION writes and reads it: one file an article, offsets in UTF-16 units.

Mentions are of the type `communique.Mention`, facts `communique.Fact`; values stand as JSON in
the feature `values`. Of other types, those with a string in `kind`, `label` or `value` are read
(so INCEpTION's own NamedEntity), the rest (tokens, sentences) passed over.
"""

from collections.abc import Iterable, Iterator
from json import loads
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.formats import files
from communique.formats.document import Document, Item, document, values
from communique.formats.utf16 import Units

STRUCTURES, TYPES, VIEWS = "%FEATURE_STRUCTURES", "%TYPES", "%VIEWS"
SOFA, DOCUMENT = "uima.cas.Sofa", "uima.tcas.DocumentAnnotation"
MENTION, FACT, ARTICLE = "communique.Mention", "communique.Fact", "communique.Article"
LABELS = ("kind", "label", "value")
UNKNOWN = "x-unspecified"


def recognises(path: Path) -> bool:
    """A file, or a folder with at least one."""
    if path.is_dir():
        first = next(iter(sorted(path.glob("*.json"))), None)
        return first is not None and recognises(first)
    if path.suffix != ".json":
        return False
    loaded = files.loaded(path)
    return isinstance(loaded, dict) and STRUCTURES in loaded


def read(path: Path) -> Iterator[Document]:
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        yield _document(file, path.stem)


def _document(file: Path, set_name: str) -> Document:
    structures = _structures(file)
    sofa = next((s for s in structures if s.get("%TYPE") == SOFA and "sofaString" in s), None)
    if sofa is None:
        raise GoldError(f"{file}: no text: no {SOFA} with a sofaString")
    text = sofa["sofaString"]
    units = Units(text)
    own = [s for s in structures if s.get("@sofa") == sofa.get("%ID")]
    meta: Item = next((loads(s["values"]) for s in own if s["%TYPE"] == ARTICLE), {})
    row = {"id": files.id_of(file.stem), **meta, "text": text}
    facts = [_fact(s, units) for s in own if s["%TYPE"] == FACT]
    mentions = [m for s in own for m in _mention(s, units)]
    return document(row, str(file), set_name, mentions, facts)


def _structures(file: Path) -> list[Item]:
    """Feature structures stand in a list, or by their id."""
    given = files.loaded(file).get(STRUCTURES)
    if isinstance(given, dict):
        return [{"%ID": int(number), **structure} for number, structure in given.items()]
    return list(given or ())


def _mention(structure: Item, units: Units) -> Iterator[Item]:
    if structure["%TYPE"] in (FACT, ARTICLE, DOCUMENT) or "begin" not in structure:
        return
    label = next((structure[k] for k in LABELS if isinstance(structure.get(k), str)), None)
    if label is not None:
        start, end = _characters(structure, units)
        told = loads(structure.get("values") or "{}") if structure["%TYPE"] == MENTION else {}
        yield {"kind": label, "start": start, "end": end, **told}


def _fact(structure: Item, units: Units) -> Item:
    told = loads(structure.get("values") or "{}")
    return {**told, "predicate": structure["kind"], "evidence": list(_characters(structure, units))}


def _characters(structure: Item, units: Units) -> tuple[int, int]:
    return units.characters(structure["begin"]), units.characters(structure["end"])


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    path.mkdir(parents=True, exist_ok=True)
    for found in documents:
        files.put(path / f"{files.name_of(found.id)}.json", files.dumped(_cas(found)) + "\n")
    return []


def _cas(found: Document) -> dict[str, Any]:
    units = Units(found.text)
    length = len(found.text)
    annotations = [
        _annotation(DOCUMENT, (0, length), units, language=found.meta.get("language") or UNKNOWN),
        _annotation(ARTICLE, (0, length), units, kind="article",
                    values=files.dumped({"id": found.id, **found.meta})),
        *(_annotation(MENTION, (m["start"], m["end"]), units, kind=m["kind"],
                      values=files.dumped(values(m))) for m in found.mentions),
        *(_annotation(FACT, f["evidence"], units, kind=f["predicate"],
                      values=files.dumped(_told(f))) for f in found.facts),
    ]  # fmt: skip
    sofa = {"%ID": 1, "%TYPE": SOFA, "sofaNum": 1, "sofaID": "_InitialView",
            "mimeType": "text", "sofaString": found.text}  # fmt: skip
    numbered = [{"%ID": n, **a} for n, a in enumerate(annotations, start=2)]
    members = [a["%ID"] for a in numbered]
    return {TYPES: _types(), STRUCTURES: [sofa, *numbered],
            VIEWS: {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}}}  # fmt: skip


def _told(fact: Item) -> Item:
    return {k: v for k, v in fact.items() if k not in ("predicate", "evidence", "article_id")}


def _annotation(name: str, place: Any, units: Units, **features: str) -> Item:
    start, end = place
    return {"%TYPE": name, "@sofa": 1, "begin": units.of(start), "end": units.of(end), **features}


def _types() -> dict[str, Any]:
    features = {k: {"%NAME": k, "%RANGE": "uima.cas.String"} for k in ("kind", "values")}
    return {name: {"%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation", **features}
            for name in (MENTION, FACT, ARTICLE)}  # fmt: skip
