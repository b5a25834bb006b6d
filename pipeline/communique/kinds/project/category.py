"""The category of a name: its head's, or for a project or programme what the words inside say."""

import re
from functools import cache

from communique import tables
from communique.kinds.project import categories, heads
from communique.kinds.project.anchor import Name
from communique.kinds.project.heads import Head

_LINES = (
    ("railway", re.compile(r"\b(?:rail\w*|trains?|tracks?)\b")),
    ("metro", re.compile(r"\b(?:metro|subway|light rail|tram|monorail|mrt|lrt)\b")),
    (
        "transmission line",
        re.compile(r"\b(?:power|electric|electricity|kilovolt|\d*kv|grid|cable)\b"),
    ),
    ("pipeline", re.compile(r"\b(?:pipeline|gas|oil|barrels|hydrogen)\b")),
)
_OTHERWISE = {
    "plant": (re.compile(r"\b(?:cement|steel|fertili[sz]er|car|assembly|chemicals?|sugar|paper|"
                         r"tractors?|glass|tyres?|textiles?|batter\w+)\b"), "factory"),
    "terminal": (re.compile(r"\b(?:lng|gas|oil|regasification|petroleum|fuel)\b"), "refinery"),
}  # fmt: skip
"""Heads that are another thing where such words stand around them."""
_AROUND = 300
_NEAR = 100


def of(name: Name, folded: str) -> str:
    if name.head.noun in ("line", "link"):
        return _line(name, folded)
    if name.head.noun in _OTHERWISE:
        pattern, other = _OTHERWISE[name.head.noun]
        around = pattern.search(folded, max(0, name.start - _NEAR), name.end + _NEAR)
        return other if around else name.head.category
    if name.head.noun in _plans():
        after = name.rule == "name.for"
        aim = slice(name.head_end, name.end) if after else slice(name.start, name.head_start)
        if name.rule.startswith("apposition"):
            aim = slice(name.start, name.end)
        return _inside(folded[aim]) or name.head.category
    return name.head.category


def _line(name: Name, folded: str) -> str:
    """What runs along a line, by the word for it that stands nearest."""
    begin, end = max(0, name.start - _AROUND), name.end + _AROUND
    near = [
        (max(name.start - match.end(), match.start() - name.end), category)
        for category, pattern in _LINES
        for match in pattern.finditer(folded, begin, end)
    ]
    return min(near)[1] if near else name.head.category


@cache
def _plans() -> frozenset[str]:
    """Heads that say nothing of what is built."""
    return frozenset(h.noun for h in heads.by_form().values() if h.noun.endswith("project")) | {
        "megaproject", "mega-project", "complex", "facility",
    }  # fmt: skip


def _inside(modifiers: str) -> str | None:
    """The last head or hint among the modifiers: `port` of `Matarbari Port Development`."""
    inner = [head for _, _, head in heads.find(modifiers) if _tells(head)]
    if inner:
        return inner[-1].category
    hints = [_hints().get(word) for word in modifiers.replace("-", " ").split()]
    return next(filter(None, reversed(hints)), None)


def _tells(head: Head) -> bool:
    return (
        not head.beside
        and head.needs != "scheme"
        and head.needs not in ("field", "rail", "line", "plant")
        and head.noun not in _plans()
    )


@cache
def _hints() -> dict[str, str]:
    rows = tables.unique(tables.read("project/hints.tsv"), "word")
    return {word: categories.check(row, row["category"]) for word, row in rows.items()}
