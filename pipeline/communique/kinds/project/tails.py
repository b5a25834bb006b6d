"""What follows a head noun: the number or section of the name, or a body that it is part of."""

import re
from functools import cache

from communique import tables
from communique.kinds.project import words
from communique.kinds.project.anchor import Anchor, Name
from communique.kinds.project.chunks import Word
from communique.kinds.project.fold import fold

_CAP = r"[A-ZÀ-Þ](?:[\w–-]|['’](?=\w))*"
_NUMBER = re.compile(
    r" (?:No\. ?\d{1,3}\.\d{1,2}|(?:No\. ?)?(?:[IVX]{1,4}|\d{1,3}|[A-Z]))(?![\w%$€£.,-]*\w)"
)
_ROMAN = re.compile(r" (?:No\. ?\d{1,2}|[IVX]{1,4})\b(?![-'’])")
_NUMBERED = frozenset(
    {
        "national road",
        "national highway",
        "main road",
        "road",
        "route",
        "state road",
        "metro line",
        "line",
        "terminal",
        "subway line",
        "mrt line",
        "lrt line",
    }
)
_SECTION = re.compile(r" \((?:Line|Section|Segment|Route) [^()\n]{1,40}\)")
_NEXT = re.compile(r"[ \n]([^\W\d_][\w'’-]*)")
_BODY = re.compile(rf"(?:(?: (?:and|&|of|for))? {_CAP}){{1,6}}")
_OF = re.compile(rf" of (?:the )?({_CAP}(?: (?:{_CAP}|de|del|da|al|la|and(?= [A-Z]))){{0,6}})")
_FOR = re.compile(
    rf" (?:for|on|of) (?:the )?(?P<what>{_CAP}(?: (?:(?:and|of|the|for) ){{0,2}}{_CAP}){{0,8}})"
)
_COMPANIES = frozenset(
    {
        "railway",
        "airport",
        "port",
        "harbour",
        "highway",
        "road",
        "mine",
        "refinery",
        "national road",
    }
)
"""Heads whose capitalised plural is a body: Kenya Railways, Peel Ports."""
_SERVING = frozenset({"center", "centre", "training center", "training centre"})
"""Heads that tell in capitals what they are for: `Kara Centre for Rice Research`."""
_PLACED = frozenset(
    {
        "port",
        "freeport",
        "free port",
        "seaport",
        "metro",
        "bridge",
        "tunnel",
        "palace",
        "house of culture",
    }
)


def numbered(anchor: Anchor) -> int:
    """The end of the name with the number that belongs to it: `Metro Line 1`, `Inga Dam III`."""
    if not anchor.capital:
        return anchor.end
    pattern = _NUMBER if anchor.head.noun in _NUMBERED else _ROMAN
    number = pattern.match(anchor.text, anchor.end)
    return number.end() if number else anchor.end


def extended(anchor: Anchor, stop: int) -> int:
    """The end of a capitalised name with what belongs to it.

    `Airport Expansion`, `Programme for Rural Water`, `Project (Line 5 Northern Route)`.
    """
    stop = _works(anchor, stop)
    aims = anchor.head.needs == "scheme" or anchor.head.noun in _SERVING
    phrase = _FOR.match(anchor.text, stop) if aims else None
    if phrase and _aim(anchor.folded[slice(*phrase.span("what"))]):
        stop = phrase.end()
    section = _SECTION.match(anchor.text, stop)
    return section.end() if section else stop


def _aim(folded: str) -> bool:
    """Whether a phrase after a plan tells its aim, not its owner or its year."""
    return folded not in _countries() and not folded.endswith(" year")


def _works(anchor: Anchor, stop: int) -> int:
    while (after := _NEXT.match(anchor.text, stop)) and after[1][0].isupper():
        if anchor.folded[slice(*after.span(1))] not in words.of("tail"):
            break
        stop = after.end()
    return stop


@cache
def _countries() -> frozenset[str]:
    """Whose a plan is does not belong to its name: `the Water Programme of Ghana`."""
    rows = tables.read("country/names.tsv")
    return frozenset(
        fold(name.rstrip("?")) for row in rows for name in (row["name"], *row.items_of("also"))
    )


def headed(anchor: Anchor) -> Name | None:
    """A name that begins with its head: `Port of Gwadar`, `Metro Line 2`, `Project for Rice`."""
    start, end, head = anchor.start, anchor.end, anchor.head
    stop = numbered(anchor)
    if stop > end:
        return Name(start, stop, start, end, head, (), "name.numbered")
    if head.needs == "scheme" and (plan := _FOR.match(anchor.text, end)):
        return _for(anchor, plan)
    if head.noun in _PLACED and (of := _OF.match(anchor.text, end)):
        word = Word(*of.span(1), anchor.folded[slice(*of.span(1))], "proper")
        return Name(start, of.end(), start, end, head, (word,), "name.of")
    return None


def _for(anchor: Anchor, plan: re.Match[str]) -> Name | None:
    """`Project for the Improvement of Water Supply`: three capitalised words tell its aim."""
    said = anchor.folded[slice(*plan.span("what"))].split()
    if len(said) < 3 or not words.of("organisation").isdisjoint(said) or plan[0][:3] == " of":
        return None
    word = Word(*plan.span("what"), " ".join(said), "proper")
    start, end = anchor.start, anchor.end
    return Name(start, plan.end(), start, end, anchor.head, (word,), "name.for")


def ends_well(anchor: Anchor) -> bool:
    """No company, authority or person's office goes on after the head, and no town."""
    if anchor.capital and anchor.head.plural and anchor.head.noun in _COMPANIES:
        return False
    if anchor.capital and _body(anchor):
        return False
    after = _NEXT.match(anchor.text, anchor.end)
    if after is None:
        return True
    word = anchor.folded[slice(*after.span(1))].removesuffix("'s")
    upper = after[1][0].isupper()
    if word in words.of("organisation") and (upper or not anchor.capital):
        return False
    if anchor.capital:
        return not upper or _belongs(word)
    return not upper and word not in words.of("place-noun")


def _belongs(word: str) -> bool:
    """Whether a capitalised word after the head leaves the head the name's last noun."""
    kinds = ("tail", "opener")
    return any(word in words.of(kind) for kind in kinds) or word.strip("ivx") == ""


def _body(anchor: Anchor) -> bool:
    """Whether the capitals that go on end in a body: `China Road and Bridge Corporation`."""
    tail = _BODY.match(anchor.text, anchor.end)
    if tail is None:
        return False
    followers = anchor.folded[anchor.end : tail.end()].split()
    return not words.of("organisation").isdisjoint(followers)
