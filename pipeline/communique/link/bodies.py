"""Lenders, companies and organizations by name, which no kind of mention covers."""

from collections.abc import Container, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from communique.link import lexicon
from communique.link.cues import joins


def starts(text: str) -> list[int]:
    """Where a name may stand."""
    return [start for _, start, _ in _names()[1].find_matches_as_indexes(text)]


def find(text: str, known: Container[str]) -> Iterator[tuple[str, int, int]]:
    """The known names that stand by themselves in the text; of two at one place the longer."""
    names, automaton = _names()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    reached = 0
    for start, end, name in sorted(
        (start, -end, names[number]) for number, start, end in found if names[number] in known
    ):
        if start >= reached and not _joined(text, start, -end):
            reached = -end
            yield name, start, reached


def gives(text: str) -> str | None:
    """What the money of the national lender that a sentence names is, if it names one kind."""
    found = (lexicon.lenders().get(name) for name, _, _ in find(text, lexicon.actors()))
    given = {row["gives"] for row in found if row}
    return given.pop() if len(given) == 1 else None


def _joined(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a longer word."""
    return joins(text[end : end + 1]) or joins(text[max(start - 1, 0) : start])


@cache
def _names() -> tuple[list[str], AhoCorasick]:
    names = sorted({*lexicon.actors(), *lexicon.organizations()})
    return names, AhoCorasick(names)
