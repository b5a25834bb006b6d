"""Names without a head noun: numbered units of one site, and names with a foreign head in front.

`Ramu 2`, `Stork II`, `Hinkley Point C` where plants, lines or mines are spoken of nearby; `Tren
Maya`, `Gasoducto Norte`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from communique import tables
from communique.kinds.project import categories, heads, words
from communique.kinds.project.anchor import Name
from communique.kinds.project.chunks import Word
from communique.kinds.project.fold import fold
from communique.kinds.project.heads import Head
from communique.kinds.project.phrases import Phrases

NEAR = 250
"""Characters on either side in which something of which there is a series must be spoken of."""

ENERGY = frozenset({"power plant", "dam", "pipeline", "refinery", "mine", "gas field", "oil field"})
"""Categories whose units are numbered without a head noun."""

_UNIT = re.compile(
    r"[ -](?:I{1,3}|IV|[1-9]|[A-D])(?=[\s,.;:)'’?!]|$)(?![,.]\d)"
    r"(?! (?:of|million|billion|trillion|crore|lakh|bn|per)\b)"
)
_SITE = re.compile(r"(?<![\w$€£.-])[A-ZÀ-Þ][\w'’]{3,}(?:[ -][A-ZÀ-Þ][\w'’]+){0,2}$")
_OWNER = re.compile(r"^.*['’]s? ")
_LONGEST_SITE = 50
_JOIN = r"(?:(?:de la|de los|de|del|du|des|da|do|dos|di|e|y) |d['’])?"
_TAIL = re.compile(rf"(?: {_JOIN}[A-ZÀ-Þ][\w'’-]+){{1,4}}")


def numbered(text: str, folded: str) -> Iterator[Name]:
    """Roman numerals speak for themselves; a digit or letter must come again, or a sister."""
    found = ((_site(text, folded, unit), unit) for unit in _UNIT.finditer(text))
    units = [(site, unit) for site, unit in found if site is not None]
    times = Counter(text[site : unit.start()] for site, unit in units)
    first = Counter(text[site : unit.end()] for site, unit in units)
    for site, unit in units:
        one = unit[0][1:] in ("1", "A", "I")
        if one and times[text[site : unit.start()]] == first[text[site : unit.end()]]:
            continue
        if "I" in unit[0] or times[text[site : unit.start()]] > 1:
            head = _nearest(folded, site, unit.end())
            if head is not None:
                yield _name(folded, site, unit.end(), head, "name.series")


def _site(text: str, folded: str, unit: re.Match[str]) -> int | None:
    """Where the name begins whose number this is."""
    low = max(0, unit.start() - _LONGEST_SITE)
    found = _SITE.search(text[low : unit.start()])
    if found is None:
        return None
    start = low + found.start() + max(map(len, _OWNER.findall(found[0])), default=0)
    named = re.split(r"[ -]", folded[start : unit.start()])
    return None if any(_names_else(word) for word in named) else start


def _names_else(word: str) -> bool:
    """A word that is numbered for another reason: `Article 5`, `World War II`, `May 3`."""
    kinds = ("topic", "opener", "unit", "organisation", "title", "holder", "numbered", "place-noun")
    return word in heads.by_form() or any(word in words.of(kind) for kind in kinds)


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


def foreign(text: str, folded: str) -> Iterator[Name]:
    """`Gasoducto Norte`: the head is another language's and stands first."""
    for start, end, form in _phrases().find(folded):
        tail = _TAIL.match(text, end) if text[start].isupper() else None
        if tail is not None:
            yield _name(folded, start, tail.end(), _heads()[form], "name.foreign")


@cache
def _heads() -> dict[str, Head]:
    rows = tables.unique(tables.read("project/foreign.tsv"), "head")
    return {
        fold(word): Head(fold(word), categories.check(row, row["category"]), True, "")
        for word, row in rows.items()
    }


@cache
def _phrases() -> Phrases:
    return Phrases(_heads())
