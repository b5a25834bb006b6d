"""The assignment against brute force."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.evaluate import assign

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 30), max_size=14
)


def most(edges):
    """The heaviest assignment of five rows, tried one by one."""
    return max(
        sum(edges.get((row, column), 0) for row, column in enumerate(columns))
        for columns in permutations(range(5))
    )


@settings(deadline=None)
@given(EDGES)
def test_assignment_is_one_to_one_and_as_heavy_as_any(edges):
    pairs = assign.best(edges)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(edges[pair] for pair in pairs) == most(edges)


def test_lexicographic_weights_beyond_floats_stay_exact():
    huge = 10**40
    edges = {(0, 0): huge, (0, 1): huge + 1, (1, 0): 1, (1, 1): 1}
    assert sorted(assign.best(edges)) == [(0, 1), (1, 0)]
