"""A head noun where it stands in an article: the place that a name is read around."""

from typing import NamedTuple

from communique.kinds.project.chunks import Word
from communique.kinds.project.heads import Head


class Anchor(NamedTuple):
    """`begin` is the sentence's first character, `start` and `end` the head's border."""

    text: str
    folded: str
    begin: int
    start: int
    end: int
    head: Head

    @property
    def capital(self) -> bool:
        return self.text[self.start].isupper()

    @property
    def acronym(self) -> bool:
        """Whether the head is one that is always in capitals: HPP, SGR."""
        return self.text[self.start : self.end].isupper() and not self.head.capital


class Name(NamedTuple):
    start: int
    end: int
    head_start: int
    head_end: int
    head: Head
    words: tuple[Word, ...]
    rule: str

    @property
    def capital(self) -> bool:
        """Whether the head is part of a name in capitals."""
        return self.rule in _CAPITAL


_CAPITAL = frozenset({
    "name.capital", "name.where", "name.weak", "name.numbered",
    "name.of", "name.for", "name.vision",
})  # fmt: skip
