"""convert, as it is called: there and back, warnings, and nothing half written."""

import json

import pytest

from communique import evaluate, formats
from communique.formats import FORMATS

TEXT = "Emoji 😀 first: Chad and Niger met in May."
NAMES = {"communique": "x.jsonl", "doccano": "x.jsonl", "prodigy": "x.jsonl", "docbin": "x.spacy",
         "labelstudio": "x.json"}  # fmt: skip
MENTIONS = [
    {"kind": "country", "start": 15, "end": 19, "text": "Chad", "codes": ["TD"]},
    {"kind": "date", "start": 37, "end": 40, "text": "May", "timex_type": "DATE",
     "timex_value": "XXXX-05"},
]  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "gold": MENTIONS}), encoding="utf-8")
    return path


def told(path):
    return [(m["kind"], m["start"], m["end"], m.get("codes"), m.get("timex_value"))
            for a in evaluate.read(path).articles for m in a.mentions]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "timeml"])
def test_there_and_back_is_the_same_gold(command, gold, tmp_path, name):
    output = tmp_path / "there" / NAMES.get(name, "x")
    output.parent.mkdir()
    there = command("convert", gold, output, "--to", name)
    assert (there.exit_code, there.stderr) == (0, f"1 article -> {output}\n")
    back = command("convert", output, tmp_path / "back.jsonl", "--to", "communique")
    assert back.exit_code == 0, back.stderr
    assert told(tmp_path / "back.jsonl") == told(gold)


def test_what_a_format_cannot_hold_is_said(command, gold, tmp_path):
    result = command("convert", gold, tmp_path / "x", "--to", "timeml")
    assert result.exit_code == 0
    assert "a: TimeML has no place for mentions of other kinds: country\n" in result.stderr
    assert told(tmp_path / "x") == [("date", 37, 40, None, "XXXX-05")]


def test_a_run_becomes_gold_for_an_annotators_tool(command, tmp_path):
    lines = json.dumps({"id": "a", "text": TEXT})
    command("process", "-", "-o", tmp_path / "out", "-j", "0", input=lines)
    assert command("convert", tmp_path / "out", tmp_path / "x", "--to", "brat").exit_code == 0
    assert "Niger" in (tmp_path / "x" / "a.ann").read_text(encoding="utf-8")


def test_a_name_that_does_not_tell_the_format_is_said(command, gold, tmp_path):
    result = command("convert", gold, tmp_path / "x.bin", "--to", "docbin")
    assert "read it back with --from docbin\n" in result.stderr
    assert evaluate.read(tmp_path / "x.bin", name="docbin").articles


def test_what_is_there_is_not_written_over(command, gold, tmp_path):
    before = gold.read_bytes()
    result = command("convert", gold, gold, "--to", "doccano")
    assert result.exit_code == 2
    assert "exists already; choose another path" in result.stderr
    assert gold.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "output", "to", "says"),
    [
        ("gold.jsonl", "x", "xml", "unknown format 'xml'; there are communique"),
        ("none", "x", "brat", "none: no such file or folder of gold"),
        ("note.jsonl", "x", "brat", "note.jsonl: no annotated article in any format"),
        ("gold.jsonl", "none/x", "brat", "cannot write 'none/x': No such file or directory"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    command, gold, tmp_path, monkeypatch, given, output, to, says
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.jsonl").write_text('{"id": "a", "text": "x"}')
    before = sorted(tmp_path.iterdir())
    result = command("convert", given, output, "--to", to)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"communique: {says}")
    assert sorted(tmp_path.iterdir()) == before


def test_help_names_every_format(command):
    shown = command("convert", "--help").stdout
    assert all(name in shown for name in formats.FORMATS)
