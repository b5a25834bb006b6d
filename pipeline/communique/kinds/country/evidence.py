"""What a document itself tells of the countries it means: where it names which."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from communique.kinds.country import homonyms
from communique.kinds.country.lexicon import OWN
from communique.kinds.country.scan import Hit


class Evidence:
    """The countries that a text names by forms that mean nothing else, and where."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self.hits = list(found)
        self.named: list[tuple[int, str]] = [
            (hit.start, code) for hit in self.hits if _is_certain(hit) for code in hit.form.codes
        ]
        self.codes = {code for _, code in self.named}
        self._weights: dict[tuple[str, ...], int] = {}

    def nearest(self, start: int, codes: Iterable[str]) -> str | None:
        """The one of the codes that was named last before the offset, else first after it."""
        wanted = set(codes)
        here = bisect_left(self.named, (start, ""))
        before = (code for _, code in reversed(self.named[:here]) if code in wanted)
        after = (code for _, code in self.named[here:] if code in wanted)
        return next(before, None) or next(after, None)

    def weight(self, homonym: homonyms.Homonym, folded: str) -> int:
        """How many of the homonym's cues for the country the text holds, less those against."""
        if homonym.forms not in self._weights:
            told = set(re.findall(homonym.cues, folded)) if homonym.cues else set()
            against = len(told & homonym.against)
            self._weights[homonym.forms] = len(told) - 2 * against
        return self._weights[homonym.forms]


def _is_certain(hit: Hit) -> bool:
    sort, weak = hit.form.sort, hit.form.weak or hit.form.text in homonyms.load()
    return not weak and (sort in OWN or sort == "capital")
