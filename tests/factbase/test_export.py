"""What other tools get of the hand-written articles."""

import csv
import json
import sqlite3

import duckdb
import pytest

import told
from communique import factbase
from communique.factbase import export


@pytest.fixture
def exported(told_folder, tmp_path):
    def write(form):
        with factbase.open(told_folder, sealed=False) as base:
            return {file.name: file for file in export.FORMATS[form](base.connection, tmp_path)}

    return write


def test_parquet_keeps_every_row_and_type(exported, base):
    file = exported("parquet")["facts.parquet"]
    kept = duckdb.connect().execute(f"SELECT f FROM '{file}' AS f ORDER BY id").fetchall()
    assert [row for [row] in kept] == base.rows("SELECT * FROM facts ORDER BY id")


def test_csv_has_a_row_for_each_fact(exported):
    with exported("csv")["facts.csv"].open(newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert len(rows) == sum(len(tellings) for *_, tellings in told.ARTICLES.values())
    loan = rows["loan-signed:loan:33-89"]
    assert (loan["amount"], loan["countries"], loan["start_date"]) == (
        "562000000", "CN|GH", "2017-05-08",
    )  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_csv_cell_is_a_formula(exported, monkeypatch, tmp_path, start):
    telling = (f"{start}SUM(A1) is worth $5 million.", {"predicate": "aid"})
    monkeypatch.setattr(told, "ARTICLES", {"a": (None, f"{start}cmd", "", [telling])})
    told.write(tmp_path / "told")
    files = exported("csv")
    with files["facts.csv"].open(newline="") as file:
        assert next(csv.DictReader(file))["evidence"] == f"'{telling[0]}"
    with files["articles.csv"].open(newline="") as file:
        assert next(csv.DictReader(file))["source"] == f"'{start}cmd"


def test_sqlite_has_the_same_rows_with_keys(exported, base):
    with sqlite3.connect(exported("sqlite")["factbase.sqlite"]) as database:
        told_twice = database.execute(
            "SELECT id, amount, countries FROM consolidated WHERE reports > 1 ORDER BY id"
        ).fetchall()
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert told_twice == [
        (row["id"], row["amount"] and float(row["amount"]), "|".join(row["countries"]))
        for row in base.rows("SELECT * FROM consolidated WHERE reports > 1 ORDER BY id")
    ]


def test_followthemoney_entities_point_at_one_another(exported):
    file = exported("ftm")["entities.ftm.json"]
    entities = {one["id"]: one for one in map(json.loads, file.open(encoding="utf-8"))}
    debts = [one["properties"] for one in entities.values() if one["schema"] == "Debt"]
    names = {
        tuple(entities[debt[side][0]]["properties"]["name"][0] for side in ("creditor", "debtor"))
        for debt in debts
    }
    assert names == {("China", "Ghana"), ("Japan", "Ghana")}
    for debt in debts:
        assert {entities[place]["schema"] for place in debt["proof"]} == {"Article"}


def test_followthemoney_does_not_tell_what_is_denied_or_planned_as_done(exported):
    text = exported("ftm")["entities.ftm.json"].read_text(encoding="utf-8")
    assert "no Chinese loan" not in text
    [planned] = [one for one in map(json.loads, text.splitlines()) if "will lend" in str(one)]
    assert planned["schema"] == "Event"
    assert planned["properties"]["name"] == ["planned loan Bui Dam"]
