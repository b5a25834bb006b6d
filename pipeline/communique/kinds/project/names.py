"""The grammar of project names: a proper modifier and a head noun, capitalised or not.

>>> text = "Trains use the Angren-Pap railway line and a new bridge."
>>> [text[n.start:n.end] for n in find(text, text.lower(), [0])]
['Angren-Pap railway line']
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.kinds.project import apposition, chunks, heads, series, tails, words
from communique.kinds.project.anchor import Anchor, Name
from communique.kinds.project.chunks import Word

LONGEST = 16
"""Words before a head: the longest name in the open gold has nine, a list of words has more."""

_YEAR = re.compile(r" 20\d\d\b")
_OWNER = re.compile(
    r"\b(?:[A-Z][a-z]+ )?(?:National |Economic )$|\b(?!The|In|By|Its|Our)[A-Z][a-z]+ $"
)
_DIGIT = re.compile(r"\d")
_SECOND = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}-\d")
_AND = re.compile(r",? (?:and|&) (?:the )?$")
_COMMA = re.compile(r", (?:the )?$")
_CHAIN = re.compile(r"[^\W\d_][-‐-―−/][A-ZÀ-Þ]")
_ROUTES = frozenset({"road", "railway", "metro", "telecom", "pipeline"})
"""Categories named by a code with digits (M4 motorway, ML-1 railway); of others it is a model."""
_LOOSE = frozenset({"program", "programme", "campaign", "system", "network"})
"""Heads in lower case that stay outside a name of three words."""
_BODIES = frozenset({"organisation", "holder", "title"})
"""Classes of words that name who carries a plan."""
_PUBLIC = frozenset({"building", "stadium", "city", "research"})
_ONLY = frozenset({"road", "railway", "bridge", "tunnel", "canal", "pipeline", "corridor"})
"""Categories of which a country has few enough to be told apart by where they lie."""
_INDEFINITE = frozenset(
    ["a", "an", "another", "any", "some", "no", "each", "every", "two", "three", "several"]
)


def find(text: str, folded: str, sentences: list[int]) -> Iterator[Name]:
    """Every name that the grammar reads, overlapping ones too, in the order of their heads."""
    units = False
    for start, end, head in heads.find(folded):
        begin = sentences[bisect_right(sentences, start) - 1] if sentences else 0
        yield from _read(Anchor(text, folded, begin, start, end, head))
        units = units or head.category in series.ENERGY
    yield from series.foreign(text, folded)
    if units:
        yield from series.numbered(text, folded)


def _read(anchor: Anchor) -> Iterator[Name]:
    if anchor.text[anchor.end : anchor.end + 1] in ("-", "@", "_"):
        return
    if anchor.head.noun in ("vision", "agenda") and (vision := _vision(anchor)):
        yield vision
        return
    run = _modifiers(anchor)
    if run:
        yield from _modified(anchor, run)
    elif name := tails.headed(anchor) if _leads(anchor) else _beside(anchor):
        yield name
    else:
        yield from apposition.listed(anchor)


def _leads(anchor: Anchor) -> bool:
    return anchor.capital and not anchor.head.beside


def _beside(anchor: Anchor) -> Name | None:
    return apposition.read(anchor) or _plan(anchor)


def _modifiers(anchor: Anchor) -> list[Word]:
    if anchor.head.beside or (anchor.head.capital and not anchor.capital) or _chained_town(anchor):
        return []
    found = chunks.before(anchor.text, anchor.folded, anchor.begin, anchor.start)
    run = chunks.trim(found, anchor.head.category)
    return run if len(run) <= LONGEST else []


def _chained_town(anchor: Anchor) -> bool:
    """`New Town` of `the Osh-Talas-New Town road`."""
    return anchor.head.category == "city" and anchor.text[anchor.start - 1 : anchor.start] == "-"


def _plan(anchor: Anchor) -> Name | None:
    """`the Build Better More program`: three capitalised words before a plan in lower case."""
    if anchor.head.noun not in _LOOSE or anchor.capital:
        return None
    run = chunks.trim(chunks.before(anchor.text, anchor.folded, anchor.begin, anchor.start))
    long = len(run) > 2 and sum(word.part == "proper" for word in run) > 1
    if not long or any(_is_body(word.folded) or len(word.folded) < 2 for word in run):
        return None
    place = run[0].start, run[-1].end
    return Name(*place, anchor.start, anchor.end, anchor.head, tuple(run), "name.plan")


def _is_body(folded: str) -> bool:
    return not words.classes(folded).isdisjoint(_BODIES)


def _modified(anchor: Anchor, run: list[Word]) -> Iterator[Name]:
    if not tails.ends_well(anchor):
        return
    stop = tails.numbered(anchor)
    rule = _rule(anchor, run, stop)
    if not rule:
        return
    stop = tails.extended(anchor, stop) if rule == "name.capital" else stop
    name = Name(run[0].start, stop, anchor.start, anchor.end, anchor.head, tuple(run), rule)
    yield name
    if anchor.head.plural:
        yield from _joint(anchor, name)


def _rule(anchor: Anchor, run: list[Word], stop: int) -> str:
    """Which rule makes the modifiers and the head a name; none where they are too general."""
    if anchor.capital and not anchor.acronym:
        if stop > anchor.end or _names_capital(anchor, run):
            return "name.capital"
        return "name.where" if _names_where(anchor, run) else "name.weak"
    return "name.lower" if _names_lower(anchor, run) else ""


def _names_capital(anchor: Anchor, run: list[Word]) -> bool:
    """A proper word, or common ones: two before `Bridge`, one before `Administrative Capital`."""
    if _proper(run):
        return True
    said = " " in anchor.head.noun and anchor.head.category in _PUBLIC
    enough = 1 if said and anchor.folded.endswith("the ", 0, run[0].start) else 2
    return _topics(run) >= enough and not _indefinite(anchor, run)


def _names_where(anchor: Anchor, run: list[Word]) -> bool:
    """`the Eastern Bypass`: the one word says where in its country the only such thing lies."""
    alone = anchor.folded.endswith("the ", 0, run[0].start) and len(run) == 1
    where = "where" in words.classes(run[0].folded)
    return alone and where and anchor.head.category in _ONLY and not anchor.head.plural


def _proper(run: list[Word]) -> bool:
    return any(word.part == "proper" for word in run)


def _topics(run: list[Word]) -> int:
    return sum(word.part == "topic" for word in run)


def _names_lower(anchor: Anchor, run: list[Word]) -> bool:
    if not _proper(run):
        return _topics(run) >= 3 and anchor.head.noun == "project"
    joint = _ending(_AND, anchor, run[0].start) is not None
    if anchor.head.plural and not (joint or _chain(anchor, run)):
        return False
    if run[0].start == anchor.begin and len(run) == 1 and anchor.head.needs == "scheme":
        return False
    if anchor.head.noun == "project" and _complete(anchor, run):
        return False
    if len(run) == 1 and anchor.head.category not in _ROUTES and _is_model(anchor, run[0]):
        return False
    return not _indefinite(anchor, run)


def _is_model(anchor: Anchor, word: Word) -> bool:
    """`the AP1000 reactor`, but not the second plant of a place, `the Paks-2 plant`."""
    if not _DIGIT.search(word.folded):
        return False
    return _SECOND.fullmatch(anchor.text, word.start, word.end) is None


def _indefinite(anchor: Anchor, run: list[Word]) -> bool:
    """`a Nairobi hospital`, `two Youth Centres`."""
    before = anchor.folded[max(anchor.begin, run[0].start - 12) : run[0].start].split()
    return bool(before) and before[-1] in _INDEFINITE


def _complete(anchor: Anchor, run: list[Word]) -> bool:
    """Whether a full name stands before the head: `Kasama-Mpulungu road`, not `Soubré hydro`."""
    known = heads.by_form()
    two = " ".join(word.folded for word in run[-2:])
    one = known.get(run[-1].folded)
    single = one is not None and (not one.capital or not anchor.text[run[-1].start].islower())
    return (single and len(run) > 1) or (two in known and len(run) > 2)


def _chain(anchor: Anchor, run: list[Word]) -> bool:
    return _CHAIN.search(anchor.text, run[0].start, run[-1].end) is not None


def chained(text: str, name: Name) -> bool:
    """Whether a chain of places stands in the modifiers: `Angren-Pap`."""
    return _CHAIN.search(text, name.start, name.head_start) is not None


def _joint(anchor: Anchor, name: Name) -> Iterator[Name]:
    """`Karuma` of `the Karuma and Isimba dams`; both others of three."""
    joint = _ending(_AND, anchor, name.start)
    while joint is not None:
        run = chunks.trim(chunks.ending(anchor.text, anchor.folded, anchor.begin, joint))
        if not any(word.part == "proper" for word in run) or run[-1].part in ("type", "link"):
            return
        start, end = run[0].start, run[-1].end
        yield Name(start, end, anchor.start, anchor.end, anchor.head, tuple(run), "name.joint")
        joint = _ending(_COMMA, anchor, start)


def _ending(pattern: re.Pattern[str], anchor: Anchor, end: int) -> int | None:
    """Where the pattern begins, if it ends at `end`."""
    low = max(anchor.begin, end - 10)
    found = pattern.search(anchor.text[low:end])
    return low + found.start() if found else None


def _vision(anchor: Anchor) -> Name | None:
    """`Saudi Vision 2030`, which has a year for a head."""
    year = _YEAR.match(anchor.text, anchor.end)
    if year is None or not anchor.capital:
        return None
    before = _OWNER.search(anchor.text, max(0, anchor.start - 30), anchor.start)
    start, end = before.start() if before else anchor.start, year.end()
    word = Word(start, end, anchor.folded[start:end], "proper")
    return Name(start, end, anchor.start, end, anchor.head, (word,), "name.vision")
