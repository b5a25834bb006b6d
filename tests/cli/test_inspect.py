"""What `inspect` shows of the hand-written articles and of a real run."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique import factbase
from conftest import ENVIRONMENT


def _rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_summary_counts_and_names_what_there_is_most_of(command, told_folder):
    result = command("inspect", told_folder)
    assert result.exit_code == 0
    for words in ("articles  country", "trade", "Kazakhstan", "Temir Pass Railway", "Conflicts"):
        assert words in result.stdout


def test_a_fact_stands_with_its_evidence_the_figures_marked_and_its_place(command, told_folder):
    shown = command("inspect", told_folder, "facts", "--article", "ministry", "--text", "2022")
    assert shown.stdout.splitlines() == [
        "Facts",
        "trade | CN KG KZ TJ TM UZ | USD 72,000,000,000 | 2022-01-01..2022-12-31 | asserted",
        "    The turnover with the five stood at ⟦$72 billion⟧ in 2022.",
        "    ministry:48-104 (conflicting, 1 independent source)",
    ]


def test_a_real_run_can_be_asked(command, output):
    [trade] = _rows(command("inspect", output, "--predicate", "trade", "--json"))
    assert (trade["amount"], trade["currency"]) == ("70200000000", "USD")
    assert "$70.2 billion" in trade["evidence"]
    uzbek = _rows(command("inspect", output, "--country", "uz", "--kind", "project", "--json"))
    assert "Qamchiq Tunnel" in {row["name"] for row in uzbek}


@pytest.mark.parametrize("kind", ["country", "money", "date", "project"])
def test_a_kind_of_mention_is_listed(command, output, kind):
    assert {row["kind"] for row in _rows(command("inspect", output, "--kind", kind, "--json"))} == {
        kind
    }


def test_mentions_and_facts_can_be_listed_together(command, told_folder):
    rows = _rows(command("inspect", told_folder, "--kind", "money", "--kind", "fact", "--json"))
    assert {row.get("kind", "fact") for row in rows} == {"money", "fact"}
    assert len(_rows(command("inspect", told_folder, "--json"))) == 22


@pytest.mark.parametrize(
    ("arguments", "column", "values"),
    [
        (["projects", "--sort", "name"], "name", ["Bui Dam", "Temir Pass Railway"]),
        (["countries", "--between", "CN", "Ghana"], "code", ["CN", "GH"]),
        (["conflicts", "--project", "bui"], "field", ["modality"]),
        (["facts", "--sort", "-amount", "--limit", "1"], "amount", ["72000000000"]),
        (["facts", "--since", "2025-01-01"], "article_id", ["railway-late", "railway-open"]),
        (["--sql", "SELECT count(*) AS n FROM facts"], "n", [22]),
    ],
)
def test_views_filters_order_and_sql(command, told_folder, arguments, column, values):
    rows = _rows(command("inspect", told_folder, *arguments, "--json"))
    assert [row[column] for row in rows] == values


def test_csv_has_a_head_also_when_nothing_is_found(command, told_folder):
    shown = command("inspect", told_folder, "projects", "--text", "nothing", "--csv").stdout
    assert shown.startswith("name,category,countries,")
    rows = csv.DictReader(io.StringIO(command("inspect", told_folder, "projects", "--csv").stdout))
    assert [row["name"] for row in rows] == ["Temir Pass Railway", "Bui Dam"]


def test_rows_are_limited_and_it_says_so(command, told_folder):
    assert "... and 19 more facts (--limit 0 shows all)" in command(
        "inspect", told_folder, "facts", "--limit", 3
    ).stdout.replace("\n", " ")
    assert "shows all" not in command("inspect", told_folder, "facts", "--limit", 0).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--country", "ZZ"],
            "there is no country 'ZZ'; a country is an ISO 3166-1 code or a name",
        ),
        (["--status", "done"], "there is no status 'done'; there are planned, agreed, "),
        (["countries", "--status", "planned"], "countries cannot be narrowed by --status"),
        (["facts", "--sort", "size"], "facts have no column 'size'"),
        (["--sort", "size"], "facts have no column 'size'"),
        (["--sql", "FROM facts", "--country", "KZ"], "--sql says itself what is asked for"),
        (["facts", "--json", "--csv"], "--json and --csv are two forms"),
        (["--sql", "DELETE FROM facts"], "one SELECT is asked for, not 'DELETE FROM facts'"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(command, told_folder, arguments, says):
    result = command("inspect", told_folder, *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"communique: {says}")


def test_article_text_is_no_terminal_markup(command, tmp_path):
    line = json.dumps({"id": "[bold]x\u001b[31m", "text": "China [red]lent[/red] $5 million."})
    command("process", "-", "-o", tmp_path / "out", input=line)
    shown = command("inspect", tmp_path / "out", "mentions").stdout
    assert "\x1b[31m" not in shown
    assert "[bold]x" in shown


def test_a_damaged_fact_base_is_said_so_and_the_records_answer(command, told_folder):
    assert "built " in command("factbase", told_folder).stderr
    (told_folder / factbase.FILE).write_bytes(b"broken")
    result = command("inspect", told_folder, "projects", "--json")
    assert "is damaged or no fact base; the records are read instead" in result.stderr
    assert len(_rows(result)) == 2
    assert "built " in command("factbase", told_folder).stderr
    assert "is that of these records already" in command("factbase", told_folder).stderr


def test_exports_are_named_and_their_loss_is_told(command, told_folder, tmp_path):
    result = command(
        "factbase", told_folder, "--export", "ftm", "--export", "sqlite", "--to", tmp_path / "x"
    )
    assert "FollowTheMoney has no place for modality" in result.stderr
    assert {file.name for file in (tmp_path / "x").iterdir()} == {
        "entities.ftm.json", "factbase.sqlite",
    }  # fmt: skip


def _shell(line):
    return subprocess.run(
        ["bash", "-c", line], env=ENVIRONMENT, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(("form", "taken"), [("csv", ".articles.csv"), ("sqlite", "facts.jsonl")])
def test_an_export_that_cannot_be_written_is_said_in_a_sentence(
    command, told_folder, tmp_path, form, taken
):
    if form == "csv":
        (tmp_path / taken).mkdir()
    else:
        facts = told_folder / taken
        facts.write_text(facts.read_text() + facts.read_text().splitlines(keepends=True)[0])
    result = command("factbase", told_folder, "--export", form, "--to", tmp_path)
    assert result.exit_code == 2
    assert f"communique: cannot write {form} to {str(tmp_path)!r}: " in result.stderr


def test_a_reader_that_goes_away_is_no_error(told_folder):
    command = f"{sys.executable} -m communique inspect {told_folder} facts"
    done = _shell(f"{command} | head -n 1; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Facts\n", "")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="asks for /dev/full")
@pytest.mark.parametrize("command", ["inspect {0}", "inspect {0} facts --json", "schema"])
def test_a_full_disk_is_said_in_a_sentence(told_folder, command):
    done = _shell(f"{sys.executable} -m communique {command.format(told_folder)} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "communique: output: No space left on device\n"


@pytest.mark.parametrize("command_name", ["inspect", "verify", "factbase"])
def test_an_unreadable_file_is_said_in_a_sentence(command, told_folder, command_name):
    (told_folder / "facts.jsonl").unlink()
    (told_folder / "facts.jsonl").mkdir()
    result = command(command_name, told_folder)
    assert result.exit_code == 2
    assert result.stderr == f"communique: cannot read '{told_folder}/facts.jsonl': Is a directory\n"
