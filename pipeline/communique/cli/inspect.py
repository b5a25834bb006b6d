"""Looking at what was extracted."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import JsonOption, KindName, fail, say, speaks_plainly

if TYPE_CHECKING:
    from communique.factbase import Factbase, Filter, Found


class View(StrEnum):
    FACTS = "facts"
    MENTIONS = "mentions"
    PROJECTS = "projects"
    COUNTRIES = "countries"
    CONFLICTS = "conflicts"


class Form(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


LIMIT = 40
DAY = ["%Y-%m-%d"]


@speaks_plainly
def inspect(
    folder: Annotated[Path, typer.Argument(help="A folder that process wrote.")],
    view: Annotated[
        View | None, typer.Argument(help="What to list; without it and any filter, a summary.")
    ] = None,
    kind: Annotated[
        list[KindName] | None, typer.Option(help="Only mentions of this kind, or facts.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Only what concerns this country: code or name.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Only what concerns both.")
    ] = None,
    predicate: Annotated[
        list[str] | None, typer.Option(help="Only facts of this predicate: trade, loan ...")
    ] = None,
    project: Annotated[
        str | None, typer.Option(help="Only projects whose name holds this.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=DAY,
            help="Only what ends on this day or later; without a date, what was published so.",
        ),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=DAY, help="Only what starts on this day or before.")
    ] = None,
    min_amount: Annotated[
        float | None, typer.Option(min=0, help="Only sums from this on, as 1e9.")
    ] = None,
    currency: Annotated[str | None, typer.Option(help="Only sums in this currency.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="planned, agreed, completed ...")] = None,
    modality: Annotated[
        list[str] | None, typer.Option(help="asserted, planned, reported, negated ...")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Only articles whose publisher's name holds this.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Only where the words hold this.")] = None,
    article: Annotated[str | None, typer.Option(help="Only this article.")] = None,
    sort: Annotated[
        str | None, typer.Option(help="By this column; -amount, the greatest first.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, help="At most so many rows; 0 is all. [default: 40; of --json and --csv all]"
        ),
    ] = None,
    sql: Annotated[
        str | None, typer.Option(help="One SELECT over the tables of docs/factbase.md.")
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print rows as CSV.")] = False,
) -> None:
    """Show what was extracted: a summary, or facts, mentions, projects, countries, conflicts."""
    from communique import factbase

    wanted = factbase.Filter(
        article=article,
        countries=_codes(country),
        between=_codes(between),
        kinds=tuple(one.value for one in kind or () if one is not KindName.FACT),
        predicates=_known("predicate", predicate),
        project=project,
        since=_day(since),
        until=_day(until),
        min_amount=min_amount,
        currency=currency and currency.upper(),
        statuses=_known("status", status),
        modalities=_known("modality", modality),
        source=source,
        text=text,
    )
    form = Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE
    if as_json and as_csv:
        fail("--json and --csv are two forms; one is asked for")
    if sql is not None and (view or kind or sort or wanted.given()):
        fail("--sql says itself what is asked for; it goes without a view, filters and --sort")
    if limit is None:
        limit = LIMIT if form is Form.TABLE else 0
    with factbase.open(folder) as base:
        if base.note:
            say(f"communique: {base.note}")
        if sql is not None:
            _print(base, None, factbase.ask(base, sql, limit=limit), form)
            return
        views = _views(view, wanted, kind or []) or (["facts"] if sort else [])
        if not views and form is Form.TABLE:
            _summary(base, folder)
            return
        for name in views or ["facts"]:
            asked = replace(wanted, kinds=()) if name == "facts" and view is None else wanted
            _print(base, name, factbase.find(base, name, asked, sort=sort, limit=limit), form)


def _views(view: View | None, wanted: "Filter", kinds: list[KindName]) -> list[str]:
    """The view that is asked for, else those that the filters speak of; none for a summary."""
    if view is not None:
        return [view.value]
    if kinds:
        mentions = ["mentions"] if wanted.kinds else []
        return mentions + (["facts"] if KindName.FACT in kinds else [])
    return ["facts"] if wanted.given() else []


def _summary(base: "Factbase", folder: Path) -> None:
    from communique import folder as folders
    from communique.report import inspect as shown

    shown.summary(base, sum(1 for _ in folders.lines(folder / "errors.jsonl")))


def _print(base: "Factbase", view: str | None, found: "Found", form: Form) -> None:
    from communique.report import inspect as shown
    from communique.report import rows

    if form is Form.JSON:
        for row in found.rows:
            typer.echo(rows.json_line(row))
    elif form is Form.CSV:
        rows.write_csv(found.columns, found.rows, sys.stdout)
    elif view is None:
        shown.answer(found)
    else:
        shown.show(base, view, found)


def _codes(given: Iterable[str] | None) -> tuple[str, ...]:
    """ISO codes of what people write: KZ, kz, Kazakhstan."""
    from communique.factbase import countries

    names = {row["name"].lower(): row["code"] for row in countries()}
    codes = []
    for name in given or ():
        code = names.get(name.strip().lower(), name.strip().upper())
        if code not in names.values():
            fail(f"there is no country {name!r}; a country is an ISO 3166-1 code or a name")
        codes.append(code)
    return tuple(codes)


def _known(option: str, given: list[str] | None) -> tuple[str, ...]:
    """The values of an option, each one that a fact can have."""
    from typing import get_args

    from communique import records

    kinds = {
        "predicate": records.Predicate, "status": records.Status, "modality": records.Modality,
    }  # fmt: skip
    values = get_args(kinds[option])
    for one in given or ():
        if one not in values:
            fail(f"there is no {option} {one!r}; there are {', '.join(values)}")
    return tuple(given or ())


def _day(given: datetime | None) -> str | None:
    return given.date().isoformat() if given else None
