"""The files of a folder and all folders in it; hidden ones are left aside."""

import os
from pathlib import Path


def files(folder: Path) -> list[Path]:
    """In order; among them those of which nobody may know whether they are files."""
    return sorted(p for p in folder.rglob("*") if not _hidden(p, folder) and _is_file(p))


def closed(folder: Path) -> dict[Path, OSError]:
    """Folders that cannot be looked into, and why: `rglob` passes over them in silence."""
    errors: list[OSError] = []
    if "://" not in str(folder):
        for _, folders, _ in os.walk(folder, onerror=errors.append):
            folders[:] = [name for name in folders if not name.startswith(".")]
    return {Path(error.filename): error for error in errors}


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True
