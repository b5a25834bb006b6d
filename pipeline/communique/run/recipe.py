"""How to make the pipeline, as plain data: what a worker is given in place of the pipeline."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from spacy.language import Language


class Recipe(Protocol):
    """Anything that pickles, hashes and can build a pipeline."""

    def __hash__(self) -> int: ...

    def build(self) -> "Language": ...


@dataclass(frozen=True)
class Options:
    """The recipe that the command line gives.

    `patterns` are the user's own rules as JSON, `registry` the text of their own registry.
    """

    model: str | None = None
    context: Literal["on-demand", "all", "none"] | None = None
    context_model: str | None = None
    patterns: tuple[str, ...] = ()
    registry: str = ""
    usd: bool = False

    @classmethod
    def with_rules(
        cls,
        patterns: Iterable[dict[str, Any]],
        *,
        model: str | None = None,
        context: Any = None,
        context_model: str | None = None,
        registry: str = "",
        usd: bool = False,
    ) -> "Options":
        rules = tuple(map(json.dumps, patterns))
        return cls(model, context, context_model, rules, registry, usd)

    def build(self) -> "Language":
        from communique import nlp  # here, since the parent of workers needs no spaCy

        language = nlp.load(self.model) if self.model else nlp.build()
        nlp.set_context(language, mode=self.context, model=self.context_model)
        nlp.with_registry(language, self.registry)
        if self.usd:
            nlp.with_dollars(language)
        return nlp.with_rules(language, [json.loads(pattern) for pattern in self.patterns])


@cache
def built(recipe: Recipe) -> "Language":
    """The pipeline, made once in each process."""
    return recipe.build()
