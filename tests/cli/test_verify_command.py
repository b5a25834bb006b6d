import json

from conftest import records


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
