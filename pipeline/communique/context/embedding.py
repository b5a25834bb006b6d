"""Word vectors by form: what the model's embedding makes of a word hangs on its form alone.

The hashes and the layer that mixes them take a seventh of the time that a parse takes; the
layers above them, which see a word's neighbours, are asked each time.
"""

from typing import Any

import numpy as np
from spacy.attrs import ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

MOST = 50_000
"""Words to remember (20 MB); when there are more, the memory begins anew."""
OF_FORM = {"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"}
"""Attributes of a token that follow from its form and from the space behind it."""

Embed = Model[list[Doc], list[Any]]


def remember(inner: Language) -> None:
    """Have each embedding of a pipeline remember its words, where they are told by their form."""
    for _, pipe in inner.pipeline:
        model = getattr(pipe, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            embed = node.maybe_get_ref("embed")
            if embed is not None and _columns(embed) <= OF_FORM:
                node.replace_node(embed, _remembering(embed))


def _columns(embed: Embed) -> set[str]:
    """The attributes that an embedding of hashes reads; "?" where it reads something else."""
    read = [node.attrs["columns"] for node in embed.walk() if node.name == "extract_features"]
    return {str(column) for columns in read for column in columns} or {"?"}


def _remembering(embed: Embed) -> Embed:
    vectors = Vectors(embed)

    def forward(model: Embed, docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        return vectors.of(docs), None

    return Model("remembering", forward, layers=[embed])


class Vectors:
    """A row for each word, with and without a space behind it."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._rows: dict[int, int] = {}
        self._table: Any = None

    def of(self, docs: list[Doc]) -> list[Any]:
        forms = np.concatenate([doc.to_array([ORTH, SPACY]) for doc in docs])
        keys = (forms[:, 0] * np.uint64(2) + forms[:, 1]).tolist()
        if len(self._rows) > MOST:
            self._rows.clear()
        new = {key: n for n, key in enumerate(keys) if key not in self._rows}
        if new:
            self._learn(new, forms[list(new.values())], docs[0])
        found = self._table[[self._rows[key] for key in keys]]
        return list(np.split(found, np.cumsum([len(doc) for doc in docs])[:-1]))

    def _learn(self, keys: Any, forms: Any, doc: Doc) -> None:
        """Ask for the vectors of these forms in a Doc that holds each of them once."""
        words = [doc.vocab.strings[orth] for orth in forms[:, 0].tolist()]
        (vectors,) = self._embed.predict([Doc(doc.vocab, words=words, spaces=forms[:, 1] > 0)])
        start = len(self._rows)
        self._rows.update(zip(keys, range(start, start + len(vectors)), strict=True))
        self._make_room(len(self._rows), vectors)
        self._table[start : len(self._rows)] = vectors

    def _make_room(self, rows: int, like: Any) -> None:
        """Let the table hold so many rows; it doubles, so that each is seldom copied."""
        held = 0 if self._table is None else len(self._table)
        if rows > held:
            room = np.empty((max(rows, 2 * held), like.shape[1]), dtype=like.dtype)
            room[:held] = self._table if held else room[:held]
            self._table = room
