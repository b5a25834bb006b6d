"""explain, as it is called: on runs, gold and articles, and what is no place."""

import json

import pytest

TEXT = "Chad Smith met the envoy of Zogland in May."
GOLD = [{"kind": "country", "start": 28, "end": 35, "codes": ["ZZ"]}]


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "wire:7", "text": TEXT, "gold": GOLD}))
    return path


def test_the_rule_behind_a_mention_is_named(command, gold):
    shown = command("explain", "wire:7:39-42", gold).stdout
    assert shown.startswith("39-42 ⟦May⟧\n  date by date.month: 39-42 ⟦May⟧")


def test_missed_gold_gets_a_reason(command, gold):
    shown = command("explain", "wire:7:country:28-35", gold).stdout
    assert shown.endswith("gold: country 28-35 ⟦Zogland⟧: no rule proposed it\n")
    assert "gold:" not in command("explain", "wire:7:39-42", gold).stdout


def test_articles_and_runs_will_do_for_a_source(command, gold, tmp_path):
    (tmp_path / "note.txt").write_text(TEXT)
    shown = command("explain", "note:39-42", tmp_path / "note.txt").stdout
    assert "date by date.month" in shown
    command("process", tmp_path / "note.txt", "-o", tmp_path / "out", "-j", "0")
    assert command("explain", "note:date:39-42", tmp_path / "out").stdout == shown


def test_facts_are_explained_and_their_ids_are_places(command, tmp_path):
    (tmp_path / "a.txt").write_text("China lent Ghana $2 billion in 2020.")
    shown = command("explain", "a:loan:0-36:2", tmp_path / "a.txt").stdout
    assert "fact loan by loan." in shown
    assert "money.prefix" in shown


def test_a_missed_fact_gets_a_reason(command, tmp_path):
    fact = {"predicate": "loan", "evidence": [0, 36], "countries": {"source": ["ZZ"]}}
    other = {**fact, "predicate": "meeting", "countries": {"participants": ["CN", "GH"]}}
    line = {"id": "a", "text": "China lent Ghana $2 billion in 2020.",
            "gold": {"mentions": [], "facts": [fact, other]}}  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(line))
    shown = command("explain", "a:0-5", tmp_path / "gold.jsonl").stdout
    assert ": a fact tells it, but not all of it is right (source, target)\n" in shown
    assert ": its place made other facts only (loan)\n" in shown


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("wire:7", "'wire:7' is no place; write ARTICLE:START-END"),
        ("wire:8:0-4", "no article 'wire:8' among 1, such as 'wire:7'"),
        (
            "wire:7:40-400",
            "'wire:7:40-400': 40-400 is no stretch of article 'wire:7', which has 43",
        ),
        ("wire:7:4-4", "'wire:7:4-4': 4-4 is no stretch"),
    ],
)
def test_what_is_no_place_is_one_sentence(command, gold, place, says):
    result = command("explain", place, gold)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"communique: {says}")
    assert result.stderr.count("\n") == 1


def test_a_source_that_is_not_there_is_named(command, tmp_path):
    result = command("explain", "a:0-4", tmp_path / "none")
    assert result.exit_code == 2
    assert "no file or folder" in result.stderr
