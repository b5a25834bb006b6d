import random

from communique.evaluate import GoldArticle, GoldSet, Prediction, compare

LOAN = {
    "predicate": "loan",
    "countries": {"source": ["JP"], "target": ["BD"]},
    "money": {"amount": "105000000000", "currency": "JPY"},
    "project": "Matarbari Port",
    "period": {"start_date": "2024-02-08", "end_date": "2024-02-08"},
    "status": "agreed",
    "modality": "asserted",
    "evidence": [10, 90],
}


def compared(gold, predicted):
    article = GoldArticle("a", "x" * 300, "g:1", "g", facts=gold, scored=frozenset({"fact"}))
    return compare({"a": Prediction(facts=predicted)}, GoldSet((article,)))


def hits(gold, predicted):
    return sorted(compared([gold], [predicted]).outcomes[0].hits)


def test_fact_like_gold_is_fully_right():
    assert hits(LOAN, {**LOAN, "organizations": ["JICA"]}) == ["full", "relaxed", "strict"]


def test_wrong_modality_or_status_leaves_it_strictly_right():
    assert hits(LOAN, {**LOAN, "modality": "planned"}) == ["relaxed", "strict"]
    assert hits(LOAN, {**LOAN, "status": None}) == ["relaxed", "strict"]


def test_wrong_period_keeps_the_relaxed_hit():
    assert hits(LOAN, {**LOAN, "period": None}) == ["relaxed"]


def test_country_without_the_sum_or_the_project_is_no_hit():
    assert hits(LOAN, {**LOAN, "money": None, "project": "Line 5"}) == []
    assert hits(LOAN, {**LOAN, "money": None}) == ["relaxed"]


def test_sum_without_a_country_is_no_hit():
    assert hits(LOAN, {**LOAN, "countries": {}}) == []


def test_turned_roles_keep_the_relaxed_hit():
    turned = {**LOAN, "countries": {"source": ["BD"], "target": ["JP"]}}
    found = compared([LOAN], [turned])
    assert found.outcomes[0].hits == {"relaxed"}
    assert found.outcomes[0].wrong == ("source", "target")


def test_other_predicate_at_the_same_place_is_paired_but_no_hit():
    found = compared([LOAN], [{**LOAN, "predicate": "grant"}])
    assert [(o.verdict, sorted(o.hits)) for o in found.outcomes] == [("wrong", [])]


def test_right_fact_told_elsewhere_is_right():
    assert "strict" in hits(LOAN, {**LOAN, "evidence": [200, 250]})


def test_field_that_gold_leaves_out_is_not_scored():
    gold = {key: value for key, value in LOAN.items() if key not in ("status", "money")}
    assert "strict" in hits(gold, {**LOAN, "status": "planned", "money": None})


def test_organizations_and_source_are_scored_apart():
    gold = {**LOAN, "organizations": ["the World Bank"], "attributed_to": "ministry"}
    told = {**LOAN, "organizations": ["World Bank"], "attributed_to": None}
    found = compared([gold], [told])
    assert found.outcomes[0].wrong == ("attributed_to",)
    assert "strict" in found.outcomes[0].hits


def test_role_left_out_of_given_countries_is_empty():
    assert "strict" not in hits(
        LOAN, {**LOAN, "countries": {**LOAN["countries"], "participants": ["KZ"]}}
    )


def test_project_alias_is_right():
    gold = {**LOAN, "project_aliases": ["Matarbari Deep Sea Port"]}
    assert "strict" in hits(gold, {**LOAN, "project": "Matarbari deep sea port"})


def test_optional_fact_is_neutral():
    found = compared([{**LOAN, "optional": True}], [LOAN])
    assert found.counts("fact", "strict").gold == found.counts("fact", "strict").predicted == 0


def test_two_loans_of_one_sentence_find_their_own_whatever_the_order():
    other = {**LOAN, "money": {"amount": "112556000000", "currency": "JPY"}, "project": "Line 5"}
    predicted = [{**other, "status": None}, {**LOAN, "status": None}]
    for seed in range(5):
        random.Random(seed).shuffle(predicted)
        assert compared([LOAN, other], predicted).counts("fact", "strict").f1 == 1.0
