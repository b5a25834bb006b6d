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
    assert folder.read(tmp_path).errors[0].message == "m"
