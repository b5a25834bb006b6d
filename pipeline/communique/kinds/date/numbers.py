"""Counts in words and digits: "twenty-five", "two and a half", "a hundred and 20", "3.5".

>>> from communique.kinds.date.lexer import tokens
>>> [read(list(tokens(t, 0, len(t)))) for t in ("twenty-five", "two and a half", "3.5", "a")]
['25', '2.5', '3.5', '1']
"""

from collections.abc import Iterable
from decimal import Decimal

from communique.kinds.date.lexer import Token

VAGUE = "X"
"""TIMEX3's count for "several" and "few"."""


def read(tokens: Iterable[Token]) -> str:
    """The count as TIMEX3 writes it; `X` for a vague one."""
    total, current, seen = Decimal(0), Decimal(0), False
    for token in tokens:
        if token.sort == "vague":
            return VAGUE
        if token.sort == "half":
            total, seen = total + Decimal("0.5"), True
        if token.sort == "numberword" and token.value in ("100", "1000"):
            current, seen = (current or 1) * Decimal(token.value), True
            if token.value == "1000":
                total, current = total + current, Decimal(0)
        elif token.sort == "scale":
            current = (current or 1) * Decimal(token.value)
        elif (
            token.sort == "numberword"
            and token.value == "12"
            and current < 10
            and token.text[:1] in "dD"
        ):
            current, seen = (current or 1) * 12, True
        elif token.sort in ("numberword", "day", "number", "year", "second"):
            current, seen = current + Decimal(token.value), True
    return plain(total + current) if seen or current else "1"


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
