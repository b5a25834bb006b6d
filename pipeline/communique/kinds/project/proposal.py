"""Candidates from form alone: names of the registry and names that the grammar reads."""

from collections.abc import Iterator

from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.project import category, names, needs
from communique.kinds.project.fold import fold
from communique.kinds.project.names import Name
from communique.kinds.project.registry import Registry


def candidates(doc: Doc, registry: Registry) -> Iterator[Candidate]:
    text = doc.text
    folded = fold(text)
    for start, end, project in registry.find(text, folded):
        yield Candidate(start, end, "registry", {"category": project.category, "_id": project.id})
    for name in names.find(text, folded, sentence_starts(doc)):
        if needs.met(text, folded, name):
            yield _candidate(name, folded)


def sentence_starts(doc: Doc) -> list[int]:
    table = doc.to_array([SENT_START, IDX])
    starts: list[int] = table[table[:, 0] == 1][:, 1].tolist() if len(doc) else []
    return starts if starts[:1] == [0] else [0, *starts]


def _candidate(name: Name, folded: str) -> Candidate:
    values = {
        "category": category.of(name, folded),
        "_head": [name.head_start, name.head_end],
        "_words": [[word.start, word.end, word.part] for word in name.words],
    }
    return Candidate(name.start, name.end, name.rule, values)
