"""A sum whose currency stands behind its figures: "20 million yuan", "5€", "millions of euros"."""

import re
from decimal import Decimal

from communique.kinds.money import adjectives, backwards, currencies, scales, surroundings
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.scan import Anchor
from communique.kinds.money.sums import Sum

MOST_PENCE = 200
"""Pence beyond which "p" is the lines of a picture or a page: "720p"."""
_GAP = re.compile(r"\s{0,2}$|\s?[-\u2010\u2011]\s?$")
_TAKES_OF = re.compile(r"(?:^|\s)(?:of|in)\s$")
_AGAIN = re.compile(r"\s\((?:[a-z -]{3,50}|[\d., ]{1,30})\)\s$", re.IGNORECASE)
"""The quantity told again in brackets: "twenty million (20,000,000) euros"."""
_ARTICLE = re.compile(r"(?<![^\W_])an?(?=\s$)", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:loans|grants|bonds|deposits|accounts|tranches)\b")
"""Behind a number word without scale: "two yen loans" are counted, and no sum."""
_RATE = re.compile(r"/[A-Z]{3}\b|\s?=")
"""Behind a sum: it is an exchange rate, which is no one's money."""


def read(text: str, anchor: Anchor, floor: int) -> Sum | None:
    if "letter" in anchor.meant.doubt or _RATE.match(text, anchor.end):
        return None
    whose = adjectives.Whose(anchor.start)
    if anchor.name:
        whose = adjectives.before(text, anchor.start, floor)
    found = _quantity(text, whose.start, floor, currencies.points_group(anchor.meant))
    found = found or _one(text, anchor, whose.start, floor)
    if found is None or not _fits_before(text, anchor, found):
        return None
    if found.plain_words and _COUNTED.match(text, anchor.end):
        return None
    found, end = _with_late_scale(text, anchor, found)
    return Sum(found.start, end, found, anchor.meant, "suffix", None, whose.issuers, whose.place)


def _quantity(text: str, place: int, floor: int, points_group: bool) -> Quantity | None:
    """The quantity before a name that begins at `place`: "5 million", "millions of"."""
    window = text[max(floor, place - 4) : place]
    gap = _GAP.search(window)
    if gap is None:
        return None
    end, joined = place - len(gap[0]), bool(gap[0].strip())
    if found := backwards.before(text, end, floor, points_group=points_group, joined=joined):
        return found
    if again := _AGAIN.search(text, max(floor, place - 60), place):
        return backwards.before(text, again.start(), floor, points_group=points_group)
    joint = _TAKES_OF.search(window)
    found = backwards.before(text, place - len(joint[0]), floor) if joint else None
    return found if found and (found.value is None or found.scale > 1) else None


def _one(text: str, anchor: Anchor, place: int, floor: int) -> Quantity | None:
    """The article that counts in "a dollar a day"."""
    article = _ARTICLE.search(text, max(floor, place - 4), place)
    if article is None or surroundings.per(text, anchor.end) is None:
        return None
    return Quantity(article.start(), place, Decimal(1), Decimal(1))


def _fits_before(text: str, anchor: Anchor, found: Quantity) -> bool:
    if text[anchor.start : anchor.end] == "p":
        return found.value is not None and found.value < MOST_PENCE
    if anchor.name:
        return True
    if not text[anchor.start].isalpha() and anchor.start - found.end > 1:
        return False
    if "loose" in anchor.meant.doubt:
        return found.scale > 1 or found.grouped
    return not text[anchor.end : anchor.end + 1].isdecimal()


def _with_late_scale(text: str, anchor: Anchor, found: Quantity) -> tuple[Quantity, int]:
    """Take in the scale of "23 TShs billion"; leave out a full stop that may end the sentence."""
    if not anchor.name and found.scale == 1 and found.value is not None:
        scale, end = scales.late(text, anchor.end)
        if scale > 1:
            value = scales.times(found.value, scale)
            return found._replace(value=value, scale=scale, end=end), end
    goes_on = text[anchor.end : anchor.end + 2].strip().islower()
    return found, anchor.end - (text[anchor.end - 1] == "." and not goes_on)
