"""How sure the figures are: resampled articles, and Wilson's interval for a plain share.

>>> low, high = wilson(18, 20)
>>> round(low, 3), round(high, 3)
(0.699, 0.972)
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts

SEED = 20130518
RESAMPLES = 2000
FEWEST = 10
"""Articles below which an interval would claim more than it knows."""
_AT_ONCE = 200
"""Resamples multiplied together: of 10,000 articles they take 16 MB."""
_NORMAL = NormalDist()

Matrix = npt.NDArray[np.float64]
"""A row an article: gold, predicted, hits among gold, hits among predicted."""


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


def wilson(right: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """The interval of a share; of nothing, all is possible."""
    if not of:
        return 0.0, 1.0
    z = _NORMAL.inv_cdf((1 + level) / 2)
    share = right / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def matrix(comparison: Comparison, kind: str, mode: str) -> Matrix:
    """The kind's counts by article, those without any included."""
    place = {name: number for number, name in enumerate(comparison.articles)}
    rows = np.zeros((len(place), 4))
    for outcome in comparison.of(kind):
        one = outcome.counts(mode)
        rows[place[f"{outcome.set}/{outcome.article}"]] += row(one)
    return rows


def row(counts: Counts) -> tuple[int, int, int, int]:
    return counts.gold, counts.predicted, counts.hit_gold, counts.hit_predicted


def rates(sums: Matrix) -> dict[str, Matrix]:
    """Precision, recall and F1 of each row of summed counts; nan where there is no denominator."""
    gold, predicted, hit_gold, hit_predicted = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        precision, recall = hit_predicted / predicted, hit_gold / gold
        p, r = np.nan_to_num(precision), np.nan_to_num(recall)
        f1 = np.where(p + r > 0, 2 * p * r / (p + r), 0.0)
    f1[np.isnan(precision) & np.isnan(recall)] = np.nan
    return {"precision": precision, "recall": recall, "f1": f1}


def bootstrap(
    counts: Matrix, *, seed: int = SEED, resamples: int = RESAMPLES, level: float = 0.95
) -> dict[str, Interval] | None:
    """Intervals of precision, recall and F1 over articles drawn anew; None for too few articles.

    Percentiles, widened for small samples as Hesterberg does (2015, "What teachers should know
    about the bootstrap"): the plain ones are too narrow by sqrt((n - 1) / n) and by using the
    normal distribution where Student's is due. Measured on 2,500 simulated corpora, 95 % of F1
    cover 0.921 of the time for 12 articles, 0.937 for 30, 0.942 for 100 (plain percentiles
    0.884, 0.921, 0.938; bias correction and acceleration added under 0.01 to either).
    """
    if len(counts) < FEWEST:
        return None
    draws = _draws(len(counts), seed, resamples)
    sums = np.vstack([draws[at : at + _AT_ONCE] @ counts for at in range(0, resamples, _AT_ONCE)])
    tail = 100 * _tail(len(counts), level)
    found = rates(sums).items()
    return {name: Interval(*_percentiles(values, tail)) for name, values in found}


@lru_cache(maxsize=1)
def _draws(n: int, seed: int, resamples: int) -> npt.NDArray[np.uint16]:
    """How often each of `n` articles is drawn in each resample; the same for every measure."""
    generator = np.random.default_rng(seed)
    drawn = [generator.multinomial(n, np.full(n, 1 / n)) for _ in range(resamples)]
    return np.array(drawn, dtype=np.uint16)


def _percentiles(values: Any, tail: float) -> tuple[float, float]:
    known = values[~np.isnan(values)]
    if not len(known):
        return 0.0, 1.0
    low, high = np.percentile(known, [tail, 100 - tail])
    return float(low), float(high)


def _tail(n: int, level: float) -> float:
    """The share of resamples to cut at each end for `n` articles."""
    return _NORMAL.cdf(-sqrt(n / (n - 1)) * _student((1 + level) / 2, n - 1))


def _student(share: float, freedom: int) -> float:
    """Quantile of Student's t by Cornish and Fisher's expansion; within 0.001 from 9 degrees on."""
    z = _NORMAL.inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
