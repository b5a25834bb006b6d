"""Is one run better than another, or was it luck? A paired test by article.

Under the null either run could have written either output: each article's two outputs are
swapped at random, and the share of swaps that part the runs as far as they are is the p-value.
"""

from dataclasses import dataclass

import numpy as np

from communique.evaluate.intervals import SEED, Matrix, rates

SWAPS = 10_000
_AT_ONCE = 1000
"""Swaps tried together: 1,000 by 10,000 articles are 80 MB."""
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Test:
    """`difference` is the second run's F1 less the first's; null where one has none."""

    difference: float | None
    p: float | None
    swaps: int


def paired(first: Matrix, second: Matrix, *, seed: int = SEED, swaps: int = SWAPS) -> Test:
    """The two-sided test of equal F1 over the same articles in the same order."""
    seen = _difference(first, second, np.zeros((1, len(first))))[0]
    if np.isnan(seen):
        return Test(None, None, 0)
    generator = np.random.default_rng(seed)
    extreme = 0
    for begin in range(0, swaps, _AT_ONCE):
        swapped = generator.integers(0, 2, size=(min(_AT_ONCE, swaps - begin), len(first)))
        differences = _difference(first, second, swapped.astype(float))
        extreme += int(np.sum(np.abs(np.nan_to_num(differences)) >= abs(seen) - _SAME))
    return Test(float(seen), (extreme + 1) / (swaps + 1), swaps)


def _difference(first: Matrix, second: Matrix, swapped: Matrix) -> Matrix:
    """Second less first F1 for each row of `swapped`, which is 1 where an article's are swapped."""
    moved = swapped @ (second - first)
    one, other = first.sum(axis=0) + moved, second.sum(axis=0) - moved
    difference: Matrix = rates(other)["f1"] - rates(one)["f1"]
    return difference
