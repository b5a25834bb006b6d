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
