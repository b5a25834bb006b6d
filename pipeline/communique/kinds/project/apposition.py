"""Names that a common noun beside them makes known: `GREGY, a rival line from Egypt`,
`a power plant called Sunrise`, `the 'Smiling Children' programme`.
"""

import re

from communique.kinds.project import chunks, words
from communique.kinds.project.chunks import Word
from communique.kinds.project.heads import Head

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
    r"(?:called|dubbed|named|known (?:locally )?as|nicknamed|christened|titled|entitled|code-?named)"
    r" (?:the )?[\"'“‘«]?(?P<name>[A-ZÀ-Þ][\w'’.-]*(?: (?:(?:of|de|del|da|la|al|the|for|and) )?"
    r"[A-ZÀ-Þ0-9][\w’.-]*){0,6})"
)
_QUOTES = {'"': '"', "”": "“", "’": "‘", "'": "'", "»": "«"}


def before(text: str, folded: str, begin: int, start: int, end: int, head: Head) -> list[Word]:
    """The name that the noun phrase around the head explains: `NAME, a … HEAD`."""
    if head.plural or head.category in TOWNLIKE or not _AFTER.match(text, end):
        return []
    low = max(begin, start - REACH)
    comma, opener = max((folded.rfind(o, low, start), o) for o in _BEGINS)
    if comma < 0 or not _BETWEEN.fullmatch(text, comma + len(opener), start):
        return []
    if any(mark in text[comma + len(opener) : start] for mark in (", ", "; ", ". ")):
        return []
    run = chunks.trim(chunks.ending(text, folded, begin, comma))
    return run if any(word.part == "proper" for word in run) and _whole(text, begin, run) else []


def _whole(text: str, begin: int, run: list[Word]) -> bool:
    """A name of a few words that nobody's title precedes."""
    last = text[max(begin, run[0].start - 20) : run[0].start].lower().split()[-1:]
    titles = words.of("title")
    return len(run) <= 6 and not any(w in titles for w in (*last, run[0].folded))


def called(text: str, end: int) -> tuple[int, int] | None:
    """The name after `HEAD called NAME`."""
    match = _CALLED.match(text, end)
    return match.span("name") if match else None


def quoted(text: str, begin: int, start: int) -> tuple[int, int] | None:
    """What stands in quotation marks before the head, when it begins with a capital."""
    closing = text[start - 2 : start - 1]
    if text[start - 1 : start] != " " or closing not in _QUOTES:
        return None
    opening = text.rfind(_QUOTES[closing], max(begin, start - 80), start - 2)
    inside = text[opening + 1 : start - 2]
    return (opening + 1, start - 2) if opening >= 0 and _titled(inside) else None


def _titled(inside: str) -> bool:
    """Whether it is written like a name: capitals, no comma, no sentence."""
    parts = inside.split()
    capitals = sum(part[0].isupper() for part in parts)
    return 0 < len(parts) <= 8 and parts[0][0].isupper() and capitals * 2 > len(parts)
