from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from communique import nlp
from communique.cli import app

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
ROOT = Path(__file__).parents[1]
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
