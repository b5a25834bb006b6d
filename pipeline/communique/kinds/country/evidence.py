"""What a document itself tells of the countries it means: where it names which."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from communique.kinds.country import homonyms, persons
from communique.kinds.country.lexicon import OWN
from communique.kinds.country.scan import Hit


class Evidence:
    """The countries that a text names by forms that mean nothing else, and where."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self.hits = list(found)
        self.places: dict[str, list[int]] = {}
        for hit in filter(_is_certain, self.hits):
            for code in hit.form.codes:
                self.places.setdefault(code, []).append(hit.start)
        self.codes = frozenset(self.places)
        self.surnames = persons.surnames(self.hits)
        self._weights: dict[tuple[str, ...], int] = {}

    def nearest(self, start: int, codes: Iterable[str]) -> str | None:
        """The one of the codes that was named last before the offset, else first after it."""
        before, after = [], []
        for code in codes:
            places = self.places.get(code, [])
            here = bisect_left(places, start)
            before += [(places[here - 1], code)] if here else []
            after += [(places[here], code)] if here < len(places) else []
        if before:
            return max(before)[1]
        return min(after)[1] if after else None

    def weight(self, homonym: homonyms.Homonym, hit: Hit) -> int:
        """How many of the homonym's cues for the country the text holds, less those against."""
        key = (*homonym.forms, str(hit.text.isupper()))
        if key not in self._weights:
            text = hit.folded.title() if hit.text.isupper() else hit.folded
            told = set(re.findall(homonym.told, text)) if homonym.told else set()
            self._weights[key] = len(told) - 2 * len(told & homonym.against)
        return self._weights[key]


def _is_certain(hit: Hit) -> bool:
    sort, weak = hit.form.sort, hit.form.weak or hit.form.text in homonyms.load()
    return not weak and (sort in OWN or sort == "capital")
