"""A thousand articles with one of each poison among them, and fuzzed ones."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import run, verify
from communique.readers import Inputs
from communique.records import MENTION, Article, Fact, Failure
from communique.run.alone import Alone
from communique.run.articles import stream
from communique.run.pool import Pool
from communique.run.recipe import Options
from conftest import ROOT
from recipes import Fragile

MILLION = 1_000_000
NAMED = {
    "twenty megabytes": "China lent Ghana $5 million. " * 700_000,
    "killed": "murder",
    "exception": "poison",
}
BORNE = {
    "no space": "a" * MILLION,
    "dollars": "$" * MILLION,
    "brackets": "[" * MILLION,
    "nothing": "\x00" * 10_000,
    "right to left": "زار الرئيس \u202eالصين\u202c في مايو. " * 2_000,
    "zalgo": ("C" + "\u0321\u0334\u0352" * 9 + "hina ") * 2_000,
    "line separators": "China.\u2028Ghana.\u2029\x0b\x0c\x85" * 500,
    "terminal": "\x1b]0;owned\x07\x1b[2J China agreed.",
    "empty": "",
}


def _line(article_id, text):
    return json.dumps({"id": article_id, "text": text, "title": "\x1b[31mred\x1b[0m"}) + "\n"


@pytest.mark.slow
def test_each_poison_costs_one_line_and_the_run_goes_on(tmp_path):
    lines = [_line(f"fine {n}", f"China lent Ghana ${n} million.") for n in range(1000)]
    lines += [_line(name, text) for name, text in {**NAMED, **BORNE}.items()]
    lines += [
        '{"id": "surrogate", "text": "\\ud800"}\n',
        '{"id": "../../../escape", "text": "Ghana."}\n',
    ]
    random.Random(3).shuffle(lines)
    (tmp_path / "in.jsonl").write_text("".join(lines))
    items = Inputs([str(tmp_path / "in.jsonl")])
    done = run.process(items, lambda: Pool(Fragile(), 2), tmp_path / "out")
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").open()]
    assert sorted(error["article_id"] for error in errors) == sorted([*NAMED, "surrogate"])
    assert done.articles == 1000 + len(BORNE) + 1
    assert verify.problems(tmp_path / "out") == []
    assert {file.name for file in tmp_path.iterdir()} == {"in.jsonl", "out"}
    again = run.process(items, lambda: Pool(Fragile(), 1), tmp_path / "out")
    assert (again.reused, again.failures) == (done.articles, done.failures)


def _verified(language, texts):
    """Have the texts processed; every record must hold, and none may fail."""
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    for done in stream(articles, language):
        assert not isinstance(done, Failure), done
        article, mentions, facts = done
        context = {"text": article.text}
        for mention in mentions:
            MENTION.validate_python(mention.model_dump(), context=context)
        for fact in facts:
            Fact.model_validate(fact.model_dump(), context=context)


WORDS = """
    China Ghana Georgia US EU Congo $ € £ ¥ US$ 5 70.2 1,000 bn million crore lakh per cent
    May March 2023 18 Monday next last year Q1 FY2024 10:30 p.m. by of the railway Dam Corridor
    Phase II ( ) “ ” - – / signed lent to from between and not if would said . , ; : ' 's ½ ٣ 五 ＄
"""
MARKS = (
    "\n",
    "\n\n",
    "\u200b",
    "\u00a0",
    "\u0301",
    "\u2028",
    "\x00",
    "\x1b",
    "\ufeff",
    "\U0001f1e8",
)
PIECES = st.sampled_from([*WORDS.split(), *MARKS])


@pytest.mark.slow
@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    texts=st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
            st.lists(PIECES, max_size=40).map(" ".join),
            st.lists(PIECES, max_size=40).map("".join),
        ),
        min_size=10,
        max_size=10,
    )
)
def test_no_text_fails_and_every_record_of_it_holds(pipeline, texts):
    _verified(pipeline, texts)


def _mutated(chance, text):
    """The text with some of its stretches cut, doubled, swapped, shouted or strewn with marks."""
    for _ in range(chance.randrange(1, 12)):
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        end = min(end, start + 30)
        piece = text[start:end]
        mark = chance.choice("$€£(.\n-\u202e")
        others = ["", piece * 2, piece[::-1], piece.upper(), piece.lower(), piece + mark]
        text = text[:start] + chance.choice(others) + text[end:]
    return text


@pytest.mark.slow
def test_mutated_gold_never_fails_and_every_record_holds(pipeline):
    rows = [
        json.loads(line)
        for file in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl"))
        for line in file.open(encoding="utf-8")
    ]
    chance = random.Random(4)
    texts = [_mutated(chance, chance.choice(rows)["text"]) for _ in range(2500)]
    _verified(pipeline, texts)


def test_batches_of_any_size_give_the_same_records(formal, seed_text):
    texts = [seed_text[n : n + 300] for n in range(0, 3000, 100)]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    one_by_one = [next(iter(stream([article], formal))) for article in articles]
    assert list(stream(articles, formal)) == one_by_one


def test_path_like_ids_and_terminal_escapes_are_only_text(tmp_path):
    articles = [Article(id="../../x", title="\x1b[2J", text="China agreed.")]
    run.process(articles, lambda: Alone(Options(context="none")), tmp_path / "a" / "out")
    assert [file.name for file in tmp_path.rglob("x*")] == []
    assert b"\x1b" not in (tmp_path / "a" / "out" / "articles.jsonl").read_bytes()
