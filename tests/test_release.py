"""What is built for others: the wheel and the source distribution."""

import subprocess
import sys
import tarfile
import zipfile

import pytest

from conftest import ROOT

CODE = ROOT / "pipeline" / "communique"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def _ours():
    """Every file of the package: modules, tables, rules, queries, the parts of the pages."""
    files = (file for file in CODE.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return {f"communique/{file.relative_to(CODE).as_posix()}" for file in files}


def test_the_wheel_holds_the_package_and_nothing_else(built):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    about = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info/"
    assert {name for name in names if not name.startswith(about)} == _ours()
    assert f"{about}licenses/LICENSE" in names


def test_the_source_distribution_holds_the_package_and_its_documents(built):
    (source,) = built.glob("*.tar.gz")
    stem = source.name.removesuffix(".tar.gz")
    with tarfile.open(source) as packed:
        names = {name.removeprefix(f"{stem}/") for name in packed.getnames()}
    assert {name.removeprefix("pipeline/") for name in names if "pipeline/" in name} == _ours()
    assert {name.split("/")[0] for name in names} == {
        ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md",
        "docs", "pipeline", "pyproject.toml",
    }  # fmt: skip
