"""An output folder: written whole or not at all, read back.

The four record files appear together when a run ends; until then they stand in
`DIR/.communique/`, which is outside what is compared or committed.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar

import jsonlines
from pydantic import BaseModel, TypeAdapter, ValidationError

from communique.errors import FolderError
from communique.records import MENTION, Article, Fact, Failure, Mention, Run

STATE = ".communique"
ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "articles": TypeAdapter(Article),
    "mentions": MENTION,
    "facts": TypeAdapter(Fact),
    "errors": TypeAdapter(Failure),
}
RUN = "run.json"

Record = TypeVar("Record")


class Writer:
    """Collects a run's records; on leaving the `with` block unharmed, the files appear.

    Raises `FolderError` where the folder cannot be made or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial = path / STATE / f"partial-{os.getpid()}"
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        try:
            self._partial.mkdir(parents=True, exist_ok=True)
            for name in ADAPTERS:
                self._files[name] = _partial_file(self._partial, name)
        except OSError as error:
            self._discard()
            raise self._refused(error) from error
        return self

    def add(self, name: str, record: BaseModel) -> None:
        self.add_lines(name, (record.model_dump_json() + "\n").encode())

    def add_lines(self, name: str, lines: bytes) -> None:
        """Add records that stand as lines already."""
        try:
            self._files[name].write(lines)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> FolderError:
        return FolderError(f"cannot write to output folder {str(self.path)!r}: {error.strerror}")

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._publish()
        except OSError as error:
            raise self._refused(error) from error
        finally:
            self._discard()

    def _publish(self) -> None:
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
        for name in self._files:
            (self._partial / f"{name}.jsonl").replace(self.path / f"{name}.jsonl")

    def _discard(self) -> None:
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        shutil.rmtree(self._partial, ignore_errors=True)


def sweep(path: Path) -> None:
    """Put away what runs that were killed have left half written.

    Raises `FolderError` where the files could not take their places in the end.
    """
    for name in (*(f"{name}.jsonl" for name in ADAPTERS), RUN):
        if (path / name).is_dir():
            raise FolderError(
                f"{str(path / name)!r} is a folder where a file belongs; move it away"
            )
    for left in (path / STATE).glob("partial-*"):
        shutil.rmtree(left, ignore_errors=True)


def write_run(path: Path, run: Run) -> None:
    """Write `run.json`; raises `FolderError` where the disk refuses."""
    partial = path / STATE / RUN
    try:
        partial.write_text(run.model_dump_json(indent=2) + "\n", encoding="utf-8")
        partial.replace(path / RUN)
    except OSError as error:
        raise FolderError(f"cannot write {str(path / RUN)!r}: {error.strerror}") from error


def _partial_file(folder: Path, name: str) -> IO[bytes]:
    return (folder / f"{name}.jsonl").open("wb")


@dataclass(frozen=True)
class Output:
    """The records of a folder, as written."""

    articles: dict[str, Article]
    mentions: list[Mention]
    facts: list[Fact]
    errors: list[Failure]


def read(path: Path) -> Output:
    """Raises `FolderError` that names the file and line of what is missing or malformed."""
    return Output(
        articles={article.id: article for article in records(path, "articles")},
        mentions=list(records(path, "mentions")),
        facts=list(records(path, "facts")),
        errors=list(records(path, "errors")),
    )


def records(path: Path, name: str) -> Iterator[Any]:
    """The records of one file; raises as `read` does."""
    for place, fields in lines(path / f"{name}.jsonl"):
        try:
            yield ADAPTERS[name].validate_python(fields)
        except ValidationError as error:
            raise FolderError(f"{place}: {summary(error)}") from error


def lines(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSONL file with its `file:line`."""
    with present(file) as raw, jsonlines.Reader(raw) as reader:
        number = 0
        while True:
            number += 1
            try:
                yield f"{file}:{number}", reader.read(type=dict)
            except EOFError:
                return
            except jsonlines.InvalidLineError as error:
                raise FolderError(f"{file}:{number}: {error}") from error


def present(file: Path) -> IO[bytes]:
    """The file, opened; raises `FolderError` where it is missing or may not be read."""
    try:
        return file.open("rb")
    except FileNotFoundError:
        raise FolderError(
            f"no {file.name} in {str(file.parent)!r}; run communique process first"
        ) from None
    except OSError as error:
        raise FolderError(f"cannot read {str(file)!r}: {error.strerror}") from error


def summary(error: ValidationError) -> str:
    """The first thing that is wrong: the field, the value, the reason."""
    first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"])) or "record"
    return f"{field} {first['input']!r}: {first['msg']}"
