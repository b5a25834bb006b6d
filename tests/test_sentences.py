from itertools import pairwise

import pytest

from communique import nlp, sentences


def _split(text):
    borders = [*sentences.starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(borders)]


@pytest.mark.parametrize(
    "whole",
    [
        "Gen. Votel met the U.S. envoy in Washington.",
        "Resolution No. 5 was passed, see Art. 7 and p. 12.",
        "It cost Rs. 5 crore, or approx. 0.6 million dollars.",
        "Mr. J. R. Smith of Widget Co. was there.",
        "Talks open at 5 p.m. GMT on Monday.",
        "He said it was... not ready.",
        "Growth of 3.5 percent was seen.",
        "The port, e.g. Lamu, was built.",
        "This paragraph was broken by a mailer to fit a page of seventy\ncharacters and went on.",
    ],
)
def test_these_are_one_sentence(whole):
    assert _split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Trade rose.", "Exports fell."],
        ["“We signed it.”", "He then left."],
        ["It joined the U.S.", "The envoy left."],
        ["It ended in December.", "$5 million was paid."],
        ["Port opens in Lamu", "NAIROBI, May 5 (Wire) - A port opened."],
        ["A title without a point", "The first sentence."],
        ["It was first.[12]", "Then came others."],
        ["Will it pay?", "No."],
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n", "\r\n\r\n"])
def test_these_are_two_sentences(parts, between):
    if between == " " and parts[0][-1] not in ".?!”]":
        pytest.skip("a title is parted by a blank line")
    assert _split(between.join(parts)) == parts


def test_a_short_line_is_a_sentence_of_its_own():
    assert _split("Dam opens\nMarch 1, 2008\nThe dam opened.") == [
        "Dam opens",
        "March 1, 2008",
        "The dam opened.",
    ]


def test_no_sentence_begins_in_an_empty_text():
    assert sentences.starts("") == []


def test_the_component_sets_every_border_and_bounds_the_length():
    doc = nlp.build(only=[], context="none")("word " * 9000 + ". The end.")
    lengths = [len(sentence) for sentence in doc.sents]
    assert max(lengths) <= sentences.LONGEST
    assert sum(lengths) == len(doc)
