"""Which project a sum is for, where a list or the next sentence says it, in a real pipeline."""

import pytest

from communique import extract


def _projects(pipeline, text):
    doc = pipeline.make_doc(text)
    doc._.published = "2024-09-17"
    facts = extract.facts(pipeline(doc), "a")
    return {f.money.amount: f.project for f in facts if f.money}


@pytest.mark.parametrize(
    "text",
    [
        "Japan granted Ghana $5. The money is for the Bui Dam, which opens next year.",
        "Japan granted Ghana $5. The grant will go towards the Bui Dam.",
        "Japan granted Ghana $5. It will help to rebuild the Bui Dam.",
        "Japan granted Ghana $5. With it, the Bui Dam will get a second line.",
    ],
)
def test_the_next_sentence_says_what_a_sum_is_for(pipeline, text):
    assert _projects(pipeline, text) == {"5": "Bui Dam"}


@pytest.mark.parametrize(
    "text",
    [
        "Japan lent Ghana $5. The Bui Dam opened in 2019.",
        "Japan lent Ghana $5. It has the Bui Dam.",
    ],
)
def test_a_project_that_only_follows_is_not_what_a_sum_is_for(pipeline, text):
    assert _projects(pipeline, text) == {"5": None}


def test_each_sum_of_a_list_has_its_own_purpose(pipeline):
    text = "Two loans were approved for Ghana: $5 for the Bui Dam and $6 for city water."
    assert _projects(pipeline, text) == {"5": "Bui Dam", "6": None}


def test_what_gives_is_not_what_it_gives_for(pipeline):
    text = "The Lamu Port is up for sale. Romania's Constanta Port has offered $5 for it."
    assert _projects(pipeline, text) == {"5": "Lamu Port"}


def test_a_project_stands_behind_who_gives(pipeline):
    text = "Ghana expects to receive $5 from Korea's EDCF for the Bui Dam."
    assert _projects(pipeline, text) == {"5": "Bui Dam"}


def test_what_studies_are_worth_is_not_the_cost(pipeline):
    text = "The Nigeria-Morocco pipeline, put at $5, has won studies worth $6."
    assert "6" not in _projects(pipeline, text)


def test_each_entry_of_a_list_speaks_of_its_own_project(pipeline):
    text = "1. The Bui Dam in Ghana is 62% complete.\n2. Japan lent Ghana $5."
    assert _projects(pipeline, text) == {"5": None}
    assert _projects(pipeline, text.replace("\n2.", " ")) == {"5": "Bui Dam"}
