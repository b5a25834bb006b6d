"""communique: a fact base out of news on diplomacy.

>>> import communique
>>> found = communique.load("output")  # doctest: +SKIP
>>> found.facts.filter(predicate="trade", country="KZ").to_pandas()  # doctest: +SKIP
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.results import Results

__all__ = ["load"]


def load(folder: str | PathLike[str]) -> "Results":
    """The records of a folder that `communique process` wrote; each file is read when asked for.

    Raises `FolderError` where there are none.
    """
    from communique.results import Results

    return Results(folder)
