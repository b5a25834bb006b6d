"""The kind `project`: named assets, initiatives and programmes, followed through the article.

`propose` reads names from form: the registry's, and those of the grammar (a proper modifier and
a head noun). `decide` drops what is none, finds acronyms and short forms that the article
introduces, and says what each is called and where it lies.

>>> from communique.kinds.project import Finder, registry
>>> Finder(registry.load()).registry.get("BRI").name
'Belt and Road Initiative'
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.project import decision, proposal, registry
from communique.kinds.project.registry import Registry


class Finder:
    """The kind with a registry of its own: `Finder(registry.load("mine.tsv"))`."""

    def __init__(self, known: Registry) -> None:
        self.registry = known

    def propose(self, doc: Doc) -> Iterable[Candidate]:
        return proposal.candidates(doc, self.registry)

    def decide(self, doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
        return decision.mentions(doc, candidates, self.registry)


@cache
def finder(rows: str) -> Finder:
    """The kind with the user's rows, given as the text of a registry file, added."""
    return Finder(registry.extended(rows)) if rows else Finder(registry.packaged())


def propose(doc: Doc) -> Iterable[Candidate]:
    return Finder(registry.packaged()).propose(doc)


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    return Finder(registry.packaged()).decide(doc, candidates)
