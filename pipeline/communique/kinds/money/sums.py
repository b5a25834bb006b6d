"""A currency and a quantity beside it: one sum of money.

>>> [(s.text("Egypt gets US$2.5 million USD and 3-billion-yuan loans"), str(s.low.value))
...  for s in read("Egypt gets US$2.5 million USD and 3-billion-yuan loans")]
[('US$2.5 million USD', '2500000.0'), ('3-billion-yuan', '3000000000')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.kinds.money import currencies, quantities, scan, surroundings
from communique.kinds.money.currencies import Denomination
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.scan import Anchor

POINTS_GROUP = frozenset(
    "EUR IDR VND BRL ARS CLP COP PYG UYU DKK TRY RSD ISK DEM ITL ESP PTE BEF NLG ATS GRD RON".split()
)
"""Currencies of lands that write 1.500 for fifteen hundred."""
MOST_PENCE = 200
"""Pence beyond which "p" is the lines of a picture or a page: "720p"."""
_ARTICLE = re.compile(r"(?<![^\W_])an?(?=\s$)", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_RATE = re.compile(r"/[A-Z]{3}\b|\s?=")
"""Behind a sum: it is an exchange rate, which is no one's money."""
_AGAIN = re.compile(r"\s\((?:[a-z -]{3,50}|[\d., ]{1,30})\)\s$", re.IGNORECASE)
"""The quantity told again in brackets: "twenty million (20,000,000) euros"."""
_TAKES_OF = re.compile(r"(?:^|\s)(?:of|in)\s$")
_GAP = re.compile(r"\s{0,2}$|\s?[-\u2010\u2011]\s?$")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’&-]*\s){1,3}$")
_WORDS = re.compile(r"\S+\s?")
_WHOSE_AFTER = re.compile(
    r"\s\(?(?P<name>[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)\)?(?=[.,;:)\]]|$|\s(?:to|for|in|from|by|and|on|at|"
    r"per|a|with|as|which|that|is|was|will|toward|towards|over|through|into|under|or)\b)"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """`low` and, of a range, `high`; `issuer` names whose currency it is where the text says so."""

    start: int
    end: int
    low: Quantity
    meant: Denomination
    side: str
    high: Quantity | None = None
    issuers: tuple[str, ...] = ()
    adjective: tuple[int, int] | None = None
    anchor: int = 0

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]

    @property
    def codes(self) -> tuple[str, ...]:
        """What it may be in, the issuer being heard."""
        said = tuple(c for i in self.issuers for c in currencies.of_issuer(self.meant, i))
        return said or self.meant.codes

    @property
    def sure(self) -> bool:
        """Whether its currency is said outright."""
        return len(self.codes) == 1 or (bool(self.issuers) and self.codes != self.meant.codes)


def read(text: str) -> list[Sum]:
    """Every sum in text order; they do not overlap."""
    found: list[Sum] = []
    floor = 0
    waiting = scan.anchors(text)
    for number, anchor in enumerate(waiting):
        if anchor.start < floor:
            continue
        made = _around(text, anchor, floor)
        if made:
            made = _absorb(text, made, waiting[number + 1 : number + 2])
            found.append(made)
            floor = made.end
    return found


def _around(text: str, anchor: Anchor, floor: int) -> Sum | None:
    if " " in anchor.meant.form and not anchor.name and _THE.search(text[max(0, anchor.start - 5) : anchor.start]):
        start = anchor.end - 1
        anchor = replace(anchor, start=start, meant=currencies.sign(text[start]))
    right, left = _right(text, anchor), _left(text, anchor, floor)
    if right and left:
        return left if _prefers_left(text, anchor, left, right) else right
    return right or left


def _prefers_left(text: str, anchor: Anchor, left: Sum, right: Sum) -> bool:
    """A name or a code belongs to the scaled figures before it, a symbol to those after it."""
    if anchor.name:
        return True
    if right.low.start == anchor.end:
        return False
    return left.low.scale > 1 and right.low.plain


def _right(text: str, anchor: Anchor) -> Sum | None:
    meant = anchor.meant
    gap = len(text[anchor.end : anchor.end + 2]) - len(text[anchor.end : anchor.end + 2].lstrip())
    if "minor" in meant.doubt or (gap and "letter" in meant.doubt):
        return None
    start = anchor.end + gap
    found = quantities.read(text, start, points_group=_groups(meant), beside=True)
    if found is None or not _fits_after(text, anchor, found):
        return None
    end = found.end - (found.end == len(text) and text[-1] == ".")
    return Sum(anchor.start, end, found, meant, "prefix", anchor=anchor.start)


def _groups(meant: Denomination) -> bool:
    return (meant.default or meant.codes[0]) in POINTS_GROUP


def _fits_after(text: str, anchor: Anchor, found: Quantity) -> bool:
    if anchor.name:
        return found.scale > 1 or (text[anchor.start].isupper() and "," in found.figures)
    if not found.figures and not (found.value and found.scale > 1):
        return False
    if anchor.meant.doubt & {"loose", "letter"}:
        return found.scale > 1000 or "," in found.figures or (found.plain and len(found.figures) > 4)
    return not text[found.end : found.end + 1].isalpha()


def _left(text: str, anchor: Anchor, floor: int) -> Sum | None:
    if anchor.meant.doubt & {"letter"}:
        return None
    place, issuers, adjective = _whose(text, anchor, floor)
    found = _quantity(text, place, floor, anchor.meant) or _one(text, anchor, place, floor)
    if found is None or not _fits_before(text, anchor, found) or _RATE.match(text, anchor.end):
        return None
    found, end = _with_late_scale(text, anchor, found)
    return Sum(found.start, end, found, anchor.meant, "suffix", None, issuers, adjective, anchor.start)


def _one(text: str, anchor: Anchor, place: int, floor: int) -> Quantity | None:
    """ "a dollar a day", where the article counts."""
    article = _ARTICLE.search(text, max(floor, place - 4), place)
    if article is None or surroundings.per(text, anchor.end) is None:
        return None
    return Quantity(article.start(), place, Decimal(1), Decimal(1))


def _with_late_scale(text: str, anchor: Anchor, found: Quantity) -> tuple[Quantity, int]:
    """ "23 TShs billion"; a full stop that may end the sentence is no part of "KSh."."""
    if not anchor.name and found.scale == 1 and (late := quantities.scaled(found, text, anchor.end)):
        return late, late.end
    dotted = text[anchor.end - 1] == "." and not text[anchor.end : anchor.end + 2].strip().islower()
    return found, anchor.end - dotted


def _quantity(text: str, place: int, floor: int, meant: Denomination) -> Quantity | None:
    window = text[max(floor, place - 4) : place]
    gap = _GAP.search(window)
    if gap is None:
        return None
    end, joined = place - len(gap[0]), bool(gap[0].strip())
    if found := quantities.before(text, end, floor, points_group=_groups(meant), joined=joined):
        return found
    if again := _AGAIN.search(text, max(floor, place - 60), place):
        return quantities.before(text, again.start(), floor, points_group=_groups(meant))
    joint = _TAKES_OF.search(window)
    if joint is None:
        return None
    found = quantities.before(text, place - len(joint[0]), floor)
    return found if found and (found.value is None or found.scale > 1) else None


def _fits_before(text: str, anchor: Anchor, found: Quantity) -> bool:
    if anchor.end - anchor.start == 1 and text[anchor.start] == "p":
        return found.value is not None and found.value < MOST_PENCE
    if anchor.name:
        return True
    if not text[anchor.start].isalpha() and anchor.start - found.end > 1:
        return False
    if "loose" in anchor.meant.doubt:
        return found.scale > 1 or "," in found.figures
    return text[anchor.end : anchor.end + 1] not in "0123456789" or anchor.end == len(text)


def _whose(
    text: str, anchor: Anchor, floor: int
) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """Where the name begins with its adjective, whom that means, and where it stands."""
    if not anchor.name:
        return anchor.start, (), None
    window = max(floor, anchor.start - 48)
    words = [(m.start() + window, m[0]) for m in _WORDS.finditer(text[window : anchor.start])][-4:]
    for start, _ in words:
        said = text[start : anchor.start].rstrip(" -\n")
        if issuers := currencies.issuers().get(said):
            return start, issuers, (start, start + len(said))
    if words and words[-1][1].strip().lower() in ("old", "new"):
        return words[-1][0], (), None
    return _unknown(text, anchor, window)


def _unknown(text: str, anchor: Anchor, window: int) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """Capitalised words that no table knows; whose they are, the countries of the text will tell."""
    match = _CAPITALISED.search(text[window : anchor.start])
    if match is None or quantities.before(text, anchor.start - 1, window):
        return anchor.start, (), None
    words = match[0].split()
    start = window + match.start()
    while words and quantities.is_scale(words[0]):
        start += text[start : anchor.start].index(words[0]) + len(words[0]) + 1
        del words[0]
    return (start, (), (start, anchor.start - 1)) if words else (anchor.start, (), None)


def _absorb(text: str, made: Sum, following: list[Anchor]) -> Sum:
    """Take in a second naming of the same currency right behind: "$5 million USD"."""
    if made.side != "prefix":
        return made
    for anchor in following:
        gap = text[made.end : anchor.start]
        shared = tuple(code for code in made.codes if code in anchor.meant.codes)
        if shared and len(gap) < 22 and not text[anchor.end : anchor.end + 1].isdigit():
            place, issuers, adjective = _whose(text, anchor, made.end)
            if text[made.end : place].strip(" ()") == "" and place - made.end < 3:
                close = 1 if "(" in text[made.end : place] and text[anchor.end : anchor.end + 1] == ")" else 0
                if "(" in text[made.end : place] and not close:
                    return made
                meant = replace(made.meant, codes=shared, default=shared[0] if len(shared) == 1 else made.meant.default)
                return replace(made, end=anchor.end + close, meant=meant, issuers=issuers, adjective=adjective)
    match = _WHOSE_AFTER.match(text, made.end)
    if match and text[made.anchor : made.anchor + 1] == "$" and (issuers := currencies.issuers().get(match["name"])):
        return replace(made, end=match.end(), issuers=issuers, adjective=match.span("name"))
    return made


def split(text: str) -> Iterator[str]:
    for made in read(text):
        yield made.text(text)
