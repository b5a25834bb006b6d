import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

import communique
import told
from communique import factbase, nlp
from communique.cli import app

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")
ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(communique.__file__).parents[1])}
"""For commands that run in a process of their own."""
SEED = ROOT / "corpus" / "articles" / "china-central-asia-summit.txt"


@pytest.fixture(scope="session")
def pipeline():
    return nlp.build()


@pytest.fixture(scope="session")
def formal():
    """The pipeline that decides by form alone."""
    return nlp.build(context="none")


@pytest.fixture
def seed_text():
    return SEED.read_text(encoding="utf-8")


@pytest.fixture
def command():
    """Run a communique command; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(a) for a in arguments], **options)


@pytest.fixture
def articles(tmp_path, seed_text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "summit.txt").write_text(seed_text, encoding="utf-8")
    (tmp_path / "in" / "summit.meta.json").write_text('{"published": "2023-05-17"}')
    return tmp_path / "in"


@pytest.fixture
def output(command, articles, tmp_path):
    result = command("process", articles, "--output", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "out"


def records(folder, name):
    """The records of one file of an output folder."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]


@pytest.fixture(scope="session")
def seed():
    return SEED.read_text(encoding="utf-8")


@pytest.fixture
def told_folder(tmp_path):
    """The records of the hand-written articles."""
    told.write(tmp_path / "told")
    return tmp_path / "told"


@pytest.fixture
def base(told_folder):
    """Their fact base."""
    with factbase.open(told_folder) as opened:
        yield opened
