"""Countries: names, demonyms, abbreviations, groups and governments, resolved to ISO codes.

>>> from communique import nlp
>>> doc = nlp.build(only=["country"], context="none")("Sino-Uzbek trade grew.")
>>> [(span.text, span._.communique["codes"]) for span in doc.spans["sc"]]
[('Sino', ['CN']), ('Uzbek', ['UZ'])]
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.country import anaphors, counted, groups, reading
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.folding import fold
from communique.kinds.country.judge import Judge
from communique.kinds.country.lexicon import GROUPS
from communique.kinds.country.scan import hits


def propose(doc: Doc) -> Iterable[Candidate]:
    text = annotations.text(doc)
    folded = fold(text)
    evidence = Evidence(hits(text, folded))
    yield from reading.candidates(evidence)
    for hit in evidence.hits:
        if hit.form.sort in GROUPS:
            yield from groups.candidates(hit, evidence, doc._.published)
    yield from anaphors.candidates(folded, evidence)
    yield from counted.candidates(folded)


def decide(doc: Doc, candidates: list[Candidate]) -> Iterator[Candidate]:
    judge = Judge(doc)
    held = [c for c in candidates if "codes" in c.values and judge.holds(c)]
    yield from held
    yield from counted.resolved(doc, candidates, held)
