from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import nlp, tokenizer
from communique.tokenizer import LONGEST_STRETCH


@pytest.fixture(scope="module")
def english():
    return tokenizer.english()


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("U.S.-China talks", "U.S."),
        ("U.S.-China talks", "China"),
        ("a €4–5 billion loan", "€4–5 billion"),
        ("on May 18–19", "19"),
        ("China+Central Asia", "China"),
        ("worth EUR1.2bn", "EUR1.2bn"),
        ("£2m-£3m", "£2m"),
        ("£2m-£3m", "£3m"),
        ("India/Pakistan border", "India"),
        ("US$300m", "US$300m"),
        ("the US-led force", "US"),
        ("Sino-Russian trade", "Russian"),
        ("a 3-billion-dollar loan", "3-billion-dollar"),
        ("in 2021-25", "2021-25"),
        ("China’s Shaanxi", "China"),
        ("(BRI).", "BRI"),
        ("from Moldova1 and Belarus[2]", "Moldova"),
        ("from Moldova1 and Belarus[2]", "Belarus"),
        ("at 2023-05-18T14:30Z.", "2023-05-18T14:30Z"),
        ("It cost €4m.", "€4m"),
    ],
)
def test_mentions_lie_on_token_borders(english, text, piece):
    start = text.rindex(piece)
    assert english(text).char_span(start, start + len(piece)) is not None


@given(st.text(alphabet=st.sampled_from("ab1 $€.,-–/()\n’😀é̈"), max_size=600))
def test_the_text_is_never_changed(text):
    assert nlp.blank()(text).text == text


@given(st.text(alphabet=st.sampled_from("ab1 $€.,-'/()\n\t’é"), max_size=60))
def test_a_stretch_is_cut_alike_alone_and_in_its_text(text):
    english = _english()
    whole = english.inner(text)
    assert [(t.text, t.whitespace_) for t in english(text)] == [
        (t.text, t.whitespace_) for t in whole
    ]


@cache
def _english():
    return tokenizer.english()


def test_a_pipelines_docs_have_its_own_vocab_so_that_a_zone_lets_their_words_go():
    language = nlp.blank()
    assert language.make_doc("known").vocab is language.vocab
    size = len(language.vocab)
    with language.memory_zone():
        language.make_doc("unheard-of glimmerings")
        assert len(language.vocab) > size
    assert "glimmerings" not in language.vocab.strings


@pytest.mark.parametrize("unit", ["$", "(", "”", "😀", "a", "1/", "a)1,"])
def test_long_stretches_are_cut_before_spacy_sees_them(english, unit, monkeypatch):
    text = f"Trade of {unit * 3000} rose."
    seen = []
    inner = english.inner
    monkeypatch.setattr(english, "inner", _Spy(inner, seen))
    assert english(text).text == text
    longest = max(len(word) for stretch in seen for word in stretch.split())
    assert longest <= LONGEST_STRETCH


class _Spy:
    def __init__(self, inner, seen):
        self.inner, self.seen, self.vocab = inner, seen, inner.vocab

    def __call__(self, text):
        self.seen.append(text)
        return self.inner(text)


def test_a_saved_tokenizer_cuts_alike(english, tmp_path):
    english.to_disk(tmp_path / "tokenizer")
    again = tokenizer.english().from_disk(tmp_path / "tokenizer")
    copied = tokenizer.english().from_bytes(english.to_bytes())
    text = "U.S.-China trade of EUR1.2bn"
    assert [t.text for t in again(text)] == [t.text for t in english(text)]
    assert [t.text for t in copied(text)] == [t.text for t in english(text)]


def test_explain_names_the_rule_of_each_token(english):
    assert [word for _, word in english.explain("U.S.-China")] == ["U.S.", "-", "China"]


def test_pipe_cuts_each_text(english):
    assert [len(doc) for doc in english.pipe(["a b", "c"])] == [2, 1]
