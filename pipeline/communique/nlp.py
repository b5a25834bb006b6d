"""Assembles the spaCy pipeline: sentences, boilerplate, propose, context, decide, link.

Every stage is a spaCy component with an entry point, so any program with communique
installed can `spacy.load` a saved pipeline or add single components to its own:

>>> import spacy
>>> nlp = spacy.blank("en")
>>> nlp.add_pipe("communique_money").__class__.__name__
'Decide'
"""

from collections.abc import Callable, Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from communique import annotations, kinds, tokenizer
from communique.boilerplate import Boilerplate
from communique.context import DEFAULT_MODEL, Context, Mode
from communique.records import KINDS, Kind
from communique.sentences import Sentences


class Propose:
    """Has each kind propose its candidates and ask its questions."""

    def __init__(self, names: Iterable[Kind]) -> None:
        self.modules = {kind: kinds.module(kind) for kind in names}

    def __call__(self, doc: Doc) -> Doc:
        for kind, module in self.modules.items():
            annotations.propose(doc, kind, module.propose(doc))
        return doc


class Decide:
    """Has one kind decide over its candidates; lets it propose first if nobody did."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.module = kind, kinds.module(kind)

    def __call__(self, doc: Doc) -> Doc:
        proposed = annotations.candidates(doc, self.kind)
        if proposed is None:
            annotations.propose(doc, self.kind, self.module.propose(doc))
            proposed = annotations.candidates(doc, self.kind) or []
        annotations.mark(doc, self.kind, self.module.decide(doc, proposed))
        return doc


def tokenizer_factory() -> Callable[[Language], tokenizer.BoundedTokenizer]:
    return lambda nlp: tokenizer.english(nlp.vocab)


registry.tokenizers.register("communique.Tokenizer.v1", func=tokenizer_factory)


@Language.factory("communique_sentences", assigns=["token.is_sent_start"])
def sentences_factory(nlp: Language, name: str) -> Sentences:
    return Sentences()


@Language.factory("communique_boilerplate")
def boilerplate_factory(nlp: Language, name: str) -> Boilerplate:
    return Boilerplate()


@Language.factory("communique_propose", default_config={"kinds": list(KINDS)})
def propose_factory(nlp: Language, name: str, kinds: list[Kind]) -> Propose:
    return Propose(kinds)


@Language.factory(
    "communique_context", default_config={"model": DEFAULT_MODEL, "mode": "on-demand"}
)
def context_factory(nlp: Language, name: str, model: str, mode: Mode) -> Context:
    return Context(model, mode)


@Language.factory("communique_country", assigns=["doc.spans", "doc.ents"])
def country_factory(nlp: Language, name: str) -> Decide:
    return Decide("country")


@Language.factory("communique_money", assigns=["doc.spans", "doc.ents"])
def money_factory(nlp: Language, name: str) -> Decide:
    return Decide("money")


@Language.factory("communique_date", assigns=["doc.spans", "doc.ents"])
def date_factory(nlp: Language, name: str) -> Decide:
    return Decide("date")


@Language.factory("communique_project", assigns=["doc.spans", "doc.ents"])
def project_factory(nlp: Language, name: str) -> Decide:
    return Decide("project")


def blank() -> Language:
    """English with communique's tokenizer and no component."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "communique.Tokenizer.v1"}}}
    return spacy.blank("en", config=config)


def build(
    *, context: Mode = "on-demand", context_model: str = DEFAULT_MODEL, only: Iterable[Kind] = KINDS
) -> Language:
    """The whole pipeline, or that of some kinds `only`."""
    chosen: list[Any] = [kind for kind in KINDS if kind in set(only)]
    nlp = blank()
    nlp.add_pipe("communique_sentences")
    nlp.add_pipe("communique_boilerplate")
    nlp.add_pipe("communique_propose", config={"kinds": chosen})
    nlp.add_pipe("communique_context", config={"model": context_model, "mode": context})
    for kind in chosen:
        nlp.add_pipe(f"communique_{kind}")
    return nlp
