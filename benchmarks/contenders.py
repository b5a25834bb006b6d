"""What is measured side by side: the product in each context mode, and plain spaCy."""

import gc
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy

from communique import run
from communique.context import DEFAULT_MODEL
from communique.readers import Inputs
from communique.run.alone import Alone
from communique.run.recipe import Options

Corpus = list[dict[str, str | None]]


@dataclass(frozen=True)
class Figure:
    seconds: float
    asked_share: float | None = None


Contender = Callable[[Path], Figure]


def product(mode: str) -> Contender:
    """End to end: reading, all kinds and facts, validation, writing; the pipeline is loaded."""
    recipe = Options(context=mode)  # type: ignore[arg-type]
    Alone(recipe).language("China lent Ghana $5 million in May 2020.")

    def process(corpus: Path) -> Figure:
        with tempfile.TemporaryDirectory() as scratch:
            begin = time.process_time()
            done = run.process(Inputs([str(corpus)]), lambda: Alone(recipe), Path(scratch))
            return Figure(time.process_time() - begin, done.asked_share)

    return process


def plain_spacy() -> Contender:
    """`nlp.pipe` with the whole model over the same texts, its answers thrown away."""
    nlp = spacy.load(DEFAULT_MODEL)
    nlp("China lent Ghana $5 million in May 2020.")

    def process(corpus: Path) -> Figure:
        begin = time.process_time()
        for _ in nlp.pipe(str(article["text"]) for article in read(corpus)):
            pass
        return Figure(time.process_time() - begin)

    return process


def all_of(modes: Iterable[str]) -> dict[str, Contender]:
    """Each ready to run; what they have loaded is kept from the collector, as a worker does."""
    ready = {"spacy": plain_spacy(), **{mode: product(mode) for mode in modes}}
    gc.freeze()
    return ready


def read(corpus: Path) -> Corpus:
    with corpus.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def write(articles: Iterable[dict[str, str | None]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    return path
