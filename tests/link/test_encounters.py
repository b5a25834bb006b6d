"""Which meetings are of states, and whose, in a real pipeline."""

import pytest

from communique import extract


def _met(pipeline, text):
    doc = pipeline.make_doc(text)
    doc._.published = "2024-12-02"
    facts = extract.facts(pipeline(doc), "a")
    return [" ".join(f.countries.participants) for f in facts if f.predicate == "meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "Will the United States take part in the Paris meeting on Syria in October?",
        "European Union ministers met on Monday to discuss sanctions against Belarus.",
        "Serbia's president has met with opposition leaders over the mine in Bosnia.",
        "A team of engineers visited Chad after the floods in Cameroon.",
        "After three years of talks, Chile and Peru trade freely.",
    ],
)
def test_what_they_talk_about_does_not_take_part(pipeline, text):
    assert _met(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of Chinese tourists visited Thailand during the holiday.",
        "In New Zealand, 26 students fell ill during their trip to Mexico.",
        "German companies are hosting websites of the Syrian government.",
    ],
)
def test_private_people_meet_for_no_state(pipeline, text):
    assert _met(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Iran and the six world powers held talks in Vienna.", []),
        ("Talks between the government of Colombia and the rebels resumed in Havana.", []),
        ("Iran held talks in Vienna.", ["IR AT"]),
        ("Russia and Iran held talks on Afghanistan in Tehran.", ["RU IR"]),
        ("Qatar hosted the president of Kenya.", ["QA KE"]),
        ("Kenya and Oman spoke of a cease-fire as they met on Thursday.", ["KE OM"]),
        ("Kenya and Oman trade tea. The last meeting of the Small Group was in May.", []),
        ("Kenya and Oman trade tea. The last session of the commission was in May.", ["KE OM"]),
        ("Kenya agreed to a treaty between Oman and Chad after talks with Oman.", ["KE OM"]),
    ],
)
def test_who_meets(pipeline, text, participants):
    assert _met(pipeline, text) == participants


def test_who_buys_in_another_clause_signs_nothing(pipeline):
    text = "Oman has ordered jets for $6 billion, while Qatar has signed a deal with Kenya."
    facts = extract.facts(pipeline(pipeline.make_doc(text)), "a")
    signed = [f.countries.participants for f in facts if f.predicate == "agreement"]
    assert signed == [("QA", "KE")]
