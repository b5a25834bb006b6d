"""`communique convert`: gold from one annotation format into another."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from communique.cli.gold import FormatOption, MapOption
from communique.cli.options import fail, say, speaks_plainly


@speaks_plainly
def convert(
    given: Annotated[
        Path, typer.Argument(metavar="INPUT", help="Gold, a run's folder, or another tool's file.")
    ],
    output: Annotated[Path, typer.Argument(help="The file or folder to write; must not exist.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="communique (JSONL), folder, brat, doccano, prodigy, labelstudio, cas, docbin "
            "(.spacy) or timeml.",
        ),
    ],
    name: FormatOption = None,
    label: MapOption = None,
) -> None:
    """Write annotations in another tool's format.

    What that format cannot hold is said on stderr.
    """
    if output.exists():
        fail(f"{str(output)!r} exists already; choose another path, or remove it first")
    from communique import formats
    from communique.formats.labels import mapping
    from communique.report.compare import articles

    formats.module(to)
    documents = list(formats.read(given, name=name, labels=mapping(label or ())))
    if not documents:
        fail(f"{given}: no annotated article in any format that communique reads")
    try:
        with TemporaryDirectory(prefix=".communique-", dir=output.parent) as partial:
            made = Path(partial) / output.name
            warnings = formats.write(documents, made, to)
            told = formats.recognised(made) is formats.module(to)
            made.rename(output)
    except OSError as error:
        fail(f"cannot write {str(output)!r}: {error.strerror}")
    for warning in warnings:
        say(warning)
    if not told:
        say(f"the name {output.name!r} does not tell its format; read it back with --from {to}")
    say(f"{articles(len(documents))} -> {output}")
