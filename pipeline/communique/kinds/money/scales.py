"""Scale words and their short forms: what "bn", "thousand million" and "lakh crore" multiply by.

>>> scale, end = after("1.2 thousand million", 3)
>>> str(scale), end
('1000000000', 20)
"""

import re
from decimal import Context, Decimal
from functools import cache

from communique import tables

_EXACT = Context(prec=80)
_LARGEST = Decimal(10) ** 18
"""Scales are not multiplied beyond it: "million million million …" says no sum."""
_END = r"(?![^\W_])"


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
    """Words anywhere, short forms after figures, letters glued to them or beside a currency.

    A short form's full stop counts where the sentence goes on, or where the text was cut.
    """
    gap = r"\s{0,2}[-\u2010\u2011]?\s?"
    return {
        "word": re.compile(rf"{gap}({forms('word')}){_END}", re.IGNORECASE),
        "figure": re.compile(
            rf"\s{{0,2}}-?({forms('figure')}){_END}(?<!\.(?!\s(?-i:[a-z])|$))", re.IGNORECASE
        ),
        "glued": re.compile(rf"-?({forms('glued')})(?![^\W_]|[-/]\d)"),
        "apart": re.compile(rf"\s?({forms('glued')})(?![^\W_]|['’]\w)"),
    }


def after(
    text: str, end: int, *, figures: bool = True, beside: bool = False
) -> tuple[Decimal, int]:
    """The product of the scales from `end` on, and where they end.

    Short forms follow `figures` only; `beside` a currency letters may stand apart ("$5 m").
    """
    names = ("glued", "figure", "word") if figures else ("word",)
    names = (*names, "apart") if beside else names
    scale, patterns = Decimal(1), _patterns()
    while scale < _LARGEST:
        match = next((m for name in names if (m := patterns[name].match(text, end))), None)
        if match is None:
            break
        scale = times(scale, _value(match[1]))
        end, names = match.end(), ("word",)
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
    return values().get(form) or values()[form.lower()]


def is_scale(written: str) -> bool:
    return written.lower() in values()
