import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from communique import annotations, nlp
from communique.context import DEFAULT_MODEL, embedding
from communique.errors import ModelError

TEXT = "China agreed.\n\nJordan Smith will visit Georgia in May. It rained."


def _pipeline(mode):
    return nlp.build(only=[], context=mode)


def _asked(needs, mode="on-demand"):
    language = _pipeline(mode)
    doc = language.make_doc(TEXT)
    doc = language.get_pipe("communique_sentences")(doc)
    for need in needs:
        annotations.ask(doc, TEXT.index("Jordan"), need)
    context = language.get_pipe("communique_context")
    return context(doc), context


def _entities(doc):
    return [(e.text, e.label_) for e in doc.spans[annotations.CONTEXT_SPANS]]


def test_only_the_sentence_asked_about_is_sent_to_the_model():
    doc, context = _asked(["entities"])
    assert (context.asked, context.seen) == (1, 3)
    assert context.share == pytest.approx(1 / 3)
    assert ("Jordan Smith", "PERSON") in _entities(doc)
    assert not doc.has_annotation("TAG")


def test_syntax_is_written_back_onto_the_tokens():
    doc, _ = _asked(["syntax"])
    visit = next(token for token in doc if token.text == "visit")
    assert (visit.lemma_, visit.pos_, visit.dep_) == ("visit", "VERB", "ROOT")
    assert [child.text for child in visit.children][:2] == ["Smith", "will"]
    assert _entities(doc) == []


@pytest.mark.parametrize("needs", [[], ["entities"], ["syntax"], ["entities", "syntax"]])
def test_sentence_borders_stay_as_they_were(needs):
    doc, _ = _asked(needs)
    starts = [0, 15, 55]
    assert [sentence.start_char for sentence in doc.sents] == starts
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [sentence.start_char for sentence in again.sents] == starts


def test_a_sentence_the_model_would_part_stays_one():
    text = "the line opened; it is long, and ministers came. they left"
    doc = _pipeline("all")(text)
    assert [sentence.text for sentence in doc.sents] == [text]


def test_none_asks_nothing_and_all_asks_everywhere():
    none, context = _asked(["entities"], mode="none")
    assert (context.asked, context.share) == (0, None)
    assert none.spans.get(annotations.CONTEXT_SPANS) is None
    _, context = _asked([], mode="all")
    assert context.share == 1


def test_a_batch_is_answered_as_its_articles_alone():
    texts = [TEXT, "Chad Wolf spoke.", "", "Georgia won."]
    together = [_entities(doc) for doc in _pipeline("all").pipe(texts)]
    assert together == [_entities(_pipeline("all")(text)) for text in texts]


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match="no statistical model 'en_nowhere' is installed"):
        nlp.set_context(_pipeline("all"), mode=None, model="en_nowhere")


def test_words_known_by_heart_have_the_vectors_that_the_model_gives_them():
    plain = spacy.load(DEFAULT_MODEL)
    known = spacy.load(DEFAULT_MODEL)
    embedding.remember(known)
    docs = [plain.make_doc(text) for text in (TEXT, "May the Chinese lend, or may they not?", TEXT)]
    for name in ("tok2vec", "ner"):
        one, other = (
            inner.get_pipe(name).model.get_ref("tok2vec" if name == "ner" else "embed")
            for inner in (plain, known)
        )
        for _ in range(2):
            for mine, theirs in zip(one.predict(docs), other.predict(docs), strict=True):
                np.testing.assert_allclose(mine, theirs, atol=1e-5)


def test_an_embedding_that_reads_more_than_the_form_is_left_alone():
    inner = spacy.blank("en")
    config = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": 8,
        "depth": 1,
        "embed_size": 50,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    inner.add_pipe("tok2vec", config={"model": config})
    embed = inner.get_pipe("tok2vec").model.get_ref("embed")
    next(node for node in embed.walk() if "columns" in node.attrs).attrs["columns"] = ["TAG"]
    embedding.remember(inner)
    assert inner.get_pipe("tok2vec").model.get_ref("embed") is embed
