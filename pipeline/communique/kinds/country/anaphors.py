"""Words in capitals that take a named state up again: "the Kingdom", "the Islamic Republic"."""

import re
from collections.abc import Iterator
from functools import cache

from communique import tables
from communique.annotations import Candidate
from communique.kinds.country import cues
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.lexicon import check_code, codes
from communique.tables import Row

ANY_REPUBLIC = "*"


@cache
def _rows() -> dict[str, Row]:
    rows: dict[str, Row] = tables.unique(tables.read("country/anaphors.tsv"), "text")
    for row in rows.values():
        for code in {*row.items_of("codes"), *row.items_of("alone")} - {ANY_REPUBLIC}:
            check_code(code, codes(), row.where)
    return rows


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"[Tt](?<!\w.)he ({cues.alternatives(_rows())})(?! [A-Z]| of\b|[\w-])")


def candidates(folded: str, evidence: Evidence) -> Iterator[Candidate]:
    for match in _pattern().finditer(folded):
        row = _rows()[match[1]]
        code = evidence.nearest(match.start(), _meant(row, evidence)) or row["alone"]
        if code:
            values = {"codes": [code], "form": "anaphor"}
            yield Candidate(match.start(1), match.end(1), "country.anaphor", values)


def _meant(row: Row, evidence: Evidence) -> set[str]:
    if row["codes"] != ANY_REPUBLIC:
        return set(row.items_of("codes"))
    named = {hit.form.codes for hit in evidence.hits if "Republic" in hit.form.text}
    return {code for found in named for code in found}
