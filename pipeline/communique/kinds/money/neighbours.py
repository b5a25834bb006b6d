"""Bare numbers beside a sum that share its currency: "$4–5 billion", "2 to 3 million euros".

What they make with it, one range or several sums, `ranges` says.
"""

import re
from collections.abc import Iterator

from communique.kinds.money import backwards, quantities, ranges
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.sums import Sum

_REACH = 48
_FIRST_YEAR = 1900
_NO_MONEY = re.compile(
    r"\s?(?:%|per\s?cent)|\w|[-\u2010-\u2015](?:year|month|day|week|km|mw)", re.IGNORECASE
)


def brought_in(text: str, found: list[Sum]) -> list[Sum]:
    """The sums with those of their neighbours, in text order."""
    more: list[Sum] = []
    for number, made in enumerate(found):
        floor = more[-1].end if more else 0
        ceiling = found[number + 1].start if number + 1 < len(found) else len(text)
        more += _right(text, made, ceiling) if made.side == "prefix" else _left(text, made, floor)
    return more


def _right(text: str, made: Sum, ceiling: int) -> list[Sum]:
    joint = ranges.JOINT.match(text, made.end) if made.end == made.low.end else None
    other = quantities.read(text, joint.end(), beside=True) if joint else None
    if joint is None or other is None or other.end > ceiling or not other.figures:
        return [made]
    low = ranges.with_scale_of(made.low, other)
    if _NO_MONEY.match(text, other.end) or not _may_follow(text, made, low, other, joint):
        return [made]
    high = made._replace(start=other.start, end=other.end, low=other, side="shared")
    return ranges.paired(text, made._replace(low=low), high, joint, bare=True)


def _may_follow(text: str, made: Sum, low: Quantity, high: Quantity, joint: re.Match[str]) -> bool:
    """Whether figures behind a sum are money too, and not "$5 million to 3 countries"."""
    if low.value is None or high.value is None or low.value >= high.value or joint["comma"]:
        return False
    between = joint["word"] == "and" and ranges.is_between(text, made.start)
    if low.scale == 1 and high.scale == 1:
        return bool(joint["dash"]) or between
    return high.scale > 1 and (joint["word"] != "and" or between)


def _left(text: str, made: Sum, floor: int) -> list[Sum]:
    """The sums of "10 million, 20 million and 30 million yuan", or the one of "2–3 million"."""
    line = [*reversed(list(_before(text, made, floor))), made]
    joint = ranges.JOINT.match(text, line[0].end)
    if len(line) == 2 and joint:
        return ranges.paired(text, line[0], line[1], joint, bare=True)
    return line


def _before(text: str, made: Sum, floor: int) -> Iterator[Sum]:
    """The numbers before it, the nearest first, each as a sum of its currency."""
    first = made
    while joint := _joint_before(text, first.start, floor):
        other = backwards.before(text, joint.start(), floor)
        low = ranges.with_scale_of(other, first.low) if other else None
        if other is None or low is None or not _may_precede(text, low, other, first, joint):
            return
        first = made._replace(start=low.start, end=low.end, low=low, side="shared", adjective=None)
        yield first
        if joint["dash"]:
            return


def _joint_before(text: str, start: int, floor: int) -> re.Match[str] | None:
    return ranges.JOINT_BEFORE.search(text, max(floor, start - _REACH), start)


def _may_precede(
    text: str, low: Quantity, other: Quantity, first: Sum, joint: re.Match[str]
) -> bool:
    """Whether the number `other`, with its scale `low`, counts in the currency of `first`."""
    high = first.low
    if low.value is None or high.value is None:
        return False
    if joint["word"] == "and" and ranges.is_between(text, low.start):
        return low.value < high.value
    if joint["comma"] or joint["word"] == "and":
        respectively = "respectively" in text[first.end : first.end + _REACH]
        return other.scale > 1 or (joint["word"] == "and" and respectively)
    if other.scale == 1 and high.scale == 1:
        year = joint["dash"] and low.value >= _FIRST_YEAR
        return low.value < high.value and not year
    return low.value < high.value or other.scale > 1
