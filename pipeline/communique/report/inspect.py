"""What the fact base holds, for people: a summary, or the rows of a view. Text is never markup."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.factbase import Factbase, Filter, Found, find
from communique.records import KINDS
from communique.report.plain import printable

Row = Mapping[str, Any]
COLUMNS = {
    "mentions": ("place", "kind", "text", "value", "rule"),
    "predicates": ("predicate", "facts", "events", "single", "conflicting"),
    "projects": ("name", "category", "countries", "facts", "stage", "on_date", "conflicts"),
    "countries": ("code", "name", "mentions", "articles", "facts", "consolidated"),
    "conflicts": ("subject", "left_value", "left_sources", "right_value", "right_sources"),
}
SUMMARY = 10
"""How many countries, projects and conflicts a summary names."""


class Screen(Console):
    """Stdout; where its reader goes away, it says so as a plain program does."""

    def __init__(self) -> None:
        super().__init__(highlight=False, soft_wrap=False)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def summary(base: Factbase, errors: int) -> None:
    """Counts, then what there is most of."""
    screen = Screen()
    screen.print(_counts(base, errors))
    for title, rows in _heads(base):
        if rows:
            screen.print(_table(f"\n{title}", COLUMNS[title.lower()], rows))


def _heads(base: Factbase) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    yield (
        "Predicates",
        base.rows(
            "SELECT predicate, sum(reports)::BIGINT AS facts, count(*) AS events, "
            "count(*) FILTER (sources = 1) AS single, "
            "count(*) FILTER (conflicts > 0) AS conflicting "
            "FROM consolidated GROUP BY predicate ORDER BY facts DESC, predicate"
        ),
    )
    for view in ("countries", "projects", "conflicts"):
        yield view.title(), find(base, view, Filter(), limit=SUMMARY).rows


def _counts(base: Factbase, errors: int) -> Table:
    kinds = {
        row["kind"]: row["n"]
        for row in base.rows("SELECT kind, count(*) AS n FROM mentions GROUP BY kind")
    }
    [counted] = base.rows(
        "SELECT (SELECT count(*) FROM articles) AS articles, "
        "(SELECT count(*) FROM facts) AS facts, (SELECT count(*) FROM conflicts) AS conflicts"
    )
    row = {**dict.fromkeys(KINDS, 0), **kinds, **counted, "errors": errors}
    return _table("", ("articles", *KINDS, "facts", "conflicts", "errors"), [row])


def show(base: Factbase, view: str, found: Found) -> None:
    """The rows of a view; of facts each with the words that show it."""
    screen = Screen()
    if view == "facts":
        for line in _facts(found.rows, _standing(base, found.rows)):
            screen.print(line, soft_wrap=True)
    elif found.rows:
        screen.print(_table(f"\n{view.title()}", COLUMNS[view], map(_with_value, found.rows)))
    left = found.total - len(found.rows)
    if left:
        screen.print(f"... and {left:,} more {view} (--limit 0 shows all)", style="dim")


def answer(found: Found) -> None:
    """The rows of a query of the user's own."""
    screen = Screen()
    if found.rows:
        screen.print(_table("", tuple(found.rows[0]), found.rows))
    if found.total > len(found.rows):
        screen.print("... and more rows (--limit 0 shows all)", style="dim")


def _table(title: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell(row[column]))) for column in columns))
    return table


def cell(value: object) -> str:
    """A value in few characters: lists by spaces, sums without trailing zeros, null empty.

    >>> cell(["CN", "KZ"]), cell(Decimal("70200000000.000000")), cell(None)
    ('CN KZ', '70200000000', '')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(cell, value))
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)


def plain(amount: Decimal) -> str:
    """A sum in plain digits, as records hold it."""
    digits = f"{amount:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _with_value(row: Row) -> Row:
    if "start_char" not in row:
        return row
    place = f"{row['article_id']}:{row['start_char']}-{row['end_char']}"
    return {**row, "place": place, "value": _value(row)}


def _value(mention: Row) -> str:
    """The resolved value of a mention in a few characters."""
    if mention["kind"] == "country":
        return " ".join(mention["codes"])
    if mention["kind"] == "money":
        return _money(mention)
    if mention["kind"] == "date":
        return f"{mention['timex_value'] or '?'} {mention['mod'] or ''}".rstrip()
    return str(mention["name"])


def _money(row: Row) -> str:
    currency = row["currency"] or "?"
    if row["amount"] is None:
        return f"{currency} ?"
    upper = f"-{_grouped(row['amount_max'])}" if row["amount_max"] is not None else ""
    return f"{currency} {_grouped(row['amount'])}{upper}"


def _grouped(amount: Decimal) -> str:
    whole, point, rest = plain(amount).partition(".")
    return f"{int(whole):,}{point}{rest}"


def _facts(rows: Iterable[Row], standing: Mapping[str, str]) -> Iterator[Text]:
    """Each fact on a line, and below it the sentence that shows it and where that stands."""
    yield Text("Facts")
    for row in rows:
        parts = [row["predicate"], _who(row), _what(row), _when(row), _how(row)]
        yield Text(printable(" | ".join(filter(None, parts))), style="bold")
        yield Text(f"    {printable(marked(row))}")
        place = f"{row['article_id']}:{row['evidence_start']}-{row['evidence_end']}"
        yield Text(f"    {printable(place)}{standing.get(row['id'], '')}", style="dim")


def marked(row: Row) -> str:
    """The evidence with the sums and dates that the fact was built from in brackets."""
    text, start = row["evidence"], row["evidence_start"]
    for left, right in sorted(_figures(row), reverse=True):
        if start <= left < right <= row["evidence_end"]:
            left, right = left - start, right - start
            text = f"{text[:left]}⟦{text[left:right]}⟧{text[right:]}"
    return str(text)


def _figures(row: Row) -> Iterator[tuple[int, int]]:
    for mention in row["mentions"]:
        if place := re.search(r":(?:money|date):(\d+)-(\d+)$", mention):
            yield int(place[1]), int(place[2])


def _standing(base: Factbase, rows: Iterable[Row]) -> dict[str, str]:
    """What other articles say of the same, for facts that are told more than once."""
    told = base.rows(
        "SELECT membership.fact_id, agreement, sources FROM membership "
        "JOIN consolidated ON consolidated.id = consolidated_id "
        "WHERE list_contains($ids, membership.fact_id) AND agreement <> 'single'",
        {"ids": [row["id"] for row in rows]},
    )
    return {
        row["fact_id"]: f" ({row['agreement']}, {row['sources']} "
        f"independent source{'s' if row['sources'] > 1 else ''})"
        for row in told
    }


def _who(fact: Row) -> str:
    flow = [" ".join(codes) for codes in (fact["source"], fact["target"]) if codes]
    arrow = (
        " > ".join(flow)
        if len(flow) == 2
        else (f"> {flow[0]}" if fact["target"] else "".join(flow))
    )
    return " ".join(
        filter(None, [arrow, " ".join(fact["participants"]), ", ".join(fact["organizations"])])
    )


def _what(fact: Row) -> str:
    money = "" if fact["modifier"] is None else _money(fact)
    return ", ".join(filter(None, [money, fact["project"] or ""]))


def _when(fact: Row) -> str:
    start, end = (_day(fact[side]) for side in ("start_date", "end_date"))
    return start if start == end else f"{start}..{end}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _how(fact: Row) -> str:
    return ", ".join(filter(None, [fact["modality"], fact["status"]]))
