"""Headlines: lines in Title Case or in CAPITALS, where a capital letter tells nothing."""

import re

from communique.kinds.country.scan import Hit

_LONG_WORD = re.compile(r"(?<![\w'-])[A-Za-z][\w'-]{3,}")
_WORD = re.compile(r"[A-Za-z]{2,}")


def in_heading(hit: Hit) -> bool:
    """Whether most of the longer words in the form's line begin with a capital."""
    words: list[str] = _LONG_WORD.findall(hit.line_before + " | " + hit.line_after)
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def in_capitals(hit: Hit) -> bool:
    """Whether most words beside the form are in capitals."""
    words: list[str] = _WORD.findall(hit.line_before[-40:] + " | " + hit.line_after[:40])
    return sum(word.isupper() for word in words) > len(words) / 2
