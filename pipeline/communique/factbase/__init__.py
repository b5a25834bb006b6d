"""One place to ask what is known: articles, mentions, facts and what they say together.

The fact base is built from an output folder's record files and can always be built again.

>>> from communique import factbase
>>> with factbase.open(Path("output")) as base:  # doctest: +SKIP
...     base.rows("SELECT subject, left_value, right_value FROM conflicts")
"""

from communique.factbase.base import FILE, Factbase, Found, is_current, open, write
from communique.factbase.build import countries
from communique.factbase.query import ask
from communique.factbase.select import VIEWS, Filter, find

__all__ = [
    "FILE", "VIEWS", "Factbase", "Filter", "Found",
    "ask", "countries", "find", "is_current", "open", "write",
]  # fmt: skip
