"""Article text on a terminal: data, never control."""

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
