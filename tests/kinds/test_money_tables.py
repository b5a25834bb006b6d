"""The tables of the kind `money`: complete over ISO 4217, and of one mind."""

import re

import iso4217
import pycountry
import pytest

from communique import tables
from communique.errors import TableError
from communique.kinds.money import currencies, places, scales, surroundings, vetoes
from communique.records import Modifier

CURRENT = {row["code"] for row in tables.read("money/currencies.tsv") if not row["state"]}
NO_MONEY = {"XXX", "XTS"}
"""ISO's codes for no currency and for tests."""


def test_every_currency_of_pycountry_is_current():
    assert {c.alpha_3 for c in pycountry.currencies} - NO_MONEY <= CURRENT


def test_every_current_code_is_known_to_iso4217_but_bitcoin():
    assert CURRENT - {c.code for c in iso4217.Currency} == {"XBT"}


def test_users_are_iso_3166_codes_or_dissolved_states():
    known = {c.alpha_2 for c in pycountry.countries} | {"XK", "EU", "SU", "YU", "CS", "DD"}
    users = {user for of_one in currencies.users().values() for user in of_one}
    assert users - known <= {"AC", "TA", "EA", "IC", "DG", "CP", "BU", "ZR", "TP"}


def test_every_country_uses_a_current_currency():
    paying = {user for code in CURRENT for user in currencies.users()[code]}
    nobody = {c.alpha_2 for c in pycountry.countries} - paying
    assert nobody <= {"AQ"}


def test_a_form_stands_once_in_its_table():
    for name, column in (("units", "forms"), ("signs", "forms"), ("modifiers", "phrase")):
        forms = [f for row in tables.read(f"money/{name}.tsv") for f in row.items_of(column)]
        if name == "modifiers":
            forms = [(r["phrase"], r["side"]) for r in tables.read("money/modifiers.tsv")]
        assert len(forms) == len(set(forms)), name


def test_a_unit_with_an_unknown_code_is_refused_with_its_place():
    row = tables.Row({"codes": "ZZZ", "default": "", "doubt": ""}, "money/units.tsv:9")
    with pytest.raises(TableError, match=re.escape("money/units.tsv:9: 'ZZZ' is no code of")):
        currencies._denomination(row, "zed", scales.Decimal(1))


def test_defaults_are_among_their_codes():
    for meant in (*currencies.units().values(), *currencies.signs().values()):
        assert meant.default is None or meant.default in meant.codes


def test_issuers_name_a_country_or_a_currency_that_exists():
    users = {user for of_one in currencies.users().values() for user in of_one}
    issuers = {i for of_one in currencies.issuers().values() for i in of_one}
    assert issuers <= users | set(currencies.users())


def test_modifiers_are_those_of_the_record():
    known = set(Modifier.__args__)
    assert {row["modifier"] for row in tables.read("money/modifiers.tsv")} < known


def test_every_phrase_of_the_tables_is_in_reach():
    phrases = [row["phrase"] for row in tables.read("money/modifiers.tsv")]
    assert max(map(len, phrases)) < surroundings._REACH


def test_cues_compile():
    for cue in vetoes._cues():
        assert vetoes._after(cue)
        assert vetoes._before(cue)


def test_a_city_belongs_to_one_country():
    seats = [r["seat"] for r in tables.read("country/seats.tsv") if r["kind"] == "capital"]
    cities = [c for row in tables.read("money/cities.tsv") for c in row.items_of("cities")]
    assert len(cities) == len(set(cities))
    assert not set(seats) & set(cities)
    assert places.named("from Mumbai to Oslo") == ["IN", "NO"]
