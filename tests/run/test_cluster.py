import json
import os
import signal
import threading

import pytest

from communique import run
from communique.records import Article
from communique.run.alone import Alone
from communique.run.recipe import Options
from recipes import Fragile

pytest.importorskip("distributed")
from communique.run.cluster import Cluster

FILES = ("articles", "mentions", "facts", "errors")


def _articles(count):
    return [Article(id=f"a{n}", text=f"China lent ${n} million to Ghana.") for n in range(count)]


def _bytes(output):
    return [(output / f"{name}.jsonl").read_bytes() for name in FILES]


def test_a_cluster_writes_what_one_process_writes(tmp_path, seed_text):
    articles = [*_articles(60), Article(id="seed", text=seed_text)]
    run.process(articles, lambda: Cluster(Options(), 2), tmp_path / "dask")
    run.process(articles, lambda: Alone(Options()), tmp_path / "alone")
    assert _bytes(tmp_path / "dask") == _bytes(tmp_path / "alone")


KILLS = pytest.mark.skipif(
    "COMMUNIQUE_CHAOS" not in os.environ,
    reason="a dask cluster that loses its only worker was seen to wait for ever",
)


@KILLS
@pytest.mark.slow
def test_nothing_is_lost_or_doubled_when_a_worker_is_killed(tmp_path):
    articles, recipe = _articles(400), Options(context="none")
    with Cluster(recipe, 2) as cluster:
        cluster.identity()
        victim = next(iter(cluster._local.workers.values())).pid
        threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
        done = run.process(articles, lambda: cluster, tmp_path / "dask")
    run.process(articles, lambda: Alone(recipe), tmp_path / "alone")
    assert (done.articles, done.failures) == (400, 0)
    assert _bytes(tmp_path / "dask") == _bytes(tmp_path / "alone")


@KILLS
@pytest.mark.slow
def test_an_article_that_kills_workers_is_named_and_the_rest_goes_on(tmp_path):
    articles = [*_articles(3), Article(id="bad", text="murder")]
    done = run.process(articles, lambda: Cluster(Fragile(), 1), tmp_path)
    assert (done.articles, done.failures) == (3, 1)
    (error,) = [json.loads(line) for line in (tmp_path / "errors.jsonl").open()]
    assert (error["article_id"], error["error"]) == ("bad", "WorkerLost")


def test_the_command_works_on_a_cluster_and_at_any_address(command, tmp_path):
    lines = "".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in _articles(20))
    (tmp_path / "in.jsonl").write_text(lines)
    source, target = f"file://{tmp_path / 'in.jsonl'}", f"file://{tmp_path / 'out'}"
    result = command("process", source, "-o", target, "--engine", "dask", "--context", "none")
    assert result.exit_code == 0, result.stderr
    again = command("process", source, "-o", target, "-j", "0", "--context", "none")
    assert "20 were done before" in again.stderr
    run.process(_articles(20), lambda: Alone(Options(context="none")), tmp_path / "alone")
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "alone")


@pytest.mark.parametrize("option", ["input", "output"])
def test_an_address_that_nobody_knows_is_one_sentence(command, tmp_path, option):
    (tmp_path / "a.txt").write_text("Open.")
    names = {"input": tmp_path / "a.txt", "output": tmp_path / "out", option: "nowhere://x"}
    result = command("process", names["input"], "-o", names["output"])
    assert result.exit_code == 2
    assert "'nowhere://x'" in result.stderr
    assert "addresses need the extra dask" in result.stderr
