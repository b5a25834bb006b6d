"""Whose currency a shared name means: the adjective, the sentence, the article.

A bare `$` or "dollars" is USD unless the text says whose; "shillings" in a sentence about
Uganda are UGX. What nothing decides stays open.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.money import conversions, currencies, places

_DECLARED = re.compile(
    r"\b(?:all|figures|amounts|sums|prices|values|costs)\b[^.\n]{0,60}?\b(?:in|are)\s"
    r"(?P<whose>(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])\w+){0,2})\sdollars\b",
    re.IGNORECASE,
)
_KEPT_IN = re.compile(
    r"\b(?:in|uses?|using)\s(?:the\s)?(?P<whose>[A-Z][\w.]*(?:\s[A-Z]\w+){0,2})\s"
    r"(?:dollars?|currency)\b"
)
_ITS_OWN = re.compile(r"\s(?:of|in)\s(?:its|their)\s(?:own\s)?dollars\b")
_PARAGRAPH = 600
"""Characters of a paragraph that are looked back over, where no blank line comes first."""
_REACH = 2000
"""Characters of a sentence that are looked at on either side of a sum: a text without a full
stop would be read again for each of its sums."""
_CLAUSE = re.compile(r"^|[;:,]\s|\s(?:and|but|while|whereas|or)\s")


class Surroundings:
    """The countries that a Doc names, and the currencies that its sums name outright."""

    def __init__(self, doc: Doc, candidates: list[Candidate]) -> None:
        self.doc = doc
        self.candidates = candidates
        self.outright = [c for c in candidates if c.values["_sure"]]
        named = [(c.start, c.end, c.values["codes"]) for c in annotations.decided(doc, "country")]
        self.countries = [(s, e, codes[0]) for s, e, codes in named if len(codes) == 1]
        self._starts = [start for start, _, _ in self.countries]

    def sentence(self, candidate: Candidate) -> tuple[int, int]:
        first, last = annotations.sentence(self.doc, candidate.start)
        return max(first, candidate.start - _REACH), min(last, candidate.end + _REACH)

    def near(self, candidate: Candidate) -> list[str]:
        """The countries of the sentence, the likeliest first.

        Those of the sum's clause as they come, since its subject counts in its own money; those
        before, the nearest first; those after.
        """
        first, last = self.sentence(candidate)
        there = self.countries[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        start = candidate.start
        clause = first + max(
            m.end() for m in _CLAUSE.finditer(annotations.text(self.doc)[first:start])
        )
        own = [code for s, _, code in there if clause <= s < start]
        before = [code for s, _, code in reversed(there) if s < clause]
        return own + before + [code for s, _, code in there if s > start]

    def at(self, start: int, end: int) -> list[str]:
        """The countries that these characters name."""
        first = max(0, bisect_left(self._starts, start) - 1)
        there = self.countries[first : bisect_left(self._starts, end)]
        return [code for s, e, code in there if s < end and start < e]

    def lately(self, candidate: Candidate) -> list[str]:
        """The countries of the paragraph so far, the nearest first."""
        text, start = annotations.text(self.doc), candidate.start
        first = text.rfind("\n\n", max(0, start - _PARAGRAPH), start)
        first = max(first, start - _PARAGRAPH)
        there = bisect_left(self._starts, first), bisect_left(self._starts, start)
        return [code for _, _, code in reversed(self.countries[slice(*there)])]

    def cities(self, candidate: Candidate) -> list[str]:
        """The countries whose cities the sentence names."""
        first, last = self.sentence(candidate)
        return places.named(annotations.text(self.doc)[first:last])

    @cached_property
    def all_cities(self) -> list[str]:
        return places.named(annotations.text(self.doc))

    @cached_property
    def everywhere(self) -> list[str]:
        """The countries of the article, the most frequent first."""
        return [code for code, _ in Counter(code for _, _, code in self.countries).most_common()]

    @cached_property
    def named(self) -> list[str]:
        """The currencies that sums name outright, the most frequent first."""
        return [code for code, _ in Counter(_currencies(self.outright)).most_common()]

    @cached_property
    def declared(self) -> tuple[str, ...]:
        """Whose the dollars are by the text's own word: "all figures are in Canadian dollars"."""
        text = annotations.text(self.doc)
        match = _DECLARED.search(text) if "dollars" in text.lower() else None
        return currencies.issuers().get(match["whose"], ()) if match else ()

    def kept_in(self, candidate: Candidate) -> tuple[str, ...]:
        """Whose the dollars of one sentence are: "the budget is kept in Australian currency"."""
        text, place = annotations.text(self.doc), self.sentence(candidate)
        spoken = any(text.find(word, *place) >= 0 for word in ("dollar", "currency"))
        match = _KEPT_IN.search(text, *place) if spoken else None
        return currencies.issuers().get(match["whose"], ()) if match else ()

    @cached_property
    def others_dollar(self) -> tuple[int, str] | None:
        """The dollar, not the US one, in which the article counts, and from where on.

        "A$3.1 billion. Of that, $400 million": once a dollar has its name, it may go without,
        unless the article names two, or restates one in bare dollars, which are US dollars.
        """
        spelt = [c for c in self.outright if c.values["_dollar"]]
        codes = set(_currencies(spelt))
        if len(codes) != 1 or codes == {"USD"} or self._is_converted():
            return None
        return spelt[0].start, codes.pop()

    def _is_converted(self) -> bool:
        return any(
            conversions.restates(annotations.text(self.doc), one.end, other.start)
            for one, other in pairwise(self.candidates)
            if one.values["_dollar"] and other.values["_dollar"] and not other.values["_sure"]
        )


def _currencies(candidates: Iterable[Candidate]) -> list[str]:
    return [c.values["currency"] for c in candidates]


def currency(candidate: Candidate, around: Surroundings) -> str | None:
    """The ISO 4217 code, or None where neither text nor table decides."""
    values = candidate.values
    if values["_sure"]:
        return str(values["currency"])
    codes = values["_codes"]
    if values["_adjective"] and (said := _used_in(codes, around.at(*values["_adjective"]))):
        return said
    if values["_default"] == "USD":
        return (
            _cent(candidate, around) if "minor" in values["_doubt"] else _dollar(candidate, around)
        )
    return (
        _used_in(codes, around.near(candidate))
        or _used_in(codes, around.cities(candidate))
        or next((code for code in around.named if code in codes), None)
        or _used_in(codes, around.lately(candidate))
        or _used_in(codes, around.everywhere)
        or _used_in(codes, around.all_cities)
        or values["_default"]
    )


def _dollar(candidate: Candidate, around: Surroundings) -> str:
    """USD, unless the text has said whose dollars it counts in."""
    codes = candidate.values["_codes"]
    if declared := _used_in(codes, [*around.kept_in(candidate), *around.declared]):
        return declared
    if _ITS_OWN.match(annotations.text(around.doc), candidate.end):
        return _used_in(codes, around.near(candidate)) or "USD"
    since, other = around.others_dollar or (len(annotations.text(around.doc)), "")
    if candidate.start < since or "US" in around.near(candidate):
        return "USD"
    return other


def _cent(candidate: Candidate, around: Surroundings) -> str:
    """Cents of the currency that its sentence, or a country in it, names; else US cents."""
    codes = candidate.values["_codes"]
    first, last = around.sentence(candidate)
    there = [c for c in around.outright if first <= c.start < last]
    named = next((code for code in _currencies(there) if code in codes), None)
    return named or _used_in(codes, around.near(candidate)) or "USD"


def _used_in(codes: Sequence[str], countries: Iterable[str]) -> str | None:
    """The first of the codes that one of the countries uses; a country's first is its own."""
    for country in countries:
        for code in codes:
            if country in currencies.users()[code]:
                return code
    return None
