import json

import pytest

from communique import run
from communique.errors import CommuniqueError, TableError
from communique.records import Article
from communique.run.alone import Alone
from communique.run.recipe import Options
from processes import workers
from recipes import Fragile, Stillborn, Unbuildable

pytest.importorskip("distributed")
import distributed

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


def test_nothing_is_lost_or_doubled_when_every_worker_is_killed(tmp_path):
    articles, recipe = _articles(160), Options(context="none")
    with Cluster(recipe, 2) as cluster:
        victims = workers()
        assert len(victims) == 2
        done = run.process(
            articles,
            lambda: cluster,
            tmp_path / "dask",
            on_shard=lambda articles, facts: victims and victims.pop().kill(),
        )
    run.process(articles, lambda: Alone(recipe), tmp_path / "alone")
    assert (victims, done.articles, done.failures) == ([], 160, 0)
    assert _bytes(tmp_path / "dask") == _bytes(tmp_path / "alone")


def test_an_article_that_kills_workers_is_named_and_those_beside_it_go_on(tmp_path):
    articles = [Article(id="bad", text="murder"), *_articles(6)]
    done = run.process(articles, lambda: Cluster(Fragile(), 1), tmp_path)
    assert (done.articles, done.failures) == (6, 1)
    (error,) = [json.loads(line) for line in (tmp_path / "errors.jsonl").open()]
    assert (error["article_id"], error["error"]) == ("bad", "WorkerLost")


def test_a_malformed_table_ends_the_run(tmp_path):
    articles = [Article(id="bad", text="misprint"), *_articles(2)]
    with pytest.raises(TableError, match=r"names\.tsv:7: no such code"):
        run.process(articles, lambda: Cluster(Fragile(), 1), tmp_path)


def test_a_cluster_that_has_lost_its_workers_for_good_is_begun_anew(tmp_path):
    articles, recipe = _articles(100), Options(context="none")
    with Cluster(recipe, 1, patience=5) as cluster:
        lose = iter([lambda: cluster.crew.cluster.scale(0)])
        done = run.process(
            articles,
            lambda: cluster,
            tmp_path,
            on_shard=lambda articles, facts: next(lose, lambda: None)(),
        )
    assert (done.articles, done.failures) == (100, 0)


def test_a_scheduler_that_has_no_workers_is_given_up(tmp_path):
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty:
        cluster = Cluster(Options(), scheduler=empty.scheduler_address, patience=1)
        with pytest.raises(CommuniqueError, match=r"no worker for 1 s; .* run the same command"):
            run.process(_articles(1), lambda: cluster, tmp_path)


@pytest.mark.parametrize(
    ("recipe", "says"),
    [
        (Unbuildable(), "^no such pipeline$"),
        (Stillborn(), "^workers end before they are ready$"),
    ],
)
def test_a_pipeline_that_cannot_be_made_is_one_sentence(tmp_path, recipe, says):
    with pytest.raises(CommuniqueError, match=says):
        run.process(_articles(1), lambda: Cluster(recipe), tmp_path)


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
