"""Foreign labels and the kinds that they are read as.

>>> mapping(["LOC=country", "PERSON=none"])
{'LOC': 'country', 'PERSON': 'none'}
"""

from collections.abc import Iterable

from communique.errors import GoldError
from communique.records import KINDS

LEFT_OUT = "none"
"""Given for a kind, it leaves the label's mentions out."""


def mapping(written: Iterable[str]) -> dict[str, str]:
    """Reads `LABEL=KIND`; raises `GoldError` for what is none."""
    return dict(_pair(one) for one in written)


def _pair(written: str) -> tuple[str, str]:
    label, sign, kind = written.rpartition("=")
    if not (label and sign):
        raise GoldError(f"--map {written!r}: write LABEL=KIND, as LOC=country")
    if kind.lower() not in (*KINDS, LEFT_OUT):
        raise GoldError(
            f"--map {written!r}: {kind!r} is no kind; there are {', '.join(KINDS)}, "
            f"and {LEFT_OUT} to leave the label out"
        )
    return label, kind.lower()
