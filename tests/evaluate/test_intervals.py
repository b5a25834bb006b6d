"""Intervals and tests, held against simulation: they must be as sure as they say."""

import numpy as np
import pytest

from communique.evaluate import intervals, permutation
from evaluate.build import article, corpus, country


def drawn(generator, articles):
    """Counts of articles that differ in length and difficulty."""
    gold = generator.poisson(generator.gamma(2, 4, articles)) + 1
    return counts(generator, gold, generator.beta(6.8, 1.2, articles))


def counts(generator, gold, ease):
    """What a system does with that many gold items of that ease."""
    hits = generator.binomial(gold, ease)
    extra = generator.poisson(0.45 * gold * (1 - ease))
    return np.column_stack([gold, hits + extra, hits, hits]).astype(float)


def coverage(corpora, articles, resamples):
    generator = np.random.default_rng(17)
    whole = drawn(generator, 500_000).sum(axis=0, keepdims=True)
    truth = intervals.rates(whole)["f1"][0]
    found = (
        intervals.bootstrap(drawn(generator, articles), seed=n, resamples=resamples)["f1"]
        for n in range(corpora)
    )
    return sum(i.low <= truth <= i.high for i in found) / corpora


def rejections(corpora, articles, swaps):
    """How often two runs of one quality are told apart at 0.05."""
    generator = np.random.default_rng(17)
    rejected = 0
    for seed in range(corpora):
        gold = drawn(generator, articles)[:, 0].astype(int)
        ease = generator.beta(6.8, 1.2, articles)
        runs = (counts(generator, gold, ease) for _ in range(2))
        rejected += permutation.paired(*runs, seed=seed, swaps=swaps).p <= 0.05
    return rejected / corpora


@pytest.mark.slow
def test_intervals_of_a_thousand_corpora_cover_the_truth_as_often_as_they_say():
    assert 0.93 <= coverage(1000, 100, 2000) <= 0.97


@pytest.mark.slow
def test_p_values_of_a_thousand_corpora_reject_as_often_as_they_say():
    assert 0.04 <= rejections(1000, 60, 999) <= 0.06


def test_intervals_cover_in_a_small_simulation():
    assert 0.90 <= coverage(200, 60, 400) <= 0.99


def test_p_values_hold_in_a_small_simulation():
    assert 0.02 <= rejections(300, 40, 199) <= 0.08


def test_difference_that_every_article_shows_is_found():
    worse = np.array([[10.0, 10, 7, 7]] * 20)
    better = np.array([[10.0, 10, 9, 9]] * 20)
    test = permutation.paired(worse, better)
    assert test.difference == pytest.approx(0.2)
    assert test.p < 0.001


def test_same_run_twice_is_no_difference():
    one = np.array([[10.0, 10, 7, 7]] * 20)
    assert permutation.paired(one, one).p == 1.0


def test_nothing_asked_and_nothing_given_has_no_p_value():
    nothing = np.zeros((12, 4))
    assert permutation.paired(nothing, nothing).p is None


def test_below_ten_articles_there_is_no_interval():
    some = np.array([[10.0, 10, 7, 7]] * 10)
    assert intervals.bootstrap(some[:9]) is None
    assert intervals.bootstrap(some) is not None


def test_seed_decides_the_interval():
    some = drawn(np.random.default_rng(3), 30)
    assert intervals.bootstrap(some, seed=1) == intervals.bootstrap(some, seed=1)
    assert intervals.bootstrap(some, seed=1) != intervals.bootstrap(some, seed=2)


def test_matrix_has_a_row_for_every_article_even_an_empty_one():
    articles = [article(country(0, 5, "KZ"), name="a"), article(name="b")]
    found = corpus(articles, [[country(0, 5, "UZ")], []])
    assert intervals.matrix(found, "country", "exact").tolist() == [[1, 1, 1, 1], [0, 0, 0, 0]]
    assert intervals.matrix(found, "country", "value").tolist() == [[1, 1, 0, 0], [0, 0, 0, 0]]


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763), (0, 0, 0.0, 1.0)],
)
def test_wilson_gives_the_known_bounds(right, of, low, high):
    found = intervals.wilson(right, of)
    assert found == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))
