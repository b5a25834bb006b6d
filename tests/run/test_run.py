import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

import communique
from communique import nlp, run
from communique.records import Article, Failure

PACKAGE = Path(communique.__file__).parents[1]


@Language.component("fails_on_poison")
def fails_on_poison(doc):
    if "poison" in doc.text:
        raise RuntimeError("it was poison")
    return doc


@pytest.fixture
def fragile():
    language = nlp.build(context="none")
    language.add_pipe("fails_on_poison")
    return language


def _articles(*texts):
    return [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]


def test_one_bad_article_costs_one_failure_and_the_rest_goes_on(fragile):
    done = list(run.stream(_articles("China agreed.", "poison", "Ghana agreed."), fragile))
    assert [item[0].id if isinstance(item, tuple) else item.article_id for item in done] == [
        "a0",
        "a1",
        "a2",
    ]
    failure = done[1]
    assert (failure.stage, failure.error) == ("process", "RuntimeError")


def test_failures_of_the_reader_keep_their_place(formal):
    broken = Failure(input="x", stage="read", error="E", message="m")
    first, second = _articles("China agreed.", "b")
    done = list(run.stream([first, broken, second], formal))
    assert done[1] is broken


def test_each_article_is_done_as_if_it_were_alone(formal):
    texts = ["China lent $5 million to Ghana in 2020.", "", "The Angren-Pap railway line opened."]
    together = list(run.stream(_articles(*texts), formal))
    alone = [next(run.stream([article], formal)) for article in _articles(*texts)]
    assert together == alone


def test_the_run_is_counted(formal, tmp_path):
    done = run.process(_articles("China lent $5 million to Ghana.", "b"), formal, tmp_path)
    assert (done.articles, done.mentions["money"], done.failures) == (2, 1, 0)
    assert json.loads((tmp_path / "run.json").read_text())["pipeline_hash"] == done.pipeline_hash


def test_the_pipeline_hash_changes_with_the_rules(formal):
    own = nlp.build(context="none", patterns=[{"label": "PROJECT", "pattern": "the line"}])
    hashes = {run.identity.of(language)["pipeline_hash"] for language in (formal, own)}
    assert len(hashes) == 2


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path, seed_text):
    (tmp_path / "seed.txt").write_text(seed_text, encoding="utf-8")
    written = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "communique", "process", "seed.txt", "-o", f"out{seed}"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PACKAGE)}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        written.append((tmp_path / f"out{seed}" / "mentions.jsonl").read_bytes())
    assert written[0] == written[1]
