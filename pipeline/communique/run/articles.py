"""Articles through the pipeline, some at a time: records out, one failure for one bad article."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from communique import annotations, extract
from communique.context import BATCH, Context
from communique.context.words import Words
from communique.errors import TableError
from communique.readers import Item, html
from communique.readers.article import Page
from communique.records import Article, Fact, Failure, Mention
from communique.run.items import failure, portions, size

Processed = tuple[Article, list[Mention], list[Fact]]

ZONE = 256
"""Articles that are handed out together, at most."""
ZONE_TEXT = 1_000_000
"""Characters after which the new words of a memory zone are dropped."""
BATCH_TEXT = 200_000
"""Characters that are enough for a batch, whatever the number of articles."""


def stream(items: Iterable[Item], language: Language) -> Iterator[Processed | Failure]:
    """The records of each article in input order; failures stand in their places."""
    with Words(language, ZONE_TEXT) as words:
        for portion in portions(items, [ZONE], ZONE_TEXT):
            words.expect(sum(map(size, portion)))
            yield from batches(portion, language)


def batches(items: Iterable[Item], language: Language) -> list[Processed | Failure]:
    """As `stream`, all at once, and no word is dropped."""
    found = portions(map(_opened, items), [BATCH], BATCH_TEXT)
    return [done for batch in found for done in _batch(batch, language)]


def _opened(item: Item) -> Article | Failure:
    return html.opened(item) if isinstance(item, Page) else item


def asked(language: Language) -> tuple[int, int]:
    """Sentences sent to the model and sentences seen, since the pipeline was made."""
    pipes = [pipe for _, pipe in language.pipeline if isinstance(pipe, Context)]
    return sum(pipe.asked for pipe in pipes), sum(pipe.seen for pipe in pipes)


def _batch(batch: list[Article | Failure], language: Language) -> Iterator[Processed | Failure]:
    articles = [item for item in batch if isinstance(item, Article)]
    try:
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
        return _records(article, annotated(article, language))
    except TableError:
        raise  # tables are read when first needed: it is the pipeline's fault, and every article's
    except Exception as error:
        return failure(article, type(error).__name__, str(error))


def annotated(article: Article, language: Language) -> Doc:
    """One article as the pipeline leaves it; raises whatever goes wrong."""
    return language(_doc(language, article))


def _doc(language: Language, article: Article) -> Doc:
    if len(article.text) > language.max_length:
        raise ValueError(
            f"the text has {len(article.text):,} characters, more than the "
            f"{language.max_length:,} that are processed as one article; cut it into several"
        )
    doc = language.make_doc(article.text)
    doc._.published, doc._.title = article.published, article.title
    annotations.set_text(doc, article.text)
    return doc


def _records(article: Article, doc: Doc) -> Processed:
    return (
        extract.article(doc, article),
        list(extract.mentions(doc, article.id)),
        list(extract.facts(doc, article.id)),
    )
