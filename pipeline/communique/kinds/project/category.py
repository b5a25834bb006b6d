"""The category of a name: its head's, or for a project or programme what the words inside say."""

import re
from functools import cache

from communique import tables
from communique.kinds.project import categories, heads
from communique.kinds.project.anchor import Name
from communique.kinds.project.heads import Head

_LINES = (
    ("metro", re.compile(r"\b(?:metro|subway|light rail|tram|monorail|mrt|lrt)\b")),
    ("transmission line", re.compile(r"\b(?:power|electric|electricity|kilovolt|kv|grid|cable)\b")),
    ("pipeline", re.compile(r"\b(?:pipeline|gas|oil|barrels)\b")),
)
_AROUND = 300


def of(name: Name, folded: str) -> str:
    if name.head.noun == "line":
        return _line(name, folded)
    if name.head.noun in _plans():
        return _inside(folded[name.start : name.head_start]) or name.head.category
    return name.head.category


def _line(name: Name, folded: str) -> str:
    """What runs along a line, by the word for it that stands nearest before or after."""
    begin, end = max(0, name.start - _AROUND), name.end + _AROUND
    for category, pattern in _LINES:
        if pattern.search(folded, begin, end):
            return category
    return name.head.category


@cache
def _plans() -> frozenset[str]:
    """Heads that say nothing of what is built."""
    return frozenset(h.noun for h in heads.by_form().values() if h.noun.endswith("project")) | {
        "scheme", "megaproject", "mega-project", "complex", "facility",
    }  # fmt: skip


def _inside(modifiers: str) -> str | None:
    """The last head or hint among the modifiers: `port` of `Matarbari Port Development`."""
    inner = [head for _, _, head in heads.find(modifiers) if _tells(head)]
    if inner:
        return inner[-1].category
    hints = [_hints().get(word) for word in modifiers.replace("-", " ").split()]
    return next(filter(None, reversed(hints)), None)


def _tells(head: Head) -> bool:
    return head.needs != "scheme" and head.noun != "plant" and head.noun not in _plans()


@cache
def _hints() -> dict[str, str]:
    rows = tables.unique(tables.read("project/hints.tsv"), "word")
    return {word: categories.check(row, row["category"]) for word, row in rows.items()}
