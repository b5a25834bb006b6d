import random
from dataclasses import replace

import pytest

from communique.evaluate import gather
from evaluate.build import article, compared, country, date, money


def verdicts(gold, *predicted, **options):
    return sorted(o.verdict for o in compared(gold, *predicted, **options).outcomes)


def test_planted_scale_error_leaves_the_span_right_and_the_value_wrong():
    found = compared(article(money(0, 13, "70200000000")), money(0, 13, "70.2"))
    assert found.counts("money", "exact").f1 == 1.0
    assert found.counts("money", "value").f1 == 0.0
    assert found.outcomes[0].wrong == ("amount",)


def test_order_of_predictions_and_gold_changes_nothing():
    shuffler = random.Random(7)
    spans = [(n, n + shuffler.randint(1, 12)) for n in range(0, 160, 3)]
    gold = [country(*span, shuffler.choice(["KZ", "UZ"])) for span in spans]
    predicted = [
        country(start + shuffler.randint(0, 2), end + shuffler.randint(0, 2), "KZ")
        for start, end in spans
    ]
    first = compared(article(*gold), *predicted)
    for _ in range(20):
        shuffler.shuffle(gold)
        shuffler.shuffle(predicted)
        again = compared(article(*gold), *predicted)
        for mode in ("exact", "value", "overlap", "overlap_value"):
            assert again.counts("country", mode) == first.counts("country", mode)


def test_each_prediction_answers_one_gold_mention_only():
    found = compared(article(country(0, 5, "KZ"), country(6, 9, "KZ")), country(0, 9, "KZ"))
    assert found.counts("country", "overlap").hit_gold == 1
    assert [o.verdict for o in found.outcomes] == ["inexact", "missing"]


def test_exact_span_goes_before_overlap():
    found = compared(article(country(2, 5, "KZ")), country(0, 9, "KZ"), country(2, 5, "UZ"))
    assert sorted(o.verdict for o in found.outcomes) == ["spurious", "wrong"]


def test_key_that_gold_leaves_out_is_not_scored_and_null_is():
    gold = {"kind": "money", "start": 0, "end": 5, "currency": None}
    assert verdicts(article(gold), money(0, 5, "7", None)) == ["right"]
    assert verdicts(article(gold), money(0, 5, "7", "USD")) == ["wrong"]


def test_alternatives_are_right_too():
    gold = country(0, 5, "KR", alt=[["KP"]]), date(6, 9, "2020", timex_values=["FY2020"])
    assert verdicts(article(*gold), country(0, 5, "KP"), date(6, 9, "FY2020")) == ["right"] * 2
    assert verdicts(article(*gold), country(0, 5, "JP"), date(6, 9, "2021")) == ["wrong"] * 2


def test_project_name_may_be_an_alias_in_other_case_and_dashes():
    gold = {"kind": "project", "start": 0, "end": 5, "name": "A", "aliases": ["Angren–Pap Line"]}
    named = {"kind": "project", "start": 0, "end": 5, "name": "the Angren-Pap line"}
    assert verdicts(article(gold), named) == ["right"]
    assert verdicts(article(gold), {**named, "name": "Rogun"}) == ["wrong"]


@pytest.mark.parametrize("predicted", [(), (country(0, 5, "EU"),), (country(0, 7, "FR"),)])
def test_optional_gold_is_neither_asked_for_nor_counted_against(predicted):
    found = compared(article(country(0, 5, "EU", optional=True)), *predicted)
    assert found.counts("country", "exact") == found.counts("country", "value")
    assert found.counts("country", "exact").gold == 0
    assert found.counts("country", "exact").predicted == 0


def test_prediction_in_an_optional_stretch_is_neutral_but_gold_there_is_still_asked_for():
    gold = article(country(0, 5, "KZ"), optional=((0, 20),))
    assert verdicts(gold, country(7, 9, "UZ")) == ["missing", "neutral"]
    assert verdicts(gold, country(30, 35, "UZ")) == ["missing", "spurious"]


def test_line_that_is_not_exhaustive_speaks_for_recall_only():
    gold = article(country(0, 5, "KZ"), country(6, 9, "UZ"), exhaustive=False)
    counts = compared(gold, country(0, 5, "KZ"), country(30, 35, "FR")).counts("country", "exact")
    assert (counts.recall, counts.precision) == (0.5, None)


def test_calendar_only_makes_unmatched_durations_and_references_neutral():
    gold = article(date(0, 5, "2020"), calendar_only=True)
    unmatched = (
        date(10, 12, "P3Y", "DURATION"), date(13, 15, "P1Y", "SET"),
        date(16, 18, "2020-01-01T10:00", "TIME"), date(19, 21, "PRESENT_REF"),
    )  # fmt: skip
    assert verdicts(gold, *unmatched) == ["missing", *["neutral"] * 4]
    assert verdicts(gold, date(10, 12, "2021")) == ["missing", "spurious"]
    assert verdicts(replace(gold, calendar_only=False), *unmatched).count("spurious") == 4


def test_forms_make_all_other_forms_neutral():
    gold = article(country(0, 5, "KZ", form="name"), country(6, 9, "CN", form="metonym"))
    predicted = country(20, 25, "RU", form="metonym"), country(30, 35, "FR", form="name")
    assert verdicts(gold, *predicted, forms=["name"]) == (
        ["missing", "neutral", "neutral", "spurious"]
    )


def test_article_without_gold_counts_and_kind_that_was_not_annotated_does_not():
    gold = article(scored=("country",))
    assert verdicts(gold, country(0, 5, "KZ"), money(6, 9, "5")) == ["spurious"]


def test_nothing_asked_and_nothing_given_has_no_rate():
    counts = compared(article()).counts("money", "value")
    assert (counts.precision, counts.recall, counts.f1) == (None, None, None)


def test_predictions_are_put_to_their_articles():
    mentions = [{"article_id": "b", "kind": "country"}, {"article_id": "a", "kind": "date"}]
    found = gather(mentions, [{"article_id": "b", "predicate": "loan"}])
    assert [m["kind"] for m in found["b"].mentions] == ["country"]
    assert [f["predicate"] for f in found["b"].facts] == ["loan"]
    assert found["a"].facts == []


@pytest.mark.parametrize(
    ("gold", "said", "verdict"),
    [
        ("2.50", "2.5", "right"),
        ("2.5", None, "wrong"),
        (None, None, "right"),
        ("many", "many", "right"),
    ],
)
def test_amounts_are_compared_as_numbers(gold, said, verdict):
    assert verdicts(article(money(0, 5, gold)), money(0, 5, said)) == [verdict]
