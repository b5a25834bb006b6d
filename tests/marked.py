"""Sentences with the expected mentions written inside them, for rule examples and tests.

`Trade hit [$70.2 billion](amount=70200000000 currency=USD).` expects one mention over
`$70.2 billion` with these values. Values are separated by spaces, quoted where they hold one;
a comma-separated list in square brackets is a list (`codes=[KZ,UZ]`), `null` is None.
"""

import re
import shlex
from dataclasses import dataclass
from typing import Any

_MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<values>[^()]*)\)")


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    values: dict[str, Any]


def parse(marked: str) -> tuple[str, list[Expected]]:
    """The bare sentence and what it expects."""
    text, expected, done = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        start = len(text)
        text += match["text"]
        expected.append(Expected(start, len(text), _values(match["values"])))
        done = match.end()
    return text + marked[done:], expected


def _values(written: str) -> dict[str, Any]:
    pairs = (part.split("=", 1) for part in shlex.split(written))
    return {name: _value(value) for name, value in pairs}


def _value(written: str) -> Any:
    if written.startswith("["):
        return [item for item in written.strip("[]").split(",") if item]
    return None if written == "null" else written
