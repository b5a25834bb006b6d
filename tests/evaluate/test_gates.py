import pytest

from communique.errors import GoldError
from communique.evaluate.gates import gate
from evaluate.build import article, compared, country, money

HALF = compared(article(country(0, 5, "KZ"), country(10, 15, "UZ")), country(0, 5, "KZ"))


@pytest.mark.parametrize(
    "written", ["recall=0.5", "country.recall=0.5", "precision=1", "country.exact.F1=0.66"]
)
def test_bound_that_is_held_breaches_nothing(written):
    assert list(gate(written).breaches(HALF)) == []


def test_breach_names_kind_mode_rate_and_bound():
    assert list(gate("F1=0.9").breaches(HALF)) == ["country value f1 is 0.6667, 0.9 is asked for"]


def test_kind_without_a_rate_is_a_breach_only_where_it_is_named():
    assert list(gate("money.F1=0.1").breaches(HALF)) == [
        "money value f1 is not known, 0.1 is asked for"
    ]


def test_mode_decides_what_must_hold():
    scaled = compared(article(money(0, 5, "70")), money(0, 5, "70000"))
    assert list(gate("money.exact.F1=1").breaches(scaled)) == []
    assert len(list(gate("money.F1=1").breaches(scaled))) == 1


@pytest.mark.parametrize("written", ["F2=0.9", "gold.F1=0.9", "country.money.F1=0.9", "F1"])
def test_what_is_no_bound_is_refused_with_what_may_be_written(written):
    with pytest.raises(GoldError, match=r"F1=0\.9|no number from 0 to 1"):
        gate(written)


@pytest.mark.parametrize("bound", ["90", "-1", "x", "nan"])
def test_bound_that_is_no_share_is_refused(bound):
    with pytest.raises(GoldError, match=f"'{bound}' is no number from 0 to 1"):
        gate(f"F1={bound}")
