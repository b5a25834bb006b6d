"""Commands that hold extraction against gold: compare and rules."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli import gold as golden
from communique.cli.gold import AlignOption, FormatOption, MapOption, Part, PartOption
from communique.cli.options import (
    CHECK_FAILED,
    ContextModelOption,
    ContextOption,
    JsonOption,
    KindName,
    ModelOption,
    RegistryOption,
    RulesOption,
    fail,
    pipeline,
    speaks_plainly,
    write,
)


class Group(StrEnum):
    SET = "set"
    ARTICLE = "article"
    RULE = "rule"
    FORM = "form"
    SOURCE = "source"


@speaks_plainly
def compare(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="[RUN [RUN]] GOLD",
            help="A run's folder and gold; two runs, before and after, and gold; or gold alone, "
            "processed now.",
        ),
    ],
    part: PartOption = None,
    kind: Annotated[list[KindName] | None, typer.Option(help="Score only these.")] = None,
    forms: Annotated[
        str, typer.Option(help="Score only countries of these forms, as name,demonym.")
    ] = "",
    by: Annotated[list[Group] | None, typer.Option(help="Break the figures down by this.")] = None,
    details: Annotated[
        bool, typer.Option("--details", help="Modes of SemEval, single fields, roles, modality.")
    ] = False,
    errors: Annotated[
        bool | None,
        typer.Option(help="List what is missing, spurious and wrong; never of the kept part."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write a page with gold and runs in lanes over the text.")
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[KIND.][MODE.]RATE=NUMBER",
            help="Exit code 1 below it: F1=0.9, money.F1=0.85, date.overlap.recall=0.8.",
        ),
    ] = None,
    fail_on_regression: Annotated[
        bool,
        typer.Option("--fail-on-regression", help="Exit code 1 where the second run is worse."),
    ] = False,
    name: FormatOption = None,
    label: MapOption = None,
    align: AlignOption = False,
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
) -> None:
    """Score a run, or the pipeline as it is now, against annotated gold."""
    *runs, gold_path = paths
    if len(runs) > 2:
        fail(f"{len(paths)} paths; give gold, a run and gold, or two runs and gold")
    if part is Part.KEPT and (errors or html):
        fail("--part kept gives figures only: nobody who tunes rules may read its errors or pages")
    if fail_on_regression and len(runs) < 2:
        fail("--fail-on-regression wants two runs, before and after, and gold")
    from communique.evaluate import gates, neutral
    from communique.report import runs as view

    bounds = [gates.gate(written) for written in fail_under or ()]
    chosen = neutral.forms(forms)
    gold = golden.read(gold_path, name, label, part, kind)
    found = view.against(
        golden.held_against(
            gold,
            runs,
            lambda: pipeline(model, context, context_model, rules, registry),
            align=align,
        ),
        forms=chosen,
    )
    if html:
        write(html, view.page(found))
    if as_json:
        typer.echo(json.dumps(view.as_dict(found), ensure_ascii=False, indent=2))
    else:
        listed = errors if errors is not None else part is not Part.KEPT
        for block in view.blocks(found, by=by or (), details=details, errors=listed):
            typer.echo(block)
    breaches = view.breaches(found, bounds, regression=fail_on_regression)
    if breaches:
        fail("; ".join(breaches), CHECK_FAILED)


@speaks_plainly
def rules(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="[RUN] GOLD", help="A run's folder and gold; or gold alone, processed now."
        ),
    ],
    part: PartOption = None,
    kind: Annotated[list[KindName] | None, typer.Option(help="Only rules of these.")] = None,
    as_json: JsonOption = False,
    table: Annotated[
        Path | None, typer.Option(help="Write the table that `confidence` is read from.")
    ] = None,
    name: FormatOption = None,
    label: MapOption = None,
    align: AlignOption = False,
    model: ModelOption = None,
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
) -> None:
    """Say how often each rule spoke on gold, and how often it was right."""
    *runs, gold_path = paths
    if len(runs) > 1:
        fail(f"{len(paths)} paths; give a run and gold, or gold alone")
    from communique.evaluate import compare, summary
    from communique.evaluate import rules as rulebook
    from communique.report import compare as view

    gold = golden.read(gold_path, name, label, part, kind)
    held = golden.held_against(
        gold, runs, lambda: pipeline(model, context, context_model, rules, registry), align=align
    )
    (said,) = held.runs.values()
    found = rulebook.report(compare(said, held.gold))
    if table:
        write(table, rulebook.table(found))
    if as_json:
        for rule in found:
            typer.echo(json.dumps(summary.rule_dict(rule), ensure_ascii=False))
    else:
        typer.echo(view.rules(found, held.gold))
