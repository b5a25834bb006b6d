"""Number words below a thousand, their decimals and their parts; scales come after them.

>>> [str(read(text, 0).value) for text in ("seventy point two", "two and a half", "twenty-five")]
['70.2', '2.5', '25']
>>> read("won the match", 0) is None
True
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from communique import tables

_WORD = re.compile("[a-z]+")
_GAP = r"(?:\s{1,2}|\s?[-\u2010\u2011]\s?)"


class Number(NamedTuple):
    end: int
    value: Decimal


@cache
def roles() -> dict[str, dict[str, Decimal]]:
    """Words and their values by role: `unit`, `teen`, `ten`, `hundred`, `dozen`, `part`."""
    found: dict[str, dict[str, Decimal]] = {}
    for row in tables.read("money/numbers.tsv"):
        found.setdefault(row["role"], {})[row["word"]] = Decimal(row["value"])
    return found


def vocabulary() -> list[str]:
    return [word for words in roles().values() for word in words]


@cache
def _number() -> re.Pattern[str]:
    one = {role: "|".join(words) for role, words in roles().items()}
    unit, end = one["unit"], "(?![a-z])"
    below = rf"(?:(?:{one['ten']})(?:{_GAP}(?:{unit}))?|{one['teen']}|{unit})"
    hundreds = rf"(?:(?:{below}|an?){_GAP})?hundred(?:\s(?:and\s)?{below}{end})?"
    cardinal = rf"(?:{hundreds}|(?:{below}|an?){_GAP}dozen|{below}){end}"
    decimals = rf"(?:\spoint(?P<decimals>(?:\s(?:{unit}))+){end})?"
    many = rf"{_GAP}and{_GAP}(?:an?|one|(?P<many>two|three)){_GAP}"
    part = rf"(?:{many}(?P<part>half|quarters?){end})?"
    return re.compile(rf"(?P<whole>{cardinal}){decimals}{part}", re.IGNORECASE)


def read(text: str, start: int) -> Number | None:
    """The number written out at `start`, as long as it goes."""
    match = _number().match(text, start)
    if match is None:
        return None
    value = _cardinal(match["whole"].lower())
    if decimals := match["decimals"]:
        value += Decimal("0." + "".join(str(_unit(word)) for word in decimals.lower().split()))
    if match["part"]:
        value += _unit((match["many"] or "one").lower()) * roles()["part"][match["part"].lower()]
    return Number(match.end(), value)


def _unit(word: str) -> Decimal:
    return roles()["unit"][word]


def _cardinal(written: str) -> Decimal:
    values = {word: value for words in roles().values() for word, value in words.items()}
    total = Decimal(0)
    for word in _WORD.findall(written):
        if word in ("hundred", "dozen"):
            total = max(total, Decimal(1)) * values[word]
        elif word not in ("and", "a", "an"):
            total += values[word]
    return total
