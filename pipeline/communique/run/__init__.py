"""A run: articles in, records out, through one place where all stages meet.

One bad article costs one line in `errors.jsonl`; the rest goes on.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from spacy.language import Language
from spacy.tokens import Doc

from communique import extract, folder
from communique.context import BATCH, Context
from communique.records import Article, Fact, Failure, Mention, Run
from communique.run import identity

Processed = tuple[Article, list[Mention], list[Fact]]


def process(
    items: Iterable[Article | Failure],
    language: Language,
    output: Path,
    *,
    options: dict[str, str | None] | None = None,
    passed_over: Callable[[], int] = lambda: 0,
    on_batch: Callable[[int], None] = lambda articles: None,
) -> Run:
    """Write the records of every article to the folder `output` and say what was done."""
    begin = perf_counter()
    counts: Counter[str] = Counter()
    with folder.Writer(output) as writer:
        for done in stream(items, language):
            counts.update(_write(writer, done))
            on_batch(counts["articles"])
    run = Run(
        **identity.of(language),
        options=options or {},
        articles=counts["articles"],
        mentions={kind: counts[kind] for kind in ("country", "money", "date", "project")},
        facts=counts["facts"],
        failures=counts["errors"],
        passed_over=passed_over(),
        asked_share=_asked_share(language),
        seconds=round(perf_counter() - begin, 3),
    )
    (output / folder.RUN).write_text(run.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return run


def stream(items: Iterable[Article | Failure], language: Language) -> Iterator[Processed | Failure]:
    """The records of each article in input order; failures stand in their places."""
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield from _batch(batch, language)


def _batch(batch: list[Article | Failure], language: Language) -> Iterator[Processed | Failure]:
    articles = [item for item in batch if isinstance(item, Article)]
    try:
        with language.memory_zone():
            docs = [_doc(language, article) for article in articles]
            done = [_records(*pair) for pair in zip(articles, language.pipe(docs), strict=True)]
    except Exception:
        results: Iterator[Processed | Failure] = (_alone(a, language) for a in articles)
    else:
        results = iter(done)
    for item in batch:
        yield next(results) if isinstance(item, Article) else item


def _alone(article: Article, language: Language) -> Processed | Failure:
    """The article by itself, after its batch failed: either it works or it is the one at fault."""
    try:
        with language.memory_zone():
            return _records(article, language(_doc(language, article)))
    except Exception as error:
        return Failure(
            article_id=article.id,
            input=article.id,
            stage="process",
            error=type(error).__name__,
            message=str(error),
        )


def _doc(language: Language, article: Article) -> Doc:
    doc = language.make_doc(article.text)
    doc._.published, doc._.title = article.published, article.title
    return doc


def _records(article: Article, doc: Doc) -> Processed:
    return (
        extract.article(doc, article),
        list(extract.mentions(doc, article.id)),
        list(extract.facts(doc, article.id)),
    )


def _write(writer: folder.Writer, done: Processed | Failure) -> Counter[str]:
    if isinstance(done, Failure):
        writer.add("errors", done)
        return Counter(errors=1)
    article, mentions, facts = done
    writer.add("articles", article)
    for mention in mentions:
        writer.add("mentions", mention)
    for fact in facts:
        writer.add("facts", fact)
    counts = Counter[str](mention.kind for mention in mentions)
    counts.update(articles=1, facts=len(facts))
    return counts


def _asked_share(language: Language) -> float | None:
    found = [pipe for _, pipe in language.pipeline if isinstance(pipe, Context)]
    share = found[0].share if found else None
    return None if share is None else round(share, 4)
