"""Two sums beside one another: a range, or what something was and became.

"between $7 billion and $8 billion" and "£2m-£3m" are one mention; "rose from $50 billion to
$60 billion" and "30 billion and 40 billion yuan" are two.
"""

import re

from communique.kinds.money import scales
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.sums import Sum

_HEDGE = (
    r"(?:(?:even|possibly|perhaps|about|around|nearly|almost|over|approximately|up to|as much as)"
    r"\s)*"
)
_JOINT = (
    r"(?:(?P<dash>\s?(?:[-\u2010-\u2015\u2212~]|\.{2,3})\s?)"
    rf"|[\s-](?P<word>to|or|and|through)[\s-]{_HEDGE}|(?P<comma>,\s))"
)
JOINT, JOINT_BEFORE = re.compile(_JOINT), re.compile(_JOINT + "$")
_BETWEEN = re.compile(rf"\bbetween\s{_HEDGE}$", re.IGNORECASE)
_MOVED = re.compile(
    r"""\b(?:rose|ris(?:e|es|en|ing)|gr[eo]w(?:n|s|th|ing)?|increas\w+|climb\w*|jump\w*|surg\w+
    |soar\w*|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|cut(?:s|ting)?|slash\w*|rais\w+
    |lift\w*|reduc\w+|shr[aiu]nk\w*|expand\w*|widen\w*|narrow\w*|doubl\w+|tripl\w+|quadrupl\w+
    |revis\w+|upgrad\w+|downgrad\w+|lower\w*|went|gone?|goes|going|sw[eo]ll\w*|plung\w+|slump\w*
    |dip\w*|slid\w*|boost\w*|hik\w+|up(?!\sto)|down|brought|took|mov\w+|chang\w+|scal\w+|swung
    |leap\w*|leapt|slip\w*|sank|spik\w+|extend\w*|adjust\w*|enlarg\w+|top\w*|edg\w+|improv\w+
    |contract\w*|halv\w+|recover\w*|rebound\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TARGET = re.compile(rf"\b(?:to|at|between)\s{_HEDGE}$", re.IGNORECASE)
"""Before the first sum: it is itself where the change went ("rose to $50 to $60 billion")."""
_MEASURE = re.compile(rf"\b(?:to|at|between|by|of)\s{_HEDGE}$", re.IGNORECASE)
"""The same before a bare number: "cut by 2 to 3 million dollars", but "fell by $4m to $3m"."""
_CLAUSE = 90
"""Characters before a sum in which a verb of change may stand."""
_CLAUSE_END = re.compile(r"[.;:!?]\s|\n")


def joined(text: str, found: list[Sum]) -> list[Sum]:
    """Neighbours that both name one currency, as ranges where they are: "$50 to $60 billion"."""
    apart: list[Sum] = []
    for made in found:
        joint = JOINT.fullmatch(text, apart[-1].end, made.start) if apart else None
        if joint is None or not _may_join(apart[-1], made, joint):
            apart.append(made)
            continue
        low = apart.pop()
        if joint["word"] != "and" or is_between(text, low.start):
            low = low._replace(low=with_scale_of(low.low, made.low))
        apart += paired(text, low, made, joint)
    return apart


def _may_join(low: Sum, high: Sum, joint: re.Match[str]) -> bool:
    single = low.high is None and high.high is None
    return single and not joint["comma"] and bool(set(low.codes) & set(high.codes))


def with_scale_of(low: Quantity, high: Quantity) -> Quantity:
    """The lower number with the scale that stands only at the higher one: "$50 to $60 billion"."""
    if low.scale > 1 or high.scale == 1 or low.number is None or high.number is None:
        return low
    if low.number >= high.number:
        return low
    return low._replace(value=scales.times(low.number, high.scale), scale=high.scale)


def paired(
    text: str, low: Sum, high: Sum, joint: re.Match[str], *, bare: bool = False
) -> list[Sum]:
    """One range, or the two sums; `bare` says that only one of them names the currency."""
    if not _is_range(text, low, high, joint, bare):
        return [low, high]
    named = high if high.side == "suffix" or high.sure else low
    return [named._replace(start=low.start, end=high.end, low=low.low, high=high.low)]


def _is_range(text: str, low: Sum, high: Sum, joint: re.Match[str], bare: bool) -> bool:
    if low.low.value is None or high.low.value is None or low.low.value >= high.low.value:
        return False
    if joint["word"] == "and":
        return is_between(text, low.start)
    if joint["word"] in ("to", "through"):
        return not _moved(text, low.start, bare)
    return not joint["comma"]


def is_between(text: str, start: int) -> bool:
    return bool(_BETWEEN.search(text[max(0, start - 60) : start]))


def _moved(text: str, start: int, bare: bool) -> bool:
    """Whether something went "from" the first sum to the second."""
    clause = _CLAUSE_END.split(text[max(0, start - _CLAUSE) : start])[-1]
    return bool(_MOVED.search(clause)) and not (_MEASURE if bare else _TARGET).search(clause)
