"""Every format brings back what was put into it, offsets included, on texts that are hard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import formats
from communique.formats.document import Document

TEXT = (
    "😀 Türkiye lent e\u0301quipe São Tomé $5m.\r\n\r\nTürkiye’s “Bakı–Tbilisi\r\nline” 👩‍🚀 cost"
    " <5 & >3 $5m on 18 May\t2023; 18 May 2023 again. \u202bRLO\u202c \U0001f1f0\U0001f1ff end"
)


def at(quote, kind, number=0, **values):
    """The mention over the quote's so-manieth occurrence."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(quote, start + 1)
    return {"kind": kind, "start": start, "end": start + len(quote), **values}


MENTIONS = [
    at("Türkiye", "country", codes=["TR"], form="name"),
    at("Türkiye", "country", 1, codes=["TR"], alt=[["TM"], ["TR", "AZ"]], optional=True),
    at("São Tomé", "country", codes=["ST"], group=None, rule="country.name"),
    at("$5m", "money", amount="5000000", amount_max=None, currency="USD"),
    at("$5m", "money", 1, amount=None, currency="USD"),
    at("Bakı–Tbilisi\r\nline", "project", name="Baku–Tbilisi line", aliases=["B T", "BTK"],
       countries=["AZ", "GE"]),
    at("Bakı", "country", codes=["AZ"], form="metonym"),
    at("18 May\t2023", "date", timex_type="DATE", timex_value="2023-05-18", mod="APPROX"),
    at("18 May 2023", "date", timex_type="DATE", timex_value="2023-05-18"),
    at("\U0001f1f0\U0001f1ff", "country", codes=["KZ"]),
]  # fmt: skip
FACTS = [
    {"predicate": "loan", "countries": {"source": ["TR"], "target": ["ST"]},
     "money": {"amount": "5000000", "currency": "USD"}, "project": None,
     "evidence": [2, TEXT.index("\r\n")], "evidence_more": [[0, 4]]},
]  # fmt: skip
META = {"title": "“Loans” & lines", "published": "2023-05-17", "source": None,
        "optional": [[0, 2]], "exhaustive": False}  # fmt: skip


def documents():
    return [
        Document("wire/2023 no. 5", TEXT, mentions=list(MENTIONS), facts=list(FACTS), meta=META),
        Document("long " * 1000, "Nothing.", meta=META),
        Document(".hidden", "Nothing here 😀.", meta={"published": "2024-02-29"}),
    ]


PATHS = {
    "communique": "g.jsonl", "folder": "records", "brat": "brat", "doccano": "d.jsonl",
    "prodigy": "p.jsonl", "labelstudio": "ls.json", "cas": "cas", "docbin": "corpus.spacy",
}  # fmt: skip


def plain(document):
    """What must come back: the order of mentions is the format's own."""
    mentions = [{k: v for k, v in m.items() if k not in ("text", "article_id")}
                for m in document.mentions]  # fmt: skip
    facts = [{k: v for k, v in f.items() if k != "article_id"} for f in document.facts]
    return (document.id, document.text, sorted(mentions, key=lambda m: (m["start"], m["end"])),
            facts, document.meta)  # fmt: skip


def test_every_format_has_its_round_trip():
    assert set(PATHS) | {"timeml"} == set(formats.FORMATS)


@pytest.mark.parametrize("name", PATHS)
def test_format_brings_back_everything(tmp_path, name):
    path = tmp_path / PATHS[name]
    assert formats.write(documents(), path, name) == []
    back = sorted(map(plain, formats.read(path)), reverse=True)
    assert back == sorted(map(plain, documents()), reverse=True)


@pytest.mark.parametrize("name", [*PATHS, "timeml"])
def test_format_is_recognised_by_what_is_there(tmp_path, name):
    path = tmp_path / PATHS.get(name, "timeml")
    formats.write(documents(), path, name)
    assert formats.recognised(path) is formats.module(name)


@pytest.mark.parametrize("name", PATHS)
def test_what_was_read_can_be_written_again(tmp_path, name):
    read = documents()
    for trip in ("one", "two"):
        path = tmp_path / trip / PATHS[name]
        path.parent.mkdir()
        formats.write(read, path, name)
        read = list(formats.read(path))
    assert sorted(map(plain, read), reverse=True) == sorted(map(plain, documents()), reverse=True)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
HARD = st.one_of(
    TEXTS, st.text("\r\n \t😀é\u0301\ufeff\u2028\x85\x00&<T1", min_size=1, max_size=30)
)


@pytest.mark.parametrize("name", PATHS)
@settings(max_examples=25, deadline=None)
@given(text=HARD, data=st.data())
def test_offsets_survive_on_any_text(tmp_path_factory, name, text, data):
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    mentions = [
        {"kind": "date", "start": start, "end": data.draw(st.integers(start + 1, len(text))),
         "timex_value": data.draw(TEXTS)}
        for start in starts
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("trip") / PATHS[name]
    formats.write([Document("a", text, mentions=mentions)], path, name)
    (back,) = formats.read(path)
    assert back.text == text
    kept = [{k: v for k, v in m.items() if k not in ("text", "article_id")} for m in back.mentions]
    assert sorted(kept, key=str) == sorted(mentions, key=str)


def test_timeml_brings_back_dates_and_names_what_it_cannot_hold(tmp_path):
    first, _, second = documents()
    first.mentions.append(at("18", "date", 1, timex_type="DATE", start_date=None))
    warnings = formats.write([first, second], tmp_path / "tml", "timeml")
    place = TEXT.rindex("18 May 2023")
    assert warnings == [
        f"wire/2023 no. 5: date at {place}-{place + 2} overlaps another and is left out",
        "wire/2023 no. 5: TimeML has no place for mentions of other kinds: country, money, project",
        "wire/2023 no. 5: TimeML has no place for fields of dates: start_date",
        "wire/2023 no. 5: TimeML has no place for fields of the article: "
        "exhaustive, optional, source",
        "wire/2023 no. 5: TimeML has no place for facts: loan",
    ]
    back = {document.id: document for document in formats.read(tmp_path / "tml")}
    assert back["wire/2023 no. 5"].text == TEXT
    assert back["wire/2023 no. 5"].mentions == MENTIONS[7:9]
    assert back["wire/2023 no. 5"].meta == {"title": META["title"], "published": "2023-05-17"}
    assert back[".hidden"].meta == {"published": "2024-02-29"}


def test_text_that_xml_cannot_hold_is_named_and_not_written(tmp_path):
    warnings = formats.write([Document("a", "bell \a rings")], tmp_path / "tml", "timeml")
    assert warnings == ["a: not written: its text has characters that XML cannot hold"]
    assert list(formats.read(tmp_path / "tml")) == []
