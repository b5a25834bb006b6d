"""Finds the lexicon's forms in a text: at word borders, the longest from the left.

>>> [(hit.text, hit.forms[0].codes) for hit in hits("Papua New Guinea and Guinea's ports")]
[('Papua New Guinea', ('PG',)), ('Guinea', ('GN',))]
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.country.folding import fold
from communique.kinds.country.lexicon import Form, load


@dataclass(frozen=True, slots=True)
class Hit:
    """A form in the folded text, `start` and `end` as in the text itself."""

    start: int
    end: int
    forms: tuple[Form, ...]
    folded: str

    @property
    def text(self) -> str:
        return self.folded[self.start : self.end]

    @property
    def form(self) -> Form:
        return self.forms[0]

    def before(self, size: int = 48) -> str:
        return self.folded[max(0, self.start - size) : self.start]

    def after(self, size: int = 64) -> str:
        return self.folded[self.end : self.end + size]


def hits(text: str) -> list[Hit]:
    folded, lexicon = fold(text), load()
    found = (
        Hit(start, end, lexicon.forms[number], folded)
        for number, start, end in lexicon.automaton.find_matches_as_indexes(
            folded, overlapping=True
        )
        if _bordered(folded, start, end)
    )
    return list(_longest(found))


_FOOTNOTE = re.compile(r"\d{1,3}(?![\w$%-])")


def _bordered(folded: str, start: int, end: int) -> bool:
    """Whether words end at both sides; a footnote's digits may be glued to a name's end."""
    if start and _in_word(folded[start - 1]):
        return False
    if end == len(folded) or not _in_word(folded[end]):
        return not _in_address(folded, start, end)
    return end - start > 3 and folded[end - 1].isalpha() and bool(_FOOTNOTE.match(folded, end))


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_@"


def _in_address(folded: str, start: int, end: int) -> bool:
    """Whether the form is part of a web or mail address ("Kazakhstan.kz", "www.Iran.ir")."""
    joined = folded[end : end + 1] in (".", "@") and folded[end + 1 : end + 2].islower()
    return joined or folded[max(0, start - 4) : start].lower() in ("www.", "p://", "s://")


def _longest(found: Iterable[Hit]) -> Iterator[Hit]:
    done = 0
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= done:
            yield hit
            done = hit.end
