"""Candidates from form alone: names of the registry and names that the grammar reads."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate, Need
from communique.kinds.project import categories, category, heads, names, needs
from communique.kinds.project.anchor import Name
from communique.kinds.project.fold import fold
from communique.kinds.project.registry import Registry

_GLUED = re.compile(r"[.;](?=[A-Z][a-z])(?<=[^\W\d_A-Z]{2}.)")
"""A full stop that lost its space: `the Exim Bank.The project`."""
_CHUNK = re.compile(r"[^\s-]+")


def candidates(doc: Doc, registry: Registry) -> Iterator[Candidate]:
    text = annotations.text(doc)
    folded = fold(text)
    for start, end, project in registry.find(text, folded):
        values = {"category": project.category, "_id": project.id}
        values |= _parts(folded, start, end, project.category)
        yield Candidate(start, end, "registry", values)
    for name in names.find(text, folded, _borders(doc, text)):
        if needs.met(text, folded, name):
            yield _candidate(name, folded)


def _parts(folded: str, start: int, end: int, registered: str) -> dict[str, Any]:
    """Head and modifiers of a registered name that ends in a head noun; its category, if alike."""
    found = [hit for hit in heads.find(folded[start:end]) if start + hit[1] == end]
    if not found or not found[-1][0]:
        return {}
    first = start + found[-1][0]
    words = [[m.start(), m.end(), "proper"] for m in _CHUNK.finditer(folded, start, first)]
    head = found[-1][2]
    plan = "programme" in (registered, head.category)
    own = not plan and categories.alike(head.category, registered)
    told = head.category if own else registered
    return {"_head": [first, end], "_words": words, "category": told}


def _borders(doc: Doc, text: str) -> list[int]:
    """Where a name cannot reach back beyond."""
    glued = (match.end() for match in _GLUED.finditer(text))
    return sorted({0, *annotations.borders(doc), *glued})


def _candidate(name: Name, folded: str) -> Candidate:
    values = {
        "category": category.of(name, folded),
        "_head": _head(name),
        "_words": [[word.start, word.end, word.part] for word in name.words],
    }
    asks: tuple[Need, ...] = ("entities",) if name.rule == "apposition.noun" else ()
    return Candidate(name.start, name.end, name.rule, values, asks)


def _head(name: Name) -> list[int] | None:
    """Where the head stands in the name; None where it stands beside it."""
    within = name.start <= name.head_start < name.end
    return [name.head_start, name.head_end] if within else None
