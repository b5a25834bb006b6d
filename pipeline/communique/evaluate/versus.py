"""Two comparisons with the same gold, before and after a change."""

from communique.errors import GoldError
from communique.evaluate import intervals, permutation
from communique.evaluate.comparison import Comparison
from communique.evaluate.gates import headline


def tests(before: Comparison, after: Comparison) -> dict[str, permutation.Test]:
    """By kind, the paired test of its main figure; raises `GoldError` for different articles."""
    if before.articles != after.articles:
        raise GoldError(
            "the two runs were compared with different gold; compare both with the same"
        )
    return {kind: _test(before, after, kind) for kind in before.kinds}


def _test(before: Comparison, after: Comparison, kind: str) -> permutation.Test:
    sides = (intervals.matrix(side, kind, headline(kind)) for side in (before, after))
    return permutation.paired(*sides)


def regressions(found: dict[str, permutation.Test]) -> list[str]:
    """A sentence for each kind whose F1 fell, by luck or not."""
    return [
        f"{kind}: F1 fell by {-test.difference:.4f} (p {test.p:.4f})"
        for kind, test in found.items()
        if test.difference is not None and test.p is not None and test.difference < 0
    ]
