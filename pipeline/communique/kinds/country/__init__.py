"""Countries: names, demonyms, abbreviations, groups and governments, resolved to ISO codes.

>>> from communique import nlp
>>> doc = nlp.build(only=["country"], context="none")("Sino-Uzbek trade grew.")
>>> [(span.text, span._.communique["codes"]) for span in doc.spans["sc"]]
[('Sino', ['CN']), ('Uzbek', ['UZ'])]
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.country import counted, groups, shields, weak
from communique.kinds.country.scan import Hit, hits

_GROUPS = ("group", "adjective", "bound")
_FORMS = {"combining": "demonym"}


def propose(doc: Doc) -> Iterable[Candidate]:
    found = hits(doc.text)
    evidence = weak.evidence(found)
    for hit in found:
        yield from _candidates(hit, doc._.published, evidence)
    yield from counted.candidates(doc.text)


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    certain = [c for c in candidates if "codes" in c.values]
    sentences = [(s.start_char, s.end_char) for s in doc.sents] if len(doc) else []
    yield from certain
    for phrase in candidates:
        if "_number" in phrase.values and (codes := counted.resolve(phrase, certain, sentences)):
            yield replace(phrase, values={**phrase.values, "codes": codes})


def _candidates(hit: Hit, day: str | None, evidence: dict[str, int]) -> Iterator[Candidate]:
    if hit.form.sort in _GROUPS:
        phrase = groups.phrase(hit, day)
        if phrase:
            values = {"codes": list(groups.members(phrase.group, day)), "form": "group"}
            yield Candidate(
                phrase.start, phrase.end, phrase.rule, {**values, "group": phrase.group}
            )
    elif hit.form.sort not in ("phrase", "capital", "seat") and not shields.holds(hit):
        codes = weak.codes(hit, evidence)
        if codes:
            form = "embedded" if shields.embeds(hit) else _FORMS.get(hit.form.sort, hit.form.sort)
            yield Candidate(hit.start, hit.end, hit.form.sort, {"codes": list(codes), "form": form})
