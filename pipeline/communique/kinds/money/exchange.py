"""A sum in US dollars at the rate of its article's month, from the extra `[fx]`.

The rates are HMRC's monthly ones, bundled with `hmrc-rates`; nothing is fetched. They name
their currencies by ISO 4217 code, withdrawn ones included as long as they were in use.
"""

from datetime import date
from decimal import Context, Decimal
from functools import cache
from importlib import import_module
from typing import Any

from communique.errors import CommuniqueError

_DIGITS = Context(prec=5)
"""Significant digits of a converted amount: the rates have four decimals and hold for a month."""


@cache
def _hmrc() -> Any:
    try:
        return import_module("hmrc_rates")
    except ImportError as error:
        raise CommuniqueError(
            "amounts in US dollars need the extra [fx]: pip install 'communique[fx]'"
        ) from error


def in_dollars(amount: str, currency: str, day: str) -> tuple[str, str] | None:
    """The amount in US dollars and the source of the rate; None where there is no rate."""
    if currency == "USD":
        return amount, "none needed"
    hmrc = _hmrc()
    month = hmrc.YearMonth.from_date(date.fromisoformat(day))
    try:
        table = hmrc.Rates().monthly(month)
        pounds = table.rate(currency).to_gbp(Decimal(amount)) if currency != "GBP" else amount
        dollars = table.rate("USD").from_gbp(Decimal(pounds))
    except hmrc.HmrcRatesError:
        return None
    return f"{_DIGITS.plus(dollars):f}", f"HMRC monthly rate, {month.year}-{month.month:02}"


def check() -> None:
    """Raises `CommuniqueError` where the extra [fx] is not installed."""
    _hmrc()


def converted(values: dict[str, Any], published: str | None) -> dict[str, Any]:
    """A sum's values, in dollars too where its amount, its currency and the day are known."""
    amount, currency = values.get("amount"), values.get("currency")
    if amount is None or currency is None or published is None:
        return values
    found = in_dollars(amount, currency, published)
    return {**values, "amount_usd": found[0], "fx_source": found[1]} if found else values
