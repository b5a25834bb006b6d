"""Input formats: each module has its `SUFFIXES` and a `read` that yields articles.

An input that holds something unreadable yields a `Failure` in its place, and the rest goes on.
"""

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from communique.errors import ReadError
from communique.records import Article, Failure

FORMATS = ("text", "jsonl")
STDIN = "-"


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, article_id: str) -> Iterator[Article | Failure]: ...


def readers() -> dict[str, Reader]:
    """The reader of each suffix."""
    modules = [cast(Reader, import_module(f"communique.readers.{name}")) for name in FORMATS]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


class Inputs:
    """The articles of files, folders, globs and standard input, in order, ids unique.

    Raises `ReadError` at once for a path that does not exist, a suffix that no reader has and
    a folder without an article. `passed_over` counts a folder's files of unknown suffix.
    """

    def __init__(self, inputs: Iterable[str]) -> None:
        self.passed_over = self._bytes_read = 0
        self._files = [found for name in inputs for found in self._resolve(name)]

    def __iter__(self) -> Iterator[Article | Failure]:
        seen: dict[str, str] = {}
        self._bytes_read = 0
        for path, article_id in self._files:
            for item in self._read(path, article_id):
                yield _unique(item, str(path), seen) if isinstance(item, Article) else item
            self._bytes_read += _size(path)

    @property
    def share(self) -> float | None:
        """The share of the bytes that have been read, by whole files; null for one file."""
        total = sum(_size(path) for path, _ in self._files)
        return self._bytes_read / total if total else None

    def _read(self, path: Path, article_id: str) -> Iterator[Article | Failure]:
        if str(path) == STDIN:
            from communique.readers import jsonl

            return jsonl.read_stdin()
        return readers()[_suffix(path)].read(path, article_id)

    def _resolve(self, name: str) -> list[tuple[Path, str]]:
        path = Path(name)
        if name == STDIN:
            return [(path, STDIN)]
        if path.is_dir():
            return self._folder(path)
        if path.exists():
            return [(_known(path), _bare(path).name)]
        matches = sorted(glob(name, recursive=True)) if has_magic(name) else []  # noqa: PTH207 (may be absolute)
        if not matches:
            raise ReadError(
                f"no file or folder {name!r}; give a path, a glob or - for JSONL on stdin"
            )
        return [found for match in matches for found in self._resolve(match)]

    def _folder(self, folder: Path) -> list[tuple[Path, str]]:
        files = sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p, folder))
        known = [path for path in files if _suffix(path) in readers()]
        sidecars = sum(path.name.endswith(".meta.json") for path in files)
        self.passed_over += len(files) - len(known) - sidecars
        if not known:
            raise ReadError(
                f"no article in folder {str(folder)!r}; it wants files in {_suffixes()}"
            )
        return [(path, _bare(path).relative_to(folder).as_posix()) for path in known]


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _suffix(path: Path) -> str:
    """The longest suffix that a reader has ("jsonl.gz" before "gz"), else the last one."""
    parts = path.name.lower().split(".")
    endings = ["." + ".".join(parts[i:]) for i in range(1, len(parts))]
    return next((e for e in endings if e in readers()), endings[-1] if endings else "")


def _bare(path: Path) -> Path:
    return path.with_name(path.name[: -len(_suffix(path))])


def _known(path: Path) -> Path:
    if _suffix(path) not in readers():
        raise ReadError(f"no reader for {str(path)!r}; communique reads {_suffixes()}")
    return path


def _suffixes() -> str:
    return ", ".join(sorted(readers()))


def _unique(article: Article, place: str, seen: dict[str, str]) -> Article | Failure:
    if article.id in seen:
        return Failure(
            article_id=article.id,
            input=place,
            stage="read",
            error="DuplicateId",
            message=f"{place}: id {article.id!r} was taken by {seen[article.id]}; "
            "ids are unique in a run",
        )
    seen[article.id] = place
    return article
