"""When two tellings of a figure are one, and when they contradict each other."""

import pytest

import told
from communique import factbase

OPENINGS = (
    "Figures came out on a rainy morning, and few people had waited for them at the gate.",
    "A yearbook of two hundred pages has a table near its end that nobody had looked at before.",
    "In an interview on the evening news a deputy minister counted on the fingers of his hand.",
)
SENTENCE = "Trade was worth {} in the year."


def _agreement(tmp_path, monkeypatch, *sums):
    """How the tellings of one trade and year stand to one another; a sum is amount and modifier."""
    articles = {}
    for number, (amount, modifier) in enumerate(sums):
        fields = {**told.TRADE_2022, "money": told.money(amount), "modifier": modifier}
        opening = f"{OPENINGS[number]} "
        articles[f"a{number}"] = ("2023-01-09", f"Paper {number}", opening, [
            (SENTENCE.format(f"${int(amount) / 1e6:g} million"), fields)])  # fmt: skip
    monkeypatch.setattr(told, "ARTICLES", articles)
    told.write(tmp_path, list(articles))
    with factbase.open(tmp_path) as base:
        return sorted(row["agreement"] for row in base.rows("SELECT agreement FROM consolidated"))


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (("70200000000", "exact"), ("70200000000", "exact"), ["same"]),
        (("70200000000", "exact"), ("70000000000", "exact"), ["compatible"]),
        (("70200000000", "exact"), ("70000000000", "about"), ["compatible"]),
        (("70200000000", "exact"), ("70000000000", "over"), ["compatible"]),
        (("70200000000", "exact"), ("72000000000", "exact"), ["conflicting"] * 2),
        (("70200000000", "exact"), ("72000000000", "over"), ["conflicting"] * 2),
        (("70200000000", "exact"), ("72000000000", "up_to"), ["compatible"]),
        (("70200000000", "exact"), ("30000000000", "over"), ["single"] * 2),
        (("70200000000", "exact"), ("7020000000", "exact"), ["conflicting"] * 2),
    ],
)
def test_two_sums(tmp_path, monkeypatch, one, other, says):
    assert _agreement(tmp_path, monkeypatch, one, other) == says


def test_a_rough_sum_between_two_exact_ones_is_left_alone(tmp_path, monkeypatch):
    exact = (("69200000000", "exact"), ("71300000000", "exact"))
    found = _agreement(tmp_path, monkeypatch, *exact, ("70000000000", "about"))
    assert found == ["conflicting", "conflicting", "single"]


def test_a_sum_told_in_two_currencies_ties_reports_in_either(tmp_path, monkeypatch):
    both = {
        **told.TRADE_2022, "money": told.money("70200000000"),
        "money_alt": [told.money("472000000000", "CNY")],
    }  # fmt: skip
    yuan = {**told.TRADE_2022, "money": told.money("472000000000", "CNY")}
    monkeypatch.setattr(told, "ARTICLES", {
        "a": (None, "A", OPENINGS[0], [(" It was $70.2 billion.", both)]),
        "b": (None, "B", OPENINGS[1], [(" It was $472 billion in yuan.", yuan)]),
    })  # fmt: skip
    told.write(tmp_path)
    with factbase.open(tmp_path) as base:
        [trade] = base.rows("SELECT reports, sources FROM consolidated")
    assert trade == {"reports": 2, "sources": 2}


def test_a_sum_beyond_the_column_is_unknown_and_the_fact_is_there(tmp_path, monkeypatch):
    assert _agreement(tmp_path, monkeypatch, ("1" + "0" * 40, "exact")) == ["single"]
