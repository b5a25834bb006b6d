"""The split: articles whose figures alone may be seen, and articles that may be read.

>>> part_of("geovirus-0")
'open'
"""

from hashlib import sha256
from typing import Literal, get_args

Part = Literal["kept", "open"]
PARTS: tuple[Part, ...] = get_args(Part)


def part_of(article_id: str) -> Part:
    """`kept` when the last hex digit of the id's SHA-256 is even, else `open`."""
    return "open" if int(sha256(article_id.encode()).hexdigest()[-1], 16) % 2 else "kept"
