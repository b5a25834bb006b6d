import pytest

from communique.errors import GoldError
from communique.evaluate import GoldArticle, GoldSet
from communique.evaluate.anchor import check

OLD = "Chad lent. Then Niger paid Chad, and Chad rested."
NEW = "BREAKING: Chad lent! Then Niger paid Chad, and Chad rested."


def gold(*spans, text=OLD, **more):
    mentions = [{"kind": "country", "start": s, "end": e, "text": text[s:e]} for s, e in spans]
    return GoldSet((GoldArticle("a", text, "g.jsonl:4", "g", mentions=mentions, **more),))


def test_same_text_passes():
    assert check(gold((0, 4)), {"a": OLD}) == gold((0, 4))


def test_other_text_is_refused_with_the_first_difference():
    with pytest.raises(GoldError) as caught:
        check(gold((0, 4)), {"a": OLD.replace("Niger", "Nigeria")})
    assert str(caught.value) == (
        "g.jsonl:4: article 'a' differs from gold's text from character 21 on: "
        "gold has ' paid Chad, and Chad', it 'ia paid Chad, and Ch'; --align finds the places anew"
    )


def test_text_that_only_ends_sooner_is_refused_at_its_end():
    with pytest.raises(GoldError, match="from character 10 on"):
        check(gold((0, 4)), {"a": OLD[:10]})


def test_gold_without_its_article_is_refused():
    with pytest.raises(GoldError, match="'a', which the run does not hold"):
        check(gold((0, 4)), {"b": OLD})


def test_aligning_finds_each_repeat_by_what_stands_around_it():
    places = [(0, 4), (27, 31), (37, 41)]
    moved = check(gold(*places), {"a": NEW}, align=True).articles[0]
    assert [(m["start"], m["end"]) for m in moved.mentions] == [(10, 14), (37, 41), (47, 51)]
    assert all(NEW[m["start"] : m["end"]] == m["text"] for m in moved.mentions)


def test_aligning_moves_evidence_and_optional_stretches_too():
    fact = {"predicate": "loan", "evidence": [16, 31], "evidence_more": [[0, 9]]}
    moved = check(gold(facts=[fact], optional=((5, 9),)), {"a": NEW}, align=True).articles[0]
    start, end = moved.facts[0]["evidence"]
    assert NEW[start:end] == "Niger paid Chad"
    assert moved.facts[0]["evidence_more"] == [[10, 19]]
    assert moved.optional == ((15, 19),)


def test_quote_that_is_gone_is_refused():
    with pytest.raises(GoldError, match="'Niger' of article 'a' does not stand"):
        check(gold((16, 21)), {"a": OLD.replace("Niger", "Mali")}, align=True)
