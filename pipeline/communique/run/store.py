"""The shards of an output folder: written whole or not at all, found again by article.

They lie in `DIR/.communique/shards/`, in a folder for each pipeline hash; when a run has
ended, only what it used is kept.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from communique.errors import FolderError
from communique.run import blocks
from communique.run.blocks import Block

SUFFIX = ".shard"


class Store:
    """The blocks of one pipeline by article key; `write` adds to them."""

    def __init__(self, root: Path, pipeline_hash: str, *, anew: bool = False) -> None:
        self.root, self.path = root, root / pipeline_hash[:16]
        if anew:
            shutil.rmtree(self.path, ignore_errors=True)
        self._places: dict[str, tuple[str, Block]] = {}
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderError(
                f"cannot write to output folder {str(root.parent.parent)!r}: {error.strerror}"
            ) from error
        for file in sorted(self.path.iterdir()):
            self._index(file)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def write(self, keys: Iterable[str], data: bytes) -> None:
        """Keep the shard of these articles; raises `FolderError` where the disk refuses."""
        file = self.path / (blocks.name(keys) + SUFFIX)
        partial = file.with_suffix(f".{os.getpid()}")
        try:
            with partial.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            partial.replace(file)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise FolderError(
                f"cannot write to {str(self.path)!r}: {error.strerror}; what was done is kept, "
                "run the same command again when there is room"
            ) from error
        self._index(file)

    def counts(self, key: str) -> dict[str, int]:
        return dict(zip(blocks.COUNTED, self._places[key][1].counts, strict=True))

    def lines(self, key: str) -> dict[str, bytes]:
        """What the article's block adds to each of the record files."""
        name, block = self._places[key]
        with (self.path / name).open("rb") as file:
            file.seek(block.start)
            return {part: file.read(n) for part, n in zip(blocks.FILES, block.lengths, strict=True)}

    def keep_only(self, keys: Iterable[str]) -> None:
        """Drop shards that hold none of these articles, and those of other pipelines."""
        used = {self._places[key][0] for key in keys if key in self._places}
        for file in self.path.iterdir():
            if file.name not in used:
                file.unlink()
        for other in self.root.iterdir():
            if other != self.path:
                shutil.rmtree(other, ignore_errors=True)

    def _index(self, file: Path) -> None:
        """Note the blocks of a shard; what is no whole shard is put away."""
        if file.suffix == SUFFIX:
            with contextlib.suppress(ValueError, TypeError), file.open("rb") as opened:
                head = opened.readline()
                for block in blocks.unpack(head, file.stat().st_size):
                    self._places[block.key] = (file.name, block)
                return
        file.unlink()
