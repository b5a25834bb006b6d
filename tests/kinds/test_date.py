"""The kind `date` in a real pipeline: what is found, where it stands, and what leaves it cold."""

import json
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import marked
from communique import nlp, tables
from communique.annotations import mentions
from communique.extract import mentions as records
from communique.kinds.date import demands, expressions, firsts, forms, grammar, vetoes
from communique.kinds.date.lexer import tokens

ROOT = Path(__file__).parents[2]
ON_DEMAND = nlp.build(only=["date"])
ALONE = nlp.build(only=["date"], context="none")


def read(text, published=None, pipeline=ALONE):
    doc = pipeline.make_doc(text)
    doc._.published = published
    return mentions(pipeline(doc), "date")


def assert_marked(written, published=None, pipeline=ALONE):
    text, expected = marked.parse(written)
    found = read(text, published, pipeline)
    assert [(s.start_char, s.end_char) for s in found] == [(e.start, e.end) for e in expected]
    for span, want in zip(found, expected, strict=True):
        assert {name: span._.communique.get(name) for name in want.values} == want.values


@pytest.mark.parametrize(
    "written",
    [
        "The summit will be held in Xi'an on [May 18](timex_value=2023-05-18) and "
        "[19](timex_value=2023-05-19).",
        "Ties were set up [31 years ago](timex_value=1992 start_date=1992-01-01).",
        "From [May 30](timex_value=2022-05-30) to [June 2, 2022](timex_value=2022-06-02) all ran.",
        "From [December 30](timex_value=2021-12-30) to [January 2, 2022](timex_value=2022-01-02) "
        "it rained.",
        "The [October-December](timex_value=2022-10/2022-12) figures fell.",
        "From [November](timex_value=2022-11) to [February](timex_value=2023-02) it was shut.",
        "It is the second in as many months.",
        "Between [2013](timex_value=2013) and [2022](timex_value=2022) it doubled.",
        "It ran from [9 a.m.](timex_value=2023-05-17T09:00) and was shut.",
        "The loan of [22 years](timex_value=P22Y) has a grace of [four years](timex_value=P4Y).",
    ],
)
def test_expressions_stand_where_they_are_marked(written):
    assert_marked(written, "2023-05-17")


@pytest.mark.parametrize(
    "written",
    [
        "The company plans to publish its results on [Thursday](timex_value=2024-05-16).",
        "The ministry said on [Tuesday](timex_value=2024-05-14) that it would reopen the bridge "
        "on [Saturday](timex_value=2024-05-18).",
        "Talks that were suspended in [April](timex_value=2024-04) will resume on "
        "[Friday](timex_value=2024-05-17).",
    ],
)
def test_the_parse_tells_which_verb_a_day_belongs_to(written):
    assert_marked(written, "2024-05-14", ON_DEMAND)


def test_a_name_or_a_count_is_no_date():
    text = (
        "Mrs May of the Sunday Times may march on Route 1990 with 2,022 people and $2021 under "
        "Resolution 2254, Vision 2030 and the 2030 Agenda, as the G20 and COP28 did. "
        "He came second, 45 years old, beaten 21-19."
    )
    assert [span.text for span in read(text, "2023-05-17")] == []


def test_records_of_every_mention_are_valid_and_quote_the_text():
    text = "On May 18, 2023 at 6 p.m. and every year since the 1990s, over two years, in 44 BC."
    doc = ALONE(text)
    found = list(records(doc, "a"))
    assert [text[m.start : m.end] for m in found] == [m.text for m in found]
    assert len(found) >= 4


def test_nothing_private_reaches_the_values():
    for span in read("On Monday they met for two days in the past decade.", "2023-05-17"):
        assert set(span._.communique) == {
            "timex_type", "timex_value", "mod", "start_date", "end_date",
        }  # fmt: skip


def test_candidates_are_plain_data():
    text = "Late last night, on Friday, May 3, in Q1 2024 and in the first ten days of April."
    for found in expressions(text):
        assert json.loads(json.dumps(found.spec)) == found.spec


HOSTILE = [
    "January-February-",
    "1/1/", "May ", "1234567890", "12:", "18, ", "2021-", "two ", "Monday, ", "last ", "in the ",
    "first half of ", "'9", "Q1", "(", "May\n", "a.m.", "one hundred and ", "the end of ",
    "½", "\u0660",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_token_by_token_and_once(piece):
    text = piece * (20_000 // len(piece))
    for found in expressions(text):
        assert found.start < found.end <= len(text)


WORDS = [
    "May", "18", ",", "2023", "the", "end", "of", "last", "first", "quarter", "two", "to", "years",
    "ago", "next", "Monday", "at", "6", "p.m.", "-", "/", "31", "February", "week", "day", "before",
    "after", "later", "every", "1990s", "noon", "GMT", "+", "8", "half", "and", "early", "mid",
    "century", "fiscal", "Ramadan", "1444", "AH", "BC", "99", "Christmas", "FY24", "Q3", "00", "0",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_order_of_date_words_gives_valid_records(words):
    doc = ALONE.make_doc(" ".join(words))
    doc._.published = "2023-05-17"
    for record in records(ALONE(doc), "a"):
        assert (
            record.start_date is None
            or record.end_date is None
            or (record.start_date <= record.end_date)
        )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_tokens_cover_the_text_in_order(text):
    found = list(tokens(text, 0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[t.start : t.end] == t.text for t in found)


def test_reading_around_anchors_finds_what_reading_the_whole_text_does():
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::4]:
        text = path.read_text(encoding="utf-8")
        whole = grammar.readings(list(tokens(text, 0, len(text))), partial(vetoes.stands, text))
        found = [one[:3] for reading in whole for one in forms.build(reading)]
        assert [one[:3] for one in expressions(text)] == found, path.stem


def test_the_grammar_names_builders_and_its_rules_are_documented():
    written = {rule["id"] for rule in tables.rules("date/rules.yaml")}
    made = {rule.name for rule in grammar.rules()} - {"duration.age"}
    assert made == written
    assert {rule.build for rule in grammar.rules()} <= forms.BUILDERS.keys()


def test_vetoes_name_rules_of_the_grammar():
    assert vetoes._vetoes().keys() | demands.DEMANDS.keys() <= {r.name for r in grammar.rules()}


@pytest.mark.parametrize("text", ["8.5 BC", "AD 3.5", "Ver 2.6 BC was used."])
def test_a_decimal_is_no_year(text):
    doc = nlp.build(only=["date"], context="none")(text)
    assert mentions(doc, "date") == []


def test_every_rule_tells_with_what_it_can_begin():
    assert all(firsts.firsts(rule.pattern.pattern) for rule in grammar.rules())


@pytest.mark.parametrize("pattern", ["a*", "[^a]b", r"\d", "a)"])
def test_a_pattern_that_can_begin_with_anything_is_refused(pattern):
    with pytest.raises(ValueError, match="cannot tell"):
        firsts.firsts(pattern)


@pytest.mark.parametrize(
    "text", ["It grew in FY20٢٣.", "It fell in 2019-2٠.", "On 1٢ May they met."]
)
def test_a_digit_of_another_script_is_none(text):
    assert all(span._.communique["timex_value"].isascii() for span in read(text))


@pytest.mark.parametrize(
    "written",
    [
        "He told Belarus Today that it was late.",
        "Children hung Christmas lights and sang Christmas carols.",
        "Snow fell at the start of the [2004](timex_value=2004) season.",
        "Snow fell at [the start of 2004](timex_value=2004 mod=START).",
        "Black July was a massacre.",
        "A [month-long](timex_value=P1M) truce held for [days](timex_value=PXD) and "
        "[weeks](timex_value=PXW).",
        "[Earlier today](timex_value=2023-05-17) it rained.",
        "They left [late last Thursday](timex_value=2023-05-11 mod=END).",
        "They left on [Thursday last](timex_value=2023-05-11).",
        "They left [ten hours and 14 minutes later](timex_type=TIME).",
    ],
)
def test_what_belongs_to_a_name_or_to_a_noun_stays_with_it(written):
    assert_marked(written, "2023-05-17")
