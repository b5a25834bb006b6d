import json

import pytest

from conftest import records


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
    assert records(tmp_path / "again", "mentions") == records(output, "mentions")
    assert records(tmp_path / "again", "facts") == records(output, "facts")
