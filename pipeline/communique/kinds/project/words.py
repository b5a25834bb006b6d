"""The word classes of the name grammar (`data/project/words.tsv`)."""

from collections.abc import Iterable
from functools import cache

from communique import tables

_NONE: frozenset[str] = frozenset()


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple(tables.unique(tables.read("project/words.tsv"), "word", "class"))


@cache
def _classes() -> dict[str, frozenset[str]]:
    return _gathered((kind, word) for word, kind in _pairs())


@cache
def _by_word() -> dict[str, frozenset[str]]:
    return _gathered(_pairs())


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


def of(kind: str) -> frozenset[str]:
    """The folded words of a class; a class that the table does not know is a KeyError."""
    return _classes()[kind]


def classes(folded: str) -> frozenset[str]:
    """The classes of a folded word; of most it has none."""
    return _by_word().get(folded, _NONE)
