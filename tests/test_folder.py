import json

import pytest

from communique import folder
from communique.errors import FolderError
from communique.records import Article, Failure


def _write(path, texts):
    with folder.Writer(path) as writer:
        for number, text in enumerate(texts):
            writer.add("articles", Article(id=f"a{number}", text=text))


def _breaking():
    yield "second"
    raise RuntimeError


def _change(path, name, **fields):
    file = path / f"{name}.jsonl"
    record = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
    file.write_text(json.dumps({**record, **fields}) + "\n", encoding="utf-8")


@pytest.fixture
def written(command, tmp_path, seed_text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "seed.txt").write_text(seed_text, encoding="utf-8")
    assert command("process", tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_what_is_written_is_read_back(tmp_path):
    _write(tmp_path, ["Xi’an\u2028opens", "b"])
    output = folder.read(tmp_path)
    assert output.articles["a0"].text == "Xi’an\u2028opens"
    assert (output.mentions, output.facts, output.errors) == ([], [], [])


def test_a_run_that_breaks_leaves_the_folder_as_it_was(tmp_path):
    _write(tmp_path, ["first"])
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.jsonl")}
    with pytest.raises(RuntimeError):
        _write(tmp_path, _breaking())
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.jsonl")} == before
    assert list((tmp_path / folder.STATE).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match=r"cannot write to output folder .*file"):
        _write(tmp_path / "file", ["a"])


def test_a_sound_folder_has_no_problem(written):
    assert folder.verify(written) == []


@pytest.mark.parametrize(
    ("name", "fields", "says"),
    [
        ("articles", {"text": "other"}, "is not that of the text"),
        ("mentions", {"text": "other"}, "does not say article"),
        ("mentions", {"article_id": "zz"}, "article_id 'zz' is not in articles.jsonl"),
        ("mentions", {"codes": []}, "codes"),
        ("facts", {"evidence": [0, 10**6]}, "is not a place in the article"),
        ("facts", {"mentions": ["x"]}, "mention 'x' is not in mentions.jsonl"),
    ],
)
def test_a_record_that_does_not_hold_is_named_with_its_line(written, name, fields, says):
    if name == "mentions" and "text" in fields:
        fields, says = {"text": "other"}, "but the article has"
    _change(written, name, **fields)
    problems = [p for p in folder.verify(written) if p.startswith(str(written / f"{name}.jsonl:1"))]
    assert any(says in problem for problem in problems)


def test_an_id_that_stands_twice_is_named(written):
    file = written / "mentions.jsonl"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert any("stands already at" in problem for problem in folder.verify(written))


def test_a_folder_without_records_says_so(tmp_path):
    with pytest.raises(
        FolderError, match=r"no articles\.jsonl in .*; run communique process first"
    ):
        folder.read(tmp_path)


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', "7"])
def test_a_broken_line_is_named(tmp_path, line):
    _write(tmp_path, ["a"])
    (tmp_path / "articles.jsonl").write_text(line + "\n")
    with pytest.raises(FolderError, match=r"articles\.jsonl:1: "):
        folder.read(tmp_path)


def test_failures_are_records_too(tmp_path):
    with folder.Writer(tmp_path) as writer:
        writer.add("errors", Failure(input="a.txt", stage="read", error="E", message="m"))
    assert folder.verify(tmp_path) == []
    assert folder.read(tmp_path).errors[0].message == "m"
