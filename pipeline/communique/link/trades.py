"""Figures of trade in a row: which period they cover, and with whom each is."""

from decimal import Decimal

from communique.link.countries import LAST
from communique.link.frame import Fact

COVERED = 12
"""Sentences for which a period stays that of an article's figures of trade."""
_ENDS = {"trade.exports": "source", "trade.sales": "source", "trade.imports": "target"}


class Trades:
    """What the figures before told, after the numbers of their sentences."""

    def __init__(self) -> None:
        self._covered: tuple[int, dict[str, str | None] | None] = (-1, None)
        self._last: tuple[int, list[str], Fact | None] = (-1, [], None)
        """The last two whose trade was told, with the sum."""
        self._reporter: list[str] = []
        """Whose exports or imports they were."""

    def reporter(self, number: int) -> list[str]:
        """Whose figure stands right before this sentence."""
        return self._reporter if number - self._last[0] <= LAST else []

    def complete(self, facts: list[Fact], number: int) -> None:
        """Give figures of trade what the ones before them said."""
        trade = [fact for fact in facts if fact["predicate"] == "trade"]
        if trade:
            self._cover(sorted(trade, key=_sum_place), number)
            self._exchange(trade, number)

    def _cover(self, trade: list[Fact], number: int) -> None:
        """One without a period is of the period last given, for a few sentences."""
        at, period = self._covered
        for fact in trade:
            beside = fact["rule"] != trade[0]["rule"] and trade[0]["period"]
            if fact["period"] is None and (beside or number - at <= COVERED):
                fact["period"] = beside or period
        if trade[0]["period"]:
            self._covered = (number, trade[0]["period"])

    def _exchange(self, trade: list[Fact], number: int) -> None:
        """What one of the two whose trade was just told sells or buys, it does with the other."""
        for fact in trade:
            parties = fact["countries"]
            known = [*parties["source"], *parties["target"]]
            at, pair, total = self._last
            others = [code for code in pair if code not in known]
            beside = at == number
            near = beside or (number - at <= LAST and _is_within(fact["money"], total))
            if near and len(known) == len(others) == 1:
                parties["target" if parties["source"] else "source"] = others
            pair = known or parties["participants"]
            self._reporter = _reporter(fact) or self._reporter
            if len(pair) == 2 or not near:
                self._last = (number, pair, fact["money"])


def _is_within(money: Fact, total: Fact | None) -> bool:
    """Whether the one sum may be a part of the other, or of what went the other way."""
    if total is None or money["currency"] != total["currency"]:
        return False
    amounts = money["amount"], total["amount"]
    return None not in amounts and Decimal(amounts[0]) <= Decimal(amounts[1])


def _reporter(trade: Fact) -> list[str]:
    """Whose figure it is: the exporter's or the importer's."""
    end = _ENDS.get(trade["rule"])
    codes = list(trade["countries"][end]) if end else []
    return codes if len(codes) == 1 else []


def _sum_place(fact: Fact) -> int:
    sums = (m for m in fact["mentions"] if m.startswith("money:"))
    return min((int(m.removeprefix("money:").split("-")[0]) for m in sums), default=0)
