"""`communique explain`: which rule made what stands at a place, and what lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.gold import FormatOption, MapOption
from communique.cli.options import (
    ContextModelOption,
    ContextOption,
    ModelOption,
    RegistryOption,
    RulesOption,
    pipeline,
    say,
    speaks_plainly,
)

if TYPE_CHECKING:
    from communique.evaluate import GoldArticle
    from communique.records import Article


@speaks_plainly
def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE:START-END", help="A place in an article; a record's id does too."
        ),
    ],
    source: Annotated[
        Path, typer.Argument(help="Where the article is: a run's folder, gold, or articles.")
    ] = Path("output"),
    name: FormatOption = None,
    label: MapOption = None,
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
) -> None:
    """Say which rules made what stands at a place, and what lost.

    The article is processed anew; where its source has gold for the place, one reason says why
    that was missed.
    """
    from communique.evaluate import places
    from communique.records import Article
    from communique.report import explain as view
    from communique.run import articles

    known = {article.id: article for article in _articles(source, name, label)}
    found, *stretch = places.resolve(place, {key: a.text for key, a in known.items()})
    gold = known[found]
    article = Article(id=gold.id, text=gold.text, title=gold.title, published=gold.published)
    doc = articles.annotated(article, pipeline(model, context, context_model, rules, registry))
    typer.echo(view.told(gold, (stretch[0], stretch[1]), doc))


def _articles(source: Path, name: str | None, labels: list[str] | None) -> list["GoldArticle"]:
    """The articles of a run, of gold, or of whatever process reads, which has no gold."""
    from communique import evaluate, formats
    from communique.formats.labels import mapping

    if name or (source.exists() and any(formats.places(source))):
        return list(evaluate.read(source, name=name, labels=mapping(labels or ())).articles)
    return [
        evaluate.GoldArticle(a.id, a.text, str(source), "", a.published, a.title)
        for a in _plain(source)
    ]


def _plain(source: Path) -> Iterator["Article"]:
    from communique.readers import Inputs, html
    from communique.readers.article import Page
    from communique.records import Failure

    for item in Inputs([str(source)]):
        found = html.opened(item) if isinstance(item, Page) else item
        if isinstance(found, Failure):
            say(f"passed over: {found.message}")
        else:
            yield found
