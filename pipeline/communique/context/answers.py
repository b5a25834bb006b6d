"""What the model says of a sentence, and how it is written back onto the article's Doc."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from communique import annotations
from communique.annotations import CONTEXT_SPANS, Need

COLUMNS = [HEAD, DEP, TAG, POS, LEMMA, MORPH]
SUBORDINATE = "parataxis"
"""The dependency of a second root, where the model would part a sentence."""


@dataclass(slots=True)
class Answer:
    """Entities as (first token, end, label) and a row of `COLUMNS` for each token."""

    entities: list[tuple[int, int, str]]
    table: Any | None


@dataclass(slots=True)
class Asked:
    """The tokens `start` to `end` of a Doc, a sentence, and what is wanted of the model."""

    doc: Doc
    start: int
    end: int
    needs: frozenset[Need]
    answer: Answer | None = None


def write(doc: Doc, asked: list[Asked]) -> None:
    """Write the answers back in bulk; sentences that were not asked about become flat trees."""
    entities: list[Span] = []
    tables = []
    for question in asked:
        if question.answer is None:
            continue
        entities += [
            Span(doc, question.start + start, question.start + end, label=label)
            for start, end, label in question.answer.entities
        ]
        if question.answer.table is not None:
            tables.append((question, question.answer.table))
    doc.spans[CONTEXT_SPANS] = entities
    if tables:
        table = _flat(doc)
        for question, rows in tables:
            table[question.start : question.end] = rows
        doc.from_array(COLUMNS, table)


def tree(rows: Any, vocab: Vocab) -> Any:
    """A sentence's rows with one root: further ones hang from the first, so borders stay."""
    roots = np.flatnonzero(rows[:, 0] == 0)
    if len(roots) > 1:
        rows[roots[1:], 0] = (roots[0] - roots[1:]).astype("uint64")
        rows[roots[1:], 1] = vocab.strings.add(SUBORDINATE)
    return rows


def _flat(doc: Doc) -> Any:
    """Columns of a Doc in which each sentence's tokens hang from its first."""
    starts = np.array(annotations.starts(doc))
    lengths = np.diff([*starts, len(doc)])
    table = np.zeros((len(doc), len(COLUMNS)), dtype="uint64")
    table[:, 0] = (np.repeat(starts, lengths) - np.arange(len(doc))).astype("uint64")
    table[:, 1] = doc.vocab.strings.add("dep")
    table[starts, 1] = doc.vocab.strings.add("ROOT")
    return table
