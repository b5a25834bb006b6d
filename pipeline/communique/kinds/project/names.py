"""The grammar of project names: a proper modifier and a head noun, capitalised or not.

>>> text = "Trains use the Angren-Pap railway line and a new bridge."
>>> [text[n.start:n.end] for n in find(text, text.lower(), [0])]
['Angren-Pap railway line']
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.project import apposition, chunks, heads, words
from communique.kinds.project.chunks import Word
from communique.kinds.project.heads import Head

_NUMBER = re.compile(r" (?:No\. ?)?(?:[IVX]{1,4}|\d{1,2}|[A-Z])(?![\w%$€£.,-]*\w)")
_ROMAN = re.compile(r" [IVX]{1,4}\b(?![-'’])")
_NUMBERED = frozenset({"metro line", "line", "terminal", "subway line", "mrt line", "lrt line"})
_SECTION = re.compile(r" \((?:Line|Section|Segment|Route) [^()\n]{1,40}\)")
_NEXT = re.compile(r"[ \n]([^\W\d_][\w'’-]*)")
_OF = re.compile(
    r" of (?:the )?((?:[A-ZÀ-Þ][\w'’–-]*(?: (?:[A-ZÀ-Þ][\w'’–-]*|de|del|da|al|la|and(?= [A-Z])))*))"
)
_PLACED = frozenset({"port", "seaport", "bridge", "tunnel", "palace", "house of culture"})
_INDEFINITE = frozenset("a an another any some no each every two three several new".split())
_CHAIN = re.compile(r"[^\W\d_][-‐-―−/][A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    head_start: int
    head_end: int
    head: Head
    words: tuple[Word, ...]
    rule: str

    @property
    def capital(self) -> bool:
        """Whether the head is part of a name in capitals."""
        return self.rule in ("name.capital", "name.weak", "name.numbered", "name.of")


def find(text: str, folded: str, sentences: list[int]) -> Iterator[Name]:
    """Every name that the grammar reads, overlapping ones too, in the order of their heads."""
    for start, end, head in heads.find(folded):
        begin = sentences[bisect_right(sentences, start) - 1] if sentences else 0
        name = _read(text, folded, begin, start, end, head)
        if name is not None:
            yield name


def _read(text: str, folded: str, begin: int, start: int, end: int, head: Head) -> Name | None:
    capital = text[start].isupper()
    if (head.capital and not capital) or text[end : end + 1] in ("-", "@", "_"):
        return None
    run = chunks.trim(chunks.before(text, folded, begin, start))
    stop = _numbered(text, end, head, capital)
    if not run:
        if capital:
            return _headed(text, start, end, stop, head)
        return _beside(text, folded, begin, start, end, head)
    if not _continues_well(text, folded, end, head, capital):
        return None
    rule = _rule(text, folded, begin, run, head, start, end, stop)
    if not rule:
        return None
    return Name(run[0].start, _bracketed(text, stop, rule), start, end, head, tuple(run), rule)


def _rule(
    text: str, folded: str, begin: int, run: list[Word], head: Head, start: int, end: int, stop: int
) -> str:
    if text[start].isupper() and not (text[start:end].isupper() and not head.capital):
        return "name.capital" if _names_capital(run, stop > end) else "name.weak"
    return "name.lower" if _names_lower(text, folded, begin, run, head) else ""


def _bracketed(text: str, stop: int, rule: str) -> int:
    """`(Line 5 Northern Route)` belongs to the name that it follows."""
    section = _SECTION.match(text, stop) if rule == "name.capital" else None
    return section.end() if section else stop


def _headed(text: str, start: int, end: int, stop: int, head: Head) -> Name | None:
    """`Port of Gwadar`, `Metro Line 2`."""
    if stop > end:
        return Name(start, stop, start, end, head, (), "name.numbered")
    if head.noun in _PLACED and (of := _OF.match(text, end)):
        word = Word(of.start(1), of.end(1), of[1].lower(), "proper")
        return Name(start, of.end(), start, end, head, (word,), "name.of")
    return None


def _beside(
    text: str, folded: str, begin: int, start: int, end: int, head: Head
) -> Name | None:
    """A name that stands beside a common noun: quoted before it, called after it, explained by it."""
    if quoted := apposition.quoted(text, begin, start):
        return _apart(quoted, folded, start, end, head, "name.quoted")
    if called := apposition.called(text, end):
        return _apart(called, folded, start, end, head, "apposition.called")
    run = apposition.before(text, folded, begin, start, end, head)
    if not run:
        return None
    return Name(run[0].start, run[-1].end, start, end, head, tuple(run), "apposition.noun")


def _apart(
    place: tuple[int, int], folded: str, start: int, end: int, head: Head, rule: str
) -> Name:
    word = Word(*place, folded[slice(*place)], "proper")
    return Name(*place, start, end, head, (word,), rule)


def _numbered(text: str, end: int, head: Head, capital: bool) -> int:
    """The end of the name with the number that belongs to it: `Metro Line 1`, `Inga Dam III`."""
    if not capital:
        return end
    pattern = _NUMBER if head.noun in _NUMBERED else _ROMAN
    number = pattern.match(text, end)
    return number.end() if number else end


def _continues_well(text: str, folded: str, end: int, head: Head, capital: bool) -> bool:
    """No company, authority or person's office goes on after the head, and no town."""
    after = _NEXT.match(text, end)
    if after is None:
        return True
    word, upper = folded[after.start(1) : after.end(1)], after[1][0].isupper()
    if word.endswith("'s"):
        word = word[:-2]
    if word in words.of("organisation") and (upper or not capital):
        return False
    if upper:
        return capital and head.noun != "port" or word in words.of("opener")
    return capital or word not in words.of("place-noun")


def _names_capital(run: list[Word], numbered: bool) -> bool:
    parts = [word.part for word in run]
    return "proper" in parts or numbered or parts.count("topic") >= 2


def _names_lower(text: str, folded: str, begin: int, run: list[Word], head: Head) -> bool:
    if not any(word.part == "proper" for word in run):
        return False
    if head.plural and not _CHAIN.search(text, run[0].start, run[-1].end):
        return False
    before = folded[max(begin, run[0].start - 12) : run[0].start].split()
    return not before or before[-1] not in _INDEFINITE


def chained(text: str, name: Name) -> bool:
    """Whether a chain of places stands in the modifiers: `Angren-Pap`."""
    return bool(_CHAIN.search(text, name.start, name.head_start))
