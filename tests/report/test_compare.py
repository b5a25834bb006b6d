from communique.evaluate import GoldArticle, GoldSet, compare, rules, versus
from communique.evaluate.changes import changes
from communique.report import compare as view
from evaluate.build import article, compared, corpus, country, money

GOLD = article(country(0, 5, "KZ"), money(10, 15, "7"), scored=("country", "money", "date"))
FOUND = compared(GOLD, country(0, 5, "UZ", rule="name"), money(30, 35, "7", rule="sign"))


def test_figures_show_a_dash_where_there_is_nothing_to_divide():
    row = next(line for line in view.figures(FOUND).splitlines() if line.startswith("date"))
    assert row.split()[2:5] == ["–", "–", "–"]


def test_figures_say_too_few_below_ten_articles_and_bounds_from_ten_on():
    assert "too few" in view.figures(FOUND)
    many = corpus([article(country(0, 5, "KZ"), name=f"a{n}") for n in range(10)],
                  [[country(0, 5, "KZ")]] * 10)  # fmt: skip
    assert "1.000–1.000" in view.figures(many)


def test_errors_list_wrong_missing_and_spurious_with_rule_and_place():
    listed = view.errors(FOUND, GoldSet((GOLD,)))
    heads = [line.split() for line in listed.splitlines() if line[0] != " "]
    assert [(head[0], head[2]) for head in heads] == [
        ("wrong", "a:0-5"), ("missing", "a:10-15"), ("spurious", "a:30-35")]  # fmt: skip
    assert "[name] codes" in listed


def test_errors_show_text_as_data():
    text = "\x1b[31mred\x1b[0m  [bold]Chad[/bold]"
    gold = GoldArticle("a", text, "g:1", "g", mentions=[country(20, 24, "TD")],
                       scored=frozenset({"country"}))  # fmt: skip
    listed = view.errors(compare({}, GoldSet((gold,))), GoldSet((gold,)))
    assert "\x1b" not in listed
    assert "[bold]⟦Chad⟧[/bold]" in listed


def test_details_tell_documents_tempeval_and_semeval():
    shown = view.details(FOUND)
    assert "country, as sets of each article: P 0.000 R 0.000 F1 0.000" in shown
    assert "TempEval-3 value" in shown
    assert "detected 1, of the right kind 1.000" in shown


def test_rules_show_precision_with_its_interval_and_an_example():
    listed = view.rules(rules.report(FOUND), GoldSet((GOLD,)))
    line = next(line for line in listed.splitlines() if "name" in line and "country" in line)
    assert "0/1" in line
    assert "0.000–0.793" in line
    assert "wrong: ⟦xxxxx⟧" in line


def test_changes_show_both_sides():
    better = compared(GOLD, country(0, 5, "KZ", rule="name"), money(30, 35, "7", rule="sign"))
    shown = view.changes(changes(FOUND, better), GoldSet((GOLD,)))
    assert shown.splitlines()[0] == "fixed    country a:0-5  [name]"
    assert "before wrong: codes=['UZ']" in shown
    assert "after  right: codes=['KZ']" in shown
    assert "country  F1 +1.0000  p 1.0000" in view.tests(versus.tests(FOUND, better))


def test_details_tell_roles_and_hedging_of_facts():
    fact = {"predicate": "loan", "countries": {"source": ["CN"]}, "modality": "negated",
            "evidence": [0, 40]}  # fmt: skip
    gold = article(facts=[fact], scored=("fact",))
    shown = view.details(compared(gold, facts=[{**fact, "modality": "asserted"}]))
    assert "countries as source       P 1.000 R 1.000 F1 1.000" in shown
    assert "hedged facts told as plain: 1 of 1 (1.000)" in shown
    assert "SemEval" not in shown


def test_details_name_what_was_taken_for_what():
    found = compared(GOLD, money(0, 5, "7"))
    assert "country taken for money 1×" in view.details(found)


def test_breakdown_has_a_row_for_each_member_of_the_group():
    shown = view.breakdown(FOUND, "rule").splitlines()
    assert [line.split()[:2] for line in shown] == [["country", "name"], ["money", "sign"]]
    assert "P 0.000" in shown[0]
