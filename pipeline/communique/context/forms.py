"""Part of speech, morphology and lemma by form, tag and dependency.

The attribute ruler and the lemmatizer take two fifths of the time that a parse takes, and
their answer hangs on the token alone, but for a few rules on pairs ("gon na", "let 's"). So
each combination is put to them once, beside a comma, and remembered.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import DEP, ORTH, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

MOST = 100_000
"""Combinations to remember (20 MB); when there are more, the memory begins anew."""

Form = tuple[int, str, str]
"""The part of speech as spaCy numbers it, the morphology, the lemma."""
Pipe = Callable[[Doc], Doc]


class Forms:
    """Answers for tokens of parsed Docs; `pipes` are those that would be asked each time."""

    def __init__(self, vocab: Vocab, pipes: list[Pipe]) -> None:
        self.vocab, self.pipes = vocab, pipes
        self._known: dict[tuple[int, int, int], Form] = {}

    def of(self, docs: list[Doc]) -> tuple[list[Form], Any]:
        """The forms in these Docs, and which of them each token has, in one long row."""
        keys = np.concatenate([doc.to_array([ORTH, TAG, DEP]) for doc in docs])
        unique, which = np.unique(keys, axis=0, return_inverse=True)
        combinations = [(int(orth), int(tag), int(dep)) for orth, tag, dep in unique]
        self._learn([key for key in combinations if key not in self._known])
        return [self._known[key] for key in combinations], which.reshape(-1)

    def _learn(self, keys: list[tuple[int, int, int]]) -> None:
        if not keys:
            return
        if len(self._known) > MOST:
            self._known.clear()
            for pipe in self.pipes:
                getattr(pipe, "cache", {}).clear()
        doc = self._spread(keys)
        for pipe in self.pipes:
            doc = pipe(doc)
        for key, token in zip(keys, list(doc)[::2], strict=True):
            self._known[key] = (token.pos, str(token.morph), token.lemma_)

    def _spread(self, keys: list[tuple[int, int, int]]) -> Doc:
        """A Doc of these tokens with a comma behind each, so that no rule sees a pair."""
        words = [word for orth, _, _ in keys for word in (self.vocab.strings[orth], ",")]
        doc = Doc(self.vocab, words=words)
        comma = (self.vocab.strings.add(","), self.vocab.strings.add("punct"))
        rows = [row for _, tag, dep in keys for row in ((tag, dep), comma)]
        table: Any = np.array(rows, dtype="uint64")
        doc.from_array([TAG, DEP], table)
        return doc
