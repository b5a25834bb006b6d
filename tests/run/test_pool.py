import json
import os

import pytest

from communique import run
from communique.errors import CommuniqueError, FolderError, ModelError
from communique.readers import Inputs
from communique.records import Article
from communique.run import lock
from communique.run.alone import Alone
from communique.run.pool import Pool
from communique.run.recipe import Options
from processes import workers
from recipes import Fragile, Stillborn, Unbuildable

FILES = ("articles", "mentions", "facts", "errors")


def _articles(*texts):
    return [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]


def _process(texts, output, recipe=None, workers=1, **options):
    recipe = recipe or Fragile()
    return run.process(_articles(*texts), lambda: Pool(recipe, workers, **options), output)


def _errors(output):
    return [json.loads(line) for line in (output / "errors.jsonl").open()]


def _bytes(output):
    return [(output / f"{name}.jsonl").read_bytes() for name in FILES]


def test_two_workers_write_what_one_and_none_write(tmp_path, seed_text):
    texts = [seed_text, "", *(f"China lent ${n} million to Ghana." for n in range(40)), seed_text]
    recipe = Options()
    for number in (1, 2):
        _process(texts, tmp_path / str(number), recipe, number)
    run.process(_articles(*texts), lambda: Alone(recipe), tmp_path / "0")
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2") == _bytes(tmp_path / "0")


def test_an_article_that_kills_its_worker_is_named_and_the_rest_goes_on(tmp_path):
    texts = ["China agreed.", "murder", *["Ghana agreed."] * 9, "exit", "Kenya agreed.", "poison"]
    done = _process(texts, tmp_path, workers=2)
    assert (done.articles, done.failures, done.mentions["country"]) == (11, 3, 11)
    found = [(e["article_id"], e["error"], e["message"]) for e in _errors(tmp_path)]
    assert found == [
        ("a1", "WorkerLost", "its worker was lost (signal 9, out of memory?)"),
        ("a11", "WorkerLost", "its worker was lost (exit code 7)"),
        ("a13", "RuntimeError", "it was poison"),
    ]


def test_an_article_that_never_ends_is_given_up(tmp_path):
    done = _process(["China agreed.", "sleep", "Ghana agreed."], tmp_path, patience=5)
    assert (done.articles, done.failures) == (2, 1)
    (error,) = _errors(tmp_path)
    assert (error["article_id"], error["error"]) == ("a1", "TimeoutError")
    assert error["message"] == "gave no answer in the time that 5 characters may take"


def test_a_worker_killed_by_a_stranger_costs_nothing(tmp_path):
    texts = ["China lent $5 million to Ghana."] * 60
    with Pool(Fragile()) as pool:
        pool.identity()
        victims = workers()
        done = run.process(
            _articles(*texts),
            lambda: pool,
            tmp_path,
            on_shard=lambda articles, facts: victims and victims.pop().kill(),
        )
    assert (victims, done.articles, done.failures) == ([], 60, 0)


def test_a_pipeline_that_cannot_be_built_is_said(tmp_path):
    with pytest.raises(ModelError, match="no such pipeline"):
        _process(["China."], tmp_path, Unbuildable())


def test_a_malformed_table_ends_the_run_and_not_one_article_after_the_other(tmp_path):
    with pytest.raises(CommuniqueError, match=r"names\.tsv:7: no such code"):
        _process(["China.", "misprint", "Ghana."], tmp_path)


def test_workers_that_never_live_end_the_run(tmp_path):
    with pytest.raises(CommuniqueError, match=r"workers end before they are ready \(exit code 9\)"):
        _process(["China."], tmp_path, Stillborn())


def test_no_more_workers_start_than_there_are_cores_or_shards(tmp_path):
    with Pool(Fragile(), 200) as pool:
        run.process(_articles("China."), lambda: pool, tmp_path)
        assert len(pool._workers) <= os.cpu_count()


def test_no_worker_outlives_the_run(tmp_path):
    _process(["China."], tmp_path, workers=2)
    assert workers() == []


def test_a_second_run_on_a_folder_is_told_who_holds_it(tmp_path):
    with (
        lock.held(tmp_path / ".communique"),
        pytest.raises(FolderError, match=rf"is in use by process {os.getpid()} on .*; wait until"),
    ):
        _process(["China."], tmp_path)
    assert _process(["China."], tmp_path).articles == 1


def test_pages_are_opened_by_the_workers_and_not_again(tmp_path):
    pytest.importorskip("trafilatura")
    words = "<p>China lent $5 million to Ghana in 2020, as both sides said on Monday.</p>" * 3
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(f"<html><body><article>{words}</article></body>")
    (tmp_path / "in" / "b.html").write_text("<html></html>")
    for reused in (0, 1):
        items = Inputs([str(tmp_path / "in")])
        done = run.process(items, lambda: Pool(Options(context="none")), tmp_path / "out")
        assert (done.articles, done.failures, done.reused) == (1, 1, reused)
    (error,) = _errors(tmp_path / "out")
    assert (error["article_id"], error["stage"]) == ("b", "read")
