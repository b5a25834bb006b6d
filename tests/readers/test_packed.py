import gzip
import json

import pytest
import zstandard

from communique.readers import Inputs, jsonl
from communique.records import Article

LINES = "".join(json.dumps({"id": f"a{n}", "text": "Open."}) + "\n" for n in range(3)).encode()


def _read(path):
    return list(Inputs([str(path)]))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.zst", zstandard.compress),
        ("A.JSONL.GZ", gzip.compress),
    ],
)
def test_packed_lines_are_read_as_unpacked_ones(tmp_path, name, pack):
    (tmp_path / name).write_bytes(pack(LINES))
    assert [article.id for article in _read(tmp_path / name)] == ["a0", "a1", "a2"]


def test_members_of_a_gzip_file_follow_one_another(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES) + gzip.compress(b'{"text": "x"}'))
    assert [article.id for article in _read(tmp_path)] == ["a0", "a1", "a2", "a-4"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(LINES * 999)[:-20]),
        ("a.jsonl.gz", b"no gzip"),
        ("a.jsonl.zst", b"no zstandard"),
    ],
)
def test_what_is_damaged_is_named_and_what_could_be_read_stays(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.txt").write_text("Open.")
    *_, broken, last = _read(tmp_path)
    assert broken.message.startswith(f"{tmp_path / name}: ")
    assert last.id == "b"


def test_a_line_that_is_too_long_is_named_without_being_held(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST", 1000)
    bomb = b'{"text": "' + b"a" * 5000 + b'"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES + bomb + LINES.replace(b"a", b"b")))
    found = _read(tmp_path)
    assert [item.id for item in found if isinstance(item, Article)] == [
        "a0", "a1", "a2", "b0", "b1", "b2",
    ]  # fmt: skip
    place = f"{tmp_path / 'a.jsonl.gz'}:4"
    assert found[3].message == f"{place}: a line of more than 1,000 bytes is no article"
