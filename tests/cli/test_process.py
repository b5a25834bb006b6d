import json
import signal
import subprocess
import sys
import time

import pytest

from conftest import ENVIRONMENT, SEED, records


def test_process_writes_every_file_of_the_contract(output):
    names = {file.name for file in output.iterdir()} - {".communique"}
    assert names == {"articles.jsonl", "mentions.jsonl", "facts.jsonl", "errors.jsonl", "run.json"}
    assert records(output, "articles")[0]["boilerplate"] == [[4865, 4891], [4892, 4919]]


def test_process_says_what_it_found(command, articles, tmp_path):
    result = command("process", articles, "-o", tmp_path / "out")
    assert result.stdout == ""
    assert result.stderr.startswith("1 article: ")
    assert command("process", articles, "-o", tmp_path / "out", "--quiet").stderr == ""


def test_process_reads_standard_input(command, tmp_path):
    line = json.dumps({"id": "x", "text": "China lent Ghana $5 million in 2020."})
    result = command("process", "-", "-o", tmp_path / "out", input=line + "\n")
    assert result.exit_code == 0
    assert [m["kind"] for m in records(tmp_path / "out", "mentions")] == [
        "country",
        "country",
        "money",
        "date",
    ]


def test_without_a_publication_date_the_year_stays_unknown(command, tmp_path):
    line = json.dumps({"id": "x", "text": "They meet on May 18."})
    command("process", "-", "-o", tmp_path / "out", input=line)
    (mention,) = records(tmp_path / "out", "mentions")
    assert (mention["timex_value"], mention["start_date"]) == ("XXXX-05-18", None)


def test_one_broken_line_is_exit_code_3_and_the_rest_is_written(command, tmp_path):
    lines = '{"id": "a", "text": "China."}\n{\n{"id": "b", "text": "Ghana."}\n'
    result = command("process", "-", "-o", tmp_path / "out", input=lines)
    assert result.exit_code == 3
    assert f"1 failed, see {tmp_path / 'out' / 'errors.jsonl'}" in result.stderr
    assert [a["id"] for a in records(tmp_path / "out", "articles")] == ["a", "b"]
    assert records(tmp_path / "out", "errors")[0]["input"] == "<stdin>:2"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "communique: no file or folder 'nowhere'; give a path, a glob or -"),
        (["{in}", "--model", "none"], "communique: no pipeline 'none', neither as a folder nor"),
        (["{in}", "--context-model", "xx"], "communique: no statistical model 'xx' is installed"),
        (["{in}", "--rules", "none.jsonl"], "communique: no rules file 'none.jsonl'"),
        (["{in}", "-o", "{in}/summit.txt"], "communique: cannot write to output folder"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(command, articles, tmp_path, arguments, says):
    filled = [a.replace("{in}", str(articles)) for a in arguments]
    result = command("process", "-o", tmp_path / "out", *filled)
    assert result.exit_code == 2
    assert result.stderr.startswith(says)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "mentions.jsonl").exists()


def test_ctrl_c_leaves_no_half_written_file(tmp_path):
    text = SEED.read_text(encoding="utf-8")
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(400))
    (tmp_path / "many.jsonl").write_text(lines)
    child = subprocess.Popen(
        [sys.executable, "-m", "communique", "process", "many.jsonl", "-o", "out"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.glob("out/.communique/*")) and child.poll() is None:
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=600)
    assert child.returncode == 130
    assert said == "communique: interrupted; run the same command again to go on from here\n"
    assert not list((tmp_path / "out").glob("*.jsonl"))


def test_own_rules_work_from_the_command_line(command, articles, tmp_path):
    (tmp_path / "own.jsonl").write_text(
        '{"label": "PROJECT", "pattern": "Confucius Institutes", "id": "Hanban"}\n'
    )
    command("process", articles, "-o", tmp_path / "out", "--rules", tmp_path / "own.jsonl")
    own = [m for m in records(tmp_path / "out", "mentions") if m["rule"] == "user"]
    assert [(m["text"], m["name"]) for m in own] == [("Confucius Institutes", "Hanban")]


def test_sums_in_dollars_are_given_when_asked_for(command, tmp_path):
    pytest.importorskip("hmrc_rates")
    line = json.dumps({"id": "x", "published": "2024-06-15", "text": "It cost €5 million."})
    command("process", "-", "-o", tmp_path / "out", "--usd", input=line)
    (mention,) = records(tmp_path / "out", "mentions")
    assert 5e6 < float(mention["amount_usd"]) < 6e6
    assert mention["fx_source"] == "HMRC monthly rate, 2024-06"


def test_own_projects_are_known_by_their_registry(command, tmp_path):
    head = "id\tname\tcategory\tcountries\taliases\tprogramme\tsource\n"
    row = "prj:blue-heron\tBlue Heron\tbridge\tKE\tHeron Crossing\t\t\n"
    (tmp_path / "own.tsv").write_text(head + row)
    line = json.dumps({"id": "x", "text": "The Heron Crossing opened."})
    options = ["-o", tmp_path / "out", "--registry", tmp_path / "own.tsv"]
    assert command("process", "-", *options, input=line).exit_code == 0
    (mention,) = records(tmp_path / "out", "mentions")
    assert (mention["name"], mention["registry_id"]) == ("Blue Heron", "prj:blue-heron")


def test_a_registry_row_that_is_wrong_is_named(command, tmp_path):
    head = "id\tname\tcategory\tcountries\taliases\tprogramme\tsource\n"
    (tmp_path / "own.tsv").write_text(head + "prj:x\tX\tspaceport\tKE\t\t\t\n")
    result = command("process", "-", "-o", tmp_path / "out", "--registry", tmp_path / "own.tsv")
    assert result.exit_code == 2
    assert f"{tmp_path / 'own.tsv'}:2: " in result.stderr
    assert "'spaceport'" in result.stderr


def test_an_empty_name_is_neither_input_nor_output(command, articles, tmp_path):
    assert "an empty name is no input" in command("process", "", "-o", tmp_path / "out").stderr
    result = command("process", articles, "-o", "")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
