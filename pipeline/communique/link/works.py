"""Whose "the contract" is: of the firm named just before, for the client named with it."""

import re
from collections.abc import Iterator

from communique.link.firms import companies, is_client
from communique.link.frame import Fact
from communique.link.sentence import Argument, Sentence

NEAR = 2
"""Sentences for which it is still the firm's."""
_SAME = re.compile(r"\b(?:the|this|its|their)\s+(?:\w+\s+)?(?:contract|deal|order|work)\b")


class Works:
    """The last firm that an article named, and who else stood in its sentence."""

    def __init__(self) -> None:
        self._number, self._firm, self._client = -1, list[str](), list[str]()

    def keep(self, sentence: Sentence) -> None:
        if not sentence.country:
            return
        firms = [a for a in companies(sentence) if not is_client(a)]
        named = [*_codes(firms)]
        if len(named) != 1:
            return
        client = [code for code in _codes(sentence.country) if code not in named]
        self._number, self._firm, self._client = sentence.number, named, client

    def complete(self, fact: Fact, sentence: Sentence) -> None:
        """Give the contract its parties, where the sentence takes it up without naming them."""
        parties = fact["countries"]
        near = 0 < sentence.number - self._number <= NEAR
        if parties["source"] or not near or not _SAME.search(sentence.lowered):
            return
        parties["source"] = [code for code in self._firm if code not in parties["target"]]
        parties["target"] = parties["target"] or (self._client if len(self._client) == 1 else [])


def _codes(arguments: list[Argument]) -> Iterator[str]:
    yield from dict.fromkeys(code for a in arguments for code in a.codes)
