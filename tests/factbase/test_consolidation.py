"""Clusters, conflicts and histories of the hand-written articles, exactly."""

import random

import pytest

import told
from communique import factbase


def _clusters(base):
    """The articles that tell each consolidated fact, by its predicate and sum."""
    rows = base.rows(
        "SELECT predicate, list_sort(list(article_id)) AS articles FROM membership "
        "JOIN consolidated ON consolidated.id = consolidated_id "
        "GROUP BY consolidated.id, predicate HAVING count(*) > 1"
    )
    return sorted((row["predicate"], row["articles"]) for row in rows)


def _one(base, clause):
    [row] = base.rows(f"SELECT * FROM consolidated WHERE {clause}")
    return row


def test_reports_of_one_figure_and_of_one_event_are_one(base):
    assert _clusters(base) == [
        ("meeting", ["broadcaster", "echo", "summit"]),
        ("trade", ["agency", "broadcaster", "paper-one", "paper-two"]),
    ]


def test_copies_of_a_text_are_one_source(base):
    stories = base.rows("SELECT id, story FROM articles WHERE story <> id ORDER BY id")
    assert stories == [
        {"id": "paper-one", "story": "agency"},
        {"id": "paper-two", "story": "agency"},
    ]
    trade = _one(base, "amount = 70200000000")
    assert (trade["reports"], trade["articles"], trade["sources"]) == (4, 4, 2)


def test_the_most_exact_report_speaks_for_all(base):
    meeting = _one(base, "predicate = 'meeting' AND reports = 3")
    assert (str(meeting["start_date"]), str(meeting["end_date"])) == ("2023-05-18", "2023-05-19")
    assert meeting["fact_id"].startswith("summit:")
    assert meeting["agreement"] == "compatible"


def test_membership_says_who_states_it_and_who_only_fits(base):
    grades = base.rows(
        "SELECT article_id, grade FROM membership WHERE consolidated_id = "
        "(SELECT id FROM consolidated WHERE amount = 70200000000) ORDER BY article_id"
    )
    assert {row["article_id"]: row["grade"] for row in grades} == {
        "agency": "same", "paper-one": "same", "paper-two": "same", "broadcaster": "compatible",
    }  # fmt: skip


def test_conflicts_are_listed_and_none_is_preferred(base):
    rows = base.rows("SELECT field, subject, left_value, right_value FROM conflicts")
    assert sorted(tuple(row.values()) for row in rows) == [
        ("modality", "loan | Bui Dam | CN > GH | 2017-05-08", "agreed", "denied"),
        ("money", "project | Temir Pass Railway | KG", "USD 4,700,000,000", "USD 8,000,000,000"),
        ("money", "trade | CN KG KZ TJ TM UZ | 2022-01-01..2022-12-31", "USD 70,200,000,000",
         "USD 72,000,000,000"),
        ("period", "project | Temir Pass Railway | KG", "2025-09-30", "2025-10-01"),
    ]  # fmt: skip
    for row in base.rows("SELECT left_id, right_id FROM conflicts"):
        sides = base.rows(
            "SELECT agreement FROM consolidated WHERE id IN ($left_id, $right_id)", row
        )
        assert [side["agreement"] for side in sides] == ["conflicting"] * 2


def test_two_loans_of_a_year_are_no_conflict(base):
    loans = base.rows("SELECT conflicts FROM consolidated WHERE list_contains(source, 'JP')")
    assert loans == [{"conflicts": 0}, {"conflicts": 0}]


def test_another_year_is_another_figure(base):
    assert _one(base, "predicate = 'trade' AND year(start_date) = 2021")["conflicts"] == 0


def test_a_project_has_its_history_in_order(base):
    steps = base.rows(
        "SELECT stage, on_date::VARCHAR AS day FROM history "
        "WHERE project = 'Temir Pass Railway' AND stage IS NOT NULL ORDER BY step"
    )
    assert [tuple(step.values()) for step in steps] == [
        ("planned", "2019-03-04"),
        ("agreed", "2020-06-06"),
        ("under_construction", "2021-08-31"),
        ("completed", "2025-09-30"),
        ("completed", "2025-10-01"),
    ]


def test_a_later_stage_takes_the_place_of_an_earlier_one(base):
    rows = base.rows(
        "SELECT one.stage, next.stage AS follows FROM consolidated AS one "
        "JOIN consolidated AS next ON next.id = one.superseded_by"
    )
    assert sorted(tuple(row.values()) for row in rows) == [
        ("agreed", "under_construction"),
        ("planned", "agreed"),
        ("planned", "agreed"),
        ("under_construction", "completed"),
    ]
    assert _one(base, "predicate = 'loan' AND stage = 'planned'")["agreement"] == "superseded"


def _tables(path):
    with factbase.open(path) as base:
        return {
            name: sorted(map(repr, base.rows(f"SELECT * FROM {name}")))
            for name in (
                "consolidated",
                "membership",
                "conflicts",
                "history",
                "projects",
                "countries",
            )
        }


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_changes_nothing(told_folder, tmp_path, seed):
    names = list(told.ARTICLES)
    random.Random(seed).shuffle(names)
    told.write(tmp_path / "shuffled", names)
    assert _tables(tmp_path / "shuffled") == _tables(told_folder)


def test_a_run_that_adds_articles_gives_what_one_run_over_all_gives(told_folder, tmp_path):
    names = list(told.ARTICLES)
    told.write(tmp_path / "growing", names[:9])
    factbase.write(tmp_path / "growing")
    told.write(tmp_path / "growing", names)
    assert not factbase.is_current(tmp_path / "growing")
    factbase.write(tmp_path / "growing")
    assert _tables(tmp_path / "growing") == _tables(told_folder)


def test_ids_stay_when_less_exact_reports_come_in(tmp_path):
    told.write(tmp_path / "few", ["agency", "summit"])
    told.write(tmp_path / "more", ["agency", "summit", "broadcaster", "echo", "ministry"])
    ids = [
        {row.split("'")[3] for row in _tables(tmp_path / n)["consolidated"]}
        for n in ("few", "more")
    ]
    assert ids[0] < ids[1]
