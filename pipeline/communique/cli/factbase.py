"""The fact base: building it."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import say, speaks_plainly


@speaks_plainly
def factbase(
    folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")],
    force: Annotated[bool, typer.Option("--force", help="Build it also where it is new.")] = False,
) -> None:
    """Build FOLDER/factbase.duckdb: what all articles say together."""
    from communique.factbase import base

    if not force and base.is_current(folder):
        say(f"{folder / base.FILE} is that of these records already")
    else:
        say(f"built {base.write(folder)}")
