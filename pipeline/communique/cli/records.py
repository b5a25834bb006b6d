"""The records themselves: whether they hold, and their schema."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import CHECK_FAILED, fail, say, speaks_plainly


@speaks_plainly
def verify(folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")]) -> None:
    """Check every record against its article again."""
    from communique import verify as check

    problems = check.problems(folder)
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
