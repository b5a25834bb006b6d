"""What is told as still to come, asked for, closing or heard, in a real pipeline."""

import pytest

from communique import extract

PUBLISHED = "2024-09-17"


def _facts(pipeline, text):
    doc = pipeline.make_doc(text)
    doc._.published = PUBLISHED
    return list(extract.facts(pipeline(doc), "a"))


def _told(pipeline, text, amount):
    (fact,) = [f for f in _facts(pipeline, text) if f.money and f.money.amount == amount]
    return fact


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Talks are under way for France to lend Senegal $5.", "planned"),
        ("India is in the last stages of approving a loan of $5 to Chad.", "planned"),
        ("Egypt is close to securing a $5 investment from Oman.", "planned"),
        ("China is finalising a $5 loan to Pakistan.", "planned"),
        ("A fund which had hoped to borrow $5 from the EBRD lies in Ghana.", "planned"),
        ("Laos has requested $5 from Vietnam.", "planned"),
        ("Oman and Qatar have lent Chad $4 of an expected $5.", "planned"),
        ("Had Rome agreed, Italy would lend Tunisia $5.", "conditional"),
        ("Were Rome to agree, Italy would lend Tunisia $5.", "conditional"),
        ("Japan lent Chad, it is alleged, $5 in April.", "reported"),
        ("The online paper Alwihda reports that Chad received $5 from Oman.", "reported"),
        ("China has lent Pakistan $5.", "asserted"),
    ],
)
def test_what_is_not_yet_done_is_no_plain_fact(pipeline, text, modality):
    assert _told(pipeline, text, "5").modality == modality


@pytest.mark.parametrize(
    ("text", "status", "modality"),
    [
        ("Construction of the Bui Dam in Ghana was supposed to end in 2022.", "planned", "planned"),
        ("Construction of the Bui Dam came to a standstill in 2022.", "suspended", "asserted"),
        ("Work on the Bui Dam in Ghana ceased in 2022.", "suspended", "asserted"),
        ("The Bui Dam in Ghana is blocked by politics.", "suspended", "asserted"),
        ("The Bar Port in Montenegro is being dredged.", "under_construction", "asserted"),
        ("The Bui Dam is slated for completion in 2031.", "planned", "planned"),
    ],
)
def test_how_a_project_stands(pipeline, text, status, modality):
    (fact,) = [f for f in _facts(pipeline, text) if f.predicate == "project"]
    assert (fact.status, fact.modality) == (status, modality)


@pytest.mark.parametrize(
    "text",
    [
        "Chinese banks stand ready to lend Ghana $5 for the Bui Dam.",
        "The Bui Dam in Ghana remains an open question.",
        "Should Mali drop its objections, Japan will lend Ghana $5 for the Bui Dam.",
    ],
)
def test_what_else_is_open_or_dropped_is_no_milestone(pipeline, text):
    assert not [f for f in _facts(pipeline, text) if f.predicate == "project"]


def test_cost_and_works_parted_by_a_semicolon_are_two_facts(pipeline):
    text = "The Bui Dam in Ghana will cost $5; construction would take until 2035."
    found = {f.money and f.money.amount: f.period for f in _facts(pipeline, text)}
    assert found["5"] is None
    assert found[None].end_date == "2035-12-31"
