"""Which sentences are parsed: those in which a rule may find what it needs, and no others."""

import pytest

from communique import annotations

TOLD = [
    "China lent Ghana $2 billion.",
    "Zambia owes $4.1 billion.",
    "Kenya and Uganda held talks in Kampala.",
    "Norway will not sell it, said the Swedish ministry after a meeting held in Oslo.",
    "There was no loan from China to Ghana.",
    "The Kigali-Bugesera road in Rwanda was opened in May 2019.",
    "The $40 million Kigali-Bugesera road crosses a swamp.",
    "Both sides signed a memorandum on Monday.",
    "Zambia has not asked for a loan.",
]
UNTOLD = [
    "China and Ghana are far apart.",
    "The meeting room in Kenya was full.",
    "France agreed.",
    "Sugar was sold for $3 a kilo.",
    "In Chad the company ran shops that will open early.",
    "Turkey received many visitors.",
    "Zambia has asked for a loan.",
]


def _asked(pipeline, text):
    doc = pipeline(text)
    return annotations.sentence_numbers(doc, [place for place, _ in annotations.questions(doc)])


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_with_all_that_a_rule_needs_is_parsed(pipeline, text):
    assert _asked(pipeline, text) == [0]


@pytest.mark.parametrize("text", UNTOLD)
def test_a_trigger_without_what_its_rule_needs_is_not(pipeline, text):
    assert _asked(pipeline, text) == []


def test_what_stood_before_can_be_what_a_rule_needs(pipeline):
    before = "Rwanda plans the Kigali-Bugesera railway. "
    alone = "Construction began in 2017."
    assert _asked(pipeline, alone) == []
    assert _asked(pipeline, before + alone) == [0, 1]


def test_letters_that_grow_in_lower_case_shift_no_place(pipeline):
    text = "İİİİ İİİİ. It rained. China lent Ghana $2 billion. It rained."
    assert _asked(pipeline, text) == [2]
