r"""Stretches of a page that are not the article: comment forms, cookie notices, share bars.

>>> text = "Trade rose.\n\nPlease enter your comment!\nPlease enter your name here"
>>> [text[start:end] for start, end in stretches(text)]
['Please enter your comment!', 'Please enter your name here']
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from communique import annotations, tables

LONGEST_LINE = 240
"""Characters: a longer line is prose, whatever it says."""


def stretches(text: str) -> list[tuple[int, int]]:
    """The `(start, end)` of each line that is boilerplate as a whole, in order."""
    lines = re.finditer(r"[^\n]+", text)
    return [_trim(line) for line in lines if _is_boilerplate(line[0].strip())]


def _trim(line: re.Match[str]) -> tuple[int, int]:
    start = line.start() + len(line[0]) - len(line[0].lstrip())
    return start, start + len(line[0].strip())


def _is_boilerplate(line: str) -> bool:
    return 0 < len(line) <= LONGEST_LINE and any(p.search(line) for p in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled())


def _compiled() -> Iterator[re.Pattern[str]]:
    for row in tables.read("text/boilerplate.tsv"):
        try:
            yield re.compile(row["pattern"], re.IGNORECASE)
        except re.error as error:
            row.refuse(f"{row['pattern']!r} is no regular expression: {error}")


class Boilerplate:
    """Notes boilerplate on the Doc; no mention is made there."""

    def __call__(self, doc: Doc) -> Doc:
        annotations.set_boilerplate(doc, stretches(annotations.text(doc)))
        return doc
