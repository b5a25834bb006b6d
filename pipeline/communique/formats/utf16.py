"""Offsets in UTF-16 units, as Java and JavaScript count, and in characters, as Python does.

>>> units = Units("a😀b")
>>> units.of(2), units.characters(3)
(3, 2)
"""

import re
from bisect import bisect_left

_WIDE = re.compile(r"[\U00010000-\U0010ffff]")
"""Characters that take two units."""


class Units:
    """Turns offsets of one text into the other count."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._after = [place + number for number, place in enumerate(self._wide)]

    def of(self, character: int) -> int:
        """The offset in units of an offset in characters."""
        return character + bisect_left(self._wide, character)

    def characters(self, unit: int) -> int:
        """The offset in characters; inside a pair, that of the character."""
        return unit - bisect_left(self._after, unit)
