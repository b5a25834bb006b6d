"""Words tell what spaCy's tokens tell."""

from spacy.tokens import Doc

from communique.link.words import Words, once

TEXT = "It rained; we slept. Kenya's ministers signed a pact with Uganda; Japan lent them $5m."


def _words(pipeline):
    doc = pipeline(pipeline.make_doc(TEXT))
    return doc, Words(doc)


def test_a_word_has_its_token_s_attributes_head_and_children(pipeline):
    doc, words = _words(pipeline)
    (number,) = words.parsed
    start, end = words.sentence(words.starts[number])
    for token, word in zip(doc[start:end], words.between(start, end), strict=True):
        assert (word.i, word.lower, word.lemma) == (token.i, token.lower_, token.lemma_)
        assert (word.pos, word.tag, word.dep) == (token.pos_, token.tag_, token.dep_)
        assert word.head is words[token.head.i]
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [below.i for below in words.under(word)] == sorted(t.i for t in token.subtree)
        assert word.part == doc[: token.i].text.count(";")


def test_a_word_of_an_unparsed_sentence_stands_alone(pipeline):
    _, words = _words(pipeline)
    assert words[1].lower == "rained"
    assert (words[1].tag, words[1].head, list(words[1].children)) == ("", words[1], [])


def test_what_is_written_is_what_the_tokens_say(pipeline):
    doc, words = _words(pipeline)
    start, end = words.sentence(len(doc) - 1)
    assert words.written(start, end) == doc[start:end].text
    root, tokens = words.touched(doc[start].idx, doc[start].idx + 1)
    assert (root.i, tokens) == (start, range(start, start + 1))


def test_a_function_of_a_word_answers_once(pipeline):
    _, words = _words(pipeline)
    asked = []
    answer = once(lambda word: asked.append(word) or word.i)
    assert (answer(words[0]), answer(words[0]), answer(words[1])) == (0, 0, 1)
    assert asked == [words[0], words[1]]


def test_a_parse_may_tie_sentences_together(pipeline):
    text = "Kenya lent Uganda a loan of $ 5 million"
    heads = [4, 6, 8, 1, 4, 2, 6, 2, 8]
    doc = Doc(pipeline.vocab, text.split(), heads=heads, deps=["dep"] * 9, tags=["NN"] * 9)
    words = Words(doc)
    assert len(words.starts) > 2
    assert [words[i].lower for i in range(9)] == text.lower().split()
