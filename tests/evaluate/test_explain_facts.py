"""Each reason why a gold fact is not there, with what it is about."""

import pytest

from communique.evaluate.explain_facts import REASONS, SAYS, why
from evaluate.build import country, money, project

GOLD = {"predicate": "loan", "evidence": [0, 40], "project": "Bui Dam", "modality": "asserted",
        "countries": {"source": ["CN"], "target": ["GH"]}, "money": {"amount": "2e9"}}  # fmt: skip
MENTIONS = [country(0, 5, "CN"), country(6, 9, "GH"), money(10, 15, "2000000000"),
            project(16, 20, "The Bui dam")]  # fmt: skip
OTHER = {"predicate": "grant", "evidence": [30, 50]}


@pytest.mark.parametrize(
    ("answer", "mentions", "told", "reason", "about"),
    [
        (GOLD, MENTIONS, [GOLD], "found", ()),
        ({**GOLD, "modality": "negated"}, MENTIONS, [], "wrong fields", ("modality",)),
        (None, MENTIONS[1:3], [OTHER], "no argument", ("CN", "Bui Dam")),
        (None, MENTIONS[:2] + MENTIONS[3:], [], "no argument", ("2e9",)),
        (None, MENTIONS, [OTHER], "other fact", ("grant",)),
        (None, MENTIONS, [{**OTHER, "evidence": [50, 60]}], "no rule", ()),
    ],
)
def test_a_missed_fact_has_one_reason(answer, mentions, told, reason, about):
    assert why(GOLD, answer, mentions, told) == (reason, about)


def test_every_reason_has_its_words():
    assert set(SAYS) == set(REASONS)
