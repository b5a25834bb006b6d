"""The day that a text gives of itself at its head, for texts whose publication day is not known.

A full date alone on a line ("Tuesday, 16 May 2023"), in the dateline of an agency, or behind
"today".

>>> day("XI'AN, May 18, 2023 (Agency) -- Ministers", [(7, 19, "2023-05-18")])
'2023-05-18'
>>> day("On May 18, 2023 they met.", [(3, 15, "2023-05-18")])
"""

import re
from collections.abc import Iterable

from communique.kinds.date.values import day_of

HEAD = 500
"""Characters: headline, byline and place come before the day, no more."""
_ALONE = (
    re.compile(r"\s*(?:(?i:published|posted|released|issued|date)\b(?:\s+on)?:?\s+)?"),
    re.compile(r"\.?[ \t]*(?:\n|\Z)"),
)
_AGENCY = (
    re.compile(r"\s*[^\W\d_a-z][^\d\n.;:!?]{1,40},\s+"),
    re.compile(r"[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?(?:--|[–—-])\s"),
)
_TODAY = re.compile(r".*\b(?i:today)\s*[(,]?\s*"), re.compile("")


def day(text: str, dated: Iterable[tuple[int, int, str]]) -> str | None:
    """Of the dates with their places, in text order, the first that stands as a dateline."""
    for start, end, value in dated:
        if start >= HEAD:
            return None
        line = text.rfind("\n", 0, start) + 1
        if day_of(value) and any(
            before.fullmatch(text, line, start) and after.match(text, end)
            for before, after in (_ALONE, _AGENCY, _TODAY)
        ):
            return value[:10]
    return None
