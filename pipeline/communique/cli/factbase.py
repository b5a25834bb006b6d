"""The fact base: building it, and giving it to other tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import fail, say, speaks_plainly


class Format(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    SQLITE = "sqlite"
    FTM = "ftm"


@speaks_plainly
def factbase(
    folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")],
    export: Annotated[
        list[Format] | None,
        typer.Option(help="Write it for other tools too; ftm is FollowTheMoney, which loses some."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Where exports go; FOLDER/export without it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build it also where it is new.")] = False,
) -> None:
    """Build FOLDER/factbase.duckdb: what all articles say together."""
    from communique.factbase import base

    if not force and base.is_current(folder):
        say(f"{folder / base.FILE} is that of these records already")
    else:
        say(f"built {base.write(folder)}")
    for form in export or ():
        _export(folder, form.value, to or folder / "export")


def _export(folder: Path, form: str, to: Path) -> None:
    import sqlite3

    import duckdb

    from communique import factbase
    from communique.factbase import export

    to.mkdir(parents=True, exist_ok=True)
    if form in export.LOSSY:
        say(export.LOSSY[form])
    with factbase.open(folder, sealed=False) as base:
        try:
            for file in export.FORMATS[form](base.connection, to):
                say(f"wrote {file}")
        except (duckdb.Error, sqlite3.Error) as error:
            fail(f"cannot write {form} to {str(to)!r}: {error}")
