from communique.evaluate import documents, fields, tempeval
from evaluate.build import article, compared, country, date, money, project

LOAN = {"predicate": "loan", "countries": {"source": ["CN"], "target": ["KG", "UZ"]},
        "money": {"amount": "5", "currency": "USD"}, "project": None, "modality": "negated",
        "evidence": [0, 40]}  # fmt: skip


def test_field_counts_where_gold_has_it_and_the_span_is_right():
    gold = article(
        money(0, 5, "7", "USD"), money(10, 15, "8", "EUR"),
        {"kind": "money", "start": 20, "end": 25, "currency": "GBP"},
    )  # fmt: skip
    found = compared(gold, money(0, 5, "7", "USD"), money(10, 15, "8", "USD"),
                     money(19, 25, "9", "GBP"))  # fmt: skip
    shares = fields.accuracies(found, "money")
    assert (shares["amount"].right, shares["amount"].of) == (2, 2)
    assert (shares["currency"].right, shares["currency"].of) == (1, 2)
    assert shares["modifier"].rate is None


def test_fields_beside_the_value_are_scored_apart():
    gold = article(project(0, 5, "A", category="railway", countries=["KG", "UZ"]))
    found = compared(gold, project(0, 5, "A", category="port", countries=["UZ", "KG"]))
    assert found.counts("project", "value").f1 == 1.0
    shares = fields.accuracies(found, "project")
    assert (shares["category"].right, shares["countries"].right) == (0, 1)


def test_roles_count_country_by_country():
    told = {**LOAN, "countries": {"source": ["CN"], "target": ["KG", "TJ"]}}
    roles = fields.roles(compared(article(facts=[LOAN]), facts=[told]))
    assert (roles["target"].hit_gold, roles["target"].gold, roles["target"].predicted) == (1, 2, 2)
    assert roles["source"].f1 == 1.0
    assert roles["participants"].f1 is None


def test_missing_and_spurious_facts_weigh_on_the_roles():
    roles = fields.roles(compared(article(facts=[LOAN])))
    assert (roles["target"].gold, roles["target"].hit_gold) == (2, 0)
    roles = fields.roles(compared(article(), facts=[LOAN]))
    assert (roles["target"].predicted, roles["target"].hit_predicted) == (2, 0)


def test_hedged_fact_told_as_plain_is_counted():
    gold = article(facts=[LOAN, {**LOAN, "evidence": [50, 90], "modality": "asserted",
                                 "money": {"amount": "6", "currency": "USD"}}])  # fmt: skip
    told = [{**fact, "modality": "asserted"} for fact in gold.facts]
    found = compared(gold, facts=told)
    plain = fields.hedged_as_plain(found)
    assert (plain.right, plain.of) == (1, 1)
    assert fields.modalities(found) == {("negated", "asserted"): 1, ("asserted", "asserted"): 1}


def test_article_countries_count_once_however_often_they_are_named():
    gold = article(country(0, 5, "KZ"), country(10, 15, "KZ"), country(20, 25, "UZ"))
    counts = documents.countries(compared(gold, country(0, 5, "KZ"), country(30, 35, "FR")))
    assert (counts.gold, counts.predicted, counts.hit_gold) == (2, 2, 1)


def test_article_country_that_only_optional_gold_names_is_no_error():
    gold = article(country(0, 5, "KZ"), country(10, 15, "EU", optional=True))
    counts = documents.countries(compared(gold, country(0, 5, "KZ"), country(10, 15, "EU")))
    assert (counts.gold, counts.predicted, counts.hit_gold) == (1, 1, 1)


def test_article_country_takes_either_reading_of_an_ambiguous_name():
    gold = article(country(0, 5, "KR", alt=[["KP"]]))
    assert documents.countries(compared(gold, country(0, 5, "KP"))).f1 == 1.0


def test_tempeval_rows_part_span_type_and_value():
    gold = article(date(0, 5, "2020"), date(10, 15, "P3Y", "DURATION"), date(20, 25, "2021"))
    found = compared(gold, date(0, 5, "2020"), date(10, 16, "P3Y", "SET"), date(20, 25, "2022"))
    rows = {row: counts.hit_gold for row, counts in tempeval.table(found).items()}
    assert rows == {"strict": 2, "relaxed": 3, "type": 2, "value": 2}


def test_line_that_is_not_exhaustive_counts_roles_and_documents_for_recall_only():
    gold = article(country(0, 5, "KZ"), facts=[LOAN], exhaustive=False)
    found = compared(gold, country(0, 5, "KZ"), country(30, 35, "FR"), facts=[LOAN])
    assert fields.roles(found)["source"].precision is None
    assert fields.roles(found)["source"].recall == 1.0
    assert documents.countries(found).precision is None
