import pytest

from communique.errors import GoldError
from communique.evaluate import versus
from communique.evaluate.changes import changes
from evaluate.build import article, compared, corpus, country

GOLD = article(country(0, 5, "KZ"), country(10, 15, "UZ"), country(20, 25, "CN"))


def listed(before, after):
    found = changes(compared(GOLD, *before), compared(GOLD, *after))
    return [(change.direction, change.rule) for change in found]


def test_fixed_broken_and_changed_name_the_rule_responsible():
    before = [country(0, 5, "KG", rule="old"), country(10, 15, "UZ", rule="old"),
              country(20, 25, "TW", rule="old")]  # fmt: skip
    after = [country(0, 5, "KZ", rule="new"), country(10, 15, "KZ", rule="new"),
             country(20, 25, "HK", rule="new")]  # fmt: skip
    assert listed(before, after) == [("fixed", "new"), ("broken", "new"), ("changed", "new")]


def test_lost_mention_is_broken_by_the_rule_that_had_made_it():
    assert listed([country(0, 5, "KZ", rule="old")], []) == [("broken", "old")]


def test_spurious_mention_that_goes_is_fixed_and_one_that_comes_is_broken():
    extra = country(30, 35, "FR", rule="wild")
    assert listed([extra], []) == [("fixed", "wild")]
    assert listed([], [extra]) == [("broken", "wild")]


def test_spurious_mention_that_stays_is_no_change_even_under_another_rule():
    assert listed([country(30, 35, "FR", rule="a")], [country(30, 35, "FR", rule="b")]) == []


def test_neutral_mentions_are_no_change():
    gold = article(country(0, 5, "EU", optional=True))
    assert changes(compared(gold), compared(gold, country(0, 5, "EU"))) == []


def runs(wrong_before, wrong_after, articles=12):
    golds = [article(country(0, 5, "KZ"), name=f"a{n}") for n in range(articles)]
    sides = (
        [[country(0, 5, "UZ" if n < wrong else "KZ")] for n in range(articles)]
        for wrong in (wrong_before, wrong_after)
    )
    return [corpus(golds, said) for said in sides]


def test_fall_of_f1_is_a_regression_and_a_rise_is_none():
    fall = versus.tests(*runs(0, 3))
    assert versus.regressions(fall) == [f"country: F1 fell by 0.2500 (p {fall['country'].p:.4f})"]
    assert versus.regressions(versus.tests(*runs(3, 0))) == []
    assert versus.regressions(versus.tests(*runs(2, 2))) == []


def test_runs_over_different_gold_cannot_be_compared():
    with pytest.raises(GoldError, match="different gold"):
        versus.tests(runs(0, 0)[0], runs(0, 0, articles=11)[0])
