"""Looking at what is there: a run's records, their schema, the pipeline itself."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import (
    CHECK_FAILED,
    ContextModelOption,
    ContextOption,
    JsonOption,
    KindName,
    RegistryOption,
    RulesOption,
    fail,
    pipeline,
    say,
    speaks_plainly,
)


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


@speaks_plainly
def schema() -> None:
    """Print the JSON Schema of every record."""
    import json

    from communique.folder import ADAPTERS

    schemas = {name: adapter.json_schema() for name, adapter in ADAPTERS.items()}
    typer.echo(json.dumps(schemas, indent=2))


@speaks_plainly
def build(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to save the pipeline.")],
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
) -> None:
    """Save the pipeline, so that `spacy.load` gives the same mentions."""
    from communique import nlp

    nlp.save(pipeline(None, context, context_model, rules, registry), output)
    say(f"saved to {output}; load it with spacy.load({str(output)!r})")
