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
from spacy.tokens import Span
from spacy.util import registry

from communique import annotations, kinds, link, tokenizer
from communique.annotations import Candidate
from communique.boilerplate import Boilerplate
from communique.context import DEFAULT_MODEL, Context, Mode, check_model
from communique.errors import ModelError
from communique.kinds.money import exchange
from communique.link import Link
from communique.records import KINDS, Kind
from communique.rules import Pattern, Rules
from communique.sentences import Sentences

MODELS = Path("models")
"""Where `--model NAME` looks, below the folder that the command runs in."""


class Propose:
    """Has each kind propose its candidates, and kinds and `link` ask their questions."""

    def __init__(self, names: Iterable[Kind], *, link: bool, registry: str = "") -> None:
        self.modules = {kind: kinds.module(kind, registry) for kind in names}
        self.link = link

    def __call__(self, doc: Doc) -> Doc:
        for kind, module in self.modules.items():
            annotations.propose(doc, kind, module.propose(doc))
        if self.link:
            link.ask(doc)
        return doc


class Decide:
    """Has one kind decide over its candidates; lets it propose first if nobody did."""

    def __init__(self, kind: Kind, registry: str = "") -> None:
        self.kind, self.module = kind, kinds.module(kind, registry)

    def __call__(self, doc: Doc) -> Doc:
        proposed = annotations.candidates(doc, self.kind)
        if proposed is None:
            annotations.propose(doc, self.kind, self.module.propose(doc))
            proposed = annotations.candidates(doc, self.kind) or []
        annotations.mark(doc, self.kind, self.module.decide(doc, proposed))
        return doc


class Dollars:
    """Adds to each sum its amount in US dollars at the rate of the article's month."""

    def __call__(self, doc: Doc) -> Doc:
        sums = annotations.mentions(doc, "money")
        annotations.mark(doc, "money", [self._in_dollars(span, doc._.published) for span in sums])
        return doc

    def _in_dollars(self, span: Span, published: str | None) -> Candidate:
        values = span._.communique
        return Candidate(
            span.start_char, span.end_char, span.id_, exchange.converted(values, published)
        )


def tokenizer_factory() -> Callable[[Language], tokenizer.BoundedTokenizer]:
    return lambda nlp: tokenizer.english(nlp.vocab)


registry.tokenizers.register("communique.Tokenizer.v1", func=tokenizer_factory)


@Language.factory("communique_sentences", assigns=["token.is_sent_start"])
def sentences_factory(nlp: Language, name: str) -> Sentences:
    return Sentences()


@Language.factory("communique_boilerplate")
def boilerplate_factory(nlp: Language, name: str) -> Boilerplate:
    return Boilerplate()


@Language.factory(
    "communique_propose", default_config={"kinds": list(KINDS), "link": True, "registry": ""}
)
def propose_factory(
    nlp: Language, name: str, kinds: list[Kind], link: bool, registry: str
) -> Propose:
    return Propose(kinds, link=link, registry=registry)


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


@Language.factory("communique_dollars")
def dollars_factory(nlp: Language, name: str) -> Dollars:
    return Dollars()


@Language.factory(
    "communique_project", assigns=["doc.spans", "doc.ents"], default_config={"registry": ""}
)
def project_factory(nlp: Language, name: str, registry: str) -> Decide:
    return Decide("project", registry)


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


def with_registry(nlp: Language, rows: str) -> Language:
    """Have a pipeline know further projects: `rows` is the text of a registry file."""
    for name in ("communique_propose", "communique_project"):
        if rows and nlp.has_pipe(name):
            given = {**nlp.get_pipe_config(name), "registry": rows}
            nlp.replace_pipe(name, given.pop("factory"), config=given)
    return nlp


def with_dollars(nlp: Language) -> Language:
    """Have a pipeline give each sum in US dollars too; needs the extra [fx]."""
    exchange.check()
    nlp.add_pipe("communique_dollars", after="communique_money")
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
