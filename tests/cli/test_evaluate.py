"""compare and rules as they are called: figures, bounds, pages, and what is refused."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from communique.cli.evaluate import Group
from communique.evaluate import summary
from communique.evaluate.split import part_of
from conftest import ENVIRONMENT, SEED

TEXT = "China lent Ghana $2 billion for the Bui Dam in 2020."
MENTIONS = [
    {"kind": "country", "start": 0, "end": 5, "codes": ["CN"]},
    {"kind": "country", "start": 11, "end": 16, "codes": ["GH"]},
    {"kind": "money", "start": 17, "end": 27, "amount": "2000000000", "currency": "USD"},
    {"kind": "date", "start": 47, "end": 51, "timex_value": "2020"},
]
WRONG = {"kind": "country", "start": 36, "end": 39, "codes": ["GH"]}
"""Nothing finds a country in "Bui", so that there is an error to list."""


@pytest.fixture
def gold(tmp_path):
    """Writes gold of articles by id and returns its file."""

    def write(*mentions, ids=("a",), text=TEXT):
        lines = [json.dumps({"id": i, "text": text, "gold": list(mentions)}) for i in ids]
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(command, tmp_path):
    """Processes articles by id into a folder of that name."""

    def process(name, ids=("a",), text=TEXT):
        lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i in ids)
        done = command("process", "-", "-o", tmp_path / name, "-j", "0", input=lines)
        assert done.exit_code == 0, done.stderr
        return tmp_path / name

    return process


@pytest.fixture
def worse(run):
    """A run whose sum lost its scale."""
    folder = run("worse")
    file = folder / "mentions.jsonl"
    file.write_text(file.read_text().replace('"2000000000"', '"2"'))
    return folder


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


def test_errors_are_listed_but_not_those_of_the_kept_part(command, gold):
    path = gold(*MENTIONS, WRONG, ids="abcd")
    assert "missing  country" in command("compare", path, "--part", "open").stdout
    kept = command("compare", path, "--part", "kept")
    assert "country  exact" in kept.stdout
    assert "missing" not in kept.stdout
    assert "missing" not in command("compare", path, "--no-errors").stdout


@pytest.mark.parametrize("option", [["--errors"], ["--html", "page.html"]])
def test_what_shows_text_of_the_kept_part_is_refused(command, gold, option, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    result = command("compare", gold(*MENTIONS, ids="abcd"), "--part", "kept", *option)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--part kept gives figures only" in result.stderr
    assert not (tmp_path / "page.html").exists()


def test_changes_of_the_kept_part_are_counted_only(command, run, worse, gold):
    kept = next(i for i in "abcdef" if part_of(i) == "kept")
    better = run("better", ids=kept)
    file = worse / "mentions.jsonl"
    worse = run("worse", ids=kept)
    file.write_text(file.read_text().replace('"2000000000"', '"2"'))
    shown = command("compare", worse, better, gold(*MENTIONS, ids=kept), "--part", "kept").stdout
    assert "1 fixed, 0 broken, 0 changed" in shown
    assert "billion" not in shown


def test_json_is_one_object_with_the_same_counts(command, run, gold):
    found = json.loads(command("compare", run("run"), gold(*MENTIONS, WRONG), "--json").stdout)
    counts = found["kinds"]["country"]["modes"]["value"]
    assert (counts["gold"], counts["predicted"], counts["hit_gold"]) == (3, 2, 2)
    assert TEXT not in json.dumps(found)


def test_details_and_breakdowns_are_shown_when_asked_for(command, run, gold):
    folder, path = run("run"), gold(*MENTIONS)
    assert "SemEval" not in command("compare", folder, path).stdout
    shown = command("compare", folder, path, "--details", "--by", "rule", "--by", "article").stdout
    assert "SemEval" in shown
    assert "by rule:\ncountry  country.name" in shown
    assert "by article:\ncountry  gold/a" in shown


def test_every_breakdown_of_the_library_is_offered():
    assert {group.value for group in Group} == set(summary.GROUPS)


def test_figures_under_a_bound_are_exit_code_1(command, run, gold):
    folder, path = run("run"), gold(*MENTIONS, WRONG)
    held = command("compare", folder, path, "--fail-under", "money.F1=1")
    assert (held.exit_code, held.stderr) == (0, "")
    broken = command("compare", folder, path, "--fail-under", "F1=0.9")
    assert broken.exit_code == 1
    assert broken.stderr == "communique: country value f1 is 0.8000, 0.9 is asked for\n"
    assert "country  exact" in broken.stdout


def test_two_runs_tell_what_changed_and_a_regression_is_exit_code_1(command, run, worse, gold):
    path, good = gold(*MENTIONS), run("good")
    better = command("compare", worse, good, path, "--fail-on-regression")
    assert better.exit_code == 0
    assert "1 fixed, 0 broken, 0 changed\nfixed    money   a:17-27  [money.prefix]" in better.stdout
    result = command("compare", good, worse, path, "--fail-on-regression")
    assert result.exit_code == 1
    assert result.stderr.startswith("communique: money: F1 fell by 1.0000 (p ")
    assert "after  wrong: text='$2 billion' amount='2'" in result.stdout
    as_json = json.loads(command("compare", good, worse, path, "--json").stdout)
    assert as_json["changes"] == {"fixed": 0, "broken": 1, "changed": 0}
    assert as_json["tests"]["money"]["difference"] == -1


def test_a_run_against_itself_changes_nothing(command, run, gold):
    folder = run("run")
    shown = command("compare", folder, folder, gold(*MENTIONS)).stdout
    assert "0 fixed, 0 broken, 0 changed" in shown
    assert shown.startswith("before:\n")


def test_two_runs_on_different_texts_are_refused(command, run, gold):
    result = command("compare", run("one"), run("other", text=f"Yes, {TEXT}"), gold(*MENTIONS))
    assert result.exit_code == 2
    assert "article 'a' has another text in the second run" in result.stderr


def test_the_page_is_written_whole_or_not_at_all(command, run, gold, tmp_path):
    folder, path = run("run"), gold(*MENTIONS, WRONG)
    assert command("compare", folder, path, "--html", tmp_path / "page.html").exit_code == 0
    assert "gold/a" in (tmp_path / "page.html").read_text(encoding="utf-8")
    result = command("compare", folder, path, "--html", tmp_path / "none" / "page.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("communique: cannot write ")
    assert not list(tmp_path.glob(".*partial"))


def test_another_tools_annotations_do_for_a_run(command, gold, tmp_path):
    path = gold(*MENTIONS)
    command("convert", path, tmp_path / "brat", "--to", "brat")
    shown = command("compare", tmp_path / "brat", path, "--fail-under", "F1=1")
    assert shown.exit_code == 0, shown.stderr


def test_gold_is_laid_on_a_text_that_differs(command, run, gold):
    folder, path = run("run", text=f"Yes, {TEXT}"), gold(*MENTIONS)
    refused = command("compare", folder, path)
    assert refused.exit_code == 2
    assert "article 'a' differs from gold's text from character 0 on" in refused.stderr
    assert "--align" in refused.stderr
    assert command("compare", folder, path, "--align", "--fail-under", "F1=1").exit_code == 0


def test_foreign_labels_are_named_mapped_and_left_out(command, gold):
    path = gold({**MENTIONS[0], "kind": "GPE"}, {**MENTIONS[3], "kind": "PERSON"})
    named = command("compare", path)
    assert named.exit_code == 2
    assert "gold.jsonl:1: unknown kinds 'GPE', 'PERSON'; there are country, money" in named.stderr
    mapped = command("compare", path, "--map", "GPE=country", "--map", "PERSON=none")
    assert mapped.exit_code == 0, mapped.stderr
    assert "country" in mapped.stdout
    assert "date" not in mapped.stdout


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--map", "GPE"], "--map 'GPE': write LABEL=KIND, as LOC=country"),
        (["--map", "GPE=place"], "--map 'GPE=place': 'place' is no kind; there are country, money"),
        (["--forms", "nme"], "'nme' is no form; there are name, abbrev"),
        (["--fail-under", "F2=1"], "'F2=1' is no bound; write [KIND.][MODE.]RATE=NUMBER"),
        (["--fail-under", "F1=2"], "'F1=2': '2' is no number from 0 to 1"),
        (["--from", "xml"], "unknown format 'xml'; there are communique, folder"),
        (["--kind", "project"], "{gold}: nothing to compare: no gold for project"),
        (["--fail-on-regression"], "--fail-on-regression wants two runs, before and after"),
    ],
)
def test_wrong_options_are_one_sentence_and_exit_code_2(command, gold, options, says):
    path = gold(*MENTIONS)
    result = command("compare", path, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"communique: {says.format(gold=path)}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_wrong_paths_and_broken_gold_are_named(command, run, gold, tmp_path):
    path = gold(*MENTIONS, ids="ab")
    assert "no such file or folder of gold" in command("compare", tmp_path / "no").stderr
    assert "run communique process first" in command("compare", tmp_path / "no", path).stderr
    assert (
        "gold for article 'b', which the run does not" in command("compare", run("r"), path).stderr
    )
    assert "4 paths; give gold, a run and gold" in command("compare", *"abcd").stderr
    assert "3 paths; give a run and gold" in command("rules", *"abc").stderr
    path.write_text('{"id": "a", "text": ')
    broken = command("compare", path)
    assert broken.exit_code == 2
    assert broken.stderr.startswith(f"communique: {path}:1: no valid JSON")


def test_one_id_with_two_texts_is_refused(command, tmp_path):
    for name in ("one", "two"):
        row = {"id": "a", "text": f"China {name}", "gold": MENTIONS[:1]}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row))
    result = command("compare", tmp_path)
    assert result.exit_code == 2
    assert "two.jsonl:1: article 'a' stands in another set with another text" in result.stderr


def test_text_of_errors_is_no_terminal_control(command, gold):
    hostile = {"kind": "country", "start": 9, "end": 12, "codes": ["\x1b[2J"]}
    shown = command("compare", gold(hostile, text="x \x1b[31m \x07 Bui", ids=["\x1b]0;x"])).stdout
    assert "missing" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_rules_say_how_often_each_was_right(command, run, gold, tmp_path):
    folder, path = run("run"), gold(*MENTIONS[1:], ids="a")
    shown = command("rules", folder, path).stdout
    assert next(line for line in shown.splitlines() if "country.name" in line).split()[2:4] == [
        "2", "1/2"]  # fmt: skip
    lines = command("rules", folder, path, "--kind", "country", "--json").stdout.splitlines()
    (rule,) = map(json.loads, lines)
    assert (rule["rule"], rule["said"], rule["right"]) == ("country.name", 2, 1)
    assert 0 < rule["interval"][0] < 0.5 < rule["interval"][1] < 1
    command("rules", folder, path, "--table", tmp_path / "confidence.tsv")
    table = (tmp_path / "confidence.tsv").read_text()
    assert "\ncountry\tcountry.name\t0.5000\t1\t2\n" in table


def test_rules_of_the_kept_part_show_no_example(command, gold):
    kept = next(i for i in "abcdef" if part_of(i) == "kept")
    shown = command("rules", gold(*MENTIONS, ids=kept), "--part", "kept").stdout
    assert "country.name" in shown
    assert "China" not in shown


def test_ctrl_c_is_one_word_and_exit_code_130(gold):
    path = gold(*MENTIONS, ids=map(str, range(4000)))
    child = subprocess.Popen(
        [sys.executable, "-c", "from communique.__main__ import main;"
         "print(1, flush=True); main()", "compare", str(path)],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout.readline() == "1\n"
    time.sleep(1.5)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=600)
    assert (child.returncode, said) == (130, "communique: interrupted\n")


def test_a_reader_that_leaves_early_is_no_error(run, gold):
    path = gold(*MENTIONS, WRONG)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "communique", "compare", str(run("run")), str(path)],
        env=ENVIRONMENT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writing)
    assert done.stderr == ""
