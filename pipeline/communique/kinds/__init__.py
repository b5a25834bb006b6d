"""The four kinds of mention: siblings with the same functions that know nothing of one another.

`propose(doc)` yields every candidate with its rule, its values and what it asks of the
statistical model; it reads text and tokens only. `decide(doc, candidates)` yields the
candidates that hold, with final spans and values; it may look at the model's answers
(`doc.spans["context"]`, tags, the parse) where they are, and must do without where not. It
may read the mentions that other kinds have left on the Doc before it.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, cast

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.records import Kind


class KindModule(Protocol):
    def propose(self, doc: Doc) -> Iterable[Candidate]: ...

    def decide(self, doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]: ...


def module(kind: Kind, registry: str = "") -> KindModule:
    """The module of a kind; that of projects may know a user's registry, given as its text."""
    found = import_module(f"communique.kinds.{kind}")
    return cast(KindModule, found.finder(registry) if kind == "project" else found)
