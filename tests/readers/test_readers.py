import json
import os
import subprocess
import sys

import pytest

from communique.errors import ReadError
from communique.readers import Inputs
from communique.records import Article, Failure
from conftest import ENVIRONMENT


def _read(*inputs):
    return list(Inputs([str(name) for name in inputs]))


def test_a_text_file_is_one_article_unchanged(tmp_path):
    (tmp_path / "dam.txt").write_bytes("Xi’an\r\nopens.\n\n".encode())
    (article,) = _read(tmp_path / "dam.txt")
    assert (article.id, article.text, article.published) == ("dam", "Xi’an\r\nopens.\n\n", None)


def test_a_byte_order_mark_is_no_text(tmp_path):
    (tmp_path / "dam.txt").write_bytes(b"\xef\xbb\xbfOpen.")
    (tmp_path / "dam.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "x", "text": "Open."}\n')
    assert [article.text for article in _read(tmp_path)] == ["Open.", "Open."]


def test_a_sidecar_gives_the_metadata(tmp_path):
    (tmp_path / "dam.txt").write_text("Open.")
    meta = {"title": "Dam", "published": "2023-05-17", "id": "d1", "source": None, "note": "x"}
    (tmp_path / "dam.meta.json").write_text(json.dumps(meta))
    (article,) = _read(tmp_path)
    assert (article.id, article.title, article.published) == ("d1", "Dam", "2023-05-17")


def test_a_line_of_jsonl_is_an_article(tmp_path):
    lines = ['{"text": "One."}', "", '{"id": 7, "text": "Two.", "published": null, "x": 1}']
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    assert [article.id for article in _read(tmp_path)] == ["many-1", "7"]


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "notes.pdf", "b.meta.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}" if name.endswith("json") else "Open.")
    inputs = Inputs([str(tmp_path)])
    assert [article.id for article in inputs] == ["a", "b", "sub/c"]
    assert inputs.passed_over == 1


def test_a_glob_is_the_files_it_names(tmp_path):
    for name in ("b.txt", "a.txt", "c.jsonl"):
        (tmp_path / name).write_text('{"text": "Open."}')
    assert [article.id for article in _read(tmp_path / "*.txt")] == ["a", "b"]


def test_an_id_is_given_to_one_article_only(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "1"}\n{"id": "x", "text": "2"}\n')
    first, second = _read(tmp_path)
    assert isinstance(first, Article)
    file = tmp_path / "a.jsonl"
    assert second.message == f"{file}:2: id 'x' was taken by {file}:1; ids are unique in a run"


WALK = """
import os
from communique.readers import Inputs, readers
readers()
if os.getuid() == 0:
    os.setuid(65534)  # root may look into everything
for item in Inputs(["in"]):
    print(item.id if hasattr(item, "id") else f"{item.error} {item.input}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions")
def test_a_folder_that_cannot_be_looked_into_is_a_failure_in_its_place(tmp_path):
    for name in ("a/1.txt", "b/2.txt", "c/3.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        (tmp_path / "in" / name).write_text("Open.")
    for closed, mode in (("b", 0o000), ("c", 0o644)):
        (tmp_path / "in" / closed).chmod(mode)
    tmp_path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
    )
    for closed in ("b", "c"):
        (tmp_path / "in" / closed).chmod(0o755)
    assert done.stdout.splitlines() == [
        "a/1",
        "PermissionError in/b",
        "PermissionError in/c/3.txt",
    ], done.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "line contains invalid json"),
        (b"[1]", "line does not match requested type"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": "x"}', 'no text; a line wants {"text": "..."}, a string'),
        (b'{"text": 5}', "no text"),
        (b'{"text": "a", "published": "soon"}', "published 'soon' is no day of the calendar"),
        (b'{"text": "a", "published": "2023-02-31"}', "'2023-02-31' is no day of the calendar"),
        (b'{"text": "a", "published": 20230518}', "published 20230518 is no day of the calendar"),
        (b'{"text": "a", "title": ["b"]}', "title ['b'] is no string"),
        (b'{"text": "\xff"}', "not valid utf-8"),
        (b'{"text": "\\ud800"}', "text '\\ud800'"),
        (b'{"id": "\\ud800", "text": "a"}', "id '\\ud800'"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path, line, says):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "1"}\n' + line + b'\n{"text": "3"}\n')
    first, broken, last = _read(tmp_path)
    assert (first.text, last.text) == ("1", "3")
    assert isinstance(broken, Failure)
    assert broken.input == f"{tmp_path / 'a.jsonl'}:2"
    assert broken.message.startswith(f"{broken.input}: ")
    assert says in broken.message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café à Abidjan".encode("utf-16"), "Café à Abidjan"),
        (b"\xfe\xff\x00H\x00i", "Hi"),
        (b"\xff\xfe\x00\x00H\x00\x00\x00", "H"),
        ("Le président a signé l’accord à Yaoundé. ".encode("cp1252") * 9, "Le président a signé"),
        ("Президент подписал соглашение в Астане. ".encode("cp1251") * 9, "Президент подписал"),
    ],
)
def test_an_encoding_is_taken_from_its_mark_or_detected(tmp_path, data, text):
    (tmp_path / "a.txt").write_bytes(data)
    (article,) = _read(tmp_path)
    assert article.text.startswith(text)


def test_a_mark_that_lies_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfcaf\xe9")
    (broken,) = _read(tmp_path)
    place = tmp_path / "a.txt"
    assert broken.message == (f"{place}: its mark says utf-8, but byte 3 is none; save it as UTF-8")
    assert (broken.stage, broken.error, broken.article_id) == ("read", "ReadError", "a")


def test_a_file_name_that_is_no_utf8_is_a_failure_that_can_be_written(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Open.")
    (broken,) = _read(tmp_path)
    assert broken.article_id == "caf\\udce9"
    assert json.loads(broken.model_dump_json())["input"].endswith("caf\\udce9.txt")


def test_a_link_out_of_the_folder_is_read_where_it_points(tmp_path):
    (tmp_path / "elsewhere.txt").write_text("Open.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "in")
    assert [article.id for article in _read(tmp_path / "in")] == ["a"]


@pytest.mark.parametrize(
    ("sidecar", "says"),
    [
        ("{", "no valid JSON"),
        ("[]", "a JSON object belongs here, not list"),
        ('{"published": "2023-13-01"}', "published '2023-13-01'"),
        ('{"title": 5}', "title 5"),
    ],
)
def test_a_broken_sidecar_is_named(tmp_path, sidecar, says):
    (tmp_path / "a.txt").write_text("Open.")
    (tmp_path / "a.meta.json").write_text(sidecar)
    (broken,) = _read(tmp_path)
    assert says in broken.message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "no file or folder 'nowhere'; give a path, a glob or - for JSONL on stdin"),
        ("no*.txt", "no file or folder 'no*.txt'"),
        ("scan.pdf", "no reader for 'scan.pdf'; communique reads .htm, .html, .jsonl, "),
        ("empty", "no article in folder 'empty'; it wants files in .htm, .html, "),
    ],
)
def test_inputs_that_are_none_are_refused_at_once(tmp_path, monkeypatch, name, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "scan.pdf").touch()
    with pytest.raises(ReadError) as error:
        Inputs([name])
    assert str(error.value).startswith(says)
