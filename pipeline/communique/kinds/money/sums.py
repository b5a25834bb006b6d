"""One sum of money as the grammar reads it: quantities, a currency, and whose that is."""

from typing import NamedTuple

from communique.kinds.money import currencies
from communique.kinds.money.currencies import Denomination
from communique.kinds.money.quantities import Quantity


class Sum(NamedTuple):
    """`low` and, of a range, `high`; `issuers` are whose currency it is where the text says so."""

    start: int
    end: int
    low: Quantity
    meant: Denomination
    side: str
    high: Quantity | None = None
    issuers: tuple[str, ...] = ()
    adjective: tuple[int, int] | None = None

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]

    @property
    def codes(self) -> tuple[str, ...]:
        """What it may be in, the issuers being heard."""
        said = tuple(c for i in self.issuers for c in currencies.of_issuer(self.meant, i))
        return said or self.meant.codes

    @property
    def sure(self) -> bool:
        """Whether its currency is said outright."""
        return len(self.codes) == 1 or (bool(self.issuers) and self.codes != self.meant.codes)
