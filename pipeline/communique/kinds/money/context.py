"""Whose currency a shared name means: the adjective, the sentence, the article.

A bare `$` or "dollars" is USD unless the text says whose; "shillings" in a sentence about
Uganda are UGX. What nothing decides stays open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.money import conversions, currencies

_DECLARED = re.compile(
    r"\b(?:all|figures|amounts|sums|prices|values|costs)\b[^.\n]{0,60}?\b(?:in|are)\s"
    r"(?P<whose>(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])\w+){0,2})\sdollars\b",
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"^|[;:,]\s|\s(?:and|but|while|whereas|or)\s")


class Surroundings:
    """The countries that a Doc names, and the currencies that its other sums name outright."""

    def __init__(self, doc: Doc, candidates: list[Candidate]) -> None:
        self.doc = doc
        self.countries = [
            (span.start_char, span.end_char, span._.communique["codes"])
            for span in annotations.mentions(doc, "country")
        ]
        self.outright = [c for c in candidates if c.values["_sure"]]
        self.named = Counter(c.values["currency"] for c in self.outright)
        self.converted = any(
            conversions.restates(doc.text, one.end, other.start)
            for one, other in pairwise(candidates)
            if one.values["_dollar"] and other.values["_dollar"] and not other.values["_sure"]
        )

    def dollar(self, candidate: Candidate) -> str:
        """USD, unless the text has said whose dollars it counts in."""
        codes = candidate.values["_codes"]
        if "minor" in candidate.values["_doubt"]:
            return self._cent(candidate)
        if declared := self._declared(codes):
            return declared
        said = [c for c in self.outright if c.start < candidate.start and c.values["_dollar"]]
        others = {c.values["currency"] for c in said}
        if len(others) != 1 or self.converted or "US" in self.near(candidate.start, candidate.end):
            return "USD"
        return str(others.pop())

    def _declared(self, codes: Sequence[str]) -> str | None:
        """ "All figures are in Canadian dollars." """
        match = _DECLARED.search(self.doc.text)
        issuers = currencies.issuers().get(match["whose"], ()) if match else ()
        return next((c for i in issuers for c in codes if i in currencies.users()[c]), None)

    def _cent(self, candidate: Candidate) -> str:
        """Cents of the currency that its sentence, or a country in it, names; else US cents."""
        first, last = self.sentence(candidate.start, candidate.end)
        there = [c.values["currency"] for c in self.outright if first <= c.start < last]
        codes = candidate.values["_codes"]
        named = next((code for code in there if code in codes), None)
        return named or _pick(codes, self.near(candidate.start, candidate.end)) or "USD"

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return annotations.sentence(span) if span is not None else (start, end)

    def near(self, start: int, end: int) -> list[str]:
        """The countries of the sentence: those of the sum's clause as they come, since its
        subject counts in its own money; those before, the nearest first; those after."""
        first, last = self.sentence(start, end)
        there = [(s, c[0]) for s, _, c in self.countries if first <= s < last and len(c) == 1]
        clause = first + max(m.end() for m in _CLAUSE.finditer(self.doc.text[first:start]))
        own = [code for s, code in there if clause <= s < start]
        before = [code for s, code in reversed(there) if s < clause]
        return own + before + [code for s, code in there if s > start]

    def everywhere(self) -> list[str]:
        """The countries of the article, the most frequent first."""
        counts = Counter(codes[0] for _, _, codes in self.countries if len(codes) == 1)
        return [code for code, _ in counts.most_common()]

    def at(self, start: int, end: int) -> list[str]:
        """The countries that these characters name."""
        return [code for s, e, codes in self.countries if s < end and start < e for code in codes]


def currency(candidate: Candidate, around: Surroundings) -> str | None:
    """The ISO 4217 code, or None where neither text nor table decides."""
    values = candidate.values
    if values["_sure"]:
        return str(values["currency"])
    if values["_adjective"] and (said := _pick(values["_codes"], around.at(*values["_adjective"]))):
        return said
    if values["_default"] == "USD":
        return around.dollar(candidate)
    return (
        _pick(values["_codes"], around.near(candidate.start, candidate.end))
        or _named(values["_codes"], around)
        or _pick(values["_codes"], around.everywhere())
        or values["_default"]
    )


def _named(codes: Sequence[str], around: Surroundings) -> str | None:
    """The currency of that name which the article's other sums spell out."""
    return next((code for code, _ in around.named.most_common() if code in codes), None)


def _pick(codes: Sequence[str], countries: Iterable[str]) -> str | None:
    """The first currency that one of the countries uses; a country's first is its own."""
    for country in countries:
        for code in codes:
            if country in currencies.users()[code]:
                return code
    return None
