import json

import pytest
import spacy

from communique import nlp, rules
from communique.annotations import mentions
from communique.errors import TableError

PROJECT = {"label": "PROJECT", "pattern": "Lapis Lazuli route", "id": "Lapis Lazuli Corridor"}
COUNTRY = {"label": "COUNTRY", "pattern": [{"LOWER": "new"}, {"LOWER": "samarkand"}], "id": "UZ"}
TEXT = "The Lapis Lazuli route reaches New Samarkand and China."


def _file(path, *patterns):
    path.write_text("\n".join(json.dumps(pattern) for pattern in patterns) + "\n\n")
    return path


def _found(language):
    spans = [s for s in mentions(language(TEXT)) if s.id_ == rules.RULE]
    return [(s.text, s.label_, s._.communique) for s in spans]


EXPECTED = [
    ("Lapis Lazuli route", "PROJECT", {"name": "Lapis Lazuli Corridor"}),
    ("New Samarkand", "COUNTRY", {"codes": ["UZ"], "form": "name"}),
]


def test_own_rules_make_mentions_beside_the_built_in_ones(tmp_path):
    patterns = rules.read(_file(tmp_path / "own.jsonl", PROJECT, COUNTRY))
    language = nlp.build(context="none", patterns=patterns)
    assert _found(language) == EXPECTED
    assert "China" in [span.text for span in mentions(language(TEXT), "country")]


def test_own_rules_go_before_the_built_in_ones(formal):
    own = {"label": "COUNTRY", "pattern": "China", "id": "TW"}
    language = nlp.build(context="none", patterns=[own])
    (span,) = mentions(language("China agreed."), "country")
    assert span._.communique["codes"] == ["TW"]


def test_own_rules_are_saved_with_the_pipeline(tmp_path):
    nlp.save(nlp.build(context="none", patterns=[PROJECT, COUNTRY]), tmp_path / "own")
    again = spacy.load(tmp_path / "own")
    assert _found(again) == EXPECTED
    copied = nlp.build(context="none", patterns=[{"label": "PROJECT", "pattern": "x"}])
    copied.get_pipe("communique_rules").from_bytes(again.get_pipe("communique_rules").to_bytes())
    assert copied.get_pipe("communique_rules").patterns == [PROJECT, COUNTRY]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"label": "GPE", "pattern": "x"}', "label 'GPE'; a rule may set COUNTRY or PROJECT"),
        ('{"label": "PROJECT"}', "pattern None; it is a phrase or a list of token patterns"),
        ('{"label": "COUNTRY", "pattern": "x"}', "id None; for a COUNTRY it is its ISO 3166-1"),
        ('{"label": "COUNTRY", "pattern": "x", "id": "usa"}', "id 'usa'"),
        ("{", "line contains invalid json"),
    ],
)
def test_a_rule_that_is_none_is_refused_with_its_line(tmp_path, line, says):
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(PROJECT) + "\n" + line + "\n")
    with pytest.raises(TableError) as error:
        rules.read(file)
    assert str(error.value).startswith(f"{file}:2: {says}")


def test_a_token_pattern_that_spacy_refuses_is_named():
    with pytest.raises(TableError, match="spaCy refuses a pattern"):
        nlp.build(only=[], patterns=[{"label": "PROJECT", "pattern": [{"NOPE": 1}]}])


def test_a_rules_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(TableError, match="no rules file"):
        rules.read(tmp_path / "none.jsonl")


@pytest.mark.parametrize("code", ["ZZ", "KZ,QQ"])
def test_a_code_that_no_country_has_is_refused(tmp_path, code):
    file = _file(tmp_path / "own.jsonl", {**COUNTRY, "id": code})
    with pytest.raises(TableError, match=f"id '{code}'"):
        rules.read(file)


def test_a_pattern_with_a_broken_expression_is_named(tmp_path):
    broken = {"label": "PROJECT", "pattern": [{"TEXT": {"REGEX": "(a+"}}], "id": "y"}
    with pytest.raises(TableError, match=r"own\.jsonl: spaCy refuses a pattern"):
        rules.check([broken], "own.jsonl")
