"""Where the product's time goes: seconds of CPU in each component."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.contenders import read
from communique import annotations, extract, link, nlp
from communique.context import BATCH, Context
from communique.nlp import Propose
from communique.records import Article

Spent = dict[str, float]


def costs(corpus: Path) -> str:
    """A line for each stage, the dearest first."""
    language = nlp.build()
    articles = [_article(row, number) for number, row in enumerate(read(corpus))]
    _pass(articles, language)
    spent = _pass(articles, language)
    whole = sum(spent.values())
    dearest = sorted(spent.items(), key=lambda item: -item[1])
    return "\n".join(f"{name:24} {s:8.2f} s {s / whole:7.1%}" for name, s in dearest)


def _pass(articles: list[Article], language: Language) -> Spent:
    """Seconds by stage; the first pass over a corpus also learns its words."""
    spent: Spent = {}
    for first in range(0, len(articles), BATCH):
        _batch(articles[first : first + BATCH], language, spent)
    return spent


def _article(row: dict[str, Any], number: int) -> Article:
    return Article(
        id=str(row.get("id", number)),
        text=row["text"],
        title=row.get("title"),
        published=row.get("published"),
    )


def _batch(articles: list[Article], language: Language, spent: Spent) -> None:
    with _timed(spent, "tokenizer"):
        docs = [_doc(language, article) for article in articles]
    for name, pipe in language.pipeline:
        if isinstance(pipe, Propose):
            _propose(docs, pipe, spent)
            continue
        with _timed(spent, name):
            docs = list(pipe.pipe(docs)) if isinstance(pipe, Context) else [pipe(d) for d in docs]
    with _timed(spent, "records"):
        for article, doc in zip(articles, docs, strict=True):
            list(extract.mentions(doc, article.id))
            list(extract.facts(doc, article.id))


def _doc(language: Language, article: Article) -> Doc:
    doc = language.make_doc(article.text)
    doc._.published, doc._.title = article.published, article.title
    annotations.set_text(doc, article.text)
    return doc


def _propose(docs: list[Doc], pipe: Propose, spent: Spent) -> None:
    for doc in docs:
        for kind, module in pipe.modules.items():
            with _timed(spent, f"propose {kind}"):
                annotations.propose(doc, kind, module.propose(doc))
        with _timed(spent, "link asks"):
            link.ask(doc)


@contextmanager
def _timed(spent: Spent, name: str) -> Iterator[None]:
    begin = time.process_time()
    yield
    spent[name] = spent.get(name, 0.0) + time.process_time() - begin
