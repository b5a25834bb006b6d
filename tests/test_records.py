import pytest
from pydantic import ValidationError

from communique.records import MENTION, Article, Fact, text_hash

TEXT = "In 2022, trade reached $70.2 billion."
MONEY = {
    "id": "a:money:23-36",
    "article_id": "a",
    "kind": "money",
    "start": 23,
    "end": 36,
    "text": "$70.2 billion",
    "sentence": [0, 37],
    "rule": "money.prefix",
    "amount": "70200000000",
    "currency": "USD",
}
FACT = {
    "id": "a:trade:0-37",
    "article_id": "a",
    "predicate": "trade",
    "evidence": [0, 37],
    "rule": "trade.total",
}


def _mention(**changed):
    return MENTION.validate_python({**MONEY, **changed}, context={"text": TEXT})


def test_a_mention_that_quotes_its_article_is_taken():
    assert _mention().amount == "70200000000"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"text": "$70.2 million"}, "but the article has '$70.2 billion' there"),
        ({"id": "a:money:1-2"}, "does not say article, kind, start and end"),
        ({"amount": "7.02E+10"}, "pattern"),
        ({"amount": "-5"}, "pattern"),
        ({"currency": "dollar"}, "pattern"),
        ({"colour": "green"}, "Extra inputs"),
        ({"confidence": 1.2}, "less than or equal to 1"),
    ],
)
def test_a_mention_that_is_wrong_is_refused_with_its_reason(changed, says):
    with pytest.raises(ValidationError, match=says.replace("$", r"\$")):
        _mention(**changed)


def test_days_exist_in_the_calendar():
    with pytest.raises(ValidationError, match="day is out of range"):
        Article(id="a", text="", published="2023-02-29")


def test_an_article_carries_the_hash_of_its_text():
    assert Article(id="a", text="Xi’an").sha256 == text_hash("Xi’an")
    with pytest.raises(ValidationError, match="not that of the text"):
        Article(id="a", text="Xi’an", sha256=text_hash("Xian"))


def test_records_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        _mention().amount = "1"


@pytest.mark.parametrize("evidence", [[5, 5], [0, 38]])
def test_evidence_is_a_place_in_the_article(evidence):
    with pytest.raises(ValidationError, match="is not a place in the article"):
        Fact.model_validate({**FACT, "evidence": evidence}, context={"text": TEXT})


def test_keys_come_in_the_order_of_the_contract():
    keys = list(_mention().model_dump())
    assert keys[:8] == ["id", "article_id", "kind", "start", "end", "text", "sentence", "rule"]
