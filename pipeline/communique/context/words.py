"""The words that a pipeline learns while it works, which must not grow with the text."""

from contextlib import ExitStack
from typing import Self

from spacy.language import Language

VOCABULARY = 50_000
"""Words that a pipeline keeps for good (15 MB); only then are new ones learnt in zones."""


class Words:
    """Has a pipeline drop the words that it learnt in a zone, after `room` of text."""

    def __init__(self, language: Language, room: int) -> None:
        self.language, self.room = language, room
        self._zone, self._learnt = ExitStack(), 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._zone.close()

    def expect(self, coming: int) -> None:
        """Make room for so much text; no Doc of a text before may be in use any more."""
        self._learnt += coming
        if self._learnt > self.room:
            self._zone.close()
            self._learnt = coming
            if len(self.language.vocab) > VOCABULARY:
                self._zone.enter_context(self.language.memory_zone())
