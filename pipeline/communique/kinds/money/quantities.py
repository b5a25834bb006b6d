"""A number with its scale, forwards from a place in the text or backwards to it.

>>> read("1.2 thousand million yuan", 0).value, read("half a million euros", 0).value
(Decimal('1200000000.0'), Decimal('500000.0'))
>>> text = "a loan of two and a half billion yen"
>>> found = before(text, text.index(" yen"))
>>> text[found.start:found.end], str(found.value)
('two and a half billion', '2500000000.0')
"""

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import cache

from communique import tables
from communique.kinds.money import digits, words

_EXACT = Context(prec=80)
WINDOW = 120
"""How far back a quantity may reach: the longest written out in the shared articles has 61."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` is None for a vague one ("millions"); `number` is what stands before the scale."""

    start: int
    end: int
    value: Decimal | None
    number: Decimal | None = None
    scale: Decimal = Decimal(1)
    figures: str = ""

    @property
    def plain(self) -> bool:
        """Bare figures without group, decimals or scale, which may count or date anything."""
        return self.scale == 1 and self.figures.isdigit()


def times(number: Decimal, scale: Decimal) -> Decimal:
    return _EXACT.multiply(number, scale)


@cache
def _scales() -> dict[str, Decimal]:
    return {row["form"]: Decimal(row["value"]) for row in tables.read("money/scales.tsv")}


def is_scale(word: str) -> bool:
    return word.lower() in _scales()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = tables.read("money/scales.tsv")
    forms = {
        only: "|".join(sorted((re.escape(r["form"]) for r in rows if r["only"] == only), key=len)[::-1])
        for only in ("word", "figure", "glued")
    }  # fmt: skip
    big = forms["word"]
    parts = "half|quarters?|thirds?|fifths?|tenths?"
    many = "hundreds|thousands|millions|billions|trillions|crores|lakhs"
    return {
        "figures": re.compile(
            rf"(?:{digits.GROUPED_BY_SPACE}|{digits.FIGURES})(?P<part>\s?[{''.join(digits.FRACTIONS)}]"
            rf"|\s\d/\d\d?(?!\d))?|[{''.join(digits.FRACTIONS)}]|(?P<over>\d/\d\d?)(?![\d/])"
        ),
        "word": re.compile(rf"\s{{0,2}}[-\u2010\u2011]?\s?({big})(?![^\W_])", re.IGNORECASE),
        "figure": re.compile(
            rf"\s{{0,2}}-?({forms['figure']})(?![^\W_])(?<!\.(?!\s[a-z]|$))", re.IGNORECASE
        ),
        "glued": re.compile(rf"[-]?({forms['glued']})(?![^\W_]|[-/]\d)"),
        "apart": re.compile(rf"\s?({forms['glued']})(?![^\W_]|['’]\w)"),
        "part": re.compile(
            rf"(?:(?:an?\s|one[\s-]|(?P<many>two|three|four)[\s-])?(?P<part>{parts})(?:\s(?:of\s)?an?\s|[\s-]))"
            rf"(?={big})|(?P<one>an?|one|another)[\s-](?!hundred)(?=(?:{big})(?![^\W_]))",
            re.IGNORECASE,
        ),
        "vague": re.compile(
            rf"(?:several|(?:a\s)?few|many|(?:a\s)?couple(?:\sof)?|some|multi|dozens\sof|tens\sof"
            rf"|hundreds\sof|untold|various)(?:[\s-]|(?<=multi))(?:{big})(?:[\s-](?:of\s)?(?:{big}))*(?![^\W_])"
            rf"|(?:{many})(?:\sof\s(?:{many}))?(?![^\W_])",
            re.IGNORECASE,
        ),
        "after": re.compile(r"\sand\s(?:a|one)\s(half|quarter)(?![a-z])", re.IGNORECASE),
    }  # fmt: skip


def read(
    text: str, start: int, *, points_group: bool = False, beside: bool = False
) -> Quantity | None:
    """The quantity at `start`. `beside` a currency, a spaced "m" or "b" is a scale."""
    if (found := _figures(text, start, points_group, beside)) or (found := _written(text, start)):
        return found
    vague = _patterns()["vague"].match(text, start)
    return Quantity(start, vague.end(), None) if vague else None


def _figures(text: str, start: int, points_group: bool, beside: bool) -> Quantity | None:
    match = _patterns()["figures"].match(text, start)
    if match is None:
        return None
    scale, end = _scale(text, match.end(), beside)
    if scale == 1 and (again := _AGAIN.match(text, match.end())):
        scale, end = _scale(text, again.end(), False)
    spaced = any(space in match[0] for space in digits.SPACES) and not match["part"]
    if spaced and scale > 1:
        return None
    number = _number(match, points_group and scale == 1)
    if number is None or (end < len(text) and text[end] == "%"):
        return None
    return Quantity(start, end, times(number, scale), number, scale, match[0])


_AGAIN = re.compile(r"\s?\((?:[a-z -]{3,60}|[\d., ]{1,30})\)(?=\s(?:hundred|thousand|million|billion|trillion|lakh|crore))", re.I)
"""A number told again in brackets before its scale: "5 (five) million"."""


def _number(match: re.Match[str], points_group: bool) -> Decimal | None:
    written = match[0]
    if match["over"]:
        return _fraction(written)
    if written in digits.FRACTIONS:
        return Decimal(digits.FRACTIONS[written])
    part = match["part"] or ""
    number = digits.value(written.removesuffix(part), points_group=points_group)
    if number is None or not part:
        return number
    added = digits.FRACTIONS.get(part.strip())
    fraction = Decimal(added) if added else _fraction(part)
    return None if fraction is None else number + fraction


def _fraction(written: str) -> Decimal | None:
    above, below = (int(side) for side in written.split("/"))
    return (
        _EXACT.divide(Decimal(above), Decimal(below)).quantize(Decimal("1.0000000000"))
        if 0 < above < below
        else None
    )


def _scale(text: str, end: int, beside: bool) -> tuple[Decimal, int]:
    """The product of the scales from `end` on, and where they end."""
    patterns, scale = _patterns(), Decimal(1)
    names = ("glued", "figure", "word", *(("apart",) if beside else ()))
    while match := next((m for n in names if (m := patterns[n].match(text, end))), None):
        form = match[1]
        scale = times(scale, _scales().get(form) or _scales()[form.lower()])
        end, names = match.end(), ("word",)
        if scale > 10**18:
            break
    return scale, end


def scaled(found: Quantity, text: str, end: int) -> Quantity | None:
    """The quantity with a scale word that stands at `end`."""
    match = _patterns()["word"].match(text, end)
    if match is None or found.value is None or match[1].lower() in ("hundred", "hundreds"):
        return None
    scale = _scales()[match[1].lower()]
    return replace(found, value=times(found.value, scale), scale=scale, end=match.end())


def _written(text: str, start: int) -> Quantity | None:
    """Words: "two hundred and five million three hundred thousand", "half a million"."""
    total, lowest, end = Decimal(0), None, start
    first = _group(text, start)
    group = first
    while group and (lowest is None or group.scale < lowest):
        total, lowest, end = total + (group.value or 0), group.scale, group.end
        joint = re.compile(r"[\s,]{1,2}(?:and\s)?").match(text, end)
        group = _group(text, joint.end()) if joint and lowest > 1 else None
    if first is None or lowest is None:
        return None
    one = end == first.end
    return Quantity(
        start, end, total, first.number if one else total, first.scale if one else Decimal(1)
    )


def _group(text: str, start: int) -> Quantity | None:
    if part := _patterns()["part"].match(text, start):
        number = Decimal(1)
        if part["part"]:
            number = words.roles()["part"][part["part"].lower()] * {"two": 2, "three": 3, "four": 4}.get((part["many"] or "").lower(), 1)
        place = part.end()
    elif found := words.read(text, start):
        number, place = found.value, found.end
    else:
        return None
    scale, end = _scale(text, place, False)
    if scale > 1 and (after := _patterns()["after"].match(text, end)):
        number, end = number + words.roles()["part"][after[1].lower()], after.end()
    return Quantity(start, end, times(number, scale), number, scale)


@cache
def _run() -> re.Pattern[str]:
    forms = [re.escape(form) for form in _scales()]
    joints = "and|an?|of|point|several|few|many|couple|some|multi|dozens|tens|hundreds|untold|another|various"
    word = "|".join(
        sorted([*forms, *words.vocabulary(), *joints.split("|")], key=len, reverse=True)
    )
    figures = rf"[.]?\d[\d.,'’/٫٬]*[{''.join(digits.FRACTIONS)}]?|[{''.join(digits.FRACTIONS)}]"
    return re.compile(
        rf"(?<![^\W_])(?<!\d[.,])(?:(?:{figures})(?:(?:{'|'.join(forms)})(?![^\W_]))?[\s-]{{0,2}}(?:\([a-z0-9 ,.-]{{3,60}}\)\s)?|(?:multi)?(?:{word})(?![^\W_])[,.]?[\s-]{{0,2}})+$",
        re.IGNORECASE,
    )


_STARTS = re.compile(r"(?:(?<![^\W_])|(?<=multi))[.]?[^\W_½¼¾⅓⅔]|[½¼¾⅓⅔]")


def before(
    text: str, end: int, floor: int = 0, *, points_group: bool = False, joined: bool = False
) -> Quantity | None:
    """The quantity that ends at `end` and starts at `floor` or later, the longest there is.

    `joined` by a hyphen to what follows, it leaves out an article and may be a bare scale:
    "a half-billion-dollar order", "the million-dollar grant".
    """
    floor = max(floor, end - WINDOW)
    piece = text[floor:end]
    run = _run().search(piece) if _may_end(piece) else None
    if run is None:
        return None
    for place in _STARTS.finditer(piece, run.start()):
        found = _at(piece, place.start(), points_group, joined)
        if found and found.end == len(piece):
            return replace(found, start=floor + found.start, end=end)
    return None


def _may_end(piece: str) -> bool:
    """Whether the last word can end a quantity; asked first, since the rest costs fifty times it."""
    last = _LAST_WORD.search(piece[-24:])
    if last is None:
        return False
    word = last[0].lower().strip(".,'’/")
    return word[:1] in _FIGURE_ENDS or word[:1].isdecimal() or word in _last_words()


@cache
def _last_words() -> frozenset[str]:
    known = [*_scales(), *words.vocabulary()]
    return frozenset([*known, *(f"multi{word}" for word in known)])


_FIGURE_ENDS = frozenset(digits.FRACTIONS)
_LAST_WORD = re.compile(rf"[\w.,'’٫٬/{''.join(digits.FRACTIONS)}]+$")


def _at(piece: str, start: int, points_group: bool, joined: bool) -> Quantity | None:
    if joined and _ARTICLE.match(piece, start):
        return None
    found = read(piece, start, points_group=points_group, beside=True)
    if found is None and joined and (scale := _patterns()["word"].fullmatch(piece, start)):
        value = _scales()[scale[1].lower()]
        return Quantity(start, len(piece), value, Decimal(1), value)
    return found


_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
