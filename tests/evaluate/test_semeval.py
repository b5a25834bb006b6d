"""SemEval-2013's modes, alone and beside nervaluate and spaCy's scorer."""

import random

import pytest
import spacy
from nervaluate import Evaluator
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from communique.evaluate import semeval
from evaluate.build import TEXT, article, compared, corpus, country, date, money, project

KINDS = ("country", "money", "date", "project")
MADE = {"country": country, "money": money, "date": date, "project": project}


def tallies(gold, *predicted):
    return {
        mode: (t.correct, t.incorrect, t.partial, t.missing, t.spurious)
        for mode, t in semeval.modes(compared(gold, *predicted)).tallies.items()
    }


def test_each_mode_judges_a_pair_by_its_own_terms():
    right, wrong, half = (1, 0, 0, 0, 0), (0, 1, 0, 0, 0), (0, 0, 1, 0, 0)
    gold = article(country(0, 5, "KZ"))
    assert tallies(gold, country(0, 5, "UZ")) == dict.fromkeys(semeval.MODES, right)
    assert tallies(gold, country(2, 7, "KZ")) == {
        "strict": wrong, "exact": wrong, "partial": half, "type": right}  # fmt: skip
    assert tallies(gold, date(0, 5, "2020")) == {
        "strict": wrong, "exact": right, "partial": right, "type": wrong}  # fmt: skip
    assert tallies(gold, date(2, 7, "2020")) == {
        "strict": wrong, "exact": wrong, "partial": half, "type": wrong}  # fmt: skip
    assert tallies(gold, date(9, 12, "2020"))["strict"] == (0, 0, 0, 1, 1)


def test_own_kind_goes_before_another_kind_at_the_same_place():
    gold = article(country(0, 5, "KZ"), project(0, 12, "Kazakh line"))
    found = semeval.modes(compared(gold, country(0, 5, "KZ"), project(0, 12, "Kazakh line")))
    assert found.classified == 1.0
    assert found.taken_for == {("country", "country"): 1, ("project", "project"): 1}


def test_confusion_says_which_kind_was_taken_for_which():
    gold = article(country(0, 5, "KZ"), date(10, 14, "2023"))
    found = semeval.modes(compared(gold, project(0, 5, "Jordan"), money(40, 44, "2023")))
    assert found.taken_for == {("country", "project"): 1}
    assert (found.detected, found.classified) == (1, 0.0)


def test_partial_hit_counts_half():
    tally = semeval.Tally(correct=1, partial=1, missing=1)
    assert tally.recall == 0.5
    assert tally.precision == 0.75


def scattered(seed):
    """Spans of one to six characters, at most one in each stretch of ten; and a system's errors."""
    chance = random.Random(seed)
    gold, predicted = [], []
    for begin in range(0, 390, 10):
        start = begin + chance.randint(0, 3)
        end, kind = start + chance.randint(1, 6), chance.choice(KINDS)
        if chance.random() < 0.7:
            gold.append((kind, start, end))
        if chance.random() < 0.7:
            kind = kind if chance.random() < 0.8 else chance.choice(KINDS)
            moved = chance.choice([0, 0, 0, 1])
            predicted.append((kind, start + moved, end + moved))
    return gold, predicted


def made(spans):
    return [MADE[kind](start, end, "1") for kind, start, end in spans]


@pytest.mark.parametrize("seed", range(12))
def test_modes_agree_with_nervaluate_on_spans_that_do_not_overlap(seed):
    gold, predicted = scattered(seed)
    theirs = Evaluator(
        [[{"label": k, "start": s, "end": e - 1} for k, s, e in gold]],
        [[{"label": k, "start": s, "end": e - 1} for k, s, e in predicted]],
        tags=list(KINDS),
        loader="dict",
    ).evaluate()["overall"]
    ours = semeval.modes(compared(article(*made(gold)), *made(predicted))).tallies
    for mode, name in (("strict", "strict"), ("exact", "exact"), ("partial", "partial"),
                       ("type", "ent_type")):  # fmt: skip
        one, other = ours[mode], theirs[name]
        assert (one.correct, one.incorrect, one.partial, one.missing, one.spurious) == (
            other.correct, other.incorrect, other.partial, other.missed, other.spurious,
        ), mode  # fmt: skip
        assert one.f1 == pytest.approx(other.f1)


@pytest.mark.parametrize("seed", range(12))
def test_exact_spans_agree_with_spacy_by_kind(seed):
    gold, predicted = scattered(seed)
    vocab = spacy.blank("en").vocab
    words = dict(words=list(TEXT), spaces=[False] * len(TEXT))
    sides = [Doc(vocab, **words), Doc(vocab, **words)]
    for doc, spans in zip(sides, (predicted, gold), strict=True):
        doc.set_ents([doc.char_span(s, e, label=k) for k, s, e in spans])
    theirs = Scorer.score_spans([Example(*sides)], "ents")["ents_per_type"]
    ours = compared(article(*made(gold)), *made(predicted))
    for kind, rates in theirs.items():
        counts = ours.counts(kind, "exact")
        assert counts.f1 == pytest.approx(rates["f"])
        assert (counts.precision or 0.0) == pytest.approx(rates["p"])
        assert (counts.recall or 0.0) == pytest.approx(rates["r"])


def test_articles_without_gold_give_spurious_mentions():
    found = corpus([article(name="a"), article(name="b")], [[], [country(0, 4, "KZ")]])
    assert semeval.modes(found).tallies["strict"].spurious == 1
