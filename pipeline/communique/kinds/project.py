"""The kind `project`: not written yet."""

from collections.abc import Iterable

from spacy.tokens import Doc

from communique.annotations import Candidate


def propose(doc: Doc) -> Iterable[Candidate]:
    return ()


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    return candidates
