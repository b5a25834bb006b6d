"""Explanations from a real run: the words, and the rules and candidates they name."""

import pytest

from communique import annotations, extract
from communique.annotations import Candidate
from communique.evaluate import GoldArticle
from communique.evaluate.explain import Evidence
from communique.records import KINDS
from communique.report import explain
from evaluate.build import compared, country

TEXT = "Kazakhstan met Chad Smith in May. \x1b[31mThe rest is silence."


@pytest.fixture(scope="module")
def evidence(pipeline):
    doc = pipeline(TEXT)
    mentions = [m.model_dump(mode="json") for m in extract.mentions(doc, "a")]
    candidates = {kind: annotations.candidates(doc, kind) or [] for kind in KINDS}
    return Evidence(mentions, candidates, annotations.boilerplate(doc))


def test_mention_is_explained_by_its_rule_and_values(evidence):
    told = explain.place(TEXT, (0, 10), evidence, [])
    assert told.splitlines()[0] == "0-10 ⟦Kazakhstan⟧"
    rule = evidence.mentions[0]["rule"]
    assert f"  country by {rule}: 0-10 ⟦Kazakhstan⟧ text='Kazakhstan' codes=['KZ']" in told


REFUSED = Evidence([], {"country": [Candidate(15, 19, "country.homonym", {"codes": ["TD"]},
                                              ("entities",))]})  # fmt: skip


def test_candidate_that_lost_is_named_with_its_rule_and_what_it_asked():
    assert explain.place(TEXT, (11, 24), REFUSED, []).splitlines()[1] == (
        "  country candidate by country.homonym lost: 15-19 ⟦Chad⟧ codes=['TD'], asked for entities"
    )


def test_place_that_no_rule_saw_says_so_and_shows_text_as_data(evidence):
    start = TEXT.index("\x1b")
    told = explain.place(TEXT, (start, start + 5), evidence, [])
    assert told == "34-39 ⟦\\x1b[31m⟧\n  nothing was proposed here"


def test_fact_over_the_place_is_named(evidence):
    fact = {"predicate": "meeting", "rule": "meeting.met", "evidence": [0, 33]}
    assert "fact meeting by meeting.met" in explain.place(TEXT, (0, 10), evidence, [fact])


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (15, 19, "a rule proposed it and the kind's decision refused it"),
        (11, 14, "no rule proposed it"),
    ],
)
def test_missed_gold_has_one_reason(start, end, reason):
    gold = GoldArticle("a", TEXT, "g:1", "g", mentions=[country(start, end, "TD")],
                       scored=frozenset({"country"}))  # fmt: skip
    told = explain.missed(TEXT, compared(gold).outcomes[0], REFUSED)
    assert told.splitlines()[0] == f"country {start}-{end} ⟦{TEXT[start:end]}⟧: {reason}"
