"""Every fact rule brings its proof: a `yes` sentence with its fact, `no` sentences without."""

import pytest

from communique import annotations, tables
from communique.link import lexicon

FILES = [name for name in tables.names() if name.startswith("facts/") and name.endswith(".yaml")]
RULES = [rule for name in FILES for rule in tables.rules(name)]


def _facts(pipeline, example):
    text, published = (
        (example["text"], example.get("published"))
        if isinstance(example, dict)
        else (example, None)
    )
    doc = pipeline.make_doc(text)
    doc._.published = published
    return list(annotations.facts(pipeline(doc)))


def _told(fact):
    """The fact in the words of an example."""
    money, period = fact["money"] or {}, fact["period"] or {}
    return {
        **{role: " ".join(codes) for role, codes in fact["countries"].items()},
        "organizations": " ".join(fact["organizations"]),
        "amount": money.get("amount"),
        "start": period.get("start_date"),
        "end": period.get("end_date"),
        **{name: fact[name] for name in ("project", "status", "modality")},
    }


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, e, id=f"{rule['id']}-{n}")
        for rule in RULES
        for n, e in enumerate(rule["yes"])
    ],
)
def test_a_rule_tells_the_fact_of_its_yes_example(pipeline, rule, example):
    made = [f for f in _facts(pipeline, example) if f["rule"] == rule["id"]]
    assert len(made) == 1
    told = _told(made[0])
    assert {name: told[name] for name in example["fact"]} == example["fact"]
    assert made[0]["predicate"] in lexicon.PREDICATES


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, e, id=f"{rule['id']}-{n}")
        for rule in RULES
        for n, e in enumerate(rule["no"])
    ],
)
def test_a_rule_is_silent_in_its_no_examples(pipeline, rule, example):
    assert [f for f in _facts(pipeline, example) if f["rule"] == rule["id"]] == []


def test_every_rule_of_the_files_is_loaded():
    assert [rule.id for rule in lexicon.rules()] == [
        rule["id"]
        for predicate in lexicon.PREDICATES
        for name in FILES
        if name == f"facts/{predicate}.yaml"
        for rule in tables.rules(name)
    ]
