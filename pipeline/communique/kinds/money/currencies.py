"""What a currency's name or sign may stand for, read from the tables.

>>> unit("dollars").codes[:2], sign("KSh").codes, sign("KZT").default
(('USD', 'AUD'), ('KES',), 'KZT')
>>> of_issuer(unit("shillings"), "UG")
('UGX', 'UGS', 'UGW')
"""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from communique import tables


class Denomination(NamedTuple):
    """`codes` are what it may stand for, `default` what stands when nothing decides."""

    codes: tuple[str, ...]
    default: str | None = None
    factor: Decimal = Decimal(1)
    doubt: frozenset[str] = frozenset()
    form: str = ""


@cache
def users() -> dict[str, tuple[str, ...]]:
    """The countries that pay or paid with each currency of ISO 4217."""
    return {
        row["code"]: tuple(row.items_of("users")) for row in tables.read("money/currencies.tsv")
    }


@cache
def units() -> dict[str, Denomination]:
    """Names in lower case, singular and plural."""
    found: dict[str, Denomination] = {}
    for row in tables.read("money/units.tsv"):
        for form in row.items_of("forms"):
            found[form] = _denomination(row, form, Decimal(row["factor"] or 1))
    return found


@cache
def signs() -> dict[str, Denomination]:
    """Symbols, short forms and the codes themselves, as they are written."""
    found = {code: Denomination((code,), code, form=code) for code in users()}
    for row in tables.read("money/signs.tsv"):
        for form in row.items_of("forms"):
            found[form] = _denomination(row, form, Decimal(1))
    return found


def _denomination(row: tables.Row, form: str, factor: Decimal) -> Denomination:
    codes = tuple(row.items_of("codes"))
    for code in codes:
        if code not in users():
            row.refuse(f"{code!r} is no code of money/currencies.tsv")
    default = row["default"] or (codes[0] if len(codes) == 1 else None)
    return Denomination(codes, default, factor, frozenset(row.items_of("doubt")), form)


def unit(name: str) -> Denomination:
    return units()[name.lower()]


def sign(written: str) -> Denomination:
    return signs()[written]


@cache
def issuers() -> dict[str, tuple[str, ...]]:
    """Adjectives and names that stand before a unit, and whose currency they mean."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.read("money/issuers.tsv"):
        for name in row.items_of("names"):
            found[name] = (*found.get(name, ()), row["issuer"])
    return found


def of_issuer(meant: Denomination, issuer: str) -> tuple[str, ...]:
    """The codes that `issuer`, a country or a currency, leaves of it; the best first."""
    return tuple(code for code in meant.codes if code == issuer or issuer in users()[code])


@cache
def _points_group() -> frozenset[str]:
    rows = tables.read("money/currencies.tsv")
    return frozenset(row["code"] for row in rows if row["groups"] == ".")


def points_group(meant: Denomination) -> bool:
    """Whether 1.500 of it is fifteen hundred, as on the European continent."""
    return (meant.default or meant.codes[0]) in _points_group()
