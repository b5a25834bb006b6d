"""Names that a common noun beside them makes known.

`GREGY, a rival line from Egypt`, `a power plant called Sunrise`, `the 'Smiling Children'
programme`, `two dams, Karuma and Isimba`.
"""

import re
from collections.abc import Iterator

from communique.kinds.project import chunks, countries, vetoes, words
from communique.kinds.project.anchor import Anchor, Name
from communique.kinds.project.chunks import Word

REACH = 90
"""Characters between a name and the head that tells what it is."""

TOWNLIKE = frozenset({"port", "airport", "hospital", "school", "city", "building", "stadium"})
"""Categories of things named after towns: `Gwadar, a port on the Arabian Sea` is the town."""

_BEGINS = (", a ", ", an ", ", the ", ", another ", ", one of the ", ", its ", ", which is a ")
_BETWEEN = re.compile(r"[\w$€£¥.,%'’–/-]+(?: [\w$€£¥.,%'’–/-]+){0,8} |")
_AFTER = re.compile(
    r"[,.;)—–]|$| (?:in|on|of|that|which|from|to|for|with|by|near|linking|connecting|between|under|"
    r"being|built|designed|worth|financed|funded|backed|and|was|is|has|had|would|will|across|"
    r"through|running|due|planned|off|now|at|where|stretching|crossing|spanning|carrying)\b| [-–—]"
)
_CALLED = re.compile(
    r",? ?(?:(?:that|which) (?:is|was) |(?:to be|also|better|locally|now|later|since) )?"
    r"(?:called|dubbed|named|known (?:locally )?as|nicknamed|christened|titled|entitled|"
    r"code-?named)"
    r" (?:the )?[\"'“‘«]?(?P<name>[A-ZÀ-Þ](?:[\w'’-]|\.(?=\w))*"
    r"(?: (?:(?:of|de|del|da|la|al|the|for|and) )?[A-ZÀ-Þ0-9](?:[\w’-]|\.(?=\w))*){0,6})"
)
_THEN = re.compile(
    r"(?: (?:in|of|on|across|for) (?:the )?[a-z]+)?, (?P<the>the )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w’-]*){0,5})(?=[,;).])"
)
_ITEM = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ0-9][\w’-]*){0,3}")
_LISTED = re.compile(
    r"(?:,|:| [-–—]|,? such as|, including|, namely) "
    rf"(?P<names>(?:{_ITEM.pattern}, ){{0,4}}{_ITEM.pattern},? and {_ITEM.pattern})"
    r"(?=[,.;:)]| [-–—])"
)
_SITES = frozenset({"dam", "power plant", "mine", "gas field", "oil field", "refinery", "pipeline"})
"""Categories whose names need no head noun; a list after ports would be one of towns."""
_POSSESSED = re.compile(
    r"\b(?:of|in|at|for|by|with|from|to|on|behind) (?:the |its |a |an )?(?:[\w-]+ ){0,3}$"
)
_DEFINITE = re.compile(r"\b(?:the|its|their|our|a|an|own|another) (?:[\w-]+ ){0,3}$")
_PLACED = re.compile(r"\b(?:at|in|from|near|to)(?: the)? $")
"""`Starting at Talas, the railway …` tells where, not what."""
_QUOTES = {'"': '"', "”": "“", "’": "‘", "'": "'", "»": "«"}


def read(anchor: Anchor) -> Name | None:
    """The name beside a common noun: quoted before it, called after it, or explained by it."""
    if quoted := _quoted(anchor):
        return _name(anchor, quoted, "name.quoted")
    if called := _CALLED.match(anchor.text, anchor.end):
        return _name(anchor, called.span("name"), "apposition.called")
    if after := _after(anchor):
        return _name(anchor, after, "apposition.after")
    run = [] if anchor.head.capital else _explained(anchor)
    return _name(anchor, (run[0].start, run[-1].end), "apposition.noun") if run else None


def listed(anchor: Anchor) -> Iterator[Name]:
    """The names after a plural noun that they explain: `two dams, Karuma and Isimba, …`."""
    if not anchor.head.plural or anchor.capital or anchor.head.category not in _SITES:
        return
    if after := _LISTED.match(anchor.text, anchor.end):
        for item in _ITEM.finditer(anchor.text, *after.span("names")):
            said = anchor.folded[slice(*item.span())].split()
            if words.of("organisation").isdisjoint(said):
                yield _name(anchor, item.span(), "apposition.list")


def _name(anchor: Anchor, place: tuple[int, int], rule: str) -> Name:
    word = Word(*place, anchor.folded[slice(*place)], "proper")
    return Name(*place, anchor.start, anchor.end, anchor.head, (word,), rule)


def _after(anchor: Anchor) -> tuple[int, int] | None:
    """`its own line, the North Sea Hydrogen Pipe, would …`."""
    match = None if anchor.head.plural else _THEN.match(anchor.text, anchor.end)
    if match is None:
        return None
    name = anchor.folded[slice(*match.span("name"))]
    said = name.split()
    if match["the"] is None and (len(said) > 2 or name in vetoes.organisations()):
        return None
    if _of(anchor) or anchor.head.category in TOWNLIKE - {"city"}:
        return None
    kinds = ("organisation", "title", "holder")
    told = any(not words.of(kind).isdisjoint(said) for kind in kinds)
    return None if told else match.span("name")


def _of(anchor: Anchor) -> bool:
    """Whether the noun phrase belongs to another: `the operator of the pipeline, Sunrise`."""
    before = anchor.folded[max(anchor.begin, anchor.start - 40) : anchor.start]
    return _POSSESSED.search(before) is not None or _DEFINITE.search(before) is None


def _explained(anchor: Anchor) -> list[Word]:
    """The name that the noun phrase around the head explains: `NAME, a … HEAD`."""
    if anchor.head.category in TOWNLIKE or not _AFTER.match(anchor.text, anchor.end):
        return []
    text, folded, start = anchor.text, anchor.folded, anchor.start
    low = max(anchor.begin, start - REACH)
    if folded.find(", ", low, start) < 0:
        return []
    comma, opener = max((folded.rfind(o, low, start), o) for o in _BEGINS)
    between = text[comma + len(opener) : start]
    if comma < 0 or ", " in between or not _BETWEEN.fullmatch(between):
        return []
    run = chunks.trim(chunks.ending(text, folded, anchor.begin, comma))
    named = any(word.part == "proper" for word in run) and not anchor.head.plural
    placed = opener == ", the " and run and _PLACED.search(folded, anchor.begin, run[0].start)
    if not run or placed or countries.is_town(folded[run[0].start : run[-1].end]):
        return []
    return run if named and _whole(text, anchor.begin, run) else []


def _whole(text: str, begin: int, run: list[Word]) -> bool:
    """A name of a few words that nobody's title precedes."""
    last = text[max(begin, run[0].start - 20) : run[0].start].lower().split()[-1:]
    titles = words.of("title")
    if any(word.folded.rstrip(".") in words.of("organisation") for word in run):
        return False
    return len(run) <= 6 and not any(w in titles for w in (*last, run[0].folded))


def _quoted(anchor: Anchor) -> tuple[int, int] | None:
    """What stands in quotation marks before the head, when it begins with a capital."""
    text, start = anchor.text, anchor.start
    closing = text[start - 2 : start - 1]
    if text[start - 1 : start] != " " or closing not in _QUOTES:
        return None
    opening = text.rfind(_QUOTES[closing], max(anchor.begin, start - 80), start - 2)
    inside = text[opening + 1 : start - 2]
    return (opening + 1, start - 2) if opening >= 0 and _titled(inside) else None


def _titled(inside: str) -> bool:
    """Whether it is written like a name: capitals, no comma, no sentence."""
    parts = inside.split()
    capitals = sum(part[0].isupper() for part in parts)
    return 0 < len(parts) <= 8 and parts[0][0].isupper() and capitals * 2 > len(parts)
