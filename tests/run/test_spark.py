"""The recipe of `docs/spark.md`, with Spark where it is installed and without it everywhere."""

import re
from types import SimpleNamespace

import pytest

from communique import run
from communique.records import Article
from communique.run.alone import Alone
from communique.run.recipe import Options
from conftest import ROOT

ROWS = [{"id": f"a{n}", "text": f"China lent Ghana ${n} million."} for n in range(6)]
FILES = ("articles", "mentions", "facts", "errors")


@pytest.fixture
def recipe():
    """The documented code up to where it needs a Spark session."""
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "spark.md").read_text(), re.S)
    names = {}
    exec(code.split("found = ")[0], names)
    return names


@pytest.fixture
def whole(tmp_path):
    articles = [Article(**row) for row in ROWS]
    run.process(articles, lambda: Alone(Options()), tmp_path)
    return {name: (tmp_path / f"{name}.jsonl").read_text().splitlines() for name in FILES}


def test_a_partition_gives_the_lines_that_the_command_writes(recipe, whole):
    rows = [SimpleNamespace(asDict=lambda row=row: row) for row in ROWS]
    found = list(recipe["records"](rows))
    assert {n: [line for name, line in found if name == n] for n in FILES} == whole


def test_a_failure_becomes_a_line_of_errors(recipe):
    long = {"id": "long", "text": "a" * 1_000_001}
    ((name, line),) = recipe["records"]([SimpleNamespace(asDict=lambda: long)])
    assert name == "errors"
    assert '"article_id":"long"' in line


@pytest.mark.slow
def test_spark_gives_the_lines_that_the_command_writes(recipe, whole):
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[2]").getOrCreate()
    rows = session.createDataFrame(ROWS).repartition(2).rdd
    found = rows.mapPartitions(recipe["records"]).collect()
    for file in FILES:
        assert sorted(line for name, line in found if name == file) == sorted(whole[file])
