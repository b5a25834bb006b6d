"""The word classes of the name grammar (`data/project/words.tsv`)."""

from functools import cache

from communique import tables


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind in tables.unique(tables.read("project/words.tsv"), "word", "class"):
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def of(kind: str) -> frozenset[str]:
    """The folded words of a class; a class that the table does not know is a KeyError."""
    return _classes()[kind]
