import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import communique
from conftest import SEED

PACKAGE = Path(communique.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE)}


@pytest.fixture
def articles(tmp_path, seed_text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "summit.txt").write_text(seed_text, encoding="utf-8")
    (tmp_path / "in" / "summit.meta.json").write_text('{"published": "2023-05-17"}')
    return tmp_path / "in"


@pytest.fixture
def output(command, articles, tmp_path):
    result = command("process", articles, "--output", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "out"


def _records(folder, name):
    return [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]


def test_help_imports_nothing_heavy():
    program = (
        "import sys\nfrom communique.__main__ import main\nsys.argv = ['communique', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('spacy', 'pydantic', 'duckdb', 'rich', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert "process" in done.stdout


def test_process_writes_every_file_of_the_contract(output):
    names = {file.name for file in output.iterdir()} - {".communique"}
    assert names == {"articles.jsonl", "mentions.jsonl", "facts.jsonl", "errors.jsonl", "run.json"}
    assert _records(output, "articles")[0]["boilerplate"] == [[4865, 4891], [4892, 4919]]


def test_process_says_what_it_found(command, articles, tmp_path):
    result = command("process", articles, "-o", tmp_path / "out")
    assert result.stdout == ""
    assert result.stderr.startswith("1 article: ")
    assert command("process", articles, "-o", tmp_path / "out", "--quiet").stderr == ""


def test_process_reads_standard_input(command, tmp_path):
    line = json.dumps({"id": "x", "text": "China lent Ghana $5 million in 2020."})
    result = command("process", "-", "-o", tmp_path / "out", input=line + "\n")
    assert result.exit_code == 0
    assert [m["kind"] for m in _records(tmp_path / "out", "mentions")] == [
        "country",
        "country",
        "money",
        "date",
    ]


def test_without_a_publication_date_the_year_stays_unknown(command, tmp_path):
    line = json.dumps({"id": "x", "text": "They meet on May 18."})
    command("process", "-", "-o", tmp_path / "out", input=line)
    (mention,) = _records(tmp_path / "out", "mentions")
    assert (mention["timex_value"], mention["start_date"]) == ("XXXX-05-18", None)


def test_one_broken_line_is_exit_code_3_and_the_rest_is_written(command, tmp_path):
    lines = '{"id": "a", "text": "China."}\n{\n{"id": "b", "text": "Ghana."}\n'
    result = command("process", "-", "-o", tmp_path / "out", input=lines)
    assert result.exit_code == 3
    assert f"1 failed, see {tmp_path / 'out' / 'errors.jsonl'}" in result.stderr
    assert [a["id"] for a in _records(tmp_path / "out", "articles")] == ["a", "b"]
    assert _records(tmp_path / "out", "errors")[0]["input"] == "<stdin>:2"


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
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert said == "communique: interrupted; run the same command again to go on from here\n"
    assert not list((tmp_path / "out").glob("*.jsonl"))


def test_inspect_shows_counts_and_tables(command, output):
    result = command("inspect", output)
    assert result.exit_code == 0
    for word in ("countries", "money", "$70.2 billion", "USD 70,200,000,000", "trade"):
        assert word in result.stdout.replace("country", "countries")


@pytest.mark.parametrize("kind", ["country", "money", "date", "project"])
def test_inspect_narrows_to_a_kind(command, output, kind):
    lines = command("inspect", output, "--kind", kind, "--json").stdout.splitlines()
    assert {json.loads(line)["kind"] for line in lines} == {kind}


def test_inspect_narrows_to_facts_a_country_and_an_article(command, output):
    facts = command("inspect", output, "--kind", "fact", "--json").stdout.splitlines()
    assert {"predicate"} <= set(json.loads(facts[0]))
    uzbek = command("inspect", output, "--country", "uz", "--kind", "project", "--json").stdout
    assert {"Qamchiq Tunnel"} <= {json.loads(line)["name"] for line in uzbek.splitlines()}
    assert command("inspect", output, "--article", "none", "--json").stdout == ""


def test_inspect_limits_its_rows_and_says_so(command, output):
    assert "more mentions (--limit 0 shows all)" in command("inspect", output, "--limit", 3).stdout
    assert "shows all" not in command("inspect", output, "--limit", 0).stdout


def test_article_text_is_no_terminal_markup(command, tmp_path):
    line = json.dumps({"id": "[bold]x\u001b[31m", "text": "China [red]lent[/red] $5 million."})
    command("process", "-", "-o", tmp_path / "out", input=line)
    shown = command("inspect", tmp_path / "out").stdout
    assert "\x1b[31m" not in shown
    assert "[bold]x" in shown


def test_verify_passes_what_process_wrote_and_names_what_was_changed(command, output):
    assert command("verify", output).stderr == "every record holds\n"
    file = output / "mentions.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace('"text":"China"', '"text":"Chine"', 1))
    result = command("verify", output)
    assert result.exit_code == 1
    assert f"{file}:1: " in result.stdout
    assert "but the article has 'China' there" in result.stdout


def test_schema_prints_the_schema_of_every_record(command):
    schemas = json.loads(command("schema").stdout)
    assert set(schemas) == {"articles", "mentions", "facts", "errors"}


def test_a_built_pipeline_gives_the_same_mentions(command, articles, output, tmp_path):
    result = command("build", "--output", tmp_path / "own")
    assert "load it with spacy.load" in result.stderr
    command("process", articles, "-o", tmp_path / "again", "--model", tmp_path / "own")
    assert _records(tmp_path / "again", "mentions") == _records(output, "mentions")
    assert _records(tmp_path / "again", "facts") == _records(output, "facts")


def test_own_rules_work_from_the_command_line(command, articles, tmp_path):
    (tmp_path / "own.jsonl").write_text(
        '{"label": "PROJECT", "pattern": "Confucius Institutes", "id": "Hanban"}\n'
    )
    command("process", articles, "-o", tmp_path / "out", "--rules", tmp_path / "own.jsonl")
    own = [m for m in _records(tmp_path / "out", "mentions") if m["rule"] == "user"]
    assert [(m["text"], m["name"]) for m in own] == [("Confucius Institutes", "Hanban")]


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
