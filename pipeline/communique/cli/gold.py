"""How the commands read gold and runs: shared by compare, rules, explain and convert."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import fail
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.evaluate import GoldSet, Predictions
    from communique.nlp import Language
    from communique.report.runs import Held


class Part(StrEnum):
    KEPT = "kept"
    OPEN = "open"


PartOption = Annotated[Part | None, typer.Option(help="The kept or the open half of the gold.")]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="The gold's format, where it is not to be guessed: communique, folder, brat, doccano, "
        "prodigy, labelstudio, cas, docbin or timeml.",
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="LABEL=KIND",
        help="Read a foreign label as a kind: LOC=country; PERSON=none leaves it out.",
    ),
]
AlignOption = Annotated[
    bool, typer.Option("--align", help="Lay gold on texts that differ from its own, by its quotes.")
]


def read(
    path: Path,
    name: str | None = None,
    labels: list[str] | None = None,
    part: Part | None = None,
    kinds: Sequence[str] | None = None,
) -> "GoldSet":
    """The gold that is asked for; says so where nothing is left of it."""
    from communique import evaluate
    from communique.formats.labels import mapping

    gold = evaluate.read(path, name=name, labels=mapping(labels or ()))
    gold = gold.part(part.value if part else None)
    gold = gold.only(kinds) if kinds else gold
    if not gold.articles:
        half = f" in the {part.value} part" if part else ""
        fail(f"{path}: nothing to compare: no gold for {', '.join(kinds or ['any kind'])}{half}")
    return gold


def held_against(
    gold: "GoldSet",
    runs: Sequence[Path],
    language: Callable[[], "Language"],
    *,
    align: bool = False,
) -> "Held":
    """The gold beside what each run says, or the pipeline now where no run is given."""
    from communique.report.runs import Held

    if not runs:
        return Held(gold, {"now": _predicted(gold, language())})
    from communique.evaluate import anchor

    written = [_written(run) for run in runs]
    gold = anchor.check(gold, written[0][0], align=align)
    for texts, _ in written[1:]:
        anchor.same_texts(gold, written[0][0], texts)
    said = (predictions for _, predictions in written)
    return Held(gold, dict(zip(_names(runs), said, strict=True)))


def _names(runs: Sequence[Path]) -> list[str]:
    names = [run.resolve().name for run in runs]
    return names if len(set(names)) == len(names) else ["before", "after"]


def _written(path: Path) -> tuple[dict[str, str], "Predictions"]:
    """The texts of a run's articles and what it says of them.

    Another tool's annotations do for a run too, in any format that gold is read from.
    """
    from communique import evaluate, folder, formats

    if not (path / folder.RUN).exists() and path.exists() and formats.recognised(path):
        other = evaluate.read(path).articles
        said = {a.id: evaluate.Prediction(a.mentions, a.facts) for a in other}
        return {a.id: a.text for a in other}, said
    output = folder.read(path)
    return {a.id: a.text for a in output.articles.values()}, evaluate.gather(
        [mention.model_dump(mode="json") for mention in output.mentions],
        [fact.model_dump(mode="json") for fact in output.facts],
    )


def _predicted(gold: "GoldSet", language: "Language") -> "Predictions":
    """What the pipeline says of the gold's articles now."""
    from communique import evaluate
    from communique.records import Article, Failure
    from communique.run.articles import stream

    articles: dict[str, Article] = {}
    for a in gold.articles:
        article = Article(id=a.id, text=a.text, title=a.title, published=a.published)
        if articles.setdefault(a.id, article) != article:
            fail(f"{a.where}: article {a.id!r} stands in another set with another text or date")
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
