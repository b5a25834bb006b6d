"""Filters of the views, and questions in SQL."""

import tempfile
from pathlib import Path

import pytest

from communique import factbase
from communique.errors import QueryError
from communique.factbase import Filter


def _articles(base, **wanted):
    found = factbase.find(base, "facts", Filter(**wanted))
    return sorted({row["article_id"] for row in found.rows})


@pytest.mark.parametrize(
    ("wanted", "articles"),
    [
        ({"countries": ("JP",)}, ["loan-denied", "loan-signed"]),
        ({"between": ("CN", "GH")}, ["loan-denied", "loan-promised", "loan-signed"]),
        ({"predicates": ("meeting",), "until": "2022-12-31"}, ["year-before"]),
        ({"predicates": ("meeting",), "since": "2023-05-20"}, ["broadcaster", "echo"]),
        ({"project": "temir pass", "statuses": ("agreed",)}, ["railway-signed"]),
        ({"min_amount": 71e9}, ["ministry"]),
        ({"min_amount": 1e9, "currency": "EUR"}, []),
        ({"modalities": ("negated",)}, ["loan-denied"]),
        ({"source": "second"}, ["paper-two"]),
        ({"text": "SATURDAY"}, ["railway-signed"]),
        ({"article": "summit"}, ["summit"]),
    ],
)
def test_a_filter_narrows_the_facts(base, wanted, articles):
    assert _articles(base, **wanted) == articles


def test_other_views_are_narrowed_too(base):
    def names(view, column, **wanted):
        return [row[column] for row in factbase.find(base, view, Filter(**wanted)).rows]

    assert names("projects", "name", countries=("GH",)) == ["Bui Dam"]
    assert names("countries", "name", text="kazakh") == ["Kazakhstan"]
    assert names("conflicts", "field", predicates=("trade",)) == ["money"]
    assert len(names("mentions", "id", min_amount=60e9)) == 5


def test_a_filter_that_says_nothing_of_a_view_is_refused(base):
    with pytest.raises(QueryError, match=r"^countries cannot be narrowed by --status; they can by"):
        factbase.find(base, "countries", Filter(statuses=("planned",)))


def test_rows_are_sorted_and_cut_and_all_are_counted(base):
    found = factbase.find(base, "facts", Filter(), sort="-amount", limit=2)
    assert [int(row["amount"]) for row in found.rows] == [72_000_000_000, 70_200_000_000]
    assert found.total == 22
    with pytest.raises(QueryError, match="facts have no column 'size'; they have id, "):
        factbase.find(base, "facts", Filter(), sort="size")


@pytest.mark.parametrize("stored", [True, False])
def test_sql_cannot_read_the_folders_of_temporary_files(told_folder, stored):
    if stored:
        factbase.write(told_folder)
    with factbase.open(told_folder) as base:
        for place in (told_folder / "run.json", Path(tempfile.gettempdir(), "*")):
            for reader in ("read_text", "read_csv", "glob"):
                with pytest.raises(QueryError):
                    factbase.ask(base, f"SELECT * FROM {reader}('{place}')")


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM facts",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE facts",
        "WITH gone AS (DELETE FROM facts RETURNING *) SELECT * FROM gone",
        "COPY facts TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.db'",
        "INSTALL httpfs",
        "LOAD parquet",
        "SET memory_limit = '1TB'",
        "PRAGMA database_list",
        "SELECT * FROM read_text('README.md')",
        "SELECT * FROM read_csv('README.md')",
        "SELECT * FROM 'README.md'",
        "SELECT * FROM glob('*')",
        "SELECT * FROM query('DELETE FROM facts')",
        "SELECT 1) UNION (SELECT 2",
        "SELECT * FROM nothing",
        "SELECT",
        "",
    ],
)
def test_sql_can_only_ask(told_folder, sql, stored):
    if stored:
        factbase.write(told_folder)
    with factbase.open(told_folder) as base:
        with pytest.raises(QueryError):
            factbase.ask(base, sql)
        assert factbase.ask(base, "SELECT count(*) AS n FROM facts").rows == [{"n": 22}]


def test_a_question_is_bound_in_rows_and_time(base):
    found = factbase.ask(base, "FROM facts ORDER BY id DESC; ", limit=3)
    assert (len(found.rows), found.total) == (3, 4)
    endless = "SELECT count(*) FROM range(1000000000000) AS a, range(1000000) AS b"
    with pytest.raises(QueryError, match=r"^the query took longer than 0\.2 seconds$"):
        factbase.ask(base, endless, seconds=0.2)


def test_an_answer_without_a_limit_is_not_endless(base):
    with pytest.raises(QueryError, match=r"^the answer has more than 1,000,000 rows; "):
        factbase.ask(base, "FROM range(1000000000)")


@pytest.mark.parametrize("end", ["", ";", " ; ;", "; -- all;", " -- all;\n; /* ; */", "\n-- é"])
def test_a_comment_may_stand_after_the_semicolon(base, end):
    assert factbase.ask(base, f"SELECT 'é;' AS word{end}").rows == [{"word": "é;"}]
