"""What the fact base makes of a page's facts: one event told often, conflicts, histories.

Consolidated facts are numbered; a fact, a conflict and a step of a history name them by number.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from communique.factbase import Factbase
from communique.report.page.content import Plain
from communique.report.plain import visible

MOST = 1000
"""Conflicts at most; the page says so where it has that many."""
CLUSTERS = """
    SELECT c.id, m.fact_id, c.reports, c.sources, c.agreement
    FROM membership m JOIN consolidated c ON c.id = m.consolidated_id
    WHERE m.fact_id IN (SELECT unnest($facts)) ORDER BY c.id, m.fact_id"""
CONFLICTS = """
    SELECT subject, field, left_id, left_value, left_sources, right_id, right_value, right_sources
    FROM conflicts
    WHERE left_id IN (SELECT unnest($known)) OR right_id IN (SELECT unnest($known))
    ORDER BY subject, field, id LIMIT $most"""
HISTORY = """
    SELECT project, on_date, stage, consolidated_id, superseded_by FROM history
    WHERE consolidated_id IN (SELECT unnest($known)) ORDER BY project, step"""


def consolidated(base: Factbase, facts: Sequence[Plain]) -> Plain:
    """Gives each fact the number of its cluster; the clusters, conflicts and histories of all."""
    rows = base.rows(CLUSTERS, {"facts": [fact["id"] for fact in facts]})
    numbers = {name: place for place, name in enumerate(dict.fromkeys(row["id"] for row in rows))}
    cluster = {row["fact_id"]: numbers[row["id"]] for row in rows}
    for fact in facts:
        fact["cluster"] = cluster[fact["id"]]
    known = {"known": list(numbers)}
    return {
        "clusters": list({row["id"]: _cluster(row) for row in rows}.values()),
        "conflicts": [
            _conflict(row, numbers) for row in base.rows(CONFLICTS, {**known, "most": MOST})
        ],
        "most": MOST,
        "history": [_step(row, numbers) for row in base.rows(HISTORY, known)],
    }


def _cluster(row: Mapping[str, Any]) -> Plain:
    return {name: row[name] for name in ("reports", "sources", "agreement")}


def _conflict(row: Mapping[str, Any], numbers: Mapping[str, int]) -> Plain:
    return {
        "subject": visible(row["subject"]),
        "field": row["field"],
        "sides": [
            {
                "value": visible(row[f"{side}_value"] or ""),
                "sources": row[f"{side}_sources"],
                "cluster": numbers.get(row[f"{side}_id"]),
            }
            for side in ("left", "right")
        ],
    }


def _step(row: Mapping[str, Any], numbers: Mapping[str, int]) -> Plain:
    step = {
        "project": visible(row["project"]),
        "day": row["on_date"] and row["on_date"].isoformat(),
        "stage": row["stage"],
        "cluster": numbers[row["consolidated_id"]],
        "superseded": row["superseded_by"] is not None,
    }
    return {name: value for name, value in step.items() if value not in (None, False)}
