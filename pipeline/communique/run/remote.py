"""An output folder at an address that fsspec knows ("s3://bucket/out"): worked on in a local copy.

The run's shards are fetched before it and sent back however it ends, so that it can be resumed;
the record files are sent when it is done. The lock holds on one machine only.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import folder
from communique.errors import FolderError

SHARDS = f"{folder.STATE}/shards"


@contextmanager
def local(output: str) -> Iterator[Path]:
    """The folder itself, or a local copy that is sent to its address at the end."""
    if "://" not in output:
        yield Path(output)
        return
    files, root = _reach(output)
    with TemporaryDirectory(prefix="communique-") as scratch:
        here = Path(scratch) / "out"
        (here / folder.STATE).mkdir(parents=True)
        if files.exists(f"{root}/{SHARDS}"):
            files.get(f"{root}/{SHARDS}/", f"{here / SHARDS}/", recursive=True)
        try:
            yield here
            for file in sorted(here.glob("*.json*")):
                files.put_file(str(file), f"{root}/{file.name}")
        finally:
            _send(files, here, root)


def _reach(output: str) -> tuple[Any, str]:
    try:
        files, root = import_module("fsspec").core.url_to_fs(output)
        files.makedirs(root, exist_ok=True)
    except (ImportError, ValueError, OSError) as error:
        raise FolderError(
            f"cannot write to output folder {output!r}: {error}; addresses need the extra dask"
        ) from error
    return files, str(root)


def _send(files: Any, here: Path, root: str) -> None:
    if files.exists(f"{root}/{SHARDS}"):
        files.rm(f"{root}/{SHARDS}", recursive=True)
    for shard in (here / SHARDS).glob("*/*.shard"):
        place = f"{root}/{SHARDS}/{shard.parent.name}"
        files.makedirs(place, exist_ok=True)
        files.put_file(str(shard), f"{place}/{shard.name}")
    shutil.rmtree(here, ignore_errors=True)
