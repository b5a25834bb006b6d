"""The notebooks in examples/ are executed as they stand, and run again where Jupyter is there."""

import json
import runpy
from itertools import pairwise

import pytest
from spacy import displacy

from conftest import ENVIRONMENT, ROOT

NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


def test_there_is_an_example():
    assert NOTEBOOKS


def test_notebook_is_committed_executed_small_and_without_traces(notebook):
    text = notebook.read_text(encoding="utf-8")
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert not [cell for cell in cells if cell["metadata"]]
    assert {out["output_type"] for cell in cells for out in cell["outputs"]} <= {
        "execute_result", "display_data", "stream",
    }  # fmt: skip
    assert str(ROOT) not in text
    assert len(text) < 100_000


def test_notebook_runs_as_it_stands(notebook, monkeypatch):
    for package in ("nbformat", "nbclient", "ipykernel", "pandas"):
        pytest.importorskip(package)
    monkeypatch.setenv("PYTHONPATH", ENVIRONMENT["PYTHONPATH"])
    renew = runpy.run_path(str(ROOT / "examples" / "renew.py"))
    assert renew["executed"](notebook)["cells"]


def test_mentions_that_overlap_are_drawn_by_displacy(pipeline):
    doc = pipeline("Trade over the China-Laos railway grew to $5 billion in 2023.")
    drawn = displacy.render(doc, style="span", jupyter=False)
    assert any(one.end > other.start for one, other in pairwise(doc.spans["sc"]))
    for label in ("COUNTRY", "PROJECT", "MONEY", "DATE"):
        assert label in drawn
