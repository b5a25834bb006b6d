"""Confidence is what was measured, and nothing where nothing was."""

import pytest
from spacy.tokens import DocBin

from communique import extract
from communique.errors import CommuniqueError


def test_rule_that_was_never_measured_has_no_confidence():
    assert extract.confidence("country", "a rule that is not there") is None


def test_confidence_of_a_record_is_that_of_its_rule(formal):
    doc = formal("Kazakhstan and Uzbekistan signed a loan of $5 million.")
    records = list(extract.mentions(doc, "a"))
    assert records
    assert all(r.confidence == extract.confidence(r.kind, r.rule) for r in records)


def test_a_doc_without_its_user_data_is_an_error_and_not_one_without_mentions(formal):
    doc = formal("China lent Kenya $5 million.")
    (bare,) = DocBin(store_user_data=False, docs=[doc]).get_docs(doc.vocab)
    with pytest.raises(CommuniqueError, match="user data"):
        list(extract.mentions(bare, "a"))
