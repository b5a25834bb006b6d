"""Words beside a form that tell what it is: `cues.tsv` as patterns over the folded text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

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


class Before(NamedTuple):
    """A pattern for the end of a text, with the ends that a match may have, asked for first."""

    pattern: re.Pattern[str]
    ends: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        may = text.endswith(self.ends) or text.removesuffix("the ").endswith(self.ends)
        return self.pattern.search(text) if may else None


@cache
def before(cue: str) -> Before:
    """Matches, by `search`, one of the cue's words right at the end of what stands before."""
    pattern = re.compile(rf"(?<![\w'-]){alternatives(words(cue))} (?:the )?$")
    return Before(pattern, tuple({f"{fold(word)} "[-3:] for word in words(cue)}))


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
