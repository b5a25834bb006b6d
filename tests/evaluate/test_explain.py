import pytest

from communique.annotations import Candidate
from communique.evaluate.explain import REASONS, SAYS, Evidence, why
from evaluate.build import country, date

WANTED = country(10, 15, "KZ")
MADE = {**WANTED, "rule": "name"}


def candidate(start, end, rule="name"):
    return Candidate(start, end, rule)


@pytest.mark.parametrize(
    ("reason", "evidence"),
    [
        ("found", Evidence([MADE], {})),
        ("wrong value", Evidence([{**MADE, "codes": ["UZ"]}], {})),
        ("other span", Evidence([{**MADE, "end": 20}], {})),
        ("boilerplate", Evidence([], {}, [(0, 40)])),
        ("other kind", Evidence([{**date(10, 15, "2023"), "rule": "year"}], {})),
        ("lost to a neighbour", Evidence([{**MADE, "end": 20}], {"country": [candidate(10, 15)]})),
        (
            "lost to a neighbour",
            Evidence([{**MADE, "start": 15, "end": 20}], {"country": [candidate(12, 17)]}),
        ),
        ("refused", Evidence([], {"country": [candidate(10, 15)]})),
        ("other candidate", Evidence([], {"country": [candidate(12, 19)]})),
        ("no candidate", Evidence([], {"date": [candidate(10, 15)]})),
    ],
)
def test_missed_mention_has_one_reason(reason, evidence):
    assert why(evidence, WANTED).reason == reason


def test_every_reason_says_what_it_means():
    assert set(SAYS) == set(REASONS)


def test_candidates_that_lost_are_named_and_the_winner_is_not():
    evidence = Evidence([MADE], {"country": [candidate(10, 15), candidate(10, 20, "group")]})
    assert [lost.rule for lost in why(evidence, WANTED).lost] == ["group"]
