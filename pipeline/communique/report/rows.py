"""Rows for programs: JSON lines and CSV.

A CSV cell that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO, Any

from communique.report.inspect import Row, cell, plain

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def json_line(row: Row) -> str:
    r"""The row as one line; sums and days are strings, as in the records.

    >>> json_line({"code": "KZ", "amount": Decimal("5.000000")})
    '{"code": "KZ", "amount": "5"}'
    """
    return json.dumps(dict(row), ensure_ascii=False, default=_json)


def _json(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def write_csv(columns: Sequence[str], rows: Iterable[Row], out: IO[str]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row[column]) for column in columns])


def safe(value: Any) -> str:
    """The cell of a value; text is never a formula.

    >>> safe("=HYPERLINK(1)"), safe(-5)
    ("'=HYPERLINK(1)", '-5')
    """
    text = cell(value)
    return f"'{text}" if isinstance(value, str | list) and text.startswith(FORMULA) else text
