"""What was extracted, as tables: counts, then mentions or facts. Text is never markup."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.folder import Output
from communique.records import KINDS, Article, Fact, Mention, Sum
from communique.report.plain import printable


@dataclass(frozen=True)
class Selection:
    """What of a folder is asked for."""

    output: Output
    mentions: list[Mention]
    facts: list[Fact]

    def records(self) -> Iterator[Mention | Fact]:
        yield from self.mentions
        yield from self.facts


def select(
    output: Output,
    *,
    kind: str | None = None,
    country: str | None = None,
    article: str | None = None,
) -> Selection:
    """The mentions of a kind (or the facts, `kind="fact"`) that concern a country or article."""
    codes = _country_codes(country)
    mentions = [
        m for m in output.mentions if kind in (None, m.kind) and article in (None, m.article_id)
    ]
    facts = [f for f in output.facts if kind in (None, "fact") and article in (None, f.article_id)]
    if codes is not None:
        mentions = [m for m in mentions if codes & _codes_of(m)]
        facts = [f for f in facts if codes & _parties(f)]
    return Selection(output, mentions, facts)


def _country_codes(country: str | None) -> set[str] | None:
    return None if country is None else {country.strip().upper()}


def _codes_of(mention: Mention) -> set[str]:
    return set(getattr(mention, "codes", ())) | set(getattr(mention, "countries", ()))


def _parties(fact: Fact) -> set[str]:
    roles = fact.countries
    return {*roles.source, *roles.target, *roles.participants}


def show(found: Selection, *, limit: int = 40, console: Console | None = None) -> None:
    """Print tables to stdout; `limit` 0 prints every row."""
    console = console or Console(highlight=False, soft_wrap=False)
    console.print(_counts(found))
    if found.mentions:
        console.print(_mentions(found.mentions[: limit or None]))
    if found.facts:
        for line in _facts(found.facts[: limit or None], found.output.articles):
            console.print(line, soft_wrap=True)
    for noun, records in (("mentions", found.mentions), ("facts", found.facts)):
        if limit and len(records) > limit:
            console.print(
                f"... and {len(records) - limit} more {noun} (--limit 0 shows all)", style="dim"
            )


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _row(table: Table, *cells: object) -> None:
    table.add_row(*(Text(printable("" if cell is None else str(cell))) for cell in cells))


def _counts(found: Selection) -> Table:
    table = _table("", "articles", *KINDS, "facts", "errors")
    kinds = Counter(mention.kind for mention in found.mentions)
    _row(
        table,
        len(found.output.articles),
        *(kinds[kind] for kind in KINDS),
        len(found.facts),
        len(found.output.errors),
    )
    return table


def _mentions(mentions: list[Mention]) -> Table:
    table = _table("\nMentions", "place", "kind", "text", "value", "rule")
    for mention in mentions:
        place = f"{mention.article_id}:{mention.start}-{mention.end}"
        _row(table, place, mention.kind, mention.text, value(mention), mention.rule)
    return table


def value(mention: Mention) -> str:
    """The resolved value of a mention in a few characters."""
    if mention.kind == "country":
        return " ".join(mention.codes)
    if mention.kind == "money":
        return money(
            Sum(amount=mention.amount, amount_max=mention.amount_max, currency=mention.currency)
        )
    if mention.kind == "date":
        return f"{mention.timex_value or '?'}{f' {mention.mod}' if mention.mod else ''}"
    return mention.name


def money(given: Sum) -> str:
    if given.amount is None:
        return f"{given.currency or '?'} ?"
    upper = f"-{grouped(given.amount_max)}" if given.amount_max else ""
    return f"{given.currency or '?'} {grouped(given.amount)}{upper}"


def grouped(amount: str) -> str:
    whole, point, rest = amount.partition(".")
    return f"{int(whole):,}{point}{rest}"


def _facts(facts: list[Fact], articles: dict[str, Article]) -> Iterator[Text]:
    """Each fact on a line, and below it the sentence that shows it."""
    yield Text("\nFacts")
    for fact in facts:
        start, end = fact.evidence
        parts = [fact.predicate, _who(fact), _what(fact), _when(fact), _how(fact)]
        yield Text(printable(" | ".join(filter(None, parts))), style="bold")
        yield Text(f"    {printable(articles[fact.article_id].text[start:end])}")
        yield Text(f"    {printable(fact.article_id)}:{start}-{end}", style="dim")


def _who(fact: Fact) -> str:
    roles = fact.countries
    flow = [" ".join(codes) for codes in (roles.source, roles.target) if codes]
    arrow = (
        " > ".join(flow) if len(flow) == 2 else (f"> {flow[0]}" if roles.target else "".join(flow))
    )
    return " ".join(
        filter(None, [arrow, " ".join(roles.participants), ", ".join(fact.organizations)])
    )


def _what(fact: Fact) -> str:
    return ", ".join(filter(None, [money(fact.money) if fact.money else "", fact.project or ""]))


def _when(fact: Fact) -> str:
    if fact.period is None:
        return ""
    start, end = fact.period.start_date, fact.period.end_date
    return start or "" if start == end else f"{start or ''}..{end or ''}"


def _how(fact: Fact) -> str:
    return f"{fact.modality}{f', {fact.status}' if fact.status else ''}"
