"""What of the fact base is asked for: a view, filters, an order, a limit.

>>> clause, given = where("facts", Filter(countries=("KZ",), min_amount=1e9))
>>> print(clause)
(list_contains(countries, $countries[1])) AND coalesce(amount_max, amount) >= $min_amount
>>> given
{'countries': ['KZ'], 'min_amount': 1000000000.0}
"""

import re
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from communique.errors import QueryError
from communique.factbase.base import Factbase, Found
from communique.factbase.schema import tables

PUBLISHER = "article_id IN (SELECT id FROM articles WHERE contains(lower(source), lower($source)))"
CLAUSES: dict[str, dict[str, str]] = {
    "facts": {
        "article": "article_id = $article",
        "countries": "any_of(countries, $countries)",
        "between": "all_of(countries, $between)",
        "predicates": "list_contains($predicates, predicate)",
        "project": "contains(lower(project), lower($project))",
        "since": "coalesce(end_date, start_date, published) >= $since::DATE",
        "until": "coalesce(start_date, end_date, published) <= $until::DATE",
        "min_amount": "coalesce(amount_max, amount) >= $min_amount",
        "currency": "currency = $currency",
        "statuses": "list_contains($statuses, status)",
        "modalities": "list_contains($modalities, modality)",
        "source": PUBLISHER,
        "text": "contains(lower(evidence), lower($text))",
    },
    "mentions": {
        "article": "article_id = $article",
        "countries": "any_of(codes, $countries)",
        "between": "all_of(codes, $between)",
        "kinds": "list_contains($kinds, kind)",
        "project": "contains(lower(name), lower($project))",
        "since": "coalesce(end_date, start_date) >= $since::DATE",
        "until": "coalesce(start_date, end_date) <= $until::DATE",
        "min_amount": "coalesce(amount_max, amount) >= $min_amount",
        "currency": "currency = $currency",
        "source": PUBLISHER,
        "text": "contains(lower(text), lower($text))",
    },
    "projects": {
        "countries": "any_of(countries, $countries)",
        "between": "all_of(countries, $between)",
        "project": "contains(lower(name), lower($project))",
        "since": "on_date >= $since::DATE",
        "until": "on_date <= $until::DATE",
        "text": "contains(lower(name), lower($text))",
    },
    "countries": {
        "countries": "list_contains($countries, code)",
        "between": "list_contains($between, code)",
        "text": "contains(lower(name), lower($text))",
    },
}
MEMBERS = re.compile(r"(any|all)_of\((\w+), \$(\w+)\)")
_OF_CONFLICTS = ("countries", "between", "predicates", "project", "min_amount", "currency")
CLAUSES["conflicts"] = {
    name: f"left_id IN (SELECT id FROM consolidated WHERE {CLAUSES['facts'][name]})"
    for name in _OF_CONFLICTS
} | {"text": "contains(lower(subject), lower($text))"}
VIEWS = tuple(CLAUSES)
_OPTIONS = {
    "countries": "country", "kinds": "kind", "predicates": "predicate", "statuses": "status",
    "modalities": "modality",
}  # fmt: skip
ORDER = {
    "facts": "article_id, evidence_start, id",
    "mentions": "article_id, start_char, end_char, id",
    "projects": "facts DESC, mentions DESC, name",
    "countries": "facts DESC, mentions DESC, code",
    "conflicts": "subject, field, id",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Everything that is given must hold; of several values one."""

    article: str | None = None
    countries: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    project: str | None = None
    since: str | None = None
    until: str | None = None
    min_amount: float | None = None
    currency: str | None = None
    statuses: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    source: str | None = None
    text: str | None = None

    def given(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value not in (None, ())
        }


def find(
    base: Factbase,
    view: str,
    wanted: Filter,
    *,
    sort: str | None = None,
    limit: int = 0,
) -> Found:
    """The rows of a view; `sort` is a column, with a `-` before it from the top; limit 0 is all."""
    clause, given = where(view, wanted)
    order = f"{_order(view, sort)}, {ORDER[view]}" if sort else ORDER[view]
    found = base.found(
        f"SELECT * FROM {view} WHERE {clause} ORDER BY {order} LIMIT {limit or 'NULL'}", given
    )
    total = base.rows(f"SELECT count(*) AS n FROM {view} WHERE {clause}", given)[0]["n"]
    return Found(found.columns, found.rows, total)


def where(view: str, wanted: Filter) -> tuple[str, dict[str, Any]]:
    """The condition in SQL and its parameters; refuses a filter that says nothing of the view."""
    given = wanted.given()
    for name in given:
        if name not in CLAUSES[view]:
            known = ", ".join(map(_option, CLAUSES[view]))
            raise QueryError(f"{view} cannot be narrowed by {_option(name)}; they can by {known}")
    clauses = (MEMBERS.sub(partial(_members, given), CLAUSES[view][name]) for name in given)
    return " AND ".join(clauses) or "true", given


def _members(given: dict[str, Any], asked: re.Match[str]) -> str:
    """One look into the list for each value: DuckDB's list_has_any takes ten times as long."""
    word, column, name = asked.groups()
    looks = [f"list_contains({column}, ${name}[{n}])" for n in range(1, len(given[name]) + 1)]
    return f"({' OR '.join(looks)})" if word == "any" else f"({' AND '.join(looks)})"


def _option(name: str) -> str:
    """What a filter is called on the command line."""
    return "--" + _OPTIONS.get(name, name).replace("_", "-")


def _order(view: str, sort: str) -> str:
    column = sort.removeprefix("-")
    known = [one.name for one in tables()[view].columns]
    if column not in known:
        raise QueryError(f"{view} have no column {column!r}; they have {', '.join(known)}")
    return f"{column} {'DESC' if sort.startswith('-') else 'ASC'} NULLS LAST"
