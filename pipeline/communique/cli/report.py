"""A folder as a page to look at."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import say, speaks_plainly, write


@speaks_plainly
def report(
    folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")],
    html: Annotated[Path, typer.Option(help="The page to write.")],
    articles: Annotated[
        int, typer.Option(min=1, help="At most so many articles; of more a sample is taken.")
    ] = 500,
) -> None:
    """Write one page to look at: facts, articles, time, money, map, network, conflicts."""
    from communique import factbase
    from communique.report import page

    with factbase.open(folder) as base:
        if base.note:
            say(base.note)
        write(html, page.page(folder, base, articles))
    say(f"wrote {html}, {html.stat().st_size / 1e6:.1f} MB")
