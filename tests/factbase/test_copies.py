"""Which articles are copies of one text."""

import random

import pytest

import told
from communique import factbase

WORDS = [f"word{number}" for number in range(500)]


def _text(seed, length=300):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def _stories(tmp_path, monkeypatch, texts):
    articles = {name: (None, None, text, []) for name, text in texts.items()}
    monkeypatch.setattr(told, "ARTICLES", articles)
    told.write(tmp_path)
    with factbase.open(tmp_path) as base:
        rows = base.rows("SELECT id, story FROM articles ORDER BY id")
    return [row["story"] for row in rows]


def _changed(text, every):
    words = text.split()
    words[::every] = ["changed"] * len(words[::every])
    return " ".join(words)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (_text(1), True),
        (_text(1).upper().replace(" ", ",\n"), True),
        ("A new heading over it. " + _text(1), True),
        (_text(1, 180), True),
        (_changed(_text(1), 100), True),
        (_changed(_text(1), 10), False),
        (_text(1, 60) + " " + _text(2, 240), False),
        (_text(2), False),
        ("", False),
    ],
)
def test_a_copy_has_most_of_the_words_in_their_order(tmp_path, monkeypatch, other, is_copy):
    stories = _stories(tmp_path, monkeypatch, {"a": _text(1), "b": other})
    assert stories == ["a", "a" if is_copy else "b"]


def test_short_texts_are_copies_only_when_equal(tmp_path, monkeypatch):
    texts = {
        "a": "China lent Ghana money.",
        "b": "China lent Ghana money!",
        "c": "China lent money.",
    }
    assert _stories(tmp_path, monkeypatch, texts) == ["a", "a", "c"]


def test_copies_of_copies_are_one_story(tmp_path, monkeypatch):
    texts = {"c": _text(1, 300), "b": _text(1, 220), "a": _text(1, 160)}
    assert _stories(tmp_path, monkeypatch, texts) == ["a", "a", "a"]


def test_a_line_that_all_articles_have_makes_no_copies(tmp_path, monkeypatch):
    line = " Subscribe to our newsletter and get the news of the day into your inbox each morning."
    texts = {f"a{number}": _text(number, 100) + line for number in range(30)}
    assert _stories(tmp_path, monkeypatch, texts) == sorted(texts)
