"""Names without a head noun: numbered units of one site, and names with a foreign head in front.

`Ramu 2`, `Stork II`, `Hinkley Point C` where plants, lines or mines are spoken of nearby; `Tren
Maya`, `Gasoducto Norte`, `Pont Massalou`.
"""

import re
from collections.abc import Iterator
from functools import cache

from communique import tables
from communique.kinds.project import categories, heads, words
from communique.kinds.project.anchor import Name
from communique.kinds.project.chunks import Word
from communique.kinds.project.heads import Head

NEAR = 250
"""Characters on either side in which something of which there is a series must be spoken of."""

ENERGY = frozenset({"power plant", "dam", "pipeline", "refinery", "mine", "gas field", "oil field"})
"""Categories whose units are numbered without a head noun."""

_SERIES = re.compile(
    r"(?<![\w$€£.-])(?P<site>[A-ZÀ-Þ][\w'’]+(?:[ -][A-ZÀ-Þ][\w'’]+){0,2})[ -]"
    r"(?P<number>I{2,3}|IV|V|[1-9]|[B-D])(?=[\s,.;:)'’?!]|$)"
    r"(?! (?:of|million|billion|per|[a-z]+ ago))"
)


def find(text: str, folded: str) -> Iterator[Name]:
    yield from _numbered(text, folded)
    yield from _foreign(text, folded)


def _numbered(text: str, folded: str) -> Iterator[Name]:
    for match in _SERIES.finditer(text):
        site = folded[slice(*match.span("site"))]
        if any(_names_else(word) for word in re.split(r"[ -]", site)):
            continue
        head = _nearest(folded, match.start(), match.end())
        if head is not None:
            yield _name(folded, match.start(), match.end(), head, "name.series")


def _names_else(word: str) -> bool:
    """A word that is numbered for another reason: `Article 5`, `World War II`, `May 3`."""
    kinds = ("topic", "opener", "unit", "organisation", "title", "holder", "numbered", "place-noun")
    return any(word in words.of(kind) for kind in kinds)


def _nearest(folded: str, start: int, end: int) -> Head | None:
    """The head nearest to the name of something that comes in series."""
    low = max(0, start - NEAR)
    around = [
        (min(abs(low + first - end), abs(start - low - last)), number, head)
        for number, (first, last, head) in enumerate(heads.find(folded[low : end + NEAR]))
        if head.category in ENERGY
    ]
    return min(around)[2] if around else None


def _name(folded: str, start: int, end: int, head: Head, rule: str) -> Name:
    word = Word(start, end, folded[start:end], "proper")
    return Name(start, end, end, end, head, (word,), rule)


def _foreign(text: str, folded: str) -> Iterator[Name]:
    for match in _pattern().finditer(text):
        head = _heads()[match["head"]]
        yield _name(folded, match.start(), match.end(), head, "name.foreign")


@cache
def _heads() -> dict[str, Head]:
    rows = tables.unique(tables.read("project/foreign.tsv"), "head")
    return {
        word: Head(word.lower(), categories.check(row, row["category"]), True, "")
        for word, row in rows.items()
    }


@cache
def _pattern() -> re.Pattern[str]:
    cap = r"[A-ZÀ-Þ][\w'’-]+"
    joins = r"(?:de |del |de la |de los |du |des |da |do |dos |d'|d’|di |e |y )"
    return re.compile(
        rf"\b(?P<head>{'|'.join(map(re.escape, _heads()))}) {joins}?{cap}(?: {joins}?{cap}){{0,3}}"
    )
