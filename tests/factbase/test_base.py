"""The stored fact base: built, found again, passed over where it cannot be trusted."""

import json

import duckdb
import pytest

import told
from communique import factbase
from communique.errors import FolderError
from communique.factbase import schema
from conftest import ROOT


def _facts(path):
    with factbase.open(path) as base:
        return base.note, sorted(row["id"] for row in base.rows("SELECT id FROM facts"))


def test_a_stored_base_answers_as_the_records_do(told_folder):
    _, from_records = _facts(told_folder)
    assert factbase.write(told_folder).name == "factbase.duckdb"
    assert factbase.is_current(told_folder)
    assert _facts(told_folder) == (None, from_records)


def test_a_copied_folder_keeps_its_base(told_folder, tmp_path):
    factbase.write(told_folder)
    for file in told_folder.glob("*.[jd]*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert _facts(tmp_path)[0] is None


@pytest.mark.parametrize("content", [b"", b"no database at all", b"\0" * 20_000])
def test_a_damaged_base_is_said_so_and_the_records_are_read(told_folder, content):
    _, from_records = _facts(told_folder)
    (told_folder / factbase.FILE).write_bytes(content)
    note, found = _facts(told_folder)
    assert "is damaged or no fact base; the records are read instead" in note
    assert found == from_records


def test_a_cut_base_is_said_so(told_folder):
    whole = factbase.write(told_folder).read_bytes()
    (told_folder / factbase.FILE).write_bytes(whole[: len(whole) // 3])
    assert "damaged" in _facts(told_folder)[0]


def test_a_base_damaged_within_is_said_so_and_built_anew(told_folder):
    with duckdb.connect(str(factbase.write(told_folder))) as connection:
        connection.execute("DROP TABLE mentions CASCADE")
    with (
        factbase.open(told_folder) as base,
        pytest.raises(FolderError, match=r"cannot be read .*communique factbase builds it anew"),
    ):
        base.rows("SELECT * FROM mentions")
    assert not factbase.is_current(told_folder)


def test_a_flipped_byte_in_any_block_is_noticed(told_folder):
    whole = factbase.write(told_folder).read_bytes()
    with factbase.open(told_folder) as base:
        [row] = base.rows("SELECT * FROM pragma_storage_info('facts') WHERE block_id >= 0 LIMIT 1")
    broken = bytearray(whole)
    broken[3 * 4096 + row["block_id"] * (1 << 18) + 100] ^= 0xFF
    (told_folder / factbase.FILE).write_bytes(broken)
    assert not factbase.is_current(told_folder)


def test_an_older_base_is_said_so(told_folder):
    factbase.write(told_folder)
    told.write(told_folder, ["agency"])
    note, found = _facts(told_folder)
    assert "is older than the records" in note
    assert len(found) == 1


def test_a_base_of_another_version_is_said_so(told_folder):
    with duckdb.connect(str(factbase.write(told_folder))) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    assert "by another version of communique" in _facts(told_folder)[0]


@pytest.mark.parametrize("name", ["mentions", "facts"])
def test_a_record_of_no_article_here_is_refused(told_folder, name):
    file = told_folder / f"{name}.jsonl"
    whole = file.read_text(encoding="utf-8")
    first = json.loads(whole.splitlines()[0])
    stray = json.dumps(first).replace(first["article_id"], "ghost")
    file.write_text(f"{whole}{stray}\n", encoding="utf-8")
    with pytest.raises(FolderError, match="of no article in this folder"):
        factbase.open(told_folder)
    file.write_text(whole + '{"foreign": 1}\n', encoding="utf-8")
    with pytest.raises(FolderError):
        factbase.open(told_folder)


def test_a_build_that_fails_leaves_what_was_there(told_folder):
    before = factbase.write(told_folder).read_bytes()
    (told_folder / "facts.jsonl").write_text("{\n")
    with pytest.raises(FolderError, match=r"facts\.jsonl:1: "):
        factbase.write(told_folder)
    assert (told_folder / factbase.FILE).read_bytes() == before
    assert [file.name for file in (told_folder / ".communique").iterdir()] == []


def test_every_column_is_documented_and_no_other_is_there(base):
    there = base.rows(
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
        "WHERE NOT internal AND table_name <> 'country_name'"
    )
    said = {
        (table.name, column.name): (column.type.replace(", ", ","), column.says)
        for table in schema.tables().values()
        for column in table.columns
    }
    for row in there:
        place = row["table_name"], row["column_name"]
        assert said.pop(place)[1] == row["comment"], place
    assert said == {}


def test_views_have_the_types_that_are_told(base):
    for view in schema.VIEWS:
        told_types = [one.type for one in schema.tables()[view].columns]
        shown = base.rows(f"DESCRIBE {view}")
        assert [row["column_type"] for row in shown] == told_types, view


def test_the_reference_is_that_of_the_code():
    page = (ROOT / "docs" / "factbase.md").read_text(encoding="utf-8")
    assert schema.markdown() in page


def test_offsets_are_characters_also_beyond_the_first_plane(tmp_path, monkeypatch):
    opening = "\U0001f600 Xi’an, e\u0301t\u00e9. "
    telling = ("It was $5 million.", {"predicate": "aid", "money": told.money("5000000")})
    monkeypatch.setattr(told, "ARTICLES", {"a": (None, None, opening, [telling])})
    told.write(tmp_path, ["a"])
    with factbase.open(tmp_path) as base:
        assert base.rows("SELECT evidence, modifier FROM facts") == [
            {"evidence": "It was $5 million.", "modifier": "exact"}
        ]
