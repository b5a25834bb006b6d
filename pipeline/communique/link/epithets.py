"""Which country "the emirate" or "the West African nation" is: one that the article has named."""

from functools import cache
from itertools import pairwise

from communique import tables
from communique.link import lexicon
from communique.link.words import Word

_NOUNS = frozenset({
    "country", "nation", "state", "republic", "power", "giant", "economy", "government", "member",
})  # fmt: skip
"""Nouns that say nothing of which country it is, without a word before them."""


def meant(token: Word, named: list[str], last: list[str]) -> list[str]:
    """The one of those named that is so; of several the one that was the last subject."""
    if not any(child.lower == "the" for child in token.children):
        return []
    words = [c.lower for c in token.children if c.dep in ("amod", "compound") and c.i < token.i]
    groups = [_epithets()[name] for name in _names(words, token.base) if name in _epithets()]
    found = [code for code in named if groups and all(code in codes for codes in groups)]
    return found if len(found) == 1 else [code for code in last if code in found][:1]


def _names(words: list[str], noun: str) -> list[str]:
    """What the phrase may be told by, two words before one of them."""
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    inside = {word for pair in pairs if pair in _epithets() for word in pair.split()}
    own = [noun] if noun not in _NOUNS else []
    whole = [f"{words[-1]} {noun}"] if words and f"{words[-1]} {noun}" in _epithets() else []
    rest = [word for word in words if word not in inside and not (whole and word == words[-1])]
    return [*pairs, *whole, *rest, *own]


@cache
def forms() -> frozenset[str]:
    """Every form of a noun that may take up a country so."""
    rows = tables.read("facts/epithets.tsv")
    return lexicon.noun_forms(_NOUNS | {row["word"] for row in rows if row["kind"] == "noun"})


@cache
def _epithets() -> dict[str, frozenset[str]]:
    rows = tables.unique(tables.read("facts/epithets.tsv"), "word")
    return {word: frozenset(row.items_of("codes")) for word, row in rows.items()}
