"""One place to ask what is known: articles, mentions, facts and what they say together.

The fact base is built from an output folder's record files and can always be built again.

>>> from communique import factbase
>>> with factbase.open(Path("output")) as base:  # doctest: +SKIP
...     base.rows("SELECT subject, left_value, right_value FROM conflicts")
"""

from communique.factbase.base import FILE, Factbase, open, write

__all__ = ["FILE", "Factbase", "open", "write"]
