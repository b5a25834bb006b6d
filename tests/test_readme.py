"""What the README shows is what happens."""

import re
import subprocess
import sys

from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(language):
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)[1]


def test_the_shown_output_is_real(command, monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = _block("console").split("\n", 2)
    assert shown[0] == "$ communique process corpus/articles --output output"
    arguments = shown[1].removeprefix("$ communique ").split()
    assert command(*arguments).stdout.strip() == shown[2].strip()


def test_the_python_example_runs(monkeypatch):
    done = subprocess.run(
        [sys.executable, "-c", _block("python")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "pipeline"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Monday DATE" in done.stdout
    assert "'2024-05-13'" in done.stdout


def test_every_command_is_listed(command):
    listed = set(re.findall(r"`communique (\w+)", README))
    offered = set(re.findall(r"^  (\w+) +\S", command("--help").stdout, re.MULTILINE))
    assert offered <= listed
