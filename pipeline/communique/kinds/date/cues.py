"""Which way a bare weekday or month points: tense and cue words near it in its sentence.

>>> text = "The minister said the summit will open on Friday."
>>> direction(text, 42, 48, 0, len(text))
1
"""

import re
from functools import cache

from communique import tables

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d|s|re|ve))?|[,;:()\u2013\u2014]")
REACH = 160
"""Characters on either side in which a cue counts."""


@cache
def _cues() -> dict[str, int]:
    rows = tables.unique(tables.read("date/cues.tsv"), "word").values()
    return {row["word"]: {"past": -1, "future": 1}.get(row["says"], 0) for row in rows}


def direction(text: str, start: int, end: int, begin: int, stop: int) -> int:
    """-1, 1 or, where nothing says, 0; the sentence is `text[begin:stop]`."""
    before = _WORD.findall(text, max(begin, start - REACH), start)[::-1]
    after = _WORD.findall(text, end, min(stop, end + REACH))
    for words in (
        _clause(before),
        _clause(after[1:] if after[:1] == [","] else after),
        before,
        after,
    ):
        found = _nearest(words)
        if found:
            return found
    return 0


def _clause(words: list[str]) -> list[str]:
    """The words up to the next mark that can end a clause."""
    for i, word in enumerate(words):
        if not word[0].isalpha():
            return words[:i]
    return words


def _nearest(words: list[str]) -> int:
    for i, word in enumerate(words):
        says = _says(word.lower())
        if says:
            return says
    return 0


def _says(word: str) -> int:
    known = _cues()
    if word in known:
        return known[word]
    if word.endswith(("'ll", "’ll")):
        return 1
    return -1 if len(word) > 4 and word.endswith("ed") and not word.endswith("eed") else 0
