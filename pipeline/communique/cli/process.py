"""`communique process`: articles in, a folder of records out."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import (
    SOME_FAILED,
    ContextModelOption,
    ContextOption,
    ModelOption,
    RegistryOption,
    RulesOption,
    fail,
    interruptible,
    recipe,
    say,
    speaks_plainly,
)

if TYPE_CHECKING:
    from communique.run import Engine
    from communique.run.recipe import Recipe


class EngineName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


@speaks_plainly
def process(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for JSONL.")],
    output: Annotated[str, typer.Option("--output", "-o", help="The folder to write.")] = "output",
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
    usd: Annotated[
        bool, typer.Option(help="Give sums in US dollars too, at the month's rate; extra [fx].")
    ] = False,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=0, max=256, help="Worker processes; 0: this one alone."),
    ] = 1,
    engine: Annotated[EngineName, typer.Option(help="Where the workers are.")] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(help="A dask scheduler's address; a local cluster if left out.")
    ] = None,
    fast_html: Annotated[
        bool, typer.Option(help="Read pages by resiliparse: ten times faster, and rougher.")
    ] = False,
    force: Annotated[
        bool, typer.Option(help="Process every article again, changed or not.")
    ] = False,
    quiet: Annotated[bool, typer.Option(help="Say nothing but errors.")] = False,
) -> None:
    """Extract records from articles into a folder of JSONL."""
    if not output:
        fail("--output '' is no folder; name one, or leave it out for output/")
    from communique import run
    from communique.readers import Inputs
    from communique.readers.article import Reading
    from communique.report import progress
    from communique.run import remote

    items = Inputs(inputs, Reading(fast_html=fast_html))
    how = recipe(model, context, context_model, rules, registry, usd=usd)
    workers = _engine(how, engine, jobs, scheduler)
    given = {
        "model": model,
        "context": context,
        "context_model": context_model,
        "rules": rules,
        "registry": registry,
        "usd": usd or None,
    }
    with (
        interruptible("interrupted; run the same command again to go on from here"),
        remote.local(output) as folder,
        progress.line(items, quiet=quiet) as on_shard,
    ):
        done = run.process(
            items,
            workers,
            folder,
            force=force,
            options={name: None if v is None else str(v) for name, v in given.items()},
            passed_over=lambda: items.passed_over,
            on_shard=on_shard,
        )
    if not quiet:
        say(progress.summary(done, output))
    if done.failures:
        fail(f"{done.failures} failed, see {Path(output) / 'errors.jsonl'}", SOME_FAILED)


def _engine(
    how: "Recipe", name: EngineName, jobs: int, scheduler: str | None
) -> Callable[[], "Engine"]:
    if name is EngineName.DASK:
        from communique.run.cluster import Cluster

        return partial(Cluster, how, max(1, jobs), scheduler)
    if jobs:
        from communique.run.pool import Pool

        return partial(Pool, how, jobs)
    from communique.run.alone import Alone

    return partial(Alone, how)
