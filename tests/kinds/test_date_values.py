"""Arithmetic on TIMEX3 values and the days they cover, held against the calendar."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.kinds.date import calendars, feasts
from communique.kinds.date.intervals import covered, interval
from communique.kinds.date.values import coarser, moved, precision

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
CALENDAR_UNITS = ["D", "W", "M", "Q", "H", "Y", "DE", "CE"]


@given(DAYS, st.sampled_from(CALENDAR_UNITS))
def test_a_unit_covers_the_days_it_was_made_from(day, unit):
    value = coarser(day.isoformat(), unit)
    first, last = covered(value)
    assert first <= day <= last
    assert precision(value) == unit


@given(DAYS, st.sampled_from(CALENDAR_UNITS))
def test_units_follow_one_another_without_gap(day, unit):
    value = coarser(day.isoformat(), unit)
    following = moved(value, unit, 1)
    if following and covered(following):
        assert covered(following)[0] == covered(value)[1] + timedelta(1)
        assert moved(following, unit, -1) == value


@given(DAYS, st.integers(-5000, 5000))
def test_days_and_weeks_move_as_the_calendar_does(day, count):
    try:
        expected = (day + timedelta(count)).isoformat()
    except OverflowError:
        expected = None
    assert moved(day.isoformat(), "D", count) == expected


@given(DAYS, st.integers(-30, 30))
def test_months_move_to_the_same_day_or_the_last_one(day, count):
    result = moved(day.isoformat(), "M", count)
    if result is not None:
        found = date.fromisoformat(result)
        assert 12 * found.year + found.month == 12 * day.year + day.month + count
        assert found.day == day.day or (found + timedelta(1)).day == 1


@given(st.text(alphabet="0123456789-QHWTXPYSUEF/", max_size=14))
def test_no_value_raises(value):
    first, last = interval(value)
    assert (first is None) == (last is None)
    for unit in CALENDAR_UNITS:
        moved(value, unit, 1)


@given(st.from_regex(r"\d{4}-\d\d(-\d\d)?|\d{4}-W\d\d(-WE)?|\d{4}-[QH]\d|\d{2,4}", fullmatch=True))
def test_an_impossible_date_covers_nothing_and_a_possible_one_is_in_order(value):
    if re.fullmatch(r"[\d\-WEQH]+", value, re.ASCII) and (days := covered(value)):
        assert days[0] <= days[1]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2025-W01", ("2024-12-30", "2025-01-05")),
        ("2021-W53", (None, None)),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02-29", (None, None)),
        ("2010-W04-WE", ("2010-01-30", "2010-01-31")),
        ("2024-WI", ("2024-12-01", "2025-02-28")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("2021/2025", ("2021-01-01", "2025-12-31")),
        ("2023-01/2023-11", ("2023-01-01", "2023-11-30")),
        ("2025/2021", (None, None)),
        ("2009-12-15T18:00Z", ("2009-12-15", "2009-12-15")),
        ("20", ("2000-01-01", "2099-12-31")),
        ("0000", (None, None)),
        ("9999", ("9999-01-01", "9999-12-31")),
        ("FY2024", (None, None)),
        ("BC0044", (None, None)),
        ("PRESENT_REF", (None, None)),
        ("P3Y", (None, None)),
        (None, (None, None)),
    ],
)
def test_intervals_at_the_edges(value, days):
    assert interval(value) == days


def test_persian_years_begin_on_the_days_that_iran_kept():
    kept = {1358: "1979-03-21", 1375: "1996-03-20", 1399: "2020-03-20", 1402: "2023-03-21"}
    assert {year: calendars.persian(year, 1, 1) for year in kept} == kept


@given(st.integers(1178, 1632))
def test_a_persian_year_is_its_twelve_months(year):
    months = [calendars.persian(year, month, None).split("/") for month in range(1, 13)]
    whole = calendars.persian(year, None, None).split("/")
    assert [months[0][0], months[-1][1]] == whole
    ends = [date.fromisoformat(last) + timedelta(1) for _, last in months[:-1]]
    assert ends == [date.fromisoformat(first) for first, _ in months[1:]]


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_hijri_months_have_29_or_30_days(year, month):
    first, last = map(date.fromisoformat, calendars.hijri(year, month, None).split("/"))
    assert (last - first).days + 1 in (29, 30)


def test_a_day_that_a_calendar_has_not_gives_nothing():
    assert calendars.persian(1402, 12, 30) is None
    assert calendars.hijri(1444, 9, 31) is None
    assert calendars.buddhist(543) is None
    assert calendars.persian(99999, 1, 1) is None


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_between_its_bounds(year):
    easter = feasts.easter(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_easter_fell_where_it_did():
    kept = ["1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31"]
    assert [feasts.easter(int(day[:4])).isoformat() for day in kept] == kept
