"""The commands: each reads its arguments, calls one function and prints.

Records go to stdout, words to stderr. Exit codes: 0 done, 1 a check failed, 2 wrong usage,
3 some articles failed and the others are written, 130 interrupted.

Only this module imports inside functions: `--help` must not wait for spaCy.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from spacy.language import Language

    from communique.evaluate import GoldSet, Predictions
    from communique.run import Engine
    from communique.run.recipe import Options, Recipe

app = typer.Typer(
    help="Countries, money, dates, projects and the facts that tie them, out of news on diplomacy.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

CHECK_FAILED, USAGE, SOME_FAILED, INTERRUPTED = 1, 2, 3, 130


class ContextMode(StrEnum):
    ON_DEMAND = "on-demand"
    ALL = "all"
    NONE = "none"


class EngineName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


class KindName(StrEnum):
    COUNTRY = "country"
    MONEY = "money"
    DATE = "date"
    PROJECT = "project"
    FACT = "fact"


class Part(StrEnum):
    KEPT = "kept"
    OPEN = "open"


ModelOption = Annotated[
    str | None, typer.Option(help="A saved pipeline: a folder, or a name under models/.")
]
ContextModelOption = Annotated[
    str | None, typer.Option(help="The statistical model to ask; an installed spaCy package.")
]
ContextOption = Annotated[
    ContextMode | None,
    typer.Option(help="Ask the statistical model where needed, everywhere or nowhere."),
]
RulesOption = Annotated[
    Path | None, typer.Option(help="Your own entity rules: spaCy's pattern JSONL.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print records as JSON lines.")]


def say(words: str) -> None:
    typer.echo(words, err=True)


def fail(words: str, code: int = USAGE) -> NoReturn:
    say(f"communique: {words}")
    raise typer.Exit(code)


def speaks_plainly(command: Callable[..., None]) -> Callable[..., None]:
    """One sentence and an exit code instead of a traceback for what users can mend."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except CommuniqueError as error:
            fail(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(0) from None

    return run


def _pipeline(
    model: str | None, context: ContextMode | None, context_model: str | None, rules: Path | None
) -> "Language":
    return _recipe(model, context, context_model, rules).build()


def _recipe(
    model: str | None, context: ContextMode | None, context_model: str | None, rules: Path | None
) -> "Options":
    from communique.run.recipe import Options

    return Options.with_rules(
        _patterns(rules) if rules else [],
        model=model,
        context=context.value if context else None,
        context_model=context_model,
    )


def _patterns(rules: Path) -> list[dict[str, Any]]:
    from communique.rules import read

    return read(rules)


@contextmanager
def _interruptible(words: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        fail(words, INTERRUPTED)


@app.command()
@speaks_plainly
def process(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for JSONL.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write.")] = Path(
        "output"
    ),
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 works in this one.")
    ] = 1,
    engine: Annotated[EngineName, typer.Option(help="Where the workers are.")] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(help="A dask scheduler's address; a local cluster if left out.")
    ] = None,
    force: Annotated[
        bool, typer.Option(help="Process every article again, changed or not.")
    ] = False,
    quiet: Annotated[bool, typer.Option(help="Say nothing but errors.")] = False,
) -> None:
    """Extract records from articles into a folder of JSONL."""
    with _interruptible("interrupted; run the same command again to go on from here"):
        from communique import run
        from communique.readers import Inputs
        from communique.report import progress

        items = Inputs(inputs)
        recipe = _recipe(model, context, context_model, rules)
        options = {"model": model, "context": context, "context_model": context_model}
        with progress.line(items, quiet=quiet) as on_shard:
            done = run.process(
                items,
                lambda: _engine(recipe, engine, jobs, scheduler),
                output,
                force=force,
                options={**options, "rules": str(rules) if rules else None},
                passed_over=lambda: items.passed_over,
                on_shard=on_shard,
            )
    if not quiet:
        say(progress.summary(done, output))
    if done.failures:
        fail(f"{done.failures} failed, see {output / 'errors.jsonl'}", SOME_FAILED)


def _engine(recipe: "Recipe", name: EngineName, jobs: int, scheduler: str | None) -> "Engine":
    if name is EngineName.DASK:
        from communique.run.cluster import Cluster

        return Cluster(recipe, max(1, jobs), scheduler)
    if jobs:
        from communique.run.pool import Pool

        return Pool(recipe, jobs)
    from communique.run.alone import Alone

    return Alone(recipe)


@app.command()
@speaks_plainly
def inspect(
    folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")],
    kind: Annotated[
        KindName | None, typer.Option(help="Only mentions of this kind, or facts.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Only what concerns this ISO code.")] = None,
    article: Annotated[str | None, typer.Option(help="Only this article.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows; 0 is all.")] = 40,
    as_json: JsonOption = False,
) -> None:
    """Show what was extracted: counts, then mentions or facts."""
    from communique import folder as folders
    from communique.report import inspect as view

    found = view.select(folders.read(folder), kind=kind, country=country, article=article)
    if as_json:
        for record in found.records():
            typer.echo(record.model_dump_json())
    else:
        view.show(found, limit=limit)


@app.command()
@speaks_plainly
def compare(
    folders: Annotated[
        list[Path], typer.Argument(help="An output folder and gold; or gold alone, processed now.")
    ],
    part: Annotated[
        Part | None, typer.Option(help="The kept or the open half of the gold.")
    ] = None,
    kind: Annotated[list[KindName] | None, typer.Option(help="Score only these.")] = None,
    forms: Annotated[
        str, typer.Option(help="Score only countries of these forms, as name,demonym.")
    ] = "",
    errors: Annotated[
        bool | None,
        typer.Option(help="List what is missing, spurious and wrong; not for the kept part."),
    ] = None,
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
) -> None:
    """Compare extraction with annotated gold: precision, recall, F1, and the errors."""
    from communique import evaluate
    from communique.report import compare as view

    *given, gold_path = folders
    if len(given) > 1:
        raise typer.BadParameter("give an output folder and gold, or gold alone")
    gold = evaluate.read(gold_path).part(part.value if part else None)
    gold = gold.only(name.value for name in kind) if kind else gold
    if given:
        predictions = _written(given[0])
    else:
        predictions = _predicted(gold, _pipeline(model, context, context_model, rules))
    found = evaluate.compare(predictions, gold, forms=[form for form in forms.split(",") if form])
    typer.echo(view.figures(found))
    if (errors is None and part is not Part.KEPT) or errors:
        typer.echo(view.errors(found, gold))


def _written(path: Path) -> "Predictions":
    from communique import evaluate, folder

    output = folder.read(path)
    return evaluate.gather(
        [mention.model_dump(mode="json") for mention in output.mentions],
        [fact.model_dump(mode="json") for fact in output.facts],
    )


def _predicted(gold: "GoldSet", language: "Language") -> "Predictions":
    """What the pipeline says of the gold's articles."""
    from communique import evaluate
    from communique.records import Article, Failure
    from communique.run.articles import stream

    articles = {
        a.id: Article(id=a.id, text=a.text, title=a.title, published=a.published)
        for a in gold.articles
    }
    predictions = {}
    for done in stream(articles.values(), language):
        if isinstance(done, Failure):
            raise CommuniqueError(f"article {done.article_id!r}: {done.error}: {done.message}")
        article, mentions, facts = done
        predictions[article.id] = evaluate.Prediction(
            [mention.model_dump(mode="json") for mention in mentions],
            [fact.model_dump(mode="json") for fact in facts],
        )
    return predictions


@app.command()
@speaks_plainly
def verify(folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")]) -> None:
    """Check every record against its article again."""
    from communique import folder as folders

    problems = folders.verify(folder)
    for problem in problems:
        typer.echo(problem)
    if problems:
        fail(f"{len(problems)} records do not hold", CHECK_FAILED)
    say("every record holds")


@app.command()
@speaks_plainly
def schema() -> None:
    """Print the JSON Schema of every record."""
    import json

    from communique.folder import ADAPTERS

    schemas = {name: adapter.json_schema() for name, adapter in ADAPTERS.items()}
    typer.echo(json.dumps(schemas, indent=2))


@app.command()
@speaks_plainly
def build(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to save the pipeline.")],
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
) -> None:
    """Save the pipeline, so that `spacy.load` gives the same mentions."""
    from communique import nlp

    nlp.save(_pipeline(None, context, context_model, rules), output)
    say(f"saved to {output}; load it with spacy.load({str(output)!r})")
