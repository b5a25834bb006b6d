"""Two numbers under one currency: ranges, and sums that share its name.

>>> def shown(text):
...     return [(s.text(text), str(s.low.value), s.high and str(s.high.value)) for s in read(text)]
>>> shown("between 2 and 3 million dollars")
[('2 and 3 million dollars', '2000000', '3000000')]
>>> shown("rose from $50 to $60 billion, then 30 billion and 40 billion yuan")
... # doctest: +NORMALIZE_WHITESPACE
[('$50', '50000000000', None), ('$60 billion', '60000000000', None),
 ('30 billion', '30000000000', None), ('40 billion yuan', '40000000000', None)]
"""

import re
from dataclasses import replace

from communique.kinds.money import quantities, sums
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.sums import Sum

_HEDGE = r"(?:(?:even|possibly|perhaps|about|around|nearly|almost|over|approximately|up to|as much as)\s)*"
_JOINT = rf"(?:(?P<dash>\s?(?:[-\u2010-\u2015\u2212~]|\.{{2,3}})\s?)|[\s-](?P<word>to|or|and|through)[\s-]{_HEDGE}|(?P<comma>,\s))"
_RIGHT, _LEFT = re.compile(_JOINT), re.compile(_JOINT + "$")
_BETWEEN = re.compile(rf"\bbetween\s{_HEDGE}$", re.IGNORECASE)
_MOVED = re.compile(
    r"""\b(?:rose|ris(?:e|es|en|ing)|gr[eo]w(?:n|s|th|ing)?|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*
    |f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|cut(?:s|ting)?|slash\w*|rais\w+|lift\w*|reduc\w+
    |shr[aiu]nk\w*|expand\w*|widen\w*|narrow\w*|doubl\w+|tripl\w+|quadrupl\w+|revis\w+|upgrad\w+|downgrad\w+
    |lower\w*|went|gone?|goes|going|sw[eo]ll\w*|plung\w+|slump\w*|dip\w*|slid\w*|boost\w*|hik\w+|up(?!\sto)|down
    |brought|took|mov\w+|chang\w+|scal\w+|swung|leap\w*|leapt|slip\w*|sank|spik\w+|extend\w*|adjust\w*
    |enlarg\w+|top\w*|edg\w+|improv\w+|contract\w*|halv\w+|recover\w*|rebound\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TARGET = re.compile(rf"\b(?:to|at|between)\s{_HEDGE}$", re.IGNORECASE)
"""Before the first sum: it is itself where the change went ("rose to $50 to $60 billion")."""
_MEASURE = re.compile(rf"\b(?:to|at|by|of|between)\s{_HEDGE}$", re.IGNORECASE)
_CLAUSE = 90
"""Characters before a sum in which a verb of change may stand."""


def read(text: str) -> list[Sum]:
    """The text's sums, with ranges made one and neighbours brought in."""
    return _joined(text, _with_neighbours(text, sums.read(text)))


def _with_neighbours(text: str, found: list[Sum]) -> list[Sum]:
    more: list[Sum] = []
    for number, made in enumerate(found):
        floor = more[-1].end if more else 0
        ceiling = found[number + 1].start if number + 1 < len(found) else len(text)
        more += _rightward(text, made, ceiling) if made.side == "prefix" else _leftward(text, made, floor)
    return more


def _rightward(text: str, made: Sum, ceiling: int) -> list[Sum]:
    """ "$4–5 billion": the number after a prefixed one."""
    joint = _RIGHT.match(text, made.low.end)
    if joint is None or made.low.end != made.end or joint["comma"]:
        return [made]
    other = quantities.read(text, joint.end(), beside=True)
    if other is None or not other.figures or other.end > ceiling or not _ends(text, other):
        return [made]
    low = _shared(made.low, other)
    if not _bare_range(low, other, joint, _between(text, made.start)):
        return [made]
    return _as_pair(text, replace(made, low=low), replace(made, start=other.start, end=other.end, low=other), joint, bare=True)


def _ends(text: str, found: Quantity) -> bool:
    return not re.compile(r"\s?(?:%|per\s?cent|\w|[-\u2010-\u2015](?:year|month|day|week|km|mw))|\s?percent", re.I).match(
        text, found.end
    ) or (text[found.end].isspace() and not re.compile(r"\sper\s?cent", re.I).match(text, found.end))  # fmt: skip


def _bare_range(low: Quantity, high: Quantity, joint: re.Match[str], between: bool) -> bool:
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    if low.scale == 1 and high.scale == 1:
        return bool(joint["dash"]) or (between and joint["word"] == "and")
    if high.scale == 1:
        return False
    return bool(joint["dash"]) or joint["word"] in ("to", "or", "through") or between


def _leftward(text: str, made: Sum, floor: int) -> list[Sum]:
    """ "2 to 3 million dollars": the numbers before a named one, each taking its currency."""
    line, first = [made], made
    while (joint := _joint_before(text, first.start, floor)) is not None:
        other = quantities.before(text, joint.start(), floor)
        if other is None:
            break
        low = _shared(other, first.low)
        if not _may_share(text, low, other, first, joint):
            break
        first = replace(made, start=low.start, end=low.end, low=low, adjective=None, issuers=made.issuers)
        line.insert(0, first)
        if joint["dash"]:
            break
    if len(line) == 2:
        joint = _RIGHT.match(text, line[0].end)
        return _as_pair(text, line[0], line[1], joint, bare=True) if joint else line
    return line


def _joint_before(text: str, start: int, floor: int) -> re.Match[str] | None:
    low = max(floor, start - 48)
    window = text[low:start]
    match = _LEFT.search(window)
    return _LEFT.search(text, low + match.start(), start) if match else None


def _may_share(text: str, low: Quantity, other: Quantity, first: Sum, joint: re.Match[str]) -> bool:
    high = first.low
    if low.value is None or high.value is None:
        return False
    if _BETWEEN.search(text[max(0, low.start - 40) : low.start]) and joint["word"] == "and":
        return low.value < high.value
    if joint["comma"] or joint["word"] == "and":
        return other.scale > 1 or (joint["word"] == "and" and "respectively" in text[first.end : first.end + 40])
    if other.scale == 1 and high.scale == 1:
        return low.value < high.value and not (joint["dash"] and low.number and low.number > 1899)
    return low.value < high.value or (other.scale > 1 and joint["word"] in ("to", "or"))


def _shared(low: Quantity, high: Quantity) -> Quantity:
    """The lower number with the scale that stands only at the higher one."""
    bare = low.scale == 1 and high.scale > 1 and low.number is not None and high.number is not None
    if bare and low.number is not None and high.number is not None and low.number < high.number:
        return replace(low, value=quantities.times(low.number, high.scale), scale=high.scale)
    return low


def _as_pair(
    text: str, low: Sum, high: Sum, joint: re.Match[str], *, bare: bool = False
) -> list[Sum]:
    if _is_range(text, low, high, joint, bare):
        both = high if high.side == "suffix" or high.sure else low
        return [replace(both, start=low.start, end=high.end, low=low.low, high=high.low)]
    return [low, high]


def _is_range(text: str, low: Sum, high: Sum, joint: re.Match[str], bare: bool) -> bool:
    if low.low.value is None or high.low.value is None or low.low.value >= high.low.value:
        return False
    if joint["dash"] or joint["word"] == "or":
        return True
    if joint["word"] == "and":
        return _between(text, low.start)
    return joint["word"] in ("to", "through") and not _moved(text, low.start, bare)


def _between(text: str, start: int) -> bool:
    return bool(_BETWEEN.search(text[max(0, start - 60) : start]))


def _moved(text: str, start: int, bare: bool) -> bool:
    """Whether something went "from" the first sum to the second."""
    clause = re.split(r"[.;:!?]\s|\n", text[max(0, start - _CLAUSE) : start])[-1]
    return bool(_MOVED.search(clause)) and not (_MEASURE if bare else _TARGET).search(clause)


def _joined(text: str, found: list[Sum]) -> list[Sum]:
    """Neighbours that both name one currency: "£2m-£3m", "$50 to $60 billion"."""
    apart: list[Sum] = []
    for made in found:
        joint = _RIGHT.fullmatch(text, apart[-1].end, made.start) if apart else None
        if joint is None or joint["comma"] or apart[-1].high or made.high or not _one_currency(apart[-1], made):
            apart.append(made)
            continue
        low = apart.pop()
        if joint["dash"] or joint["word"] in ("to", "or") or _between(text, low.start):
            low = replace(low, low=_shared(low.low, made.low))
        apart += _as_pair(text, low, made, joint)
    return apart


def _one_currency(one: Sum, other: Sum) -> bool:
    return bool(set(one.codes) & set(other.codes))
