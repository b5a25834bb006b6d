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
        if token.sort in _COUNTS or token.sort in _SCALES or token.sort == "half":
            total, current = _add(total, current, token)
            seen = True
    return plain(total + current) if seen else "1"


_COUNTS = ("numberword", "day", "number", "round", "second")
_SCALES = ("bignumber", "scale")


def _add(total: Decimal, current: Decimal, token: Token) -> tuple[Decimal, Decimal]:
    number = Decimal(token.value)
    if token.sort in _COUNTS or token.sort == "half":
        return total, current + number
    current = (current or Decimal(1)) * number
    return (total + current, Decimal(0)) if number >= 1000 else (total, current)


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
