import gzip
import json

import pytest

from communique.errors import GoldError
from communique.evaluate import gold
from communique.evaluate.split import part_of

TEXT = "Kazakhstan lent $5 million."
COUNTRY = {"kind": "country", "start": 0, "end": 10, "text": "Kazakhstan", "codes": ["KZ"]}
MONEY = {"kind": "money", "start": 16, "end": 26, "amount": "5000000", "currency": "USD"}

FACT = {"predicate": "loan", "evidence": [0, 27]}


def write(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_list_shape_is_scored_for_the_kinds_that_occur_in_the_file(tmp_path):
    path = write(
        tmp_path / "g.jsonl",
        {"id": "a", "text": TEXT, "gold": [COUNTRY]},
        {"id": "b", "text": "Nothing here.", "gold": []},
    )
    articles = gold.read(path).articles
    assert [a.scored for a in articles] == [frozenset({"country"})] * 2
    assert articles[0].where == f"{path}:1"


def test_mapping_shape_with_facts_is_scored_for_facts(tmp_path):
    row = {"id": "a", "text": TEXT, "gold": {"mentions": [MONEY], "facts": [FACT]}}
    assert gold.read(write(tmp_path / "g.jsonl", row)).scored == {"money", "fact"}


def test_folder_of_records_puts_mentions_to_their_articles(tmp_path):
    write(tmp_path / "articles.jsonl", {"id": "a", "text": TEXT}, {"id": "b", "text": "None."})
    write(tmp_path / "mentions.jsonl", {"article_id": "a", **COUNTRY})
    write(tmp_path / "facts.jsonl")
    read = gold.read(tmp_path)
    assert [len(a.mentions) for a in read.articles] == [1, 0]
    assert read.scored == {"country"}


def test_folder_may_hold_several_files_and_folders(tmp_path):
    write(tmp_path / "one.jsonl", {"id": "a", "text": TEXT, "gold": [COUNTRY]})
    write(tmp_path / "two.jsonl", {"id": "a", "text": TEXT, "gold": [MONEY]})
    write(tmp_path / "three" / "articles.jsonl", {"id": "c", "text": TEXT})
    write(tmp_path / "three" / "mentions.jsonl")
    assert [a.set for a in gold.read(tmp_path).articles] == ["one", "three", "two"]


def test_parts_share_the_articles_without_overlap(tmp_path):
    rows = [{"id": f"a{n}", "text": TEXT, "gold": [COUNTRY]} for n in range(40)]
    read = gold.read(write(tmp_path / "g.jsonl", *rows))
    kept, open_ = ({a.id for a in read.part(part).articles} for part in ("kept", "open"))
    assert kept | open_ == {row["id"] for row in rows}
    assert not kept & open_
    assert kept
    assert open_


def test_part_is_decided_by_the_last_digit_of_the_hash():
    assert part_of("a") == "open"  # …3bbd4b0fc0b9ca9a7e8bb
    assert part_of("b") == "open"  # …ed59c5d
    assert part_of("") == "open"  # …b855


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "a", "text": TEXT, "gold": 5}, '"gold" is 5'),
        ({"id": "a", "gold": []}, "text is None"),
        ({"id": "a", "text": TEXT, "gold": [{**COUNTRY, "kind": "LOC"}]}, "--map LOC=KIND"),
        ({"id": "a", "text": TEXT, "gold": [{**COUNTRY, "end": 99}]}, "0-99 in a text of 27"),
        ({"id": "a", "text": TEXT, "gold": [{**COUNTRY, "start": 1}]}, "has 'azakhstan' there"),
        ({"id": "a", "text": TEXT, "gold": ["x"]}, "mentions is ['x'], where a list of objects"),
        ({"id": "a", "text": TEXT, "gold": [], "optional": [3]}, "optional has 3, where [start"),
        ({"id": "a", "text": TEXT, "gold": {"facts": [{}]}}, "a fact wants predicate and evidence"),
    ],
)
def test_malformed_gold_is_refused_with_file_line_and_value(tmp_path, row, message):
    path = write(tmp_path / "g.jsonl", {"id": "z", "text": TEXT, "gold": [COUNTRY]}, row)
    with pytest.raises(GoldError) as caught:
        gold.read(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert message in str(caught.value)


def test_broken_line_is_named(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text('{"id": "a", "text": "t", "gold": []}\n{"id": \n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"g\.jsonl:2: no valid JSON"):
        gold.read(path)


def test_gold_without_its_article_is_refused(tmp_path):
    write(tmp_path / "articles.jsonl", {"id": "a", "text": TEXT})
    write(tmp_path / "mentions.jsonl", {"article_id": "b", **COUNTRY})
    with pytest.raises(GoldError, match=r"article 'b', which is not in articles\.jsonl"):
        gold.read(tmp_path)


def test_second_article_of_an_id_is_refused(tmp_path):
    row = {"id": "a", "text": TEXT, "gold": [COUNTRY]}
    path = write(tmp_path / "g.jsonl", row, row)
    with pytest.raises(GoldError, match=r"'a' stands already at .*g\.jsonl:1"):
        gold.read(path)


def test_missing_path_and_empty_folder_are_refused(tmp_path):
    with pytest.raises(GoldError, match="no such file or folder"):
        gold.read(tmp_path / "nowhere")
    with pytest.raises(GoldError, match="no gold"):
        gold.read(tmp_path)


def test_line_that_is_no_object_and_file_that_is_no_utf8_are_named(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text("[1]\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"g\.jsonl:1: '\[1\]', where an object is wanted"):
        gold.read(path)
    path.write_bytes(b'{"id": "a", "text": "t", "gold": []}\n{"id": "\xff"}\n')
    with pytest.raises(GoldError, match=r"g\.jsonl: no UTF-8 after line"):
        gold.read(path)


def test_gold_may_be_compressed(tmp_path):
    path = tmp_path / "g.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a", "text": TEXT, "gold": [COUNTRY]}))
    assert gold.read(path).articles[0].set == "g"


def test_kinds_that_a_line_declares_are_scored_though_none_occurs(tmp_path):
    row = {"id": "a", "text": TEXT, "gold": [], "kinds": ["money", "date"]}
    assert gold.read(write(tmp_path / "g.jsonl", row)).scored == {"money", "date"}


def test_only_narrows_to_kinds_and_leaves_out_articles_without_them(tmp_path):
    write(tmp_path / "one.jsonl", {"id": "a", "text": TEXT, "gold": [COUNTRY]})
    write(tmp_path / "two.jsonl", {"id": "b", "text": TEXT, "gold": [MONEY]})
    assert [a.id for a in gold.read(tmp_path).only(["money"]).articles] == ["b"]
