"""Article text on a terminal or a page: data, never control."""

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


_TURNING = frozenset(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"])


def visible(text: str) -> str:
    r"""Controls, and marks that turn the direction of writing, as U+FFFD; one for one.

    >>> visible("a\x1b\u202eb\n") == "a\ufffd\ufffdb\n"
    True
    """
    return "".join("\ufffd" if _is_control(character) else character for character in text)


def _is_control(character: str) -> bool:
    if character in "\n\t\r":
        return False
    turning = unicodedata.bidirectional(character) in _TURNING
    return turning or unicodedata.category(character) in ("Cc", "Cs")
