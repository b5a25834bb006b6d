"""Towns and regions, which say in which country a party is where none is named."""

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from communique.link import lexicon
from communique.link.cues import joins
from communique.link.words import Word

_REGION = {
    "region", "province", "state", "county", "district", "governorate", "oblast", "territory",
    "prefecture", "city", "republic", "krai", "municipality", "island", "islands", "peninsula",
}  # fmt: skip
"""What a name goes on with and still is that of a place."""
_SEATED = {"in", "at", "near", "outside"}
"""Where something is said or signed in a capital, and goes to no one there."""
_REACHES = {"arrive", "land"}
"""What goods do "in" a capital and still go to its country."""
MOST = 20
"""Towns that a sentence may name; more is a table."""


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """The name of each that stands by itself in the text; of two at one place the longer."""
    names, automaton = _names()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if not joins(text[end : end + 1]) and not joins(text[max(start - 1, 0) : start]):
            yield names[number], start, end


def is_party(name: str, root: Word, tokens: range) -> bool:
    """Whether a party may stand there: it is no part of another name, and no seat of talks."""
    led = next((w for w in _above(root) if w.dep == "prep"), None)
    if led is not None and led.lower == "of" and led.head.pos == "PROPN":
        return False
    if name.lower() in lexicon.capitals() and led is not None and led.lower in _SEATED:
        return led.head.base in _REACHES
    last = root.doc.sentence(root.i)[1]
    around = [root.doc[i] for i in (tokens.start - 1, tokens.stop) if 0 <= i < last]
    return not any(w.pos == "PROPN" and w.base not in _REGION and _joins(w, root) for w in around)


def _above(root: Word) -> list[Word]:
    return [root.head, root.head.head]


def _joins(word: Word, root: Word) -> bool:
    """Whether the two make one name, as in "Shanghai Electric"."""
    return (word.dep == "compound" and word.head in (root, root.head)) or root.head == word


@cache
def _names() -> tuple[list[str], AhoCorasick]:
    names = sorted(lexicon.towns())
    return names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
