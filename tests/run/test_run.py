import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique import nlp, run
from communique.context.words import Words
from communique.errors import FolderError
from communique.records import Article, Failure
from communique.run import articles, identity
from communique.run.alone import Alone
from communique.run.articles import stream
from communique.run.recipe import Options
from recipes import Fragile

PACKAGE = Path(communique.__file__).parents[1]


@pytest.fixture
def fragile():
    return Fragile().build()


def _articles(*texts):
    return [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]


def test_one_bad_article_costs_one_failure_and_the_rest_goes_on(fragile):
    done = list(stream(_articles("China agreed.", "poison", "Ghana agreed."), fragile))
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
    done = list(stream([first, broken, second], formal))
    assert done[1] is broken


def test_each_article_is_done_as_if_it_were_alone(formal):
    texts = ["China lent $5 million to Ghana in 2020.", "", "The Angren-Pap railway line opened."]
    together = list(stream(_articles(*texts), formal))
    alone = [next(stream([article], formal)) for article in _articles(*texts)]
    assert together == alone


def test_a_vocabulary_that_is_full_grows_no_more(formal, monkeypatch):
    monkeypatch.setattr("communique.context.words.VOCABULARY", len(formal.vocab))
    with Words(formal, 100) as words:
        sizes = []
        for turn in range(5):
            words.expect(101)
            list(articles.batches(_articles(" ".join(f"qx{turn}z{n}" for n in range(40))), formal))
            sizes.append(len(formal.vocab))
    assert max(sizes) - min(sizes) < 20


FORMAL = Options(context="none")


def _process(articles, output, recipe=FORMAL, **options):
    return run.process(articles, lambda: Alone(recipe), output, **options)


def _bytes(folder):
    names = ("articles", "mentions", "facts", "errors")
    return {name: (folder / f"{name}.jsonl").read_bytes() for name in names}


def test_the_run_is_counted(tmp_path):
    done = _process(_articles("China lent $5 million to Ghana.", "b"), tmp_path)
    assert (done.articles, done.mentions["money"], done.failures) == (2, 1, 0)
    assert json.loads((tmp_path / "run.json").read_text())["pipeline_hash"] == done.pipeline_hash


def test_an_unchanged_article_is_not_processed_again(tmp_path):
    first = _articles("China agreed.", "Ghana agreed.", "It rained.")
    assert _process(first, tmp_path).reused == 0
    again = [first[0], Article(id="a1", text="Kenya agreed."), first[2]]
    assert _process(again, tmp_path).reused == 2
    _process(again, tmp_path / "fresh")
    assert _bytes(tmp_path) == _bytes(tmp_path / "fresh")


@pytest.mark.parametrize("field", ["published", "title", "id", "url"])
def test_an_article_is_changed_when_what_is_known_of_it_is(tmp_path, field):
    value = {"published": "2020-01-01"}.get(field, "x")
    _process(_articles("They met on May 18."), tmp_path)
    changed = [_articles("They met on May 18.")[0].model_copy(update={field: value})]
    assert _process(changed, tmp_path).reused == 0


def test_a_changed_pipeline_processes_everything_again(tmp_path):
    articles = _articles("The line opened in Ghana.")
    _process(articles, tmp_path)
    own = Options.with_rules([{"label": "PROJECT", "pattern": "The line"}], context="none")
    done = _process(articles, tmp_path, own)
    assert (done.reused, done.mentions["project"]) == (0, 1)
    assert len(list((tmp_path / ".communique" / "shards").iterdir())) == 1


def test_force_processes_everything_again(tmp_path):
    articles = _articles("China agreed.")
    _process(articles, tmp_path)
    assert _process(articles, tmp_path, force=True).reused == 0


def test_inputs_that_are_gone_disappear_from_the_output(tmp_path):
    articles = _articles("China agreed.", "Ghana agreed.")
    _process(articles, tmp_path)
    _process(articles[1:], tmp_path)
    assert [json.loads(x)["id"] for x in (tmp_path / "articles.jsonl").open()] == ["a1"]
    _process([], tmp_path)
    assert _bytes(tmp_path) == dict.fromkeys(("articles", "mentions", "facts", "errors"), b"")
    assert not list((tmp_path / ".communique" / "shards").glob("*/*"))


def test_a_shard_that_is_damaged_is_made_again(tmp_path):
    articles = _articles("China agreed.", "Ghana agreed.")
    _process(articles, tmp_path)
    whole = _bytes(tmp_path)
    (shard,) = (tmp_path / ".communique" / "shards").glob("*/*.shard")
    shard.write_bytes(shard.read_bytes()[:-5])
    assert _process(articles, tmp_path).reused == 0
    assert _bytes(tmp_path) == whole


def test_what_a_killed_run_left_half_written_is_swept_away(tmp_path):
    left = tmp_path / ".communique" / "partial-1" / "articles.jsonl"
    left.parent.mkdir(parents=True)
    left.write_text("{")
    _process(_articles("China agreed."), tmp_path)
    assert not left.parent.exists()


@pytest.mark.parametrize("name", ["facts.jsonl", "run.json"])
def test_a_folder_in_the_place_of_a_file_is_said_before_anything_is_done(tmp_path, name):
    _process(_articles("China agreed."), tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    with pytest.raises(FolderError, match=f"{name}' is a folder where a file belongs; move it"):
        _process(_articles("Ghana agreed."), tmp_path)
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_failures_stand_in_input_order_and_are_tried_again(tmp_path):
    broken = Failure(input="x", stage="read", error="E", message="m")
    long = Article(id="long", text="a" * 1_000_001)
    done = _process([broken, *_articles("China agreed."), long], tmp_path)
    assert (done.articles, done.failures) == (1, 2)
    errors = [json.loads(line) for line in (tmp_path / "errors.jsonl").open()]
    assert [error["stage"] for error in errors] == ["read", "process"]
    assert errors[1]["message"] == (
        "the text has 1,000,001 characters, more than the 1,000,000 that are processed as one "
        "article; cut it into several"
    )
    again = _process([broken, *_articles("China agreed."), long], tmp_path)
    assert (again.reused, again.failures) == (1, 2)


def test_progress_tells_articles_and_facts(tmp_path):
    heard = []
    _process(_articles(*["b"] * 30), tmp_path, on_shard=lambda *counts: heard.append(counts))
    assert heard == [(8, 0), (24, 0), (30, 0)]


def test_the_pipeline_hash_changes_with_the_rules(formal):
    own = nlp.build(context="none", patterns=[{"label": "PROJECT", "pattern": "the line"}])
    hashes = {identity.of(language)["pipeline_hash"] for language in (formal, own)}
    assert len(hashes) == 2


def test_the_pipeline_hash_changes_with_the_context_mode():
    languages = (Options(context=mode).build() for mode in ("none", "all", "on-demand"))
    assert len({identity.of(language)["pipeline_hash"] for language in languages}) == 3


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path, seed_text):
    (tmp_path / "seed.txt").write_text(seed_text, encoding="utf-8")
    written = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "communique", "process", "seed.txt", "-o", f"out{seed}"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PACKAGE)}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        written.append((tmp_path / f"out{seed}" / "mentions.jsonl").read_bytes())
    assert written[0] == written[1]
