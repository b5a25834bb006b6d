import pytest

from communique import boilerplate, tables

ROWS = tables.read("text/boilerplate.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_each_pattern_finds_its_example(row):
    text = f"The dam opened on Monday.\n\n{row['example']}\n"
    assert boilerplate.stretches(text) == [(27, 27 + len(row["example"]))]


@pytest.mark.parametrize(
    "prose",
    [
        "Please enter your comment period on the draft treaty, the ministry said on Monday.",
        "The two sides agreed to share this water.",
        "Facebook and Twitter were blocked in the capital on Monday, the regulator said.",
        "Ministers will follow us on this path, the envoy said. " * 6,
        "No comment was available from the ministry.",
    ],
)
def test_prose_is_no_boilerplate(prose):
    assert boilerplate.stretches(prose) == []


def test_the_comment_form_of_the_seed_is_boilerplate(seed_text):
    found = [seed_text[start:end] for start, end in boilerplate.stretches(seed_text)]
    assert found == ["Please enter your comment!", "Please enter your name here"]
