"""Bounds that a comparison must hold: `F1=0.9`, `money.F1=0.85`, `date.overlap.recall=0.8`.

>>> gate("money.F1=0.85")
Gate(kind='money', mode=None, rate='f1', bound=0.85)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import GoldError
from communique.evaluate.comparison import Comparison
from communique.evaluate.outcome import FACT_MODES, MENTION_MODES
from communique.records import KINDS

RATES = ("precision", "recall", "f1")
HEADLINE = {"fact": "strict"}
"""The mode meant where none is named; for mentions it is `value`."""


def headline(kind: str) -> str:
    return HEADLINE.get(kind, "value")


@dataclass(frozen=True, slots=True)
class Gate:
    """A rate that must not be below its bound, for one kind or for every kind that is scored."""

    kind: str | None
    mode: str | None
    rate: str
    bound: float

    def breaches(self, comparison: Comparison) -> Iterator[str]:
        """A sentence for each kind that falls short; a kind named outright must have a rate."""
        for kind in [self.kind] if self.kind else comparison.kinds:
            mode = self.mode or headline(kind)
            found = getattr(comparison.counts(kind, mode), self.rate)
            if found is None and self.kind:
                yield f"{kind} {mode} {self.rate} is not known, {self.bound:g} is asked for"
            elif found is not None and found < self.bound:
                yield f"{kind} {mode} {self.rate} is {found:.4f}, {self.bound:g} is asked for"


def gate(written: str) -> Gate:
    """Reads `[KIND.][MODE.]RATE=BOUND`."""
    names, _, bound = written.partition("=")
    *narrowing, rate = names.lower().split(".")
    kinds = [name for name in narrowing if name in (*KINDS, "fact")]
    modes = [name for name in narrowing if name in (*MENTION_MODES, *FACT_MODES)]
    if rate not in RATES or len(kinds) > 1 or len(modes) > 1 or len(kinds + modes) < len(narrowing):
        raise GoldError(
            f"{written!r} is no bound; write [KIND.][MODE.]RATE=NUMBER, as F1=0.9 or "
            f"money.overlap.recall=0.8; kinds {', '.join(KINDS)}, fact; "
            f"modes {', '.join((*MENTION_MODES, *FACT_MODES))}; rates precision, recall, F1"
        )
    return Gate(next(iter(kinds), None), next(iter(modes), None), rate, _number(bound, written))


def _number(bound: str, written: str) -> float:
    try:
        found = float(bound)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise GoldError(f"{written!r}: {bound!r} is no number from 0 to 1")
    return found
