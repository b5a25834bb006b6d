"""Commands that hold extraction against gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import (
    ContextModelOption,
    ContextOption,
    KindName,
    ModelOption,
    RulesOption,
    pipeline,
    speaks_plainly,
)
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.evaluate import GoldSet, Predictions
    from communique.nlp import Language


class Part(StrEnum):
    KEPT = "kept"
    OPEN = "open"


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
        predictions = _predicted(gold, pipeline(model, context, context_model, rules))
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
