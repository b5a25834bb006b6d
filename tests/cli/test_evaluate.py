import json

from conftest import SEED


def test_compare_scores_an_output_folder_and_gold_alone(command, output, tmp_path):
    gold = {
        "id": "summit",
        "text": SEED.read_text(encoding="utf-8"),
        "published": "2023-05-17",
        "gold": [{"kind": "money", "start": 1983, "end": 1996, "amount": "70200000000"}],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold))
    written = command("compare", output, tmp_path / "gold.jsonl", "--kind", "money")
    alone = command("compare", tmp_path / "gold.jsonl", "--kind", "money")
    assert written.exit_code == alone.exit_code == 0
    assert written.stdout == alone.stdout
    assert "money    exact           1.000  1.000  1.000" in written.stdout


def test_compare_shows_no_errors_of_the_kept_part(command, tmp_path):
    line = {"id": "b", "text": "It cost $5.", "gold": [{"kind": "money", "start": 0, "end": 2}]}
    (tmp_path / "gold.jsonl").write_text(
        "".join(json.dumps({**line, "id": name}) + "\n" for name in "abcd")
    )
    assert "missing" in command("compare", tmp_path / "gold.jsonl", "--part", "open").stdout
    assert "missing" not in command("compare", tmp_path / "gold.jsonl", "--part", "kept").stdout


def test_compare_takes_two_folders_at_most(command):
    result = command("compare", "a", "b", "c")
    assert result.exit_code == 2
    assert "give an output folder and gold, or gold alone" in result.stderr
