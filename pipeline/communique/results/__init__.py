"""An output folder in a notebook: typed records to go through and filter, and data frames.

Each file is read once, when it is first asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from pydantic import BaseModel

from communique import folder
from communique.errors import FolderError
from communique.records import Article, Fact, Failure, Mention
from communique.results import frames

if TYPE_CHECKING:
    import pandas
    import polars

Record = TypeVar("Record", bound=BaseModel)


class Records(Sequence[Record], Generic[Record]):
    """Records of one sort, in the order of their file."""

    def __init__(self, name: str, records: Sequence[Record]) -> None:
        self.name = name
        self._records = records

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> "Records[Record]": ...
    def __getitem__(self, place: int | slice) -> "Record | Records[Record]":
        if isinstance(place, slice):
            return Records(self.name, self._records[place])
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}>"

    def filter(
        self, test: Callable[[Record], object] | None = None, /, **fields: object
    ) -> "Records[Record]":
        """Those that pass the test and whose fields have these values, or hold them.

        `country` looks for an ISO code wherever a record names countries.
        """
        kept = [
            record
            for record in self._records
            if (test is None or test(record))
            and all(_has(record, name, value) for name, value in fields.items())
        ]
        return Records(self.name, kept)

    def to_pandas(self) -> "pandas.DataFrame":
        """A row for each record; raises `PackageError` where pandas is not installed."""
        return frames.to_pandas(self.name, self._records)

    def to_polars(self) -> "polars.DataFrame":
        """A row for each record; raises `PackageError` where polars is not installed."""
        return frames.to_polars(self.name, self._records)


def _has(record: BaseModel, name: str, value: object) -> bool:
    if name == "country":
        return value in _codes(record)
    held = getattr(record, name, None)
    return value in held if isinstance(held, tuple) else held == value


def _codes(record: BaseModel) -> set[str]:
    if isinstance(record, Fact):
        roles = record.countries
        return {*roles.source, *roles.target, *roles.participants}
    return {*getattr(record, "codes", ()), *getattr(record, "countries", ())}


class Results:
    """What a run found."""

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        if not (self.path / "articles.jsonl").is_file():
            raise FolderError(
                f"no articles.jsonl in {str(self.path)!r}; run communique process first"
            )

    def __repr__(self) -> str:
        return f"communique.load({str(self.path)!r})"

    @cached_property
    def articles(self) -> Records[Article]:
        return self._read("articles")

    @cached_property
    def mentions(self) -> Records[Mention]:
        return self._read("mentions")

    @cached_property
    def facts(self) -> Records[Fact]:
        return self._read("facts")

    @cached_property
    def errors(self) -> Records[Failure]:
        return self._read("errors")

    def _read(self, name: str) -> Records[Any]:
        return Records(name, list(folder.records(self.path, name)))

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    def article(self, article_id: str) -> Article:
        """Raises `KeyError` for an id that is not in the folder."""
        return self._by_id[article_id]

    def evidence(self, fact: Fact) -> str:
        """The words of the article that show the fact."""
        start, end = fact.evidence
        return self.article(fact.article_id).text[start:end]
