"""The statistical model, asked only about the sentences that a question names.

The component collects those sentences across a batch of articles, has the model answer them
(`model`: only with the components that the question needs) and writes the answers back
(`answers`): tags, lemmas, parts of speech and the parse onto the tokens, entities into
`doc.spans["context"]`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Need
from communique.context import answers
from communique.context.answers import Asked
from communique.context.model import DEFAULT_MODEL, Model, check_model

__all__ = ["BATCH", "DEFAULT_MODEL", "Context", "Mode", "check_model"]

Mode = Literal["on-demand", "all", "none"]
BOTH: frozenset[Need] = frozenset({"entities", "syntax"})
BATCH = 32
"""Articles whose sentences go through the model together: 32 is faster and smaller than 256."""


@dataclass
class Context:
    """The component `communique_context`; the model is loaded when it is first asked."""

    model: str = DEFAULT_MODEL
    mode: Mode = "on-demand"
    asked: int = 0
    seen: int = 0
    _model: Model | None = field(default=None, repr=False)

    def __call__(self, doc: Doc) -> Doc:
        self._answer([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        stream = iter(docs)
        while batch := list(islice(stream, min(batch_size, BATCH))):
            self._answer(batch)
            yield from batch

    def load(self) -> None:
        """Load the model now rather than when it is first asked; raises `ModelError`."""
        if self.mode != "none" and (self._model is None or self._model.name != self.model):
            self._model = Model(self.model)

    @property
    def share(self) -> float | None:
        """Sentences sent to the model, of all seen so far; null before the first."""
        return self.asked / self.seen if self.seen else None

    def _answer(self, docs: list[Doc]) -> None:
        if self.mode == "none":
            return
        asked = [self._questions(doc) for doc in docs]
        everything = [question for questions in asked for question in questions]
        self.asked += len(everything)
        if everything:
            self.load()
        if self._model and everything:
            self._model.answer(everything, docs[0].vocab)
        for doc, questions in zip(docs, asked, strict=True):
            answers.write(doc, questions)

    def _questions(self, doc: Doc) -> list[Asked]:
        starts = annotations.starts(doc)
        self.seen += len(starts)
        needs = dict.fromkeys(range(len(starts)), BOTH) if self.mode == "all" else _needs(doc)
        ends = [*starts[1:], len(doc)]
        return [Asked(doc, starts[i], ends[i], needs[i]) for i in sorted(needs)]


def _needs(doc: Doc) -> dict[int, frozenset[Need]]:
    """Which sentences (by number) the questions on the Doc are about."""
    questions = annotations.questions(doc)
    numbers = annotations.sentence_numbers(doc, [place for place, _ in questions])
    needs: dict[int, frozenset[Need]] = {}
    for number, (_, need) in zip(numbers, questions, strict=True):
        needs[number] = needs.get(number, frozenset()) | {need}
    return needs
