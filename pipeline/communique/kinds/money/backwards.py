"""The quantity that ends at a place in the text, found from there backwards.

>>> text = "a loan of two and a half billion yen"
>>> found = before(text, text.index(" yen"))
>>> text[found.start:found.end], str(found.value)
('two and a half billion', '2500000000.0')
"""

import re
from decimal import Decimal
from functools import cache

from communique.kinds.money import digits, quantities, scales, scan, words
from communique.kinds.money.quantities import Quantity

WINDOW = 120
"""How far back a quantity may reach: the longest in the open half of the
shared articles has 22, but one written out in words has three or four times as many."""
_LONGEST_WORD = 24
_FRACTIONS = "".join(digits.FRACTIONS)
_JOINTS = (
    "and|an?|of|point|several|few|many|couple|some|dozens|tens|hundreds|untold|another|various"
)
_LAST_WORD = re.compile(rf"[\w.,'’٫٬/{_FRACTIONS}]+$")
_STARTS = re.compile(rf"(?:(?<![^\W_])|(?<=multi))[.]?[^\W_{_FRACTIONS}]|[{_FRACTIONS}]")
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)


@cache
def _run() -> re.Pattern[str]:
    """Words and figures of which a quantity may consist, up to the end, in lower case.

    Letters of either case would take `re` thrice as long.
    """
    forms = [re.escape(form) for form in {form.lower(): form for form in scales.values()}]
    known = "|".join(sorted([*forms, *words.vocabulary()], key=len, reverse=True))
    short = "|".join(forms)
    # possessive: a number is one piece, else the ways to cut it double with each digit
    figures = rf"[.]?\d[\d.,'’/٫٬]*+[{_FRACTIONS}]?|[{_FRACTIONS}]"
    again = r"(?:\([a-z0-9 ,.-]{3,60}\)\s)?"
    return re.compile(
        rf"(?<![^\W_])(?<!\d[.,])(?:(?:{figures})(?:(?:{short})(?![^\W_]))?[\s-]{{0,2}}{again}"
        rf"|(?:multi)?(?:{known}|multi|{_JOINTS})(?![^\W_])[,.]?[\s-]{{0,2}})+$"
    )


@cache
def _last_words() -> frozenset[str]:
    known = [*scales.values(), *words.vocabulary()]
    return frozenset([*known, *(f"multi{word}" for word in known)])


def before(
    text: str, end: int, floor: int = 0, *, points_group: bool = False, joined: bool = False
) -> Quantity | None:
    """The quantity that ends at `end` and starts at `floor` or later, the longest there is.

    `joined` by a hyphen to what follows, it leaves out an article and may be a bare scale:
    "a half-billion-dollar order", "the million-dollar grant".
    """
    floor = max(floor, end - WINDOW)
    piece = text[floor:end]
    run = _run().search(scan.lower(piece)) if _may_end(piece) else None
    if run is None:
        return None
    for place in _STARTS.finditer(piece, run.start()):
        found = _at(piece, place.start(), points_group, joined)
        if found and found.end == len(piece):
            return found._replace(start=floor + found.start, end=end)
    return None


def _may_end(piece: str) -> bool:
    """Whether the last word can end a quantity; asked first, since it is cheap."""
    match = _LAST_WORD.search(piece[-_LONGEST_WORD:])
    if match is None:
        return False
    last = match[0].lower().strip(".,'’/")
    return last[:1] in digits.FRACTIONS or last[:1].isdecimal() or last in _last_words()


def _at(piece: str, start: int, points_group: bool, joined: bool) -> Quantity | None:
    if joined and _ARTICLE.match(piece, start):
        return None
    found = quantities.read(piece, start, points_group=points_group, beside=True)
    if found is None and joined and (value := scales.word(piece, start, len(piece))):
        return Quantity(start, len(piece), value, Decimal(1), value)
    return found
