"""Sums in US dollars at a dated rate."""

import sys

import pytest

from communique.errors import CommuniqueError
from communique.kinds.money import exchange


@pytest.fixture
def rates():
    pytest.importorskip("hmrc_rates")


def test_a_sum_is_converted_at_the_rate_of_its_month(rates):
    amount, source = exchange.in_dollars("1000000", "CNY", "2024-06-15")
    assert source == "HMRC monthly rate, 2024-06"
    assert 130_000 < float(amount) < 145_000


def test_no_more_digits_are_given_than_the_rate_has(rates):
    amount, _ = exchange.in_dollars("1234567", "EUR", "2024-06-15")
    assert len(amount.rstrip("0").replace(".", "")) <= 5


def test_dollars_stay_as_they_are(rates):
    assert exchange.in_dollars("5.25", "USD", "2024-06-15")[0] == "5.25"


@pytest.mark.parametrize(("code", "day"), [("XBT", "2024-06-15"), ("EUR", "1999-06-15")])
def test_where_there_is_no_rate_nothing_is_invented(rates, code, day):
    assert exchange.in_dollars("5", code, day) is None


def test_a_mention_gets_amount_and_source(rates):
    made = exchange.converted({"amount": "100", "currency": "GBP"}, "2024-06-15")
    assert 120 < float(made["amount_usd"]) < 135
    assert made["fx_source"] == "HMRC monthly rate, 2024-06"


@pytest.mark.parametrize(
    ("values", "published"),
    [
        ({"amount": None, "currency": "GBP"}, "2024-06-15"),
        ({"amount": "5", "currency": None}, "2024-06-15"),
        ({"amount": "5", "currency": "GBP"}, None),
    ],
)
def test_a_mention_stays_as_it_is_where_something_is_unknown(values, published):
    assert exchange.converted(values, published) == values


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hmrc_rates", None)
    exchange._hmrc.cache_clear()
    with pytest.raises(CommuniqueError) as error:
        exchange.in_dollars("5", "EUR", "2024-06-15")
    exchange._hmrc.cache_clear()
    assert str(error.value) == (
        "amounts in US dollars need the extra [fx]: pip install 'communique[fx]'"
    )
