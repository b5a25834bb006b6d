"""Words beside a form that tell what it is: `cues.tsv` as patterns over the folded text."""

import re
from collections.abc import Iterable
from functools import cache

from communique import tables
from communique.kinds.country import inflect
from communique.kinds.country.folding import fold


@cache
def words(cue: str) -> frozenset[str]:
    return frozenset(_rows()[cue])


@cache
def inflected(cue: str) -> frozenset[str]:
    """The cue's base forms with their endings, and the words of its `.irregular` row."""
    found = {form for base in words(cue) for form in inflect.forms(base)}
    return frozenset(found) | words(f"{cue}.irregular")


@cache
def before(cue: str) -> re.Pattern[str]:
    """Matches, by `search`, one of the cue's words right at the end of what stands before."""
    return re.compile(rf"(?<![\w'-]){alternatives(words(cue))} (?:the )?$")


@cache
def after(cue: str) -> re.Pattern[str]:
    """Matches one of the cue's words right after a form."""
    return re.compile(rf"[ -]{alternatives(words(cue))}(?!\w)")


def alternatives(found: Iterable[str]) -> str:
    """The words as a pattern, the longest first."""
    longest_first = sorted(map(fold, found), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


@cache
def _rows() -> dict[str, list[str]]:
    rows = tables.unique(tables.read("country/cues.tsv"), "cue")
    return {cue: row.items_of("words") for cue, row in rows.items()}
