r"""Where sentences begin: a function over text, and the component that tells the tokens.

Blank lines always part sentences; a closing mark does before something that can open one,
unless it ends an abbreviation ("No. 5", "Gen. Votel", "U.S. forces").

>>> starts("Trade rose. The U.S. envoy met Mr. Wu.\n\nTitle\n\nNo. 5 opened.")
[0, 12, 40, 47]
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from communique import annotations, tables

LONGEST = 4000
"""Tokens after which a sentence is cut: the model takes 2.2 s for so many at once."""

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
# Runs begin where nothing of them stands before and are never given back: linear on any text.
_BORDER = re.compile(
    rf"""
    (?P<blank> (?<![ \t\r]) [ \t\r]*+ \n [ \t\r]*+ \n \s*+ )
    | (?P<line> (?<![ \t]) [ \t]*+ \r?\n [ \t]*+ )
    | (?P<mark> (?<![.!?…]) [.!?…]++ [{_CLOSERS}]*+ (?:\[\d+\])*+ ) [ \t\u00a0]++
      (?=[{_OPENERS}]*(?:[^\W_a-z]|[$€£¥]))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"\w[\w.]*\Z")
_INITIALS = re.compile(r"(?<!\w)[A-Z]\Z")
_SENTENCE_WORD = re.compile(
    r"(?:The|A|An|In|On|At|It|Its|He|She|They|We|I|But|And|This|That|These|Those|For|From|With|"
    r"However|Meanwhile|After|Before|As|By|If|When|While|There|Under|To|His|Her|Their|Our|"
    r"Both|Last|So|Also|Since|According|Despite|Earlier|Later|Such)\b"
)
_WRAPPED = range(50, 101)
"""Lengths of a line that was broken to fit a page: its end is no border by itself."""


def starts(text: str) -> list[int]:
    """The offset of each sentence's first character, in order; the first is 0."""
    found = [0]
    for match in _BORDER.finditer(text):
        if match.end() < len(text) and match.end() > found[-1] and _parts(text, match):
            found.append(match.end())
    return found if text else []


def _parts(text: str, match: re.Match[str]) -> bool:
    if match["blank"]:
        return True
    if match["line"]:
        return _line_parts(text, match)
    return _mark_parts(text, match)


def _line_parts(text: str, match: re.Match[str]) -> bool:
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
    follows = text[match.end() : match.end() + 1]
    if line.endswith((".", "!", "?", ":", ";", "”", '"')):
        return not follows.islower()
    return len(line) not in _WRAPPED and not follows.islower()


def _mark_parts(text: str, match: re.Match[str]) -> bool:
    if match["mark"] != ".":
        return match["mark"] not in ("...", "…") or bool(_SENTENCE_WORD.match(text, match.end()))
    before = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    follows = _abbreviations().get(before[0] if before else "")
    if follows == "name":
        return False
    if follows == "number":
        return not text[match.end()].isdigit()
    if follows == "any" or _INITIALS.search(text, max(0, match.start() - 3), match.start()):
        return bool(_SENTENCE_WORD.match(text, match.end()))
    return True


@cache
def _abbreviations() -> dict[str, str]:
    rows = tables.unique(tables.read("text/abbreviations.tsv"), "abbreviation")
    return {abbreviation: row["follows"] for abbreviation, row in rows.items()}


class Sentences:
    """Sets `token.is_sent_start` for every token; none is longer than `LONGEST` tokens."""

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            # One write for all: setting `token.is_sent_start` looks at the whole Doc each time.
            doc.from_array([SENT_START], _borders(doc))
            annotations.forget_sentences(doc)
        return doc


def _borders(doc: Doc) -> Any:
    """A column of 1 where a sentence begins and -1 elsewhere, as spaCy's arrays hold it."""
    first = np.searchsorted(doc.to_array(IDX), starts(annotations.text(doc)))
    column = np.full((len(doc), 1), -1, dtype="int64")
    for begin, end in pairwise([*sorted({0, *first.tolist()} - {len(doc)}), len(doc)]):
        column[begin:end:LONGEST] = 1
    return column.astype("uint64")
