import json

from communique.evaluate import summary
from evaluate.build import TEXT, article, compared, corpus, country, date, money

FOUND = corpus(
    [
        article(country(0, 5, "KZ", form="name"), date(10, 14, "2023"), name=f"a{n}",
                scored=("country", "date"), source="wire")
        for n in range(10)
    ],
    [[country(0, 5, "KZ", rule="name"), money(20, 25, "5")]] * 10,
)  # fmt: skip


def test_summary_is_json_and_says_its_seed():
    read = json.loads(json.dumps(summary.as_dict(FOUND)))
    assert read["seed"] == 20130518
    assert read["articles"] == 10
    assert set(read["kinds"]) == {"country", "date"}


def test_rate_without_a_denominator_is_null():
    dates = summary.as_dict(FOUND)["kinds"]["date"]["modes"]["value"]
    assert (dates["precision"], dates["recall"], dates["f1"]) == (None, 0.0, 0.0)


def test_interval_is_two_bounds():
    country_value = summary.as_dict(FOUND)["kinds"]["country"]["modes"]["value"]
    assert country_value["intervals"]["f1"] == [1.0, 1.0]


def test_breakdowns_name_set_article_rule_form_and_source():
    by = summary.as_dict(FOUND)["kinds"]["country"]["by"]
    assert {name: len(group) for name, group in by.items()} == {
        "set": 1, "article": 10, "rule": 1, "form": 1, "source": 1}  # fmt: skip
    assert by["source"]["wire"]["hit_gold"] == 10


def test_summary_quotes_no_text():
    assert TEXT[:5] not in json.dumps(summary.as_dict(FOUND))


def test_facts_have_roles_modalities_and_hedging():
    fact = {"predicate": "loan", "countries": {"source": ["CN"]}, "modality": "negated",
            "evidence": [0, 40]}  # fmt: skip
    gold = article(facts=[fact], scored=("fact",))
    told = summary.as_dict(compared(gold, facts=[{**fact, "modality": "asserted"}]))
    facts = told["kinds"]["fact"]
    assert facts["hedged_as_plain"] == {"plain": 1, "of": 1, "rate": 1.0}
    assert facts["modalities"] == [{"gold": "negated", "found": "asserted", "count": 1}]
    assert facts["roles"]["source"]["f1"] == 1.0
    assert facts["modes"]["strict"]["intervals"] is None
