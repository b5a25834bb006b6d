"""The notebook door: records as written, frames of them, nothing loaded before it is asked for."""

import shutil
import subprocess
import sys

import pytest

import communique
from communique.errors import FolderError, PackageError
from communique.folder import Writer
from communique.records import Article, Fact
from communique.results import frames
from conftest import ROOT

TEXT = "China lent Ghana $2.5 billion on 18 May 2023."
FACTS = [
    {
        "id": "a:loan:0-44", "article_id": "a", "predicate": "loan", "evidence": [0, 44],
        "countries": {"source": ["CN"], "target": ["GH"]}, "rule": "loan.lend", "confidence": 0.9,
        "money": {"amount": "2500000000.50", "currency": "USD"},
        "period": {"start_date": "2023-05-18", "end_date": "2023-05-18"},
    },
    {"id": "a:meeting:0-5", "article_id": "a", "predicate": "meeting", "evidence": [0, 5],
     "rule": "m", "period": {"start_date": "1901-01-01"}},
]  # fmt: skip


@pytest.fixture
def found(tmp_path):
    with Writer(tmp_path) as writer:
        writer.add("articles", Article(id="a", text=TEXT))
        for fields in FACTS:
            writer.add("facts", Fact.model_validate(fields))
    return communique.load(tmp_path)


def test_importing_communique_loads_neither_pydantic_nor_spacy():
    said = "import sys, communique; print({'pydantic', 'spacy', 'pandas'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True,
                          env={"PYTHONPATH": str(ROOT / "pipeline")}, check=True)  # fmt: skip
    assert done.stdout.strip() == "set()"


def test_records_are_typed_and_in_the_order_of_the_file(found):
    assert [fact.predicate for fact in found.facts] == ["loan", "meeting"]
    assert found.facts[0].money.amount == "2500000000.50"
    assert repr(found.facts) == "<2 facts>"
    assert repr(found.facts[:1]) == "<1 facts>"
    assert found.article("a").text == TEXT
    assert found.evidence(found.facts[0]) == TEXT[:44]


def test_load_function_stays_one_after_its_first_use(found):
    assert callable(communique.load)


def test_a_file_that_is_not_asked_for_is_not_read(found):
    (found.path / "mentions.jsonl").write_text("broken", encoding="utf-8")
    assert len(found.facts) == 2
    with pytest.raises(FolderError, match=r"mentions\.jsonl:1"):
        len(found.mentions)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"predicate": "loan"}, 1),
        ({"country": "GH"}, 1),
        ({"country": "KZ"}, 0),
        ({"predicate": "meeting", "country": "GH"}, 0),
        ({"modality": "asserted"}, 2),
    ],
)
def test_facts_are_filtered_by_fields_and_countries(found, wanted, count):
    assert len(found.facts.filter(**wanted)) == count


def test_mentions_are_filtered_by_what_a_tuple_holds():
    output = communique.load(ROOT / "output")
    kazakh = output.mentions.filter(kind="country", codes="KZ")
    assert kazakh
    assert all("KZ" in mention.codes for mention in kazakh)
    assert len(kazakh) == len(output.mentions.filter(lambda m: m.kind == "country", country="KZ"))


def test_pandas_has_figures_days_and_roles(found):
    pandas = pytest.importorskip("pandas")
    frame = found.facts.to_pandas()
    assert tuple(frame.columns) == frames.names("facts")
    assert frame.amount[0] == 2500000000.5
    assert frame.start_date[0] == pandas.Timestamp("2023-05-18")
    assert frame.start_date[1].year == 1901
    assert pandas.isna(frame.end_date[1])
    assert frame.target[0] == ["GH"]
    assert frame.evidence_end[0] == 44


def test_polars_has_figures_days_and_roles(found):
    polars = pytest.importorskip("polars")
    frame = found.facts.to_polars()
    assert tuple(frame.columns) == frames.names("facts")
    assert frame["amount"].to_list() == [2500000000.5, None]
    assert frame["start_date"].dtype == polars.Date
    assert frame["target"].to_list() == [["GH"], []]


@pytest.mark.parametrize("name", ["articles", "mentions", "facts", "errors"])
def test_a_frame_of_nothing_has_its_columns(tmp_path, name):
    pytest.importorskip("pandas")
    with Writer(tmp_path):
        pass
    assert tuple(getattr(communique.load(tmp_path), name).to_pandas()) == frames.names(name)


def test_a_frame_of_each_file_has_a_row_for_each_record():
    pytest.importorskip("pandas")
    output = communique.load(ROOT / "output")
    for name in ("articles", "mentions", "facts"):
        records = getattr(output, name)
        assert len(records.to_pandas()) == len(records)


def test_a_package_that_is_not_there_is_named(found, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(PackageError) as caught:
        found.facts.to_polars()
    assert str(caught.value) == "this needs polars, which is not installed: pip install polars"


def test_a_folder_without_records_is_refused_at_once(tmp_path):
    with pytest.raises(FolderError, match="run communique process first"):
        communique.load(tmp_path)


def test_a_damaged_record_is_told_by_its_line(found):
    shutil.copy(found.path / "facts.jsonl", found.path / "errors.jsonl")
    with pytest.raises(FolderError, match=r"errors\.jsonl:1: "):
        len(found.errors)
