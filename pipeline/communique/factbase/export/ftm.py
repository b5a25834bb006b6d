"""FollowTheMoney entities, a JSON object a line: what its schema has a place for, and no more.

Countries become public bodies, organizations organizations, loans and debts `Debt`, grants, aid
and investments `Payment`, everything else (and every plan) `Event`; denied facts are left out.
"""

import json
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

FILE = "entities.ftm.json"
BATCH = 10_000
SIDES = {
    "loan": ("Debt", "creditor", "debtor"),
    "debt": ("Debt", "creditor", "debtor"),
    "grant": ("Payment", "payer", "beneficiary"),
    "aid": ("Payment", "payer", "beneficiary"),
    "investment": ("Payment", "payer", "beneficiary"),
}
QUERIES = {
    "article": "SELECT id, title, published, url, source FROM articles",
    "country": "SELECT code, name FROM countries WHERE consolidated > 0",
    "organization": "SELECT DISTINCT unnest(organizations) AS name FROM consolidated ORDER BY name",
    "project": "SELECT name, countries, stage FROM projects ORDER BY name",
    "fact": "SELECT consolidated.*, facts.evidence, proof FROM consolidated "
    "JOIN facts ON facts.id = consolidated.fact_id "
    "JOIN (SELECT consolidated_id, list_sort(list(DISTINCT article_id)) AS proof "
    "FROM membership GROUP BY consolidated_id) ON consolidated_id = consolidated.id "
    "WHERE stage IS DISTINCT FROM 'denied' ORDER BY consolidated.id",
}
Row = dict[str, Any]


def write(connection: DuckDBPyConnection, folder: Path) -> Iterator[Path]:
    partial = folder / f".{FILE}"
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        for sort, query in QUERIES.items():
            for row in _rows(connection, query):
                file.write(json.dumps(_entity(sort, row), ensure_ascii=False) + "\n")
    yield partial.replace(folder / FILE)


def _rows(connection: DuckDBPyConnection, query: str) -> Iterator[Row]:
    found = connection.execute(query)
    names = [column[0] for column in found.description or ()]
    while batch := found.fetchmany(BATCH):
        for row in batch:
            yield dict(zip(names, row, strict=True))


def _entity(sort: str, row: Row) -> Row:
    if sort == "fact":
        return _fact(row)
    if sort == "article":
        properties = {
            "title": row["title"] or row["id"], "publishedAt": row["published"],
            "sourceUrl": row["url"], "publisher": row["source"],
        }  # fmt: skip
        return _made("Article", _id("article", row["id"]), properties)
    if sort == "country":
        place = {"name": row["name"] or row["code"], "country": row["code"].lower()}
        return _made("PublicBody", _id("country", row["code"]), place)
    if sort == "organization":
        return _made("Organization", _id("organization", row["name"]), {"name": row["name"]})
    codes = [code.lower() for code in row["countries"]]
    properties = {"name": row["name"], "country": codes, "status": row["stage"]}
    return _made("Project", _id("project", row["name"]), properties)


def _fact(row: Row) -> Row:
    givers, takers = _parties(row, "source"), _parties(row, "target")
    organizations = [_id("organization", name) for name in row["organizations"]]
    properties = {
        "startDate": row["start_date"], "endDate": row["end_date"], "summary": row["evidence"],
        "proof": [_id("article", name) for name in row["proof"]],
    }  # fmt: skip
    schema, giver, taker = SIDES.get(row["predicate"], ("Event", "", ""))
    givers = givers or organizations
    if schema == "Event" or row["stage"] == "planned" or not givers or not takers:
        involved = [*_parties(row, "countries"), *organizations]
        name = " ".join(filter(None, [row["stage"], row["predicate"], row["project"]]))
        return _made("Event", _id("fact", row["id"]), {
            **properties, "name": name, "involved": sorted(set(involved))})  # fmt: skip
    amount = None if row["amount"] is None else f"{row['amount']:f}".rstrip("0").rstrip(".")
    properties |= {giver: givers, taker: takers, "amount": amount, "currency": row["currency"]}
    if schema == "Payment":
        project = row["project"] and _id("project", row["project"])
        properties |= {"purpose": row["predicate"], "project": project}
    return _made(schema, _id("fact", row["id"]), properties)


def _parties(row: Row, role: str) -> list[str]:
    return [_id("country", code) for code in row[role]]


def _id(sort: str, name: str) -> str:
    return f"communique-{sort}-{sha1(name.encode()).hexdigest()[:16]}"


def _made(schema: str, identity: str, properties: Row) -> Row:
    """An entity; its properties are lists of strings, without those that are not known."""
    lists = {n: v if isinstance(v, list) else [v] for n, v in properties.items()}
    known = {n: [str(one) for one in v if one is not None] for n, v in lists.items()}
    return {"id": identity, "schema": schema, "properties": {n: v for n, v in known.items() if v}}
