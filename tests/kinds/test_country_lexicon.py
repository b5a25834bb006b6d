"""The tables of countries: every entry can be reached, and a bad one is refused."""

import re
from pathlib import Path

import pycountry
import pytest

from communique import nlp, tables
from communique.annotations import mentions
from communique.errors import TableError
from communique.kinds.country import anaphors, cues, homonyms, lexicon, members, persons

CARRIERS = {
    "name": "A delegation from {} arrived on Monday.",
    "abbrev": "A delegation from the {} arrived on Monday.",
    "demonym": "On Monday the {} delegation arrived.",
    "historical": "On Monday the {} delegation arrived.",
    "shared": "A delegation, {} and small, arrived on Monday.",
    "combining": "The {}-Japanese talks ended on Monday.",
    "capital": "On Monday {} said that it had signed.",
    "seat": "On Monday the {} said that it had signed.",
    "group": "The {} leaders met on Monday.",
    "adjective": "The {} ministers met on Monday.",
    "bound": "The {} countries met on Monday.",
    "unsure": "The {} countries met on Monday.",
}
FORMS = {
    sort: [form for form in lexicon.forms() if form.sort == sort]
    for sort in sorted({form.sort for form in lexicon.forms()})
}
STRONG = {
    form.codes[0]: form.text
    for form in reversed(lexicon.forms())
    if form.sort in lexicon.OWN - {"combining"} and form.text not in homonyms.load()
} | {"EU": "The European Union"}
"""For each country a form that means nothing else."""


@pytest.fixture(scope="module")
def countries():
    return nlp.build(only=["country"], context="none")


def read(pipeline, form):
    """What the pipeline makes of a form in its carrier, after a sentence that names its country."""
    named = STRONG[form.codes[0]] if form.codes else "Nobody"
    text = f"{named} was asked. " + CARRIERS[form.sort].format(form.text)
    start = text.index(form.text, len(named) + 12)
    return [
        (span.start_char - start, span._.communique)
        for span in mentions(pipeline(text), "country")
        if span.start_char <= start < span.end_char
    ]


@pytest.mark.parametrize("sort", [sort for sort in FORMS if sort in CARRIERS])
def test_every_form_is_found_and_means_its_country(countries, sort):
    for form in FORMS[sort]:
        made = read(countries, form)
        assert made, form
        offset, values = made[0]
        assert offset == 0, form
        if form.group:
            assert values["group"] == form.group, form
        elif form.text != "Brussels":
            assert set(values["codes"]) <= set(form.codes), form


def test_every_name_is_found_in_a_headline_of_capitals(countries):
    for form in FORMS["name"]:
        if form.text not in homonyms.load():
            doc = countries(f"TRADE WITH {form.text.upper()} GROWS AGAIN")
            assert [s._.communique["codes"] for s in mentions(doc, "country")] == [
                list(form.codes)
            ], form


def test_no_phrase_leaves_a_mention_inside(countries):
    for form in FORMS["phrase"]:
        assert [span.text for span in mentions(countries(f"We saw {form.text} there."))] == [], form


def test_every_phrase_holds_a_form_that_it_shields():
    sorts = lexicon.OWN | lexicon.GROUPS | {"shared"}
    known = {form.text for sort in sorts for form in FORMS.get(sort, [])}
    forms = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))), re.I)
    assert [form.text for form in FORMS["phrase"] if not forms.search(form.text)] == []


def test_the_lexicon_is_large_enough_and_covers_iso_3166():
    assert len(FORMS["name"]) + len(FORMS["abbrev"]) >= 500
    assert len(FORMS["demonym"]) >= 500
    assert {country.alpha_2 for country in pycountry.countries} <= lexicon.codes().keys()


def test_every_row_of_a_homonym_or_person_is_a_form_of_the_lexicon():
    known = {form.text for form in lexicon.forms()}
    bearers = {form for row in tables.read("country/persons.tsv") for form in row.items_of("forms")}
    assert homonyms.load().keys() | bearers <= known


def test_every_group_has_members_on_its_first_day_and_today():
    for group, rows in members.memberships().items():
        first = min(row.since for row in rows)
        assert members.members(group, first), group
        assert members.members(group, None) == tuple(sorted(members.members(group, None))), group


def test_a_group_is_asked_about_before_it_was_founded():
    assert members.members("BRICS", "1990-01-01") == ("BR", "CN", "IN", "RU")


# --- bad tables ---------------------------------------------------------------------------------

CACHED = [lexicon.forms, lexicon.codes, members.memberships, homonyms.load, cues._rows]
CACHED += [anaphors._rows, persons._bearers]


@pytest.fixture
def edit(tmp_path, monkeypatch):
    """Replace a line of a table by another, for as long as the test runs."""
    changed = {}
    text_of = tables._text
    monkeypatch.setattr(tables, "_text", lambda name: changed.get(name) or text_of(name))

    def replace(name, old, new):
        text = text_of(f"country/{name}")
        assert text.count(old) == 1, old
        changed[f"country/{name}"] = text.replace(old, new)
        number = text[: text.index(old)].count("\n") + 1
        return f"country/{name}:{number + new.count(chr(10))}"

    _forget()
    yield replace
    _forget()


def _forget():
    for cached in CACHED:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new", "load", "says"),
    [
        ("names.tsv", "\nAD\tAndorra\t", "\nAD\t", lexicon.forms, "3 cells where 4 columns"),
        ("names.tsv", "\nAE\tUnited", "\nAD\tUnited", lexicon.forms, "'AD' stands already at"),
        ("names.tsv", "|Zaire|", "|Zaire|Angola|", lexicon.forms, "'Angola' stands already at"),
        ("demonyms.tsv", "\nAD\t", "\nQQ\t", lexicon.forms, "'QQ' is no code of country/names.tsv"),
        ("shared.tsv", "CD|CG\nCongolese", "CD|QQ\nCongolese", lexicon.forms, "'QQ' is no code"),
        ("shared.tsv", "Korea\tname", "Korea\tnoun", lexicon.forms, "'noun' is neither name nor"),
        ("seats.tsv", "Kremlin\tRU\tseat", "Kremlin\tRU\thouse", lexicon.forms, "kind 'house' is"),
        ("seats.tsv", "Kremlin\tRU", "Kremlin\tQQ", lexicon.forms, "'QQ' is no code"),
        ("members.tsv", "\tBR|CN|IN|RU", "\tBR|CN|IN|QQ", members.memberships, "'QQ' is no code"),
        ("members.tsv", "2010-12-24", "2010-12-34", members.memberships, "'2010-12-34' is no day"),
        ("members.tsv", "BRICS\t2010", "BRIX\t2010", members.memberships, "'BRIX' is no group of"),
        ("members.tsv", "2014-03-24", "1914-03-24", members.memberships, "lies before since"),
        ("members.tsv", "\t\tID\n", "\t\tID|ID\n", members.memberships, "'ID' stands already"),
        (
            "homonyms.tsv",
            "O'Keeffe|Pacific\tcountry",
            "O'Keeffe\tyes",
            homonyms.load,
            "alone 'yes'",
        ),
        ("anaphors.tsv", "Hermit Kingdom\tKP", "Hermit Kingdom\tQQ", anaphors._rows, "'QQ' is no"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_value(edit, name, old, new, load, says):
    edit(name, old, new)
    with pytest.raises(TableError, match=re.escape(says)) as refused:
        load()
    assert re.match(rf"country/{name}:\d+: ", str(refused.value))


def test_the_place_is_that_of_the_bad_line(edit):
    where = edit("members.tsv", "2010-12-24", "24.12.2010")
    with pytest.raises(TableError, match=re.escape(where)):
        members.memberships()


def test_tables_are_found_in_the_package():
    folder = Path(lexicon.__file__).parents[2] / "data" / "country"
    assert {f"country/{path.name}" for path in folder.iterdir()} <= set(tables.names())


def test_names_and_titles_of_people_are_one_word_each():
    assert not [w for c in ("person.given", "person.title") for w in cues.words(c) if " " in w]
