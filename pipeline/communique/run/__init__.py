"""A run: articles in, records out, through one place where all stages meet.

One bad article costs one line in `errors.jsonl`; the rest goes on.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from spacy.language import Language

from communique import folder
from communique.context import Context
from communique.records import Article, Failure, Run
from communique.run import identity
from communique.run.articles import Processed, stream

__all__ = ["Processed", "process", "stream"]


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
