"""A comparison as one page: gold and runs in lanes under the text, every outcome in a table.

The page is self-contained: no address in it, and its policy lets it ask for none. Article
text is escaped data. Lanes are coloured by kind; a dashed lane is an error.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from communique.evaluate.align import Item
from communique.evaluate.comparison import Comparison
from communique.evaluate.facts import places
from communique.evaluate.gold import GoldArticle, GoldSet
from communique.evaluate.outcome import Outcome
from communique.records import KINDS
from communique.report import lanes
from communique.report.compare import values
from communique.report.plain import printable, visible

VERDICTS = ("wrong", "inexact", "missing", "spurious", "right", "neutral")
ALL_KINDS = (*KINDS, "fact")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
Runs = Mapping[str, Comparison]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An outcome of a run, under the number by which text and table know it."""

    number: int
    run: str
    outcome: Outcome


def page(gold: GoldSet, runs: Runs) -> str:
    """The page for gold and one or more runs by name, drawn in their order."""
    entries = _entries(runs)
    sections = "".join(
        _section(article, entries.get((article.set, article.id), []), list(runs))
        for article in gold.articles
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Comparison with gold</title>\n<style>\n{_asset('page.css')}{_colours()}</style>\n"
        f"</head>\n<body>\n{_header(list(runs))}<main>\n{sections}</main>\n"
        f"<script>\n{_asset('page.js')}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (files("communique") / "data" / "report" / name).read_text(encoding="utf-8")


def _colours() -> str:
    """A variable for each kind and verdict, which the filters make transparent."""
    names = (
        f"--{kind}-{side}:var(--{kind});" for kind in ALL_KINDS for side in ("gold", *VERDICTS)
    )
    return f":root{{{''.join(names)}}}\n"


def _entries(runs: Runs) -> dict[tuple[str, str], list[_Entry]]:
    """By set and article, numbered through."""
    told = ((run, outcome) for run, comparison in runs.items() for outcome in comparison.outcomes)
    found: dict[tuple[str, str], list[_Entry]] = {}
    for number, (run, outcome) in enumerate(told):
        own = found.setdefault((outcome.set, outcome.article), [])
        own.append(_Entry(number, run, outcome))
    return found


def _header(runs: list[str]) -> str:
    groups = {"kind": ALL_KINDS, "verdict": VERDICTS, "run": tuple(runs)}
    boxes = "".join(
        f"<fieldset><legend>{group}</legend>"
        + "".join(_box(group, name) for name in names)
        + "</fieldset>"
        for group, names in groups.items()
    )
    return (
        f"<header>\n<h1>Comparison with gold</h1>\n<div>{boxes}</div>\n"
        '<button id="previous" type="button">Previous error (p)</button>\n'
        '<button id="next" type="button">Next error (n)</button>\n'
        '<p id="status" role="status"></p>\n</header>\n'
    )


def _box(group: str, name: str) -> str:
    styled = f' class="{name}"' if group == "kind" else ""
    return (
        f'<label{styled}><input type="checkbox" name="{group}" value="{escape(name)}" checked> '
        f"{escape(name)}</label>"
    )


_COLUMNS = ("run", "verdict", "kind", "text", "gold", "found", "rule")


def _section(article: GoldArticle, own: list[_Entry], runs: list[str]) -> str:
    strips, count = _strips(own, runs)
    name = escape(printable(f"{article.set}/{article.id}"))
    order = escape(", ".join(["gold", *runs]))
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    rows = "".join(_row(entry, article.text) for entry in own)
    return (
        f"<section>\n<h2>{name}</h2>\n"
        f'<p class="lanes">Lanes from the text down: {order}; dashed where it is not right.</p>\n'
        f'<div class="text" style="--lanes:{count}">'
        f"{_text(article.text, own, strips, count)}</div>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</section>\n"
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a lane shows of an outcome."""

    item: Item
    colour: str
    dashed: bool

    @property
    def place(self) -> tuple[int, int]:
        return self.item["start"], self.item["end"]


def _strips(own: list[_Entry], runs: list[str]) -> tuple[list[lanes.Strip], int]:
    """Mentions of gold, then of each run, every side in lanes of its own."""
    mentions = [entry for entry in own if entry.outcome.kind != "fact"]
    sides = [
        list(_gold([entry for entry in mentions if entry.run == runs[0]])),
        *(list(_found([entry for entry in mentions if entry.run == run])) for run in runs),
    ]
    strips: list[lanes.Strip] = []
    count = 0
    for side in sides:
        taken = lanes.assigned([drawn.place for drawn in side])
        for drawn, lane in zip(side, taken, strict=True):
            strips.append(lanes.Strip(*drawn.place, count + lane, drawn.colour, drawn.dashed))
        count += 1 + max(taken, default=0)
    return strips, count


def _gold(entries: list[_Entry]) -> Iterator[_Drawn]:
    for entry in entries:
        if entry.outcome.gold:
            yield _Drawn(entry.outcome.gold, f"{entry.outcome.kind}-gold", dashed=False)


def _found(entries: list[_Entry]) -> Iterator[_Drawn]:
    for entry in entries:
        outcome = entry.outcome
        if outcome.predicted:
            colour = f"{outcome.kind}-{outcome.verdict}"
            yield _Drawn(outcome.predicted, colour, outcome.verdict not in ("right", "neutral"))


def _text(text: str, own: list[_Entry], strips: list[lanes.Strip], count: int) -> str:
    marked = {entry.number: list(_places(entry.outcome)) for entry in own}
    cuts = [place for found in marked.values() for place in found]
    return "".join(
        _piece(text, piece, marked, lanes.background(strips, piece, count))
        for piece in lanes.pieces(len(text), [*cuts, *((s.start, s.end) for s in strips)])
    )


_GAP = re.compile(r"\n{2,}")
"""Blank lines, which need no room for lanes."""


def _piece(text: str, piece: tuple[int, int], marked: dict[int, Any], style: str) -> str:
    start, end = piece
    items = [
        str(n) for n, found in marked.items() if any(s <= start and end <= e for s, e in found)
    ]
    shown = _GAP.sub(r'<span class="gap">\g<0></span>', escape(visible(text[start:end])))
    if not items:
        return shown
    drawn = f' style="{style}"' if style else ""
    return f'<span data-items="{" ".join(items)}"{drawn}>{shown}</span>'


def _places(outcome: Outcome) -> Iterator[tuple[int, int]]:
    for item in (outcome.gold, outcome.predicted):
        if item and outcome.kind == "fact":
            yield from places(item)
        elif item:
            yield item["start"], item["end"]


def _row(entry: _Entry, text: str) -> str:
    outcome = entry.outcome
    start, end = outcome.place
    cells = (
        entry.run,
        outcome.verdict + (f" ({', '.join(outcome.wrong)})" if outcome.wrong else ""),
        outcome.kind,
        printable(text[start:end]),
        values(outcome.gold) if outcome.gold else "",
        values(outcome.predicted) if outcome.predicted else "",
        outcome.rule or "",
    )
    styles = ["", "", f' class="kind {outcome.kind}"', "", "", "", ""]
    tds = "".join(f"<td{s}>{escape(cell)}</td>" for s, cell in zip(styles, cells, strict=True))
    return (
        f'<tr data-item="{entry.number}" data-run="{escape(entry.run)}" '
        f'data-kind="{outcome.kind}" data-verdict="{outcome.verdict}">{tds}</tr>\n'
    )
