"""Renew what the documentation shows and what is drawn from the code: `python docs/renew.py`.

The pages of `docs/reference` are written anew. In the tutorial and the guides, every `console`
block is run in a folder of its own page, and what it prints is put below its command. A block
below `<!-- file: NAME -->` is that file.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import reference

DOCS = Path(__file__).parent
PAGES = (DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md")))

_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_MEASURED = re.compile(r'\d+\.\d s\b|\d+\.\d MB|(?<="confidence":) ?[\d.]+')


def shown(page: str, folder: Path) -> str:
    """The page with what its commands print when they are run in the folder, one after another.

    What differs between machines, or with each measurement, is left as it stands.
    """
    for name, text in _FILE.findall(page):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return _CONSOLE.sub(lambda block: _COMMAND.sub(lambda m: _run(m, folder), block[0]), page)


def _run(given: re.Match[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f'communique() {{ "{sys.executable}" -m communique "$@"; }}; {given[1]}'],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(reference.PACKAGE.parent),
            "PATH": path,
            "COLUMNS": "80",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    same = _MEASURED.sub("", done.stdout) == _MEASURED.sub("", given[2])
    return given[0] if same else f"$ {given[1]}\n{done.stdout}"


def main() -> None:
    for name, text in reference.pages():
        (DOCS / "reference" / name).write_text(text + "\n", encoding="utf-8")
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = shown(page.read_text(encoding="utf-8"), Path(folder))
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
