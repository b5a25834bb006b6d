"""A number with its scale: figures, words, parts, and the vague ones.

>>> str(read("1.2 thousand million yuan", 0).value), str(read("half a million euros", 0).value)
('1200000000.0', '500000.0')
>>> read("hundreds of millions of dollars", 0).value is None
True
"""

import re
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from communique.kinds.money import digits, scales, words

_ROUNDED = Context(prec=20)
_ONE = Decimal(1)


class Quantity(NamedTuple):
    """`value` is None for a vague one ("millions"); `number` is what stands before the scale."""

    start: int
    end: int
    value: Decimal | None
    number: Decimal | None = None
    scale: Decimal = _ONE
    figures: str = ""

    @property
    def plain(self) -> bool:
        """Bare figures without group, decimals or scale, which may count or date anything."""
        return self.scale == 1 and self.figures.isdigit()

    @property
    def plain_words(self) -> bool:
        return not self.figures and self.scale == 1 and self.value is not None

    @property
    def grouped(self) -> bool:
        return "," in self.figures


_FRACTION = "".join(digits.FRACTIONS)
_FIGURES = re.compile(
    rf"(?:{digits.GROUPED_BY_SPACE}|{digits.FIGURES})"
    rf"(?P<part>\s?[{_FRACTION}]|\s\d/\d\d?(?!\d))?"
    rf"|[{_FRACTION}]|(?P<over>\d/\d\d?)(?![\d/])"
)
_AGAIN = re.compile(
    r"\s?\((?:[a-z -]{3,60}|[\d., ]{1,30})\)"
    r"(?=\s(?:hundred|thousand|million|billion|trillion|lakh|crore))",
    re.IGNORECASE,
)
"""A number told again in brackets before its scale: "5 (five) million"."""
_AND_A_HALF = re.compile(r"\sand\s(?:a|one)\s(half|quarter)(?![a-z])", re.IGNORECASE)
_JOINT = re.compile(r"[\s,]{1,2}(?:and\s)?")
_TIMES = {"two": 2, "three": 3, "four": 4}


@cache
def _part() -> re.Pattern[str]:
    """A part or an article where a scale word follows: "half a", "three quarters of a", "a"."""
    big = scales.forms("word")
    return re.compile(
        rf"(?:(?:an?\s|one[\s-]|(?P<many>two|three|four)[\s-])?"
        rf"(?P<part>half|quarters?|thirds?|fifths?|tenths?)(?:\s(?:of\s)?an?\s|[\s-]))(?={big})"
        rf"|(?:an?|one|another)[\s-](?!hundred)(?=(?:{big})(?![^\W_]))",
        re.IGNORECASE,
    )


@cache
def _vague() -> re.Pattern[str]:
    big = scales.forms("word")
    many = "hundreds|thousands|millions|billions|trillions|crores|lakhs"
    return re.compile(
        r"(?:several|(?:a\s)?few|many|(?:a\s)?couple(?:\sof)?|some|multi|(?:dozens|tens|hundreds)\sof"
        rf"|untold|various)(?:[\s-]|(?<=multi))(?:{big})(?:[\s-](?:of\s)?(?:{big}))*(?![^\W_])"
        rf"|(?:{many})(?:\sof\s(?:{many}))?(?![^\W_])",
        re.IGNORECASE,
    )


def read(
    text: str, start: int, *, points_group: bool = False, beside: bool = False
) -> Quantity | None:
    """The quantity at `start`. `beside` a currency, a spaced "m" or "b" is a scale."""
    found = _figures(text, start, points_group, beside) or _written(text, start)
    if found is None and (match := _vague().match(text, start)):
        return Quantity(start, match.end(), None)
    return found


def _figures(text: str, start: int, points_group: bool, beside: bool) -> Quantity | None:
    match = _FIGURES.match(text, start)
    if match is None:
        return None
    scale, end = scales.after(text, match.end(), beside=beside)
    if scale == 1 and (again := _AGAIN.match(text, match.end())):
        scale, end = scales.after(text, again.end())
    number = _number(match, points_group and scale == 1)
    if number is None or text[end : end + 1] == "%" or (scale > 1 and _is_spaced(match)):
        return None
    return Quantity(start, end, scales.times(number, scale), number, scale, match[0])


def _is_spaced(match: re.Match[str]) -> bool:
    """Groups parted by spaces; before a scale they are two numbers ("in May 15 200 million")."""
    return not match["part"] and any(space in match[0] for space in digits.SPACES)


def _number(match: re.Match[str], points_group: bool) -> Decimal | None:
    part = match["part"] or ""
    whole = match[0].removesuffix(part)
    if match["over"] or whole in digits.FRACTIONS:
        return _fraction(whole)
    number = digits.value(whole, points_group=points_group)
    fraction = _fraction(part.strip()) if part else Decimal(0)
    return None if number is None or fraction is None else number + fraction


def _fraction(written: str) -> Decimal | None:
    if written in digits.FRACTIONS:
        return Decimal(digits.FRACTIONS[written])
    above, below = (int(side) for side in written.split("/"))
    return _ROUNDED.divide(Decimal(above), Decimal(below)) if 0 < above < below else None


def _written(text: str, start: int) -> Quantity | None:
    """Words: "two hundred and five million three hundred thousand", "half a million"."""
    first = group = _group(text, start)
    if first is None:
        return None
    total, last = Decimal(0), first
    while group and (group is first or group.scale < last.scale):
        total, last = total + (group.value or 0), group
        joint = _JOINT.match(text, last.end) if last.scale > 1 else None
        group = _group(text, joint.end()) if joint else None
    if last is first:
        return first
    return Quantity(start, last.end, total, total)


def _group(text: str, start: int) -> Quantity | None:
    if part := _part().match(text, start):
        number, place = _of_part(part), part.end()
    elif found := words.read(text, start):
        number, place = found.value, found.end
    else:
        return None
    scale, end = scales.after(text, place, figures=False)
    if scale > 1 and (more := _AND_A_HALF.match(text, end)):
        number, end = number + words.roles()["part"][more[1].lower()], more.end()
    return Quantity(start, end, scales.times(number, scale), number, scale)


def _of_part(match: re.Match[str]) -> Decimal:
    if not match["part"]:
        return _ONE
    part = words.roles()["part"][match["part"].lower()]
    return part * _TIMES.get((match["many"] or "").lower(), 1)
