import pytest
from spacy.tokens import Doc, DocBin

from communique import annotations, nlp
from communique.annotations import Candidate

TEXT = "China and Kazakhstan agreed on $5 million."
CHINA = Candidate(0, 5, "name", {"codes": ["CN"], "form": "name", "_weight": 1})
KAZAKHSTAN = Candidate(10, 20, "name", {"codes": ["KZ"]})
MONEY = Candidate(31, 41, "money", {"amount": "5000000", "currency": "USD"})


@pytest.fixture
def doc():
    return nlp.build(only=[], context="none")(TEXT)


def test_a_decided_candidate_is_a_span_with_rule_and_values(doc):
    annotations.mark(doc, "country", [CHINA])
    (span,) = annotations.mentions(doc, "country")
    assert (span.text, span.label_, span.id_) == ("China", "COUNTRY", "name")
    assert span._.communique == {"codes": ["CN"], "form": "name"}
    assert [entity.text for entity in doc.ents] == ["China"]


def test_a_kind_that_decides_again_replaces_its_own_mentions_only(doc):
    annotations.mark(doc, "money", [MONEY])
    annotations.mark(doc, "country", [CHINA])
    annotations.mark(doc, "country", [])
    assert [span.text for span in annotations.mentions(doc)] == ["$5 million"]


def test_two_labels_on_one_span_keep_their_own_values(doc):
    annotations.mark(doc, "country", [CHINA])
    annotations.mark(doc, "project", [Candidate(0, 5, "head", {"name": "China"})])
    assert [span._.communique.get("name") for span in annotations.mentions(doc)] == [None, "China"]
    assert len(doc.ents) == 1


def test_a_border_inside_a_token_splits_it(doc):
    annotations.mark(doc, "country", [Candidate(10, 16, "name", {"codes": ["KZ"]})])
    assert [span.text for span in annotations.mentions(doc)] == ["Kazakh"]
    assert doc.text == TEXT


def test_mentions_are_told_with_their_values_as_spans_and_as_plain_data(doc):
    annotations.mark(doc, "money", [MONEY])
    annotations.mark(doc, "country", [KAZAKHSTAN, CHINA])
    told = [(span.text, kind, values) for span, kind, values in annotations.named(doc)]
    values = [span._.communique for span in annotations.mentions(doc)]
    assert told == [
        ("China", "country", {"codes": ["CN"], "form": "name"}),
        ("Kazakhstan", "country", {"codes": ["KZ"]}),
        ("$5 million", "money", MONEY.values),
    ]
    assert [given for _, _, given in told] == values
    plain = [(m.start, m.end, m.rule, m.values) for m in annotations.decided(doc, "country")]
    assert plain == [(0, 5, "name", values[0]), (10, 20, "name", values[1])]


def test_a_mention_over_another_takes_its_entity_and_one_beside_it_none(doc):
    annotations.mark(doc, "country", [CHINA])
    annotations.mark(doc, "money", [MONEY])
    assert [entity.text for entity in doc.ents] == ["China", "$5 million"]
    annotations.mark(doc, "project", [Candidate(0, 20, "head", {"name": "China and Kazakhstan"})])
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("China and Kazakhstan", "PROJECT"),
        ("$5 million", "MONEY"),
    ]
    assert len(annotations.mentions(doc)) == 3


def test_a_span_beyond_the_text_is_an_error(doc):
    with pytest.raises(ValueError, match="no span at 40-99 in a text of 42 characters"):
        annotations.span_at(doc, 40, 99)


def test_no_candidate_is_taken_from_boilerplate(doc):
    annotations.set_boilerplate(doc, [(0, 9)])
    annotations.propose(doc, "country", [CHINA, Candidate(10, 20, "name")])
    assert [c.start for c in annotations.candidates(doc, "country")] == [10]


def test_candidates_are_none_until_the_kind_was_asked(doc):
    assert annotations.candidates(doc, "date") is None
    annotations.propose(doc, "date", [])
    assert annotations.candidates(doc, "date") == []


def test_what_a_candidate_asks_becomes_a_question(doc):
    annotations.propose(doc, "country", [Candidate(10, 20, "weak", {}, ("entities",))])
    assert annotations.questions(doc) == [(10, "entities")]


def test_another_components_entities_stay_where_ours_leave_room(doc):
    doc.set_ents([annotations.span_at(doc, 0, 5, "GPE"), annotations.span_at(doc, 31, 41, "MON")])
    annotations.mark(doc, "country", [CHINA])
    assert [(e.text, e.label_) for e in doc.ents] == [("China", "COUNTRY"), ("$5 million", "MON")]


def test_entities_that_stood_there_under_our_labels_give_way_to_ours(doc):
    doc.set_ents([annotations.span_at(doc, 31, 41, "MONEY")])
    annotations.mark(doc, "country", [CHINA])
    assert [(e.text, e.label_) for e in doc.ents] == [("China", "COUNTRY")]


@pytest.mark.parametrize("carry", ["bytes", "docbin"])
def test_everything_survives_serialisation(doc, carry):
    annotations.propose(doc, "country", [CHINA])
    annotations.mark(doc, "country", [CHINA])
    annotations.add_facts(doc, [{"predicate": "agreement", "evidence": [0, 42]}])
    if carry == "bytes":
        again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    else:
        packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
        (again,) = DocBin().from_bytes(packed).get_docs(doc.vocab)
    (span,) = annotations.mentions(again, "country")
    assert list(span._.communique["codes"]) == ["CN"]
    (fact,) = annotations.facts(again)
    assert (fact["predicate"], list(fact["evidence"])) == ("agreement", [0, 42])


def test_a_mentions_sentence_is_given_without_the_white_space_around_it():
    doc = nlp.build(only=[], context="none")("A title\n\n  China agreed.  \n")
    assert annotations.sentence(doc, 11) == (11, 24)


def test_splitting_a_token_moves_no_other_mention():
    text = "2023China and Kazakhstan agreed. Ghana too."
    doc = nlp.build(only=[], context="none")(text)
    annotations.mark(doc, "date", [Candidate(26, 30, "late", {})])
    annotations.mark(doc, "country", [Candidate(4, 9, "name"), Candidate(14, 20, "name")])
    found = [(span.text, span.label_) for span in annotations.mentions(doc)]
    assert found == [("China", "COUNTRY"), ("Kazakh", "COUNTRY"), ("gree", "DATE")]
    assert [(s.start_char, s.end_char) for s in doc.sents] == [(0, 32), (33, 43)]


def test_a_split_at_the_end_of_a_sentence_adds_none():
    doc = nlp.build(only=[], context="none")("He saw Kazakhstan\n\nGhana too.")
    annotations.mark(doc, "country", [Candidate(7, 13, "name")])
    assert [sentence.text.strip() for sentence in doc.sents] == ["He saw Kazakhstan", "Ghana too."]


def test_candidates_that_touch_boilerplate_are_dropped_and_neighbours_stay(doc):
    annotations.set_boilerplate(doc, [(0, 5), (10, 20)])
    around = [Candidate(0, 5, "in"), Candidate(6, 10, "between"), Candidate(19, 22, "over")]
    annotations.propose(doc, "country", [*around, Candidate(20, 22, "behind")])
    assert [c.rule for c in annotations.candidates(doc, "country")] == ["between", "behind"]
