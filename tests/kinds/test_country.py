"""Countries: what counts as a mention, which code it has, and what is none."""

import sys

import pytest

import marked
from communique import nlp
from communique.annotations import mentions
from communique.kinds import country


@pytest.fixture(scope="module")
def countries():
    """The pipeline of countries alone, by form."""
    return nlp.build(only=["country"], context="none")


def found(pipeline, text, published=None):
    doc = pipeline.make_doc(text)
    doc._.published = published
    return [
        (span.text, span._.communique["codes"], span._.communique["form"])
        for span in mentions(pipeline(doc), "country")
    ]


def read(pipeline, written, published=None):
    """What was expected in a marked sentence, and what was found, as text and codes."""
    text, expected = marked.parse(written)
    want = [(text[e.start : e.end], e.values["codes"]) for e in expected]
    return want, [(text, codes) for text, codes, _ in found(pipeline, text, published)]


@pytest.mark.parametrize(
    "written",
    [
        "[U.S.](codes=[US])-[China](codes=[CN]) talks",
        "[China](codes=[CN])-[Kyrgyzstan](codes=[KG])-[Uzbekistan](codes=[UZ]) rail",
        "[China](codes=[CN])+[Central Asia](codes=[KG,KZ,TJ,TM,UZ])",
        "[Iran](codes=[IR])/[Iraq](codes=[IQ]) border",
        "[Kenya](codes=[KE])'s and [Ghana](codes=[GH])’s ports",
        "northern [Iraq](codes=[IQ]) and southeastern [Turkey](codes=[TR])",
        "[Nepal](codes=[NP])4 and #[Ukraine](codes=[UA])",
        "the [Republic\nof Korea](codes=[KR])",
        "[Bosnia–Herzegovina](codes=[BA]) and [Timor‑Leste](codes=[TL])",
    ],
)
def test_span_is_the_name_alone_and_lies_on_token_borders(countries, written):
    want, got = read(countries, written)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "New Mexico, Mexico City and British Columbia",
        "the Persian Gulf, the Niger Delta, the Congo river and Lake Malawi",
        "Chinese New Year in New Jersey",
        "The Paris Agreement and the Minsk agreements",
        "Jordan Peele met Chad Kroeger in Peru, Indiana.",
        "translated from Russian into Spanish, Italian and German",
        "ALL OF US; JOIN US; CONTACT US",
        "Prime Minister Bill English spoke.",
        "Polish the brass and cook the Guinea fowl.",
        "Native Americans and African Americans of Latin America",
    ],
)
def test_what_only_looks_like_a_country_is_none(countries, text):
    assert found(countries, text) == []


def test_georgia_is_what_the_article_is_about(countries):
    state = "Georgia counts its votes again. Atlanta waits, and Gov. Kemp of Georgia is calm."
    country = "Georgia counts its votes again. Tbilisi waits, and the Georgian Dream is calm."
    assert found(countries, state) == []
    assert [codes for _, codes, _ in found(countries, country)] == [["GE"]] * 2


def test_a_shared_name_is_the_country_named_nearest_before(countries):
    text = "DR Congo won. Congo cheered. The Republic of Congo lost. Congo wept."
    assert [codes for _, codes, _ in found(countries, text)] == [["CD"], ["CD"], ["CG"], ["CG"]]


@pytest.mark.parametrize(
    ("published", "codes"),
    [
        ("2009-12-31", ["BR", "CN", "IN", "RU"]),
        ("2012-03-29", ["BR", "CN", "IN", "RU", "ZA"]),
        ("2024-10-23", ["AE", "BR", "CN", "EG", "ET", "IN", "IR", "RU", "ZA"]),
        (None, ["AE", "BR", "CN", "EG", "ET", "ID", "IN", "IR", "RU", "ZA"]),
    ],
)
def test_members_are_those_of_the_publication_day(countries, published, codes):
    assert found(countries, "The BRICS leaders met.", published) == [("BRICS", codes, "group")]


def test_a_number_that_is_not_the_groups_leaves_the_phrase_alone(countries):
    assert found(countries, "Two Central Asian countries signed.") == []
    assert found(countries, "The three countries signed.") == []


def test_an_unsure_group_name_needs_the_article(countries):
    assert found(countries, "The Quad was cleaned, and a V4 engine roared.") == []
    assert found(countries, "The P5 disagreed.")[0][0] == "P5"
    named = found(countries, "The Quad drilled off Guam, and both India and Japan sent ships.")
    assert named[0] == ("Quad", ["AU", "IN", "JP", "US"], "group")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Washington and Moscow agreed.", [["US"], ["RU"]]),
        ("The bus left Washington for Richmond.", []),
        ("George Washington crossed the river.", []),
        ("Brussels fined the firm, said Belgium's minister.", [["BE"], ["BE"]]),
        ("Beijing Warns Tokyo Over Islands", [["CN"], ["JP"]]),
        ("MOSCOW THREATENS NEW SANCTIONS", [["RU"]]),
        ("KABUL (Agency) - A market burned in Kabul.", []),
        ("Doha, which has mediated before, said it was ready.", [["QA"]]),
        ("Traffic in Moscow was heavy, Moscow residents said.", []),
    ],
)
def test_a_capital_is_its_government_by_what_it_does(countries, text, codes):
    assert [found_codes for _, found_codes, _ in found(countries, text)] == codes


def test_the_kingdom_is_the_one_named_last(countries):
    text = "Morocco and Bahrain signed. The Kingdom will pay. The Kingdom of Bhutan will not."
    assert found(countries, text)[2] == ("Kingdom", ["BH"], "anaphor")


def test_mentions_are_the_same_whatever_else_the_pipeline_does(countries, pipeline, seed_text):
    assert found(countries, seed_text) == found(pipeline, seed_text)


@pytest.mark.parametrize(
    "text", ["", "\n", "China", "US", "(" * 500, "China-" * 3000, "Moscow, " * 3000]
)
def test_odd_texts_do_no_harm(countries, text):
    for span_text, codes, _ in found(countries, text):
        assert span_text in text
        assert codes


@pytest.mark.parametrize(
    "piece", ["Moscow and ", "Korea, China ", "the three states. Peru ", "in Jordan Xi "]
)
def test_time_grows_with_the_text_and_no_faster(countries, piece):
    """Counted in steps of the module's own code, not in seconds."""
    steps = []
    for times in (200, 400):
        doc = countries.make_doc(piece * times)
        for name in ("communique_sentences", "communique_boilerplate"):
            doc = countries.get_pipe(name)(doc)
        calls = 0

        def count(frame, event, argument):
            nonlocal calls
            calls += "country" in frame.f_code.co_filename

        sys.setprofile(count)
        try:
            list(country.decide(doc, list(country.propose(doc))))
        finally:
            sys.setprofile(None)
        steps.append(calls)
    assert steps[1] < 2.5 * steps[0]


@pytest.mark.parametrize("word", ["Aur", "Ohe", "Tll"])
def test_only_a_determiner_makes_a_counted_group(countries, word):
    text = f"Kazakhstan, Uzbekistan and Kyrgyzstan met. {word} three countries signed."
    assert "three countries" not in [written for written, _, _ in found(countries, text)]


def test_a_numeral_in_letters_of_another_time_is_none(countries):
    assert found(countries, "The ſeven Nordic countries met.") == []
