"""The words before a head noun, read from right to left, each with its part in a name.

`proper` names something, `topic` is a capitalised common noun, `type` a lower-case one that may
stand between a proper modifier and its head (gas pipeline), `particle` and `link` join.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from communique.kinds.project import heads, words

REACH = 160
"""Characters before a head in which its modifiers may begin: the longest name in the open gold
has 110."""

_OPENING = "\"'“‘«([{"
_CLOSING = "\"'”’»)]},;:.!?…%"
_INITIAL = re.compile(r"(?:(?:[A-Z]\.)*[A-Z]|St|Ste|Sta|Dr|Mt|Ft|No)\.")
_ARTICLED = re.compile(r"(?:al|el|as|ad|ar|an|at|az|ash|d|l|o|n|t)[-'’][A-ZÀ-Þ]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|[Gg])")
_DATED = re.compile(r"\d{1,2}")
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "de"]
)  # fmt: skip
_PAIR = re.compile(r"[A-ZÀ-Þ]\w+(?:[-‐-―−/][A-ZÀ-Þ]\w+)+")
_BRACKET = re.compile(r"\([A-ZÀ-Þ][a-zß-ÿ]+(?: [A-ZÀ-Þ][a-zß-ÿ]+)?\)")
"""A part of a town or its other name: `Talas (East) Treatment Plant`."""
_ENDS_IN_BRACKET = re.compile(rf"(?<!\S){_BRACKET.pattern}$")
_ROMAN = re.compile(r"[IVX]{1,4}")
_COMMON = re.compile(r".+(?:ing|ion|ment|ance|ence|ity|ics|als|ers|ogy|ship|ous|ies|ical|ional)")
"""Endings of nouns and adjectives that name nothing by themselves."""
_COMMON_CLASSES = frozenset({"topic", "type", "regional"})
_DASH = re.compile(r"[-‐-―−]")
_LOOSE = frozenset({"link", "particle", "type", "bracket"})
"""Parts that begin no name."""
_CAPACITY = re.compile(r"\d[\d,.]*-?(?:[kKmMgG]?[vVwW]|[kK]m|[tT]ons?)")
"""A size between the modifiers and the head (`Talas-Osh 220kV line`)."""


class Word(NamedTuple):
    start: int
    end: int
    folded: str
    part: str


def before(text: str, folded: str, begin: int, head: int) -> list[Word]:
    """The unbroken run of name words before `head`, a space or a dash between, in text order."""
    if head <= begin or not (text[head - 1].isspace() or _DASH.match(text[head - 1])):
        return []
    return _run(text, folded, begin, head)


def ending(text: str, folded: str, begin: int, end: int) -> list[Word]:
    """The unbroken run of name words up to `end`, in text order; a bracket ends no name."""
    found = _run(text, folded, begin, end)
    return [] if found and found[-1].part == "bracket" else found


def _run(text: str, folded: str, begin: int, end: int) -> list[Word]:
    found: list[Word] = []
    right, edge = "", end
    for start, stop in _chunks(text, max(begin, end - REACH), end):
        word = _word(text, folded, start, stop, right) if edge - stop < 2 else None
        if word is None or (word.part == "type" and not _may_follow_type(found)):
            break
        found.append(word)
        if word.start > start:
            break
        right, edge = word.folded, start
    found.reverse()
    return found


def _may_follow_type(found: list[Word]) -> bool:
    return all(word.part in ("type", "link") for word in found)


def _chunks(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between white space, from right to left; a bracket of two words is one piece."""
    rest = text[begin:end].rstrip()
    while rest:
        bracket = _ENDS_IN_BRACKET.search(rest) if rest[-1] == ")" else None
        start = bracket.start() if bracket else len(rest) - len(rest.rsplit(None, 1)[-1])
        yield begin + start, begin + len(rest)
        rest = rest[:start].rstrip()


def _word(text: str, folded: str, start: int, end: int, right: str) -> Word | None:
    """The word of this chunk, less an opening bracket or quote; None where the name must stop."""
    if text[start] == "(" and _BRACKET.fullmatch(text, start, end):
        return Word(start, end, folded[start:end], "bracket")
    while start < end and text[start] in _OPENING:
        start += 1
    chunk = text[start:end]
    if len(chunk) > 1 and _DASH.match(chunk, len(chunk) - 1):
        end, chunk = end - 1, chunk[:-1]
    if not chunk or (chunk[-1] in _CLOSING and not _INITIAL.fullmatch(chunk)):
        return None
    plain = folded[start:end]
    part = _part(chunk, plain, right)
    return Word(start, end, plain, part) if part else None


def _part(chunk: str, plain: str, right: str) -> str | None:
    if chunk[0].isupper():
        return _capitalised(chunk, plain)
    if chunk[0].isdigit():
        named = _ORDINAL.fullmatch(chunk) or (_DATED.fullmatch(chunk) and right in _MONTHS)
        if _CAPACITY.fullmatch(chunk):
            return "type"
        return "topic" if named else None
    return _lower(chunk, plain)


def _capitalised(chunk: str, plain: str) -> str | None:
    classes = words.classes(plain)
    if "proper" in classes:
        return "proper"
    if plain.endswith(("'s", "s'")) or "made" in words.classes(plain.rpartition("-")[2]):
        return None
    if "measure" in classes or ("unit" in classes and chunk.isupper()):
        return None
    if "opener" in classes or _ROMAN.fullmatch(chunk):
        return "opener"
    if all(part[:1].isalpha() for part in plain.split("-")) and _PAIR.fullmatch(chunk):
        return "topic" if "topic" in classes else "proper"
    return "proper" if _COMMON_CLASSES.isdisjoint(classes) else "topic"


def _lower(chunk: str, plain: str) -> str | None:
    if _ARTICLED.match(chunk):
        return "proper"
    classes = words.classes(plain)
    for part in ("type", "link", "particle"):
        if part in classes:
            return part
    return "link" if chunk in ("&", "to") or _DASH.fullmatch(chunk) else None


def trim(run: list[Word], category: str = "") -> list[Word]:
    """The run from the first word that can begin a name and is not cut off by what precedes.

    The category is that of the head to come: a ministry belongs to the name of its building.
    """
    if not run:
        return []
    first = 0
    for place, word in enumerate(run):
        opens = word.part == "opener" and not _inner(run, first, place)
        if opens or (word.part == "link" and _cuts(run, place, category)):
            first = place + 1
    rest = run[first:]
    rest = [w._replace(part="proper") if w.part == "opener" else w for w in rest]
    loose = list(takewhile(lambda w: w.part in _LOOSE, rest))
    return rest[len(loose) :] if any(w.part in ("proper", "topic") for w in rest) else []


def _inner(run: list[Word], first: int, place: int) -> bool:
    """A numeral inside a name belongs to it: `Mubarak II Dam`."""
    return place > first and _ROMAN.fullmatch(run[place].folded.upper()) is not None


_PAIRED = frozenset(
    ["tobago", "herzegovina", "barbuda", "principe", "nevis", "grenadines", "caicos", "futuna"]
)
"""Second halves of territories: `Bosnia and Herzegovina` is one name."""


def _common(word: Word) -> bool:
    return word.part == "topic" or _COMMON.fullmatch(word.folded) is not None


def _cuts(run: list[Word], place: int, category: str) -> bool:
    """Whether `and` or `of` joins two phrases rather than the words of one name."""
    left = run[place - 1] if place else None
    right = run[place + 1] if place + 1 < len(run) else None
    if left is None or right is None:
        return True
    if run[place].folded == "to":
        return left.folded != right.folded
    if run[place].folded == "&" and left.part == right.part == "proper":
        return False
    if run[place].folded in ("and", "&"):
        joined = _common(left) and _common(right) and not _complete(run[:place], category)
        return right.folded not in _PAIRED and not joined
    if _DASH.fullmatch(run[place].folded):
        return place > 2 or not left.part == right.part == "proper"
    if run[place].folded == "of":
        return _heads_phrase(left, category) or (place == 1 and _is_done(left, category))
    return left.folded != "of"


def _heads_phrase(word: Word, category: str) -> bool:
    """`Government of Ghana Dam` has two owners; `Ministry of Health Building` is one name."""
    body = word.folded in words.of("organisation") or word.folded in words.of("holder")
    return (body and category != "building") or word.folded in heads.by_form()


def _is_done(word: Word, category: str) -> bool:
    """What is done to the thing named after it, where the whole is no plan."""
    return category != "programme" and word.folded in words.of("activity")


def _complete(run: list[Word], category: str) -> bool:
    """`Osh Hospital and Talas …`: a proper word and a head make a name, unless a plan follows."""
    named = any(word.part == "proper" for word in run[:-1])
    return named and category != "programme" and run[-1].folded in heads.by_form()
