"""The gold is well formed, its borders are those of tokens, and the output folder is current."""

import hashlib
import json

import pytest

from communique import evaluate, nlp, verify
from communique.readers import Inputs
from communique.records import MENTION, mention_id
from conftest import ROOT, SEED

SENTENCES = sorted((ROOT / "corpus" / "sentences").glob("*.jsonl"))
SETS = ["gold", *(f"sentences/{path.name}" for path in SENTENCES)]


@pytest.fixture(scope="module", params=SETS)
def gold(request):
    return evaluate.read(ROOT / "corpus" / request.param).articles


def test_every_gold_mention_is_a_valid_record(gold):
    for article in gold:
        for mention in article.mentions:
            fields = {name: value for name, value in mention.items() if name not in _GOLD_ONLY}
            place = mention_id(article.id, mention["kind"], mention["start"], mention["end"])
            own = {"id": place, "article_id": article.id, "rule": "gold", "sentence": (0, 1)}
            fixed = {"form": "name"} if mention["kind"] == "country" else {}
            MENTION.validate_python({**fixed, **fields, **own}, context={"text": article.text})


_GOLD_ONLY = {"optional", "alt", "timex_values", "project_aliases", "article_id"}


def test_every_gold_mention_lies_on_token_borders(gold):
    tokenizer = nlp.blank().tokenizer
    off = [
        (article.id, article.text[m["start"] : m["end"]])
        for article in gold
        for doc in [tokenizer(article.text)]
        for m in article.mentions
        if doc.char_span(m["start"], m["end"]) is None
    ]
    assert off == []


def test_gold_articles_are_the_articles_of_the_corpus():
    given = {a.id: a.text for a in Inputs([str(ROOT / "corpus" / "articles")])}
    assert {a.id: a.text for a in evaluate.read(ROOT / "corpus" / "gold").articles} == given


def test_the_seed_article_is_kept_byte_for_byte():
    assert hashlib.sha256(SEED.read_bytes()).hexdigest().startswith(SEED_HASH)


SEED_HASH = "3447d028bc536972"


def test_the_committed_output_holds():
    assert verify.problems(ROOT / "output") == []


def test_the_facts_of_the_seed_are_all_found():
    facts = [json.loads(line) for line in (ROOT / "output" / "facts.jsonl").open(encoding="utf-8")]
    found = {
        (f["predicate"], (f["money"] or {}).get("amount"), f["project"], f["status"], f["modality"])
        for f in facts
        if f["article_id"] == SEED.stem
    }
    assert ("trade", "70200000000", None, None, "asserted") in found
    assert ("meeting", None, None, "planned", "planned") in found
    assert ("project", None, "Luban Workshop", "completed", "asserted") in found
