import json

import pytest

from communique import verify
from conftest import records


def _change(path, name, **fields):
    file = path / f"{name}.jsonl"
    record = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
    file.write_text(json.dumps({**record, **fields}) + "\n", encoding="utf-8")


@pytest.fixture
def written(command, tmp_path, seed_text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "seed.txt").write_text(seed_text, encoding="utf-8")
    assert command("process", tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_a_sound_folder_has_no_problem(written):
    assert verify.problems(written) == []


@pytest.mark.parametrize(
    ("name", "fields", "says"),
    [
        ("articles", {"text": "other"}, "is not that of the text"),
        ("mentions", {"text": "other"}, "does not say article"),
        ("mentions", {"article_id": "zz"}, "article_id 'zz' is not in articles.jsonl"),
        ("mentions", {"codes": []}, "codes"),
        ("facts", {"evidence": [0, 10**6]}, "is not a place in the article"),
        ("facts", {"mentions": ["x"]}, "mention 'x' is not in mentions.jsonl"),
        ("facts", {"id": "other:trade:0-9"}, "does not say article, predicate and evidence"),
        ("facts", {"countries": {"target": ["ZZ"]}}, "'ZZ' is no code of a country"),
        ("mentions", {"codes": ["ZZ"]}, "'ZZ' is no code of a country"),
        ("mentions", {"sentence": [0, 10**6]}, "reaches beyond the article"),
        ("mentions", {"sentence": [0, 1]}, "does not hold the mention"),
    ],
)
def test_a_record_that_does_not_hold_is_named_with_its_line(written, name, fields, says):
    if name == "mentions" and "text" in fields:
        fields, says = {"text": "other"}, "but the article has"
    _change(written, name, **fields)
    problems = [
        p for p in verify.problems(written) if p.startswith(str(written / f"{name}.jsonl:1"))
    ]
    assert any(says in problem for problem in problems)


def test_an_id_that_stands_twice_is_named(written):
    file = written / "mentions.jsonl"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert any("stands already at" in problem for problem in verify.problems(written))


def test_a_mention_that_restates_a_missing_one_is_named(written):
    file = written / "mentions.jsonl"
    found = records(written, "mentions")
    money = next(mention for mention in found if mention["kind"] == "money")
    money["conversion_of"] = "seed:money:0-1"
    file.write_text("".join(json.dumps(mention) + "\n" for mention in found), encoding="utf-8")
    [problem] = verify.problems(written)
    assert "mention 'seed:money:0-1' is not in mentions.jsonl" in problem


def test_a_lost_record_is_missed_where_the_run_is_known(written):
    file = written / "mentions.jsonl"
    cited = {mention for fact in records(written, "facts") for mention in fact["mentions"]}
    kept = records(written, "mentions")
    kept.remove(next(one for one in kept if one["kind"] == "country" and one["id"] not in cited))
    file.write_text("".join(json.dumps(mention) + "\n" for mention in kept), encoding="utf-8")
    [problem] = verify.problems(written)
    assert f"but {sum(one['kind'] == 'country' for one in kept)} are there" in problem
    (written / "run.json").unlink()
    assert verify.problems(written) == []
