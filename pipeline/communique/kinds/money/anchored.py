"""Every anchor with the quantity beside it: the sums of a text, before ranges are seen.

>>> text = "Egypt gets US$2.5 million USD and 3-billion-yuan loans"
>>> [(s.text(text), str(s.low.value)) for s in read(text)]
[('US$2.5 million USD', '2500000.0'), ('3-billion-yuan', '3000000000')]
"""

import re
from itertools import zip_longest

from communique.kinds.money import currencies, prefixed, scan, suffixed, tails
from communique.kinds.money.scan import Anchor
from communique.kinds.money.sums import Sum

_THE = re.compile(r"\bthe\s$", re.IGNORECASE)


def read(text: str) -> list[Sum]:
    """Every sum in text order; they do not overlap."""
    found: list[Sum] = []
    floor = 0
    waiting = scan.anchors(text)
    for anchor, following in zip_longest(waiting, waiting[1:]):
        made = _around(text, anchor, floor) if anchor.start >= floor else None
        floor = max(floor, anchor.end)
        if made:
            made = tails.taken_in(text, made, following)
            found.append(made)
            floor = max(floor, made.end)
    return found


def _around(text: str, anchor: Anchor, floor: int) -> Sum | None:
    anchor = _less_object(text, anchor)
    right = prefixed.read(text, anchor, floor)
    if right and not _may_belong_left(anchor, right):
        return right
    left = suffixed.read(text, anchor, floor)
    return left if left and (not right or anchor.name or left.low.scale > 1) else right


def _less_object(text: str, anchor: Anchor) -> Anchor:
    """Leave out the country in "It gave the US $5 million", which is no part of the sign."""
    spaced = not anchor.name and " " in anchor.meant.form
    if not spaced or not _THE.search(text[max(0, anchor.start - 5) : anchor.start]):
        return anchor
    start = anchor.end - 1
    return anchor._replace(start=start, meant=currencies.sign(text[start]))


def _may_belong_left(anchor: Anchor, right: Sum) -> bool:
    """A name or a code belongs to the scaled figures before it, a symbol to those after it."""
    return anchor.name or (right.low.start > anchor.end and right.low.plain)
