import os
import subprocess
import sys

from conftest import ENVIRONMENT


def test_help_imports_nothing_heavy():
    program = (
        "import sys\nfrom communique.__main__ import main\nsys.argv = ['communique', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('spacy', 'pydantic', 'duckdb', 'rich', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert "process" in done.stdout


def test_ctrl_c_is_heard_amid_an_import_that_would_swallow_it(tmp_path):
    (tmp_path / "jsonlines.py").write_text(
        "import signal\n"
        "try:\n    signal.raise_signal(signal.SIGINT)\nexcept BaseException:\n    pass\n"
    )
    path = os.pathsep.join([str(tmp_path), ENVIRONMENT["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "communique", "schema"],
        env={**ENVIRONMENT, "PYTHONPATH": path}, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "communique: interrupted\n")
