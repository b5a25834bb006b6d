"""Every rule brings its proof: sentences in which it must fire, and sentences in which not.

`data/KIND/rules.yaml` lists the rules of a kind: `id` (what a mention's `rule` says), `says`
(what it finds, in a line), `yes` and `no`. An example is a marked sentence (see `marked`), or
a mapping with `text` and `published`. In a `yes` example the marked mentions are exactly those
that the rule makes; in a `no` example it makes none.
"""

from typing import Any

import pytest

import marked
from communique import nlp, tables
from communique.annotations import mentions
from communique.records import KINDS, Kind

WRITTEN = [kind for kind in KINDS if f"{kind}/rules.yaml" in tables.names()]


def _examples(side: str) -> list[Any]:
    return [
        pytest.param(kind, rule["id"], example, id=f"{rule['id']}-{side}-{number}")
        for kind in WRITTEN
        for rule in tables.rules(f"{kind}/rules.yaml")
        for number, example in enumerate(rule.get(side, []))
    ]


@pytest.fixture(scope="session")
def pipeline() -> Any:
    return nlp.build()


def _made(pipeline: Any, kind: Kind, rule: str, example: Any) -> tuple[Any, list[Any]]:
    written, published = (
        (example["text"], example.get("published"))
        if isinstance(example, dict)
        else (example, None)
    )
    text, expected = marked.parse(written)
    doc = pipeline.make_doc(text)
    doc._.published = published
    made = [span for span in mentions(pipeline(doc), kind) if span.id_ == rule]
    return made, expected


@pytest.mark.parametrize(("kind", "rule", "example"), _examples("yes"))
def test_rule_makes_the_mentions_of_its_yes_examples(pipeline, kind, rule, example):
    made, expected = _made(pipeline, kind, rule, example)
    assert [(s.start_char, s.end_char) for s in made] == [(e.start, e.end) for e in expected]
    for span, want in zip(made, expected, strict=True):
        got = span._.communique
        assert {name: got.get(name) for name in want.values} == want.values


@pytest.mark.parametrize(("kind", "rule", "example"), _examples("no"))
def test_rule_stays_silent_in_its_no_examples(pipeline, kind, rule, example):
    made, _ = _made(pipeline, kind, rule, example)
    assert made == []


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_rule_says_what_it_finds_and_has_examples(kind):
    for rule in tables.rules(f"{kind}/rules.yaml"):
        assert rule["says"], rule["id"]
        assert rule["yes"], rule["id"]
