"""Input formats: each module has its `SUFFIXES` and a `read` that yields articles.

A page comes unopened (`Page`): `html.opened` finds its article, which takes as long as all
that follows and is left to the workers. An input that holds something unreadable yields a
`Failure` in its place, and the rest goes on.
"""

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from communique.errors import ReadError
from communique.readers import tree
from communique.readers.article import Page, Placed, Reading, failure
from communique.records import Article, Failure

FORMATS = ("text", "jsonl", "html", "warc")
STDIN = "-"

Item = Article | Page | Failure


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, article_id: str, reading: Reading) -> Iterator[Placed]: ...


def readers() -> dict[str, Reader]:
    """The reader of each suffix."""
    modules = [cast(Reader, import_module(f"communique.readers.{name}")) for name in FORMATS]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


class Inputs:
    """The articles of files, folders, globs and standard input, in order, ids unique.

    Raises `ReadError` at once for a path that does not exist, a suffix that no reader has and
    a folder without an article. `passed_over` counts a folder's files of unknown suffix; a folder
    in it that cannot be looked into is a `Failure` in its place.
    """

    def __init__(self, inputs: Iterable[str], reading: Reading | None = None) -> None:
        self._reading = reading or Reading()
        self.passed_over = self._bytes_read = 0
        self._closed: dict[Path, OSError] = {}
        self._files = [found for name in inputs for found in self._resolve(name)]
        for suffix in sorted(
            {_suffix(path) for path, _ in self._files if path not in self._closed}
        ):
            _need_extra(suffix)

    def __iter__(self) -> Iterator[Item]:
        seen: dict[str, str] = {}
        self._bytes_read = 0
        for path, article_id in self._files:
            for place, item in self._read(path, article_id):
                yield item if isinstance(item, Failure) else _unique(item, place, seen)
            self._bytes_read += _size(path)

    @property
    def share(self) -> float | None:
        """The share of the bytes that have been read, by whole files; null for one file."""
        total = sum(_size(path) for path, _ in self._files)
        return self._bytes_read / total if total else None

    def _read(self, path: Path, article_id: str) -> Iterator[Placed]:
        if path in self._closed:
            return iter([(str(path), failure(None, str(path), self._closed[path]))])
        if str(path) == STDIN:
            from communique.readers import jsonl

            return jsonl.read_stdin()
        return readers()[_suffix(path)].read(path, article_id, self._reading)

    def _resolve(self, name: str) -> list[tuple[Path, str]]:
        if not name:
            raise ReadError("an empty name is no input; give a path, a glob or - for JSONL")
        path = _path(name)
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
        closed, files = tree.closed(folder), tree.files(folder)
        self._closed.update(closed)
        known = [path for path in files if _suffix(path) in readers()]
        sidecars = sum(path.name.endswith(".meta.json") for path in files)
        self.passed_over += len(files) - len(known) - sidecars
        if not known and not closed:
            raise ReadError(
                f"no article in folder {str(folder)!r}; it wants files in {_suffixes()}"
            )
        found = [(path, _bare(path).relative_to(folder).as_posix()) for path in known]
        return sorted([*found, *((path, "") for path in closed)])


def _path(name: str) -> Path:
    """The path, local or any that fsspec knows ("s3://bucket/news.jsonl.gz")."""
    if "://" not in name:
        return Path(name)
    try:
        found = import_module("upath").UPath(name)
        return cast(Path, found)
    except (ImportError, ValueError) as error:
        raise ReadError(f"cannot read {name!r}: {error}; addresses need the extra dask") from error


def _need_extra(suffix: str) -> None:
    """Raises `ReadError` where what reads these files is not installed."""
    module = readers().get(suffix)
    for name, extra in getattr(module, "NEEDS", {}).items():
        if find_spec(name) is None:
            raise ReadError(
                f"reading {suffix} needs the extra {extra}: pip install 'communique[{extra}]'"
            )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


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


def _unique(article: Article | Page, place: str, seen: dict[str, str]) -> Item:
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
