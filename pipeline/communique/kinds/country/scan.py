"""Finds the lexicon's forms in a text: at word borders, the longest from the left.

>>> from communique.kinds.country.folding import fold
>>> text = "Papua New Guinea and Guinea's ports"
>>> [(hit.text, hit.form.codes) for hit in hits(text, fold(text))]
[('Papua New Guinea', ('PG',)), ('Guinea', ('GN',))]
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from communique.kinds.country.lexicon import Form, load


class Hit(NamedTuple):
    """A form in the folded text, which has the offsets of the text itself."""

    start: int
    end: int
    forms: tuple[Form, ...]
    form: Form
    """The first of the forms that are written so."""
    folded: str
    raw: str
    before: str
    """What stands before the form, as far as a cue can reach."""
    after: str

    @property
    def text(self) -> str:
        return self.folded[self.start : self.end]

    @property
    def follows_small(self) -> bool:
        """Whether the word before is all in small letters, and so nobody's name."""
        return self.before[:-1].rpartition(" ")[2].islower()

    @property
    def line_before(self) -> str:
        return self.raw[max(0, self.start - 96) : self.start].rpartition("\n")[2]

    @property
    def line_after(self) -> str:
        return self.raw[self.end : self.end + 96].partition("\n")[0]

    @property
    def opens_line(self) -> bool:
        return not self.line_before.strip(" \t\r\"'(\u201c")


def hits(text: str, folded: str) -> list[Hit]:
    """The forms in a text, which is given as it stands and folded."""
    lexicon = load()
    matches = lexicon.automaton.find_matches_as_indexes(folded, overlapping=True)
    return [
        _hit(start, end, lexicon.forms[number], folded, text)
        for number, start, end in _longest(m for m in matches if _bordered(folded, m[1], m[2]))
    ]


def _hit(start: int, end: int, forms: tuple[Form, ...], folded: str, raw: str) -> Hit:
    before, after = folded[max(0, start - 64) : start], folded[end : end + 96]
    return Hit(start, end, forms, forms[0], folded, raw, before, after)


_FOOTNOTE = re.compile(r"\d{1,3}(?![\w$%-])")


def _bordered(folded: str, start: int, end: int) -> bool:
    """Whether words end at both sides; a footnote's digits may be glued to a name's end."""
    if start and _in_word(folded[start - 1]):
        return False
    if end == len(folded) or not _in_word(folded[end]):
        return not _in_address(folded, start, end)
    return end - start > 3 and folded[end - 1].isalpha() and bool(_FOOTNOTE.match(folded, end))


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "@$"


def _in_address(folded: str, start: int, end: int) -> bool:
    """Whether the form is part of a web or mail address ("Kazakhstan.kz", "www.Iran.ir")."""
    joined = folded[end : end + 1] in (".", "@") and folded[end + 1 : end + 2].islower()
    return joined or folded[max(0, start - 4) : start].lower() in ("www.", "p://", "s://")


def _longest(found: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    done = 0
    for match in sorted(found, key=lambda match: (match[1], -match[2])):
        if match[1] >= done:
            yield match
            done = match[2]
