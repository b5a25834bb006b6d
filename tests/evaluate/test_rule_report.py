from communique import tables
from communique.evaluate import rules
from evaluate.build import article, compared, corpus, country


def test_rule_has_its_hits_and_its_precision_on_what_gold_speaks_of():
    gold = article(country(0, 5, "KZ"), country(10, 15, "EU", optional=True))
    found = rules.report(
        compared(
            gold,
            country(0, 5, "KZ", rule="country.name"),
            country(10, 15, "EU", rule="country.name"),
            country(30, 35, "FR", rule="country.name"),
        )
    )
    assert [(r.id, r.said, r.scored, r.right) for r in found] == [("country.name", 3, 2, 1)]
    assert found[0].precision == 0.5


def test_example_is_an_error_if_there_is_one_and_never_of_a_kept_article():
    said = [country(0, 5, "UZ", rule="r")]
    assert rules.report(compared(article(country(0, 5, "KZ"), name="a"), *said))[0].example
    kept = rules.report(compared(article(country(0, 5, "KZ"), name="d"), *said))[0]
    assert kept.example is None
    assert kept.said == 1


def test_table_is_read_back_and_leaves_out_what_was_never_measured():
    gold = [article(country(0, 5, "KZ")), article(name="b", exhaustive=False)]
    said = [[country(0, 5, "KZ", rule="good")], [country(0, 5, "KZ", rule="unmeasured")]]
    rows = tables.parse("c.tsv", rules.table(rules.report(corpus(gold, said))))
    assert [dict(row) for row in rows] == [
        {"kind": "country", "rule": "good", "precision": "1.0000", "right": "1", "count": "1"}
    ]
