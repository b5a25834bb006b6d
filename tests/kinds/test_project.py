"""Projects: what is found, what it is called, where it lies, and what is refused."""

import time

import pytest

from communique import nlp
from communique.annotations import mentions
from communique.errors import TableError
from communique.kinds import project
from communique.kinds.project import registry


@pytest.fixture(scope="module")
def pipeline():
    return nlp.build(only=["country", "project"])


def found(pipeline, text):
    return [(span.text, span._.communique) for span in mentions(pipeline(text), "project")]


def surfaces(pipeline, text):
    return [surface for surface, _ in found(pipeline, text)]


def test_seed_names_its_projects_under_one_canonical_name_each(pipeline, seed_text):
    named = {(surface, values["name"]) for surface, values in found(pipeline, seed_text)}
    assert named == {
        ("Belt and Road", "Belt and Road Initiative"),
        ("Belt and Road Initiative", "Belt and Road Initiative"),
        ("BRI", "Belt and Road Initiative"),
        ("China-Central Asia gas pipeline", "China-Central Asia gas pipeline"),
        ("Qamchiq Tunnel", "Qamchiq Tunnel"),
        ("Angren-Pap railway line", "Angren-Pap railway line"),
        ("China-Kyrgyzstan-Uzbekistan highway", "China-Kyrgyzstan-Uzbekistan highway"),
        ("Confucius Institutes", "Confucius Institute"),
        ("Luban Workshop", "Luban Workshop"),
    }


def test_every_mention_of_a_thing_carries_the_same_values(pipeline):
    text = (
        "The Kadamjay hydropower plant (KHP) in Kyrgyzstan is late. KHP costs $2bn.\n\n"
        "Critics say Kadamjay, once a dream, drowns farms."
    )
    values = [values for _, values in found(pipeline, text)]
    assert surfaces(pipeline, text) == ["Kadamjay hydropower plant", "KHP", "KHP", "Kadamjay"]
    assert all(value == values[0] for value in values)
    assert values[0]["countries"] == ["KG"]
    assert values[0]["aliases"] == ["KHP", "Kadamjay"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Osh-Kashgar railway will cross the pass in May.", ["KG", "CN"]),
        ("Uganda's Nyagak dam is small.", ["UG"]),
        ("Kenya-Ethiopia highway works stopped.", ["KE", "ET"]),
        ("China will lend Zambia $90 million for the Lusinga dam.", ["ZM"]),
        ("The Hanoi-Lang Son railway is slow.", ["VN"]),
        ("The Djibouti-China Friendship Stadium was built last year.", ["DJ"]),
    ],
)
def test_host_comes_from_the_name_or_the_words_around_it(pipeline, text, codes):
    assert [values["countries"] for _, values in found(pipeline, text)] == [codes]


@pytest.mark.parametrize(
    "text",
    [
        "The railway, two projects and a new bridge were discussed.",
        "The pipeline project needs a port.",
        "The African Development Bank and the Ministry of Roads signed the Paris Agreement.",
        "Kenya Ports Authority told the Khaleej Times about the G20 summit.",
        "Ships on the Danube River saw the Eiffel Tower.",
        "Railway Minister Piyush Rao and Port Director Lee resigned.",
        "Beijing Opens New Railway To Remote Border Town As Trade Grows",
        "A Chinese hospital, an Italian dam and Russian oil fields.",
        "They formed a Comprehensive Strategic Partnership.",
        "She landed at Lusaka International Airport and was taken to Levy Hospital.",
    ],
)
def test_bodies_landmarks_offices_headlines_and_common_nouns_are_none(pipeline, text):
    assert surfaces(pipeline, text) == []


def test_headline_in_title_case_gives_only_names_that_the_text_confirms(pipeline):
    text = (
        "Minister Hails Talas-Osh Railway As Kyrgyzstan Seeks Loans\n\n"
        "Work on the Talas-Osh railway began in May."
    )
    assert surfaces(pipeline, text) == ["Talas-Osh Railway", "Talas-Osh railway"]


def test_spellings_with_other_dashes_accents_and_case_are_one_thing(pipeline):
    text = (
        "The Talas–Osh Railway is new. The Talas-Osh railway pays. Call it the TALAS-OSH railway."
    )
    assert {values["name"] for _, values in found(pipeline, text)} == {"Talas–Osh Railway"}


def test_the_number_that_an_article_gives_belongs_to_a_registered_name(pipeline):
    text = "Bogotá Metro Line 1 is being built with a loan. The Bogotá Metro opens in 2028."
    assert {values["name"] for _, values in found(pipeline, text)} == {"Bogotá Metro Line 1"}
    assert {v["name"] for _, v in found(pipeline, "The Bogotá Metro opens.")} == {"Bogotá Metro"}


def test_acronym_of_the_registry_needs_its_countries_in_the_article(pipeline):
    assert surfaces(pipeline, "In Angola the contractor CMEC built a plant.") == []
    assert surfaces(pipeline, "In Myanmar the CMEC is stalled.") == ["CMEC"]


def test_without_countries_and_model_names_are_still_found():
    formal = nlp.build(only=["project"], context="none")
    assert surfaces(formal, "Ghana opened the Pwalesi dam.") == ["Pwalesi dam"]


def test_offsets_quote_the_text_whatever_stands_before(pipeline):
    text = "İstanbul 🚄 “ſ” — the Kadıköy–Kartal metro and the Çandarlı Port opened."
    spans = mentions(pipeline(text), "project")
    assert [text[s.start_char : s.end_char] for s in spans] == [s.text for s in spans]
    assert [s.text for s in spans] == ["Kadıköy–Kartal metro", "Çandarlı Port"]


@pytest.mark.parametrize("text", ["", " ", "dam", "The ", "’s dam", "Dam " * 50, "(" * 500 + "Dam"])
def test_odd_texts_pass(pipeline, text):
    assert surfaces(pipeline, text) == []


def _seconds(kind, doc):
    begin = time.perf_counter()
    list(kind.decide(doc, list(kind.propose(doc))))
    return time.perf_counter() - begin


@pytest.mark.parametrize(
    "unit",
    [
        "Alpha Dam ",
        "Rogun dam and ",
        "Karuma, ",
        "Rogun dam (",
        "dam called ",
        "Port of ",
        ", a dam ",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(unit):
    formal = nlp.blank()
    formal.add_pipe("communique_sentences")
    short, long = (formal(unit * count) for count in (500, 4000))
    _seconds(project, short)
    assert _seconds(project, long) < 40 * max(_seconds(project, short), 0.001)


ROW = "prj:own-dam\tOwn Valley Dam\tdam\tKE\tOVD\t\t"
HEAD = "id\tname\tcategory\tcountries\taliases\tprogramme\tsource\n"


def test_user_registry_adds_to_the_packaged_one(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    known = registry.load(path)
    assert known.get("own valley dam").countries == ("KE",)
    assert known.get("BRI").id == "prj:belt-and-road-initiative"


def test_finder_with_a_user_registry_finds_its_names(tmp_path, pipeline):
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    finder = project.Finder(registry.load(path))
    doc = nlp.build(only=["country"], context="none")("Kenya finished OVD this year.")
    decided = list(finder.decide(doc, list(finder.propose(doc))))
    assert [c.values["registry_id"] for c in decided] == ["prj:own-dam"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("own\tX Dam\tdam\tKE\t\t\t", "id 'own' is not of the form 'prj:some-slug'"),
        ("prj:x\t \tdam\tKE\t\t\t", "a project without a name"),
        ("prj:x\tX Dam\tdamm\tKE\t\t\t", "unknown category 'damm'"),
        ("prj:x\tX Dam\tdam\tKN|XX\t\t\t", "unknown country 'XX'"),
        ("prj:x\tX Dam\tdam\tKE\t\tprj:none\t", "unknown programme 'prj:none'"),
        ("prj:x\tBRI\tdam\tKE\t\t\t", "name 'BRI' stands already at project/registry.tsv:"),
        ("prj:rogun-dam\tX Dam\tdam\tKE\t\t\t", "id 'prj:rogun-dam' stands already"),
        ("prj:x\tX Dam\tdam\tKE", "4 cells where 7 columns stand"),
    ],
)
def test_registry_row_that_is_wrong_is_refused_with_file_line_and_value(tmp_path, row, message):
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + row, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        registry.load(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert message in str(caught.value)


def test_registry_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TableError, match=r"none\.tsv: the registry cannot be read"):
        registry.load(tmp_path / "none.tsv")


def test_registry_without_a_column_says_which(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("id\tname\nprj:x\tX Dam", encoding="utf-8")
    with pytest.raises(TableError, match="no column 'category'; a registry has id, name"):
        registry.load(path)
