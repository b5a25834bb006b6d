"""Files as the tools themselves write them, and read back by the tools' own libraries."""

import json

import cassis
import pytest
import spacy
from spacy.tokens import Doc, DocBin

from communique import formats
from communique.errors import GoldError
from formats.test_round_trips import FACTS, MENTIONS, TEXT, documents

CHAD = "Chad lent Niger $5m."


def spans(path, **labels):
    found = list(formats.read(path, labels=labels))
    return [[(m["kind"], m["start"], m["end"]) for m in document.mentions] for document in found]


def put(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_labels_in_capitals_are_kinds_and_others_are_mapped(tmp_path):
    path = put(tmp_path / "d.jsonl", {"text": CHAD, "label": [[0, 4, "COUNTRY"], [16, 19, "CASH"]]})
    with pytest.raises(GoldError, match=r"unknown kind 'CASH'; .*--map CASH=KIND"):
        spans(path)
    assert spans(path, CASH="money") == [[("country", 0, 4), ("money", 16, 19)]]


def test_doccano_is_read_in_both_shapes(tmp_path):
    entities = [{"id": 1, "label": "country", "start_offset": 0, "end_offset": 4}]
    put(tmp_path / "one.jsonl", {"id": 7, "text": CHAD, "label": [[10, 15, "country"]]},
        {"id": 8, "text": CHAD, "label": []})  # fmt: skip
    put(tmp_path / "two.jsonl", {"id": 9, "text": CHAD, "entities": entities, "relations": []})
    assert spans(tmp_path) == [[("country", 10, 15)], [], [("country", 0, 4)]]
    assert [d.id for d in formats.read(tmp_path)] == ["7", "8", "9"]


def test_doccano_gives_values_back_to_spans_that_were_not_moved(tmp_path):
    path = tmp_path / "d.jsonl"
    formats.write(documents()[:1], path, "doccano")
    row = json.loads(path.read_text(encoding="utf-8"))
    assert all(len(label) == 3 for label in row["label"])
    row["label"][0][1] += 1
    put(path, row)
    first, second = next(iter(formats.read(path))).mentions[:2]
    assert "codes" not in first
    assert second["codes"] == ["TR"]


def test_prodigy_counts_the_last_token_in(tmp_path):
    tokens = [{"text": "Chad", "start": 0, "end": 4, "id": 0},
              {"text": "lent", "start": 5, "end": 9, "id": 1}]  # fmt: skip
    path = put(tmp_path / "p.jsonl", {"text": CHAD, "tokens": tokens, "_input_hash": 12,
               "spans": [{"token_start": 0, "token_end": 0, "label": "COUNTRY"}]})  # fmt: skip
    assert spans(path) == [[("country", 0, 4)]]


def test_prodigy_answers_that_were_not_accepted_are_no_gold(tmp_path):
    span = {"start": 0, "end": 4, "label": "COUNTRY"}
    path = put(tmp_path / "p.jsonl", {"text": CHAD, "spans": [span], "answer": "accept"},
               {"text": CHAD, "spans": [span], "answer": "reject"})  # fmt: skip
    assert len(spans(path)) == 1


def task(start, end, quote, text="😀 Chad"):
    value = {"start": start, "end": end, "text": quote, "labels": ["COUNTRY"]}
    return [{"id": 3, "data": {"text": text}, "annotations": [{"result": [{"value": value}]}]}]


@pytest.mark.parametrize(("start", "end"), [(3, 7), (2, 6)])
def test_label_studio_is_read_in_whichever_count_fits_the_quote(tmp_path, start, end):
    path = put(tmp_path / "ls.json", task(start, end, "Chad"))
    assert spans(path) == [[("country", 2, 6)]]


def test_label_studio_region_that_fits_in_no_count_is_refused(tmp_path):
    path = put(tmp_path / "ls.json", task(1, 5, "Chad"))
    with pytest.raises(GoldError, match="task 1: region 1-5 says 'Chad'"):
        spans(path)


def test_label_studio_task_with_two_annotations_is_refused(tmp_path):
    given = task(3, 7, "Chad")
    given[0]["annotations"] *= 2
    with pytest.raises(GoldError, match="2 annotations of one text"):
        spans(put(tmp_path / "ls.json", given))


BRAT = (
    "T1\tCountry 0 4\tChad\nT2\tMoney 16 19\t$5m\nA1\tcurrency T2 USD\nA2\tVague T2\n"
    "N1\tReference T1 ISO3166:TD\tChad\nN2\tReference T1 Wikidata:Q657\tChad\n"
    "R1\tLends Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tsee page 3\n"
)


def brat(tmp_path, annotations, text=CHAD):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(annotations, encoding="utf-8")
    return tmp_path


def test_brat_attributes_normalisations_and_notes_come_to_their_mention(tmp_path):
    mentions = next(iter(formats.read(brat(tmp_path, BRAT)))).mentions
    assert mentions == [
        {"kind": "country", "start": 0, "end": 4, "codes": ["TD"],
         "references": ["Wikidata:Q657"], "note": "see page 3"},
        {"kind": "money", "start": 16, "end": 19, "currency": "USD", "Vague": True},
    ]  # fmt: skip


def test_brat_mention_over_a_line_end_is_one_stretch_and_over_words_is_refused(tmp_path):
    brat(tmp_path, "T1\tProject 0 3;4 8\tBig Line\n", "Big\nLine")
    assert spans(tmp_path) == [[("project", 0, 8)]]
    brat(tmp_path, "T1\tProject 0 3;8 12\tBig Line\n", "Big red Line")
    with pytest.raises(GoldError, match=r"a\.ann:1: T1 is in pieces with 'red' between"):
        spans(tmp_path)


def test_brat_line_that_is_broken_is_named(tmp_path):
    brat(tmp_path, "T1\tCountry 0 4\tChad\nT2 Money 16 19 $5m\n")
    with pytest.raises(GoldError, match=r"a\.ann:2: 'T2 Money 16 19 \$5m'"):
        spans(tmp_path)


def test_brat_writes_offsets_that_its_own_text_file_bears_out(tmp_path):
    formats.write(documents()[:1], tmp_path / "b", "brat")
    text = next((tmp_path / "b").glob("*.txt")).read_bytes().decode()
    assert text == TEXT
    lines = next((tmp_path / "b").glob("*.ann")).read_text(encoding="utf-8").split("\n")
    for _, place, quote in (line.split("\t") for line in lines if line[:1] == "T"):
        pieces = [piece.split() for piece in place.split(" ", 1)[1].split(";")]
        assert " ".join(" ".join(text[int(s) : int(e)] for s, e in pieces).split()) == quote


def cas_document():
    """What INCEpTION writes: its own entity type, tokens, offsets in UTF-16 units."""
    entity = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
    token = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
    return {
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
             "mimeType": "text", "sofaString": "😀 Chad lent."},
            {"%ID": 2, "%TYPE": token, "@sofa": 1, "begin": 3, "end": 7},
            {"%ID": 3, "%TYPE": entity, "@sofa": 1, "begin": 3, "end": 7, "value": "LOC"},
        ],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3]}},
    }  # fmt: skip


def test_cas_of_inception_is_read_with_its_own_labels(tmp_path):
    path = put(tmp_path / "a.json", cas_document())
    assert spans(path, LOC="country") == [[("country", 2, 6)]]


def test_cas_structures_may_stand_by_their_id(tmp_path):
    given = cas_document()
    given["%FEATURE_STRUCTURES"] = {str(s.pop("%ID")): s for s in given["%FEATURE_STRUCTURES"]}
    given["%FEATURE_STRUCTURES"]["1"]["%ID"] = 1
    assert spans(put(tmp_path / "a.json", given), LOC="country") == [[("country", 2, 6)]]


def test_cassis_reads_what_we_write_at_the_same_places(tmp_path):
    formats.write(documents()[:1], tmp_path / "c", "cas")
    with next((tmp_path / "c").glob("*.json")).open("rb") as file:
        cas = cassis.load_cas_from_json(file)
    assert cas.sofa_string == TEXT
    read = sorted((m.kind, m.begin, m.end) for m in cas.select("communique.Mention"))
    assert read == sorted((m["kind"], m["start"], m["end"]) for m in MENTIONS)
    assert [f.kind for f in cas.select("communique.Fact")] == [FACTS[0]["predicate"]]


def test_what_cassis_writes_again_is_read_the_same(tmp_path):
    formats.write(documents()[:1], tmp_path / "c", "cas")
    path = next((tmp_path / "c").glob("*.json"))
    with path.open("rb") as file:
        cas = cassis.load_cas_from_json(file)
    before = spans(tmp_path / "c")
    cas.to_json(path)
    assert sorted(spans(tmp_path / "c")[0]) == sorted(before[0])


def test_spacy_reads_what_we_write_at_the_same_places(tmp_path):
    formats.write(documents()[:1], tmp_path / "c.spacy", "docbin")
    doc = next(DocBin().from_disk(tmp_path / "c.spacy").get_docs(spacy.blank("en").vocab))
    assert doc.text == TEXT
    read = sorted((s.label_, s.start_char, s.end_char) for s in doc.spans["sc"])
    assert read == sorted((m["kind"], m["start"], m["end"]) for m in MENTIONS)


def test_docbin_without_our_group_is_read_by_its_entities(tmp_path):
    doc = Doc(spacy.blank("en").vocab, words=["Chad", "lent"], ents=["B-GPE", "O"])
    DocBin(docs=[doc]).to_disk(tmp_path / "c.spacy")
    assert spans(tmp_path / "c.spacy", GPE="country") == [[("country", 0, 4)]]


def test_broken_docbin_is_refused(tmp_path):
    (tmp_path / "c.spacy").write_bytes(b"no docbin")
    with pytest.raises(GoldError, match=r"c\.spacy: no DocBin"):
        spans(tmp_path / "c.spacy")


def test_timeml_with_events_and_signals_is_read_by_its_dates(tmp_path):
    (tmp_path / "a.tml").write_text(
        '<TimeML><DOCID>a</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2023-05-17">x</TIMEX3>'
        "</DCT><TEXT>It <EVENT>rose</EVENT> <SIGNAL>on</SIGNAL> "
        '<TIMEX3 tid="t1" type="DATE" value="2023-05-16">Tuesday</TIMEX3> &amp; '
        '<TIMEX3 tid="t2" type="DURATION" value="P3Y">three years</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    document = next(iter(formats.read(tmp_path)))
    quoted = [document.text[m["start"] : m["end"]] for m in document.mentions]
    assert quoted == ["Tuesday", "three years"]
    assert document.mentions[1]["timex_value"] == "P3Y"
    assert document.meta["published"] == "2023-05-17"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tml", "<TimeML><TEXT>", "no well-formed XML"),
        ("a.tml", "<TimeML/>", "no TEXT element"),
        ("a.json", "[{", "no valid JSON"),
    ],
)
def test_broken_file_is_named(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=rf"{name}.*{message}"):
        spans(tmp_path / name)


def test_unknown_format_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(GoldError, match="unknown format 'conll'; there are communique, folder"):
        list(formats.read(tmp_path, name="conll"))
