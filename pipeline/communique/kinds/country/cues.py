"""Words beside a form that tell what it is: `cues.tsv` as patterns over the folded text."""

import re
from functools import cache

from communique import tables


@cache
def words(cue: str) -> frozenset[str]:
    return frozenset(_rows()[cue])


@cache
def pattern(cue: str) -> str:
    """The cue's words as alternatives, the longest first."""
    longest_first = sorted(_rows()[cue], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


@cache
def _rows() -> dict[str, list[str]]:
    rows = tables.unique(tables.read("country/cues.tsv"), "cue")
    return {cue: row.items_of("words") for cue, row in rows.items()}
