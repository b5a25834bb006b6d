"""Assembles the spaCy pipeline: sentences, boilerplate, propose, context, decide, link.

Every stage is a spaCy component with an entry point, so any program with communique
installed can `spacy.load` a saved pipeline or add single components to its own:

>>> import spacy
>>> nlp = spacy.blank("en")
>>> nlp.add_pipe("communique_money").__class__.__name__
'Decide'
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import spacy
from spacy.language import Language as Language
from spacy.tokens import Doc as Doc
from spacy.util import registry

from communique import annotations, kinds, link, tokenizer
from communique.boilerplate import Boilerplate
from communique.context import DEFAULT_MODEL, Context, Mode, check_model
from communique.errors import ModelError
from communique.link import Link
from communique.records import KINDS, Kind
from communique.rules import Pattern, Rules
from communique.sentences import Sentences

MODELS = Path("models")
"""Where `--model NAME` looks, below the folder that the command runs in."""


class Propose:
    """Has each kind propose its candidates, and kinds and `link` ask their questions."""

    def __init__(self, names: Iterable[Kind], *, link: bool) -> None:
        self.modules = {kind: kinds.module(kind) for kind in names}
        self.link = link

    def __call__(self, doc: Doc) -> Doc:
        for kind, module in self.modules.items():
            annotations.propose(doc, kind, module.propose(doc))
        if self.link:
            link.ask(doc)
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


@Language.factory("communique_propose", default_config={"kinds": list(KINDS), "link": True})
def propose_factory(nlp: Language, name: str, kinds: list[Kind], link: bool) -> Propose:
    return Propose(kinds, link=link)


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


@Language.factory("communique_rules", assigns=["doc.spans", "doc.ents"])
def rules_factory(nlp: Language, name: str) -> Rules:
    return Rules(nlp, name)


@Language.factory("communique_link")
def link_factory(nlp: Language, name: str) -> Link:
    return Link()


def blank() -> Language:
    """English with communique's tokenizer and no component."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "communique.Tokenizer.v1"}}}
    return spacy.blank("en", config=config)


def build(
    *,
    context: Mode = "on-demand",
    context_model: str = DEFAULT_MODEL,
    only: Iterable[Kind] = KINDS,
    patterns: Iterable[Pattern] = (),
) -> Language:
    """The whole pipeline, or that of some kinds `only`; `patterns` are the user's own rules."""
    wanted = set(only)
    chosen: list[Any] = [kind for kind in KINDS if kind in wanted]
    nlp = blank()
    nlp.meta["name"] = "communique"
    nlp.add_pipe("communique_sentences")
    nlp.add_pipe("communique_boilerplate")
    nlp.add_pipe("communique_propose", config={"kinds": chosen, "link": len(chosen) == len(KINDS)})
    nlp.add_pipe("communique_context", config={"model": context_model, "mode": context})
    for kind in chosen:
        nlp.add_pipe(f"communique_{kind}")
    if len(chosen) == len(KINDS):
        nlp.add_pipe("communique_link")
    return with_rules(nlp, patterns)


def with_rules(nlp: Language, patterns: Iterable[Pattern]) -> Language:
    """Lay the user's own rules over the kinds of a pipeline."""
    own = list(patterns)
    if own:
        before = "communique_link" if nlp.has_pipe("communique_link") else None
        if not nlp.has_pipe("communique_rules"):
            nlp.add_pipe("communique_rules", before=before)
        cast(Rules, nlp.get_pipe("communique_rules")).add(own)
    return nlp


def save(nlp: Language, path: Path) -> None:
    """Write the pipeline to a folder, whole or not at all; the same one gives the same bytes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as scratch:
            fresh = Path(scratch) / "pipeline"
            nlp.to_disk(fresh, exclude=["vocab"])
            if path.exists():
                path.rename(Path(scratch) / "former")
            fresh.rename(path)
    except OSError as error:
        raise ModelError(f"cannot save the pipeline to {str(path)!r}: {error.strerror}") from error


def load(name: str, models: Path = MODELS) -> Language:
    """A saved pipeline by its path or its name under `models/`; raises `ModelError`."""
    found = next((path for path in (Path(name), models / name) if path.is_dir()), None)
    if found is None:
        raise ModelError(f"no pipeline {name!r}, neither as a folder nor under {str(models)!r}")
    try:
        return spacy.load(found)
    except (OSError, ValueError) as error:
        raise ModelError(f"{str(found)!r} is no pipeline that spaCy can load: {error}") from error


def set_context(nlp: Language, *, mode: Mode | None, model: str | None) -> Language:
    """Change which statistical model a pipeline asks, and when; raises `ModelError` for none."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Context):
            pipe.mode, pipe.model = mode or pipe.mode, model or pipe.model
            if pipe.mode != "none":
                check_model(pipe.model)
    return nlp
