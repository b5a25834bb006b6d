"""A sum whose currency stands before its figures: "$5 million", "EUR1.2bn", "Birr 500 million"."""

import re

from communique.kinds.money import adjectives, currencies, quantities
from communique.kinds.money.adjectives import Whose
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.scan import Anchor
from communique.kinds.money.sums import Sum

_ENDS = re.compile(r"(?![^\W\d_])|[A-Z]{3}(?![^\W_])|(?:pcm|pw|pa|pp)(?![^\W_])")
"""What may stand glued to the figures of a sign: a code ("$100USD") or a term ("£1,200pcm")."""
_THOUSAND = 1000
_LONG = 10_000
"""Bare figures from here on need no group to be money beside a code that is a word: "ALL 50000"."""


def read(text: str, anchor: Anchor, floor: int) -> Sum | None:
    meant = anchor.meant
    behind = text[anchor.end : anchor.end + 2]
    start = anchor.end + len(behind) - len(behind.lstrip())
    if "minor" in meant.doubt or (start > anchor.end and "letter" in meant.doubt):
        return None
    found = quantities.read(text, start, points_group=currencies.points_group(meant), beside=True)
    if found is None:
        return None
    whose = _whose(text, anchor, floor)
    if not _fits_after(text, anchor, found, bool(whose.issuers)):
        return None
    end = found.end - (found.end == len(text) and text[-1] == ".")
    return Sum(
        whose.start, end, found, meant, "prefix", issuers=whose.issuers, adjective=whose.place
    )


def _whose(text: str, anchor: Anchor, floor: int) -> Whose:
    """The known adjective of a name that leads its figures: "Syrian pounds 5bn"."""
    if anchor.name and (whose := adjectives.before(text, anchor.start, floor)).issuers:
        return whose
    return Whose(anchor.start)


def _is_long(anchor: Anchor, found: Quantity) -> bool:
    code = anchor.meant.form in currencies.users()
    return code and found.plain and found.value is not None and found.value >= _LONG


def _fits_after(text: str, anchor: Anchor, found: Quantity, issued: bool) -> bool:
    if anchor.name:
        capital = text[anchor.start].isupper()
        weak = bool(anchor.meant.doubt & {"verb", "word"}) and not issued
        return (capital or not weak) and (found.scale > 1 or (capital and found.grouped))
    if not found.figures and not (found.value and found.scale > 1):
        return False
    if anchor.meant.doubt & {"loose", "letter"}:
        return found.scale > _THOUSAND or found.grouped or _is_long(anchor, found)
    return bool(_ENDS.match(text, found.end))
