"""Article text on a terminal or a page: data, never control."""

import re
import unicodedata


def printable(text: str) -> str:
    r"""The text on one line, control and formatting characters shown as escapes.

    >>> printable("a\x1b[31mred\u202e")
    'a\\x1b[31mred\\u202e'
    """
    return "".join(_shown(character) for character in " ".join(text.split()))


def _shown(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co"):
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character


_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Cc but for white space, Cs, and the marks that embed, override or isolate a direction."""


def visible(text: str) -> str:
    r"""Controls, and marks that turn the direction of writing, as U+FFFD; one for one.

    >>> visible("a\x1b\u202eb\n") == "a\ufffd\ufffdb\n"
    True
    """
    return _CONTROL.sub("\ufffd", text)
