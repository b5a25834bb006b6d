"""Confidence is what was measured, and nothing where nothing was."""

from communique import extract


def test_rule_that_was_never_measured_has_no_confidence():
    assert extract.confidence("country", "a rule that is not there") is None


def test_confidence_of_a_record_is_that_of_its_rule(formal):
    doc = formal("Kazakhstan and Uzbekistan signed a loan of $5 million.")
    records = list(extract.mentions(doc, "a"))
    assert records
    assert all(r.confidence == extract.confidence(r.kind, r.rule) for r in records)
