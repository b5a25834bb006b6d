"""What an article calls a thing it has named: acronyms, brands, short forms.

An *introduction* stands beside a name: `(BRI)`, `better known as TAPI`, `also called the
Ben Thanh–Suoi Tien line`. A *short form* is made from the name: its modifiers alone, or
`the Interconnector`.
"""

import re
from collections.abc import Iterator

from communique.kinds.project.fold import fold

_WORD = r"[A-ZÀ-Þ0-9](?:[\w'’/+&–-]|\.(?=\w))*"
_NAME = rf"{_WORD}(?: (?:(?:of|and|de|del|da|la|al|the) ){{0,2}}{_WORD}){{0,7}}"
_TAIL = r"(?: (?:line|dam|railway|pipeline|bridge|corridor|road|highway|project|initiative|port))?"
_QUOTES = "\"'“”‘’«»"
_BRACKET = re.compile(r"(?:,)? ?\(([^()\n]{2,80})\)")
_CALLED = re.compile(
    r"(?: ?[,(–—-])? ?(?:(?:which|that|and) (?:is|was|are) )?"
    r"(?:(?:better|also|otherwise|commonly|popularly|formerly|previously|locally|now|widely|"
    r"sometimes|often|officially|informally|colloquially|simply) )*"
    r"(?:known (?:locally |simply |also )?(?:as|under the name)|called|dubbed|nicknamed|"
    r"named|renamed|referred to as|abbreviated (?:as|to)|or simply|or just|aka|a\.k\.a\.|or) "
    rf"(?P<the>the )?(?P<open>[{_QUOTES}])?(?P<name>{_NAME}{_TAIL})(?P<close>[{_QUOTES}])?"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/+-]{1,9}s?")
_ALIAS = re.compile(
    r"(?:(?:hereafter|henceforth|hereinafter|also|or|now),? )?(?:the |The )?"
    rf"[{_QUOTES}]?({_NAME}{_TAIL})[{_QUOTES}]?"
)
_NO_ALIAS = re.compile(
    r"\d|[A-Z]{0,3}[ -]?\d+$|"
    r"(?i:phase|project (?:id|no)|see|pdf|lot |id|stage|usd|eur|part |formerly)"
)


def introductions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches beside the name at `start` that give another name for it."""
    bracket = _BRACKET.match(text, end)
    if bracket is not None:
        yield from _in_bracket(text, start, end, bracket)
    called = _CALLED.match(text, bracket.end() if bracket else end)
    if called is not None and _is_called(text[start:end], called):
        yield called.span("name")
    if text[end : end + 1] == ")" and text[start - 2 : start] == " (":
        before = re.search(r"[A-Z][A-Z0-9&/+-]{1,9}$", text[max(0, start - 14) : start - 2])
        if before and _abbreviates(before[0], text[start:end]):
            yield start - 2 - len(before[0]), start - 2


def _in_bracket(
    text: str, start: int, end: int, bracket: re.Match[str]
) -> Iterator[tuple[int, int]]:
    offset = bracket.start(1)
    for piece in re.finditer(r"(?:(?!,| or |;).)+", bracket[1]):
        lead = len(piece[0]) - len(piece[0].lstrip())
        alias = _ALIAS.fullmatch(piece[0].strip())
        if alias is None:
            continue
        first = offset + piece.start() + lead + alias.start(1)
        if _ACRONYM.fullmatch(alias[1]):
            if _abbreviates(alias[1], text[start:end]):
                yield first, first + len(alias[1])
        elif not _NO_ALIAS.match(alias[1]) and " " in alias[1]:
            yield first, first + len(alias[1])


def _is_called(name: str, called: re.Match[str]) -> bool:
    plain_or = re.fullmatch(r"\W*or ", called[0][: called.start("name") - called.start()])
    acronym = _ACRONYM.fullmatch(called["name"])
    if plain_or or (called[0].lstrip(" ,").startswith("or ") and not acronym):
        return bool(acronym and _abbreviates(called["name"], name))
    return True


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the acronym's letters stand in order among the beginnings of the name's words."""
    letters = [
        c for c in fold(acronym.rstrip("s") if acronym[-1:] == "s" else acronym) if c.isalpha()
    ]
    parts = [w for w in re.split(r"[\W_]+", fold(name)) if w]
    initials = iter("".join(p[0] for p in parts))
    if all(letter in initials for letter in letters):
        return True
    inner = iter(fold(name))
    return len(letters) >= 3 and letters[0] == parts[0][0] and all(c in inner for c in letters)


_INITIAL = re.compile(r"[A-ZÀ-Þ](?<!\w.)(?=\w)")


def initials(name: str) -> str:
    return "".join(_INITIAL.findall(name))


def abridges(acronym: str, initials: str) -> bool:
    """`TAP` for `Trans Adriatic Pipeline`, `IMEC` for `India-Middle East-Europe Economic Corridor`.

    All initials of three capitalised words or more, of which an inner one may be left out.
    """
    if len(initials) < 3 or not len(initials) - 1 <= len(acronym) <= len(initials):
        return False
    rest = iter(initials)
    ends = acronym[0] == initials[0] and acronym[-1] == initials[-1]
    return ends and all(letter in rest for letter in acronym)
