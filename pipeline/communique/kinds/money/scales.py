"""Scale words and their short forms: what "bn", "thousand million" and "lakh crore" multiply by.

>>> scale, end = after("1.2 thousand million", 3)
>>> str(scale), end
('1000000000', 20)
"""

import re
import unicodedata
from decimal import Context, Decimal
from functools import cache

from communique import tables

_EXACT = Context(prec=80)
_LARGEST = Decimal(10) ** 18
"""Scales are not multiplied beyond it: "million million million …" says no sum."""
_END = r"(?![^\W_])"
_ONE = Decimal(1)


def times(number: Decimal, scale: Decimal) -> Decimal:
    """The product, exact; the default context would round after 28 digits."""
    return _EXACT.multiply(number, scale)


@cache
def values() -> dict[str, Decimal]:
    return {row["form"]: Decimal(row["value"]) for row in tables.read("money/scales.tsv")}


@cache
def forms(only: str) -> str:
    """The forms of one kind as an alternation, the longest first."""
    rows = (row["form"] for row in tables.read("money/scales.tsv") if row["only"] == only)
    return "|".join(re.escape(form) for form in sorted(rows, key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Words anywhere; with letters and short forms before them, after `figures`; and `beside` one.

    A short form's full stop counts where the sentence goes on, or where the text was cut.
    """
    gap = r"\s{0,2}[-\u2010\u2011]?\s?"
    glued = rf"-?({forms('glued')})(?![^\W_]|[-/]\d)"
    figure = rf"(?i:\s{{0,2}}-?({forms('figure')}){_END}(?<!\.(?!\s(?-i:[a-z])|$)))"
    word = rf"(?i:{gap}({forms('word')}){_END})"
    apart = rf"\s?({forms('glued')})(?![^\W_]|['’]\w)"
    return {
        "word": re.compile(word),
        "figures": re.compile(f"{glued}|{figure}|{word}"),
        "beside": re.compile(f"{glued}|{figure}|{word}|{apart}"),
    }


def after(
    text: str, end: int, *, figures: bool = True, beside: bool = False
) -> tuple[Decimal, int]:
    """The product of the scales from `end` on, and where they end.

    Short forms follow `figures` only; `beside` a currency letters may stand apart ("$5 m").
    """
    scale, patterns = _ONE, _patterns()
    match = patterns["beside" if beside else "figures" if figures else "word"].match(text, end)
    while match is not None:
        scale, end = times(scale, _value(match[match.lastindex or 1])), match.end()
        match = patterns["word"].match(text, end) if scale < _LARGEST else None
    return scale, end


def word(text: str, start: int, end: int) -> Decimal | None:
    """The value of the scale word that fills the stretch."""
    match = _patterns()["word"].fullmatch(text, start, end)
    return _value(match[1]) if match else None


def late(text: str, end: int) -> tuple[Decimal, int]:
    """A scale word at `end`, "hundred" apart: "23 TShs billion"."""
    match = _patterns()["word"].match(text, end)
    if match is None or match[1].lower().startswith("hundred"):
        return Decimal(1), end
    return _value(match[1]), match.end()


def _value(form: str) -> Decimal:
    known = values()
    return known.get(form) or known[_plain(form)]


def _plain(form: str) -> str:
    """In lower case, with the letters for those that IGNORECASE takes for them ("mıllion")."""
    return unicodedata.normalize("NFKC", form).lower().replace("ı", "i")


def is_scale(written: str) -> bool:
    return written.lower() in values()
