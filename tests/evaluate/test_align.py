"""The alignment against every possible one."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.evaluate import align
from evaluate.build import country

MENTION = st.builds(
    lambda start, length, code: country(start, start + length, code),
    st.integers(0, 6), st.integers(1, 4), st.sampled_from(["KZ", "UZ"]),
)  # fmt: skip
MENTIONS = st.lists(MENTION, max_size=4)


def rank(gold, predicted):
    """0 exact and right, 1 exact, 2 overlap and right, 3 overlap, None apart."""
    if gold["start"] >= predicted["end"] or predicted["start"] >= gold["end"]:
        return None
    exact = (gold["start"], gold["end"]) == (predicted["start"], predicted["end"])
    return (0 if exact else 2) + (gold["codes"] != predicted["codes"])


def tally(pairs):
    ranks = [rank(g, p) for g, p in pairs if g and p]
    return [ranks.count(level) for level in range(4)]


def best(gold, predicted):
    padded = [*predicted, *[None] * len(gold)]
    return max(tally(zip(gold, chosen, strict=True))
               for chosen in permutations(padded, len(gold)))  # fmt: skip


@settings(deadline=None)
@given(MENTIONS, MENTIONS)
def test_no_other_alignment_has_more_pairs_of_the_better_sort(gold, predicted):
    assert tally(align.mentions(gold, predicted, lambda _: False)) == best(gold, predicted)


@settings(deadline=None)
@given(MENTIONS, MENTIONS)
def test_every_item_stands_in_the_result_once(gold, predicted):
    pairs = align.mentions(gold, predicted, lambda _: False)
    for side, items in zip(zip(*pairs, strict=True), (gold, predicted), strict=False):
        assert sorted(map(id, filter(None, side))) == sorted(map(id, items))


def test_prediction_over_the_whole_article_does_not_tie_its_mentions_together():
    gold = [country(n, n + 3, "KZ") for n in range(0, 12_000, 4)]
    pairs = align.mentions(gold, [country(0, 12_000, "KZ"), *gold], lambda _: False)
    assert sum(g is p for g, p in pairs) == 3000


def test_required_mention_is_answered_before_an_optional_one_that_overlaps_as_much():
    optional, required = country(0, 4, "KZ", optional=True), country(4, 8, "KZ")
    pairs = align.mentions([optional, required], [country(2, 6, "KZ")],
                           lambda item: bool(item.get("optional")))  # fmt: skip
    assert [(g["start"], p and p["start"]) for g, p in pairs] == [(0, None), (4, 2)]
