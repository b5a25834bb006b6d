"""Records as data frames: a column for each field, nested ones spread out.

Sums become floats and days dates; the records keep them as they were written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from communique import records
from communique.errors import PackageError

if TYPE_CHECKING:
    import pandas
    import polars

MODELS: Mapping[str, tuple[type[BaseModel], ...]] = {
    "articles": (records.Article,),
    "mentions": (
        records.CountryMention,
        records.MoneyMention,
        records.DateMention,
        records.ProjectMention,
    ),
    "facts": (records.Fact,),
    "errors": (records.Failure,),
}
SPREAD: Mapping[str, type[BaseModel]] = {
    "countries": records.Roles,
    "money": records.Sum,
    "period": records.Period,
}
"""Fields of a fact that hold a record of their own, whose fields become columns."""
INTERVALS = frozenset({"sentence", "evidence"})
AMOUNTS = frozenset({"amount", "amount_max", "amount_usd"})
DAYS = frozenset({"published", "start_date", "end_date"})


def to_pandas(name: str, given: Sequence[BaseModel]) -> "pandas.DataFrame":
    library, numpy = _package("pandas"), _package("numpy")
    columns = _columns(name, given)
    types: dict[str, Any] = {
        **dict.fromkeys(AMOUNTS, float),
        **dict.fromkeys(DAYS, "datetime64[s]"),
    }
    for column, cells in columns.items():
        if column in types:
            columns[column] = numpy.array(cells, dtype=types[column])
        elif not cells:
            columns[column] = numpy.array(cells, dtype=object)
    frame: pandas.DataFrame = library.DataFrame(columns)
    return frame


def to_polars(name: str, given: Sequence[BaseModel]) -> "polars.DataFrame":
    library = _package("polars")
    columns = _columns(name, given)
    for column in columns.keys() & DAYS:
        columns[column] = library.Series(columns[column], dtype=library.String).str.to_date()
    sums = dict.fromkeys(columns.keys() & AMOUNTS, library.Float64)
    frame: polars.DataFrame = library.DataFrame(columns, schema_overrides=sums)
    return frame


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise PackageError(
            f"this needs {name}, which is not installed: pip install {name}"
        ) from error


def _columns(name: str, given: Sequence[BaseModel]) -> dict[str, Any]:
    rows = [dict(_cells(record.model_dump())) for record in given]
    return {column: [_typed(column, row.get(column)) for row in rows] for column in names(name)}


@cache
def names(name: str) -> tuple[str, ...]:
    """The columns of the frame of a record file."""
    fields = (
        column
        for model in MODELS[name]
        for field in model.model_fields
        for column in _spread(field, whole=name != "facts")
    )
    return tuple(dict.fromkeys(fields))


def _spread(field: str, *, whole: bool) -> Iterable[str]:
    if field in INTERVALS:
        return (f"{field}_start", f"{field}_end")
    return (field,) if whole or field not in SPREAD else SPREAD[field].model_fields


def _cells(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if name in INTERVALS:
            yield from zip((f"{name}_start", f"{name}_end"), value, strict=True)
        elif isinstance(value, dict):
            yield from value.items()
        else:
            yield name, value


def _typed(column: str, value: Any) -> Any:
    if column in AMOUNTS and value is not None:
        return float(value)
    return list(value) if isinstance(value, tuple) else value
