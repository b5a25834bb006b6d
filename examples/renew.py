"""Executes the notebooks beside it and writes them back: `python examples/renew.py`.

Needs nbclient, ipykernel and pandas; the package must be installed or on PYTHONPATH.
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs, and without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=place, record_timing=False
    ).execute()
    notebook.metadata.pop("language_info", None)
    return notebook


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(executed(path), path)
