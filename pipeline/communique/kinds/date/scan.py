"""Where in the text a date can be: one compiled scan for anchors, then the stretches around them.

The scan is all that most of a text ever sees, so its speed is that of the kind. Stretches are
merged where they touch; each character is cut into tokens at most once, whatever the text.

>>> text = "x " * 100 + "on May 18 they met." + " x" * 100
>>> [text[start:end].strip("x ") for start, end in stretches(text)]
['on May 18 they']
"""

import re
from collections.abc import Iterator
from functools import cache

from communique.kinds.date.lexer import holidays
from communique.kinds.date.vocabulary import trie, words

ANCHORS = {
    "month", "monthabbr", "weekday", "weekdays", "unit", "units", "quarter", "quarters",
    "season", "fall", "part", "parts", "dawn", "clockword", "deictic", "tonight", "adverb",
    "present", "pastref", "now", "future", "weeklong", "dayslong", "oclock", "ago",
    "era", "past", "decadeword", "moment", "presence",
}  # fmt: skip
"""Sorts of which every expression holds one, unless it holds a number that can stand alone."""
BEFORE, AFTER = 70, 70
"""Characters around an anchor: the longest expression in the development data has 45."""

_NUMBERS = (
    r"[12]\d\d\d(?!\d)|\d\d?(?:[:/.]\d\d?(?!\d)|st\b|nd\b|rd\b|th\b| ?[aApP]\.?[mM]\b|[QH]\d\d)"
    r"|0\d[0-5]\d(?= (?:GMT|UTC|h(?:ou)?rs|local))"
    r"|[QH][1-4]\b|[1-4][QH]\b|FY ?\d\d|(?<=['’])\d\ds?\b|\d0s\b|[aApP]\.[mM]\b"
    r"|(?:[Ff]irst|[Ss]econd|[Ll]atter)[ -]half\b"
)


@cache
def anchor() -> re.Pattern[str]:
    forms = {form for form, word in words().items() if word.sort in ANCHORS and form.isalpha()}
    forms |= {re.split(r"[^A-Za-z]", row["name"])[0] for row in holidays()} - {""}
    return re.compile(rf"(?=[A-Za-z0-9])\b(?:{trie(forms)}\b|{_NUMBERS})")


BESIDE = {"approx", "between", "for", "least", "mass", "most", "stop", "up", "verb"}
"""Sorts of words that stand beside an expression, never in it."""


@cache
def _outsider() -> str:
    """A word of the text, spaces around it, that no expression goes on over."""
    within = {form for form, word in words().items() if word.sort not in BESIDE}
    within |= {part for row in holidays() for part in row["name"].split()}
    forms = {form for form in within if re.fullmatch("[A-Za-z][a-z]+", form)}
    return rf"(?<!\S)(?!{trie(forms)}\ )[A-Za-z][a-z]+(?=\ )"


@cache
def _before() -> re.Pattern[str]:
    """To the last outsider."""
    return re.compile(rf".*(?={_outsider()})", re.DOTALL)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(_outsider())


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Around each anchor, as far as to an outsider or to what `BEFORE` and `AFTER` say."""
    start = end = 0
    for match in anchor().finditer(text):
        left = _left(text, match.start())
        if left > end:
            if end:
                yield start, end
            start = left
        if match.end() >= end:
            end = _right(text, match.end())
    if end:
        yield start, end


def _left(text: str, place: int) -> int:
    reach = max(0, place - BEFORE)
    found = _before().match(text, reach, place)
    if found:
        return found.end()
    space = max(
        text.rfind(" ", max(0, reach - 30), reach), text.rfind("\n", max(0, reach - 30), reach)
    )
    return space + 1 if space >= 0 else reach


def _right(text: str, place: int) -> int:
    reach = min(len(text), place + AFTER)
    if found := _after().search(text, place, reach):
        return found.end()
    space = text.find(" ", reach, reach + 30)
    return space if space >= 0 else reach
