"""Cuts a stretch of text into the tokens that the grammar reads.

A number that belongs to something else (`$2,022`, `40%`, `A350`, `2GB`) becomes junk here, so
that no rule needs to look out for it.

>>> [(token.text, token.sort) for token in tokens("May 18, 2023", 0, 12)]
[('May', 'month'), ('18', 'day'), (',', 'comma'), ('2023', 'year')]
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique import tables
from communique.kinds.date.vocabulary import trie, words


class Token(NamedTuple):
    start: int
    end: int
    sort: str
    text: str
    value: str


_DASH = r"\u2010-\u2015\u2212\-"
_QUOTE = "'’‘`"
_PLAIN = rf"(?P<plain> (?<!\w) [A-Za-z][a-z]* (?![\w.@+:{_QUOTE}]) )"
"""Most words, told at once: none of the shapes is like this, and a holiday goes first."""
_MARKS = rf"""
  (?P<comma> , ) | (?P<dot> \. ) | (?P<dash> [{_DASH}]+ ) | (?P<slash> / ) | (?P<plus> \+ )
| (?P<open> [(\[] ) | (?P<close> [)\]] )
"""
"""With these no shape begins either."""
_SHAPES = rf"""
  (?P<junk>
      (?:[$€£¥₹₽₩₺₴₸#§№]|\b[A-Z]{{2,3}}\$)\s?\d[\d.,]*\w*
    | \d[\d.,]*\s?(?:%|°|‰|per\ cent\b|percent\b|pct\b)
    | \d+(?:\.\d+){{3,}} | \w[\w.+]*@\S* | (?:https?://|www\.)\S*
    | (?=\d[\d.,:]*[/:.])(?:\d+[/:.]){{3,}}\d
    | (?<!\w)(?!FY\d|[QHq][1-4](?!\d\d?\b)) [^\W\d_]+\d[\w.]* )
| (?P<iso> (?<![\w{_DASH}/.]) \d{{4}}-\d\d-\d\d
      (?:[T\ ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)? (?![\w-]|/\d) )
| (?P<numeric> (?<![\w{_DASH}/.])
      (?: \d{{1,2}}(?P<sep>[/.])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)
        | \d{{4}}(?P<part>[/.])\d{{1,2}}(?P=part)\d{{1,2}} )
      (?![\w/{_DASH}]|[.,]\d) )
| (?P<clock> (?<![\w:.]) (?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)? (?=[aApP]\.?[mM]\b|(?![\w:])) )
| (?P<clockdot> (?<![\w:.]) (?:[01]?\d|2[0-4])\.[0-5]\d (?=\ ?(?:[aApP]\.?[mM]\b|GMT\b|UTC\b)) )
| (?P<fourdigits> (?<![\w:.]) (?:[01]\d|2[0-4])[0-5]\d
      (?=\ ?(?:h(?:ou)?rs?\b|GMT\b|UTC\b|h\b|local\ time\b)) )
| (?P<decade> (?<![\w.]) (?:[12]\d\d0|[{_QUOTE}]\d0|\d0)[{_QUOTE}]?s\b )
| (?P<span> (?<![\w{_DASH}/.,]) [12]\d{{3}}[{_DASH}/](?:[12]\d{{3}}|\d\d) (?![\w/{_DASH}]|[.,]\d) )
| (?P<dayordinal> (?<![\w.]) \d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)\b )
| (?P<shortyear> (?<!\w)[{_QUOTE}]\d\d\b )
| (?P<fiscalyear> \bFY[ -]?(?:(?:19|20)\d\d|\d\d)(?:[{_DASH}/](?:(?:19|20)\d\d|\d\d))?\b )
| (?P<quartersign> \b(?:[QHq][1-4](?:20\d\d)?|[1-4][QH](?:20\d\d|\d\d)?)\b )
| (?P<glued> (?<![\w.])\d{{1,2}}(?=[aApP]\.?[mM]\b) )
| (?P<number> (?<![\w]) \d+(?:,\d{{3}})*(?:\.\d+)?(?![\w]) )
| (?P<abbreviated> \b(?:[aApP]\.[mM]\.?|B\.C\.|A\.D\.)(?!\w) | \bo[{_QUOTE}]clock\b )
| (?P<word> [^\W\d_]+ )
| (?P<possessive> [{_QUOTE}]s?\b | [{_QUOTE}](?=\s) )
| (?P<break> [ \t\r]*\n\s* | [;:!?] )
| (?P<other> \w+ | [^\w\s] )
"""


@cache
def _pattern() -> re.Pattern[str]:
    phrases = trie({row["name"] for row in holidays()}).replace("'", f"[{_QUOTE}]")
    holiday = rf"(?P<holiday> \b{phrases.replace(chr(92) + ' ', chr(92) + 's')}\b )"
    return re.compile(rf"(?!\ \S) (?: {holiday} | {_PLAIN} | {_MARKS} | {_SHAPES} )", re.VERBOSE)


@cache
def holidays() -> list[tables.Row]:
    return tables.read("date/holidays.tsv")


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    known = words()
    for match in _pattern().finditer(text, start, end):
        written = match[0]
        sort, value = known.get(written) or _unlisted(match)
        begin, stop = match.span()
        yield Token(begin, stop, sort, written, value)


def _unlisted(match: re.Match[str]) -> tuple[str, str]:
    """Sort and value of what is no word of dates."""
    sort = match.lastgroup or "other"
    if sort in ("plain", "word", "abbreviated"):
        return _of_word(match[0]), ""
    if sort in ("number", "glued"):
        return _of_number(match[0])
    if sort == "break":
        return _of_break(match), ""
    return "clock" if sort in ("clockdot", "fourdigits") else sort, ""


def _of_word(text: str) -> str:
    if text[0].isupper():
        return "name"
    return "plural" if text.endswith("s") and not text.endswith("ss") else "lower"


def _of_number(text: str) -> tuple[str, str]:
    digits = text.replace(",", "")
    if not digits.isdigit() or len(digits) > 9:
        return "number", digits
    if "," not in text and len(text) <= 2 and 1 <= int(text) <= 31:
        return "day", str(int(text))
    if "," not in text and len(text) == 4 and text[0] in "12":
        return ("round" if text.endswith("00") else "year"), text
    return "number", str(int(digits))


def _of_break(match: re.Match[str]) -> str:
    """A line that was broken to fit a page goes on; other breaks part expressions."""
    text, start = match.string, match.start()
    if match[0].count("\n") != 1:
        return "break"
    line = start - text.rfind("\n", max(0, start - 130), start) - 1
    return (
        "wrap"
        if 50 <= line <= 100 and not text[match.end() : match.end() + 1].isupper()
        else "break"
    )
