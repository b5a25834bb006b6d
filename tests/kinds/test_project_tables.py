"""The tables of the kind `project`: complete, consistent, refused where they are not."""

import pycountry
import pytest

from communique import tables
from communique.errors import TableError
from communique.kinds.project import categories, heads, registry, words
from communique.kinds.project.fold import fold

REGIONS = {
    "Central Asia": {"KZ", "KG", "TJ", "TM", "UZ"},
    "East Asia": {"CN", "JP", "KR", "KP", "MN", "HK", "MO"},
    "South-East Asia": {"ID", "MY", "TH", "VN", "LA", "KH", "MM", "PH", "SG", "BN", "TL"},
    "South Asia": {"PK", "IN", "BD", "LK", "NP", "MV", "AF", "BT"},
    "Middle East": {"SA", "AE", "IR", "IQ", "TR", "JO", "IL", "QA", "KW", "OM", "EG"},
    "Africa": {"KE", "ET", "NG", "ZA", "TZ", "AO", "ZM", "MZ", "GH", "CD", "UG", "GN", "SN", "MA"},
    "Europe": {"DE", "FR", "GB", "IT", "PL", "HU", "RS", "GR", "RO", "ES", "EE", "HR", "EU"},
    "Russia and Caucasus": {"RU", "GE", "AZ", "AM", "BY", "UA"},
    "Latin America": {"BR", "AR", "CL", "PE", "EC", "BO", "CO", "MX", "PA", "NI", "CU", "GY"},
    "North America": {"US", "CA"},
    "Oceania": {"AU", "PG", "SB", "VU", "KI", "NR", "FM"},
}


def test_registry_holds_three_hundred_projects_from_every_region():
    projects = registry.packaged().projects.values()
    assert len(projects) >= 300
    covered = {code for project in projects for code in project.countries}
    for region, codes in REGIONS.items():
        there = [p for p in projects if codes.intersection(p.countries)]
        assert len(there) >= 10 or codes <= covered, region


def test_registry_countries_are_those_of_iso_3166():
    known = {country.alpha_2 for country in pycountry.countries} | {"XK", "EU"}
    for project in registry.packaged().projects.values():
        assert known.issuperset(project.countries), project.id


def test_towns_lie_in_countries_of_iso_3166_and_stand_once():
    rows = tables.read("project/towns.tsv")
    assert {country.alpha_2 for country in pycountry.countries}.issuperset(r["code"] for r in rows)
    towns = [town for row in rows for town in row.items_of("towns")]
    assert len(towns) == len(set(towns)) > 500


def test_registry_names_no_outside_source_that_was_not_read():
    assert not any(project.source for project in registry.packaged().projects.values())


def test_every_category_ends_in_a_family_and_has_heads_or_projects():
    used = {head.category for head in heads.by_form().values()}
    used |= {project.category for project in registry.packaged().projects.values()}
    leaves = {c for c, parent in categories.parents().items() if parent}
    assert used == leaves


def test_words_and_heads_are_folded_and_stand_once():
    rows = tables.read("project/words.tsv")
    assert len(tables.unique(rows, "word", "class")) == len(rows)
    for name in [row["word"] for row in rows] + list(heads.by_form()):
        assert fold(name) == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("head\tcategory\tcase\tneeds\nquay\tportt\tany\t", "quay.tsv:2: unknown category 'portt'"),
        ("head\tcategory\tcase\tneeds\nquay\tport\tlower\t", "quay.tsv:2: case 'lower' is none of"),
        ("head\tcategory\tcase\tneeds\nquay\tport\tany\tluck", "quay.tsv:2: needs 'luck' is none"),
        ("head\tcategory\tcase\tneeds\nquay\tport\tany\t\nquay\tport\tany\t", "'quay' stands alr"),
    ],
)
def test_head_that_is_wrong_is_refused_with_file_line_and_value(text, message):
    with pytest.raises(TableError) as caught:
        heads.of(tables.parse("quay.tsv", text))
    assert message in str(caught.value)


def test_category_under_an_unknown_parent_is_refused():
    rows = tables.parse("c.tsv", "category\tparent\tsays\nquay\tsea\t")
    with pytest.raises(TableError, match=r"c\.tsv:2: unknown parent 'sea'"):
        categories.of(rows)


def test_class_of_words_that_nobody_defined_is_an_error():
    with pytest.raises(KeyError):
        words.of("nonsense")
