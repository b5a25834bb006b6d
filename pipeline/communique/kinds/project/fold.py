"""Text folded for look-up: lower case, no accents, one kind of dash and apostrophe.

Every character stays where it is, so that offsets in the folded text are the text's own.

>>> fold("The Néstor Kirchner–Dam")
'the nestor kirchner-dam'
"""

import re
import unicodedata
from functools import cache

_LETTERS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc\u02bb`\u00b4"
_SPACES = "\n\r\t\u00a0\u2009\u202f"
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "ħ": "h"}


def fold(text: str) -> str:
    table = _table()
    return _folded().sub(lambda found: table[found[0]], text).lower()


@cache
def _folded() -> re.Pattern[str]:
    """The characters to fold; to leap from one to the next is seven times `str.translate`."""
    return re.compile("[" + "".join(map(re.escape, _table())) + "]")


@cache
def _table() -> dict[str, str]:
    """İ, which alone becomes two characters in lower case, is among them."""
    table = {chr(code): _letter(chr(code)) for letters in _LETTERS for code in letters}
    for characters, plain in ((_DASHES, "-"), (_APOSTROPHES, "'"), (_SPACES, " ")):
        table |= dict.fromkeys(characters, plain)
    return table


def _letter(letter: str) -> str:
    """The letter in lower case without its marks; itself where that is not one character."""
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return _STROKES.get(bare, bare) if len(bare) == 1 else letter
