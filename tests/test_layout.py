"""What belongs where: each kind, reader and rule file in its one obvious place."""

import tomllib

from communique import kinds, readers, tables
from communique.records import KINDS
from conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_kind_has_module_rules_tests_and_an_entry_point():
    factories = PYPROJECT["project"]["entry-points"]["spacy_factories"]
    for kind in KINDS:
        assert callable(kinds.module(kind).propose), kind
        assert callable(kinds.module(kind).decide), kind
        assert f"{kind}/rules.yaml" in tables.names(), kind
        assert list((ROOT / "tests" / "kinds").glob(f"test_{kind}*.py")), kind
        assert f"communique_{kind}" in factories, kind


def test_every_reader_is_listed_once():
    package = ROOT / "pipeline" / "communique" / "readers"
    written = {p.stem for p in package.glob("*.py") if "SUFFIXES = " in p.read_text()}
    assert written == set(readers.FORMATS)


def test_no_other_lock_and_no_address_in_a_lock():
    assert not list(ROOT.glob("uv.lock"))
    for lock in ROOT.glob("*.lock"):
        assert "://" not in lock.read_text(), lock.name
