"""Which day an expression means: every weekday, tense and offset against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import nlp
from communique.annotations import mentions

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
PAST = ["The ministers met on {}.", "The port has been shut since {}.", "They signed it {}."]
AHEAD = ["The ministers will meet on {}.", "They have until {} to reply.", "It is due on {}."]
DAYS = st.dates(date(1902, 1, 1), date(2098, 12, 31))
PIPELINE = nlp.build(only=["date"], context="none")
PARSING = nlp.build(only=["date"])
many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def dates(text, published=None):
    doc = PIPELINE.make_doc(text)
    doc._.published = published and str(published)
    return [span._.communique for span in mentions(PIPELINE(doc), "date")]


def value(text, published=None):
    (found,) = dates(text, published)
    return found["timex_value"]


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("sentence", PAST)
@many
@given(published=DAYS)
def test_a_weekday_in_the_past_is_the_latest_such_day_not_after_publication(
    published, sentence, number
):
    found = date.fromisoformat(value(sentence.format(WEEKDAYS[number]), published))
    assert found.weekday() == number
    assert published - timedelta(7) < found <= published


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("sentence", AHEAD)
@many
@given(published=DAYS)
def test_a_weekday_ahead_is_the_first_such_day_not_before_publication(published, sentence, number):
    found = date.fromisoformat(value(sentence.format(WEEKDAYS[number]), published))
    assert found.weekday() == number
    assert published <= found < published + timedelta(7)


@pytest.mark.parametrize("number", range(7))
@many
@given(published=DAYS)
def test_last_and_next_weekday_leave_the_publication_day_out(published, number):
    last = date.fromisoformat(value(f"It ended last {WEEKDAYS[number]}.", published))
    following = date.fromisoformat(value(f"It ends next {WEEKDAYS[number]}.", published))
    assert published - timedelta(7) <= last < published < following <= published + timedelta(7)
    assert last.weekday() == following.weekday() == number


@many
@given(published=DAYS, count=st.integers(1, 400))
def test_days_ago_count_back_from_publication(published, count):
    found = value(f"He left {count} days ago.", published)
    assert found == (published - timedelta(count)).isoformat()


@many
@given(published=DAYS, count=st.integers(1, 120))
def test_months_and_years_ago_are_as_precise_as_their_unit(published, count):
    before = 12 * published.year + published.month - 1 - count
    assert (
        value(f"He left {count} months ago.", published) == f"{before // 12}-{before % 12 + 1:02}"
    )
    assert value(f"He left {count} years ago.", published) == f"{published.year - count:04}"


@pytest.mark.parametrize("number", range(12))
@many
@given(published=DAYS)
def test_a_month_goes_by_tense_and_may_be_that_of_publication(published, number):
    here = 12 * published.year + published.month - 1
    for sentence, back in (("It was shut in {}.", True), ("It will be shut in {}.", False)):
        year, month = map(int, value(sentence.format(MONTHS[number]), published).split("-"))
        assert month == number + 1
        away = 12 * year + month - 1 - here
        assert -12 < away <= 0 if back else 0 <= away < 12


@many
@given(published=DAYS, day=st.integers(1, 28), number=st.integers(0, 11))
def test_a_day_without_a_year_is_never_more_than_a_year_away(published, day, number):
    for verb in ("met", "will meet"):
        found = date.fromisoformat(value(f"They {verb} on {day} {MONTHS[number]}.", published))
        assert (found.day, found.month) == (day, number + 1)
        assert abs((found - published).days) <= 366


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Tuesday.", "XXXX-WXX-2"),
        ("On May 18 it rained.", "XXXX-05-18"),
        ("In May it rained.", "XXXX-05"),
        ("It rained yesterday.", "XXXX-XX-XX"),
        ("It rained last month.", "XXXX-XX"),
        ("It rained last week.", "XXXX-WXX"),
        ("It rained 31 years ago.", "XXXX"),
        ("It rained in the third quarter, when sales fell.", "XXXX-Q3"),
        ("It rained last summer.", "XXXX-SU"),
        ("It rained at Christmas.", "XXXX-12-25"),
        ("It rained at noon.", "XXXX-XX-XXT12:00"),
    ],
)
def test_without_publication_nothing_is_taken_from_the_clock(text, expected):
    (found,) = dates(text)
    assert found["timex_value"] == expected
    assert found["start_date"] is found["end_date"] is None


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2999-05-05", "nonsense", ""])
def test_no_publication_day_makes_it_raise(published):
    text = (
        "On Monday, May 3, last week, next year, two centuries ago and 40 years from now, at "
        "Easter, in the first quarter, tomorrow and on 29 February they met, a decade later too."
    )
    assert dates(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "On 31 February 2023 it rained.",
        "On June 31 it rained.",
        "On 2023-13-01 it rained.",
        "On 29 February 2023 it rained.",
        "On 45/45/2023 it rained.",
        "In week 60 of 2023-99 it rained.",
    ],
)
def test_an_impossible_date_has_no_value_and_does_not_raise(text):
    assert [d for d in dates(text, "2023-05-17") if "-" in (d["timex_value"] or "")] == []


def test_a_leap_day_without_a_year_finds_its_leap_year():
    assert value("It rained on 29 February.", "2023-05-17") == "2020-02-29"
    assert value("It will rain on 29 February.", "2023-05-17") == "2024-02-29"
    assert value("It rained on February 29.", "2025-01-20") == "2024-02-29"


@pytest.mark.parametrize("published", ["2023-05-17", "2023-12-30", "2024-01-02"])
def test_a_dateline_is_the_day_by_publication(published):
    day = date.fromisoformat(published) - timedelta(3)
    text = f"XI'AN, {MONTHS[day.month - 1]} {day.day} (Agency) -- Talks will begin in autumn."
    assert dates(text, published)[0]["timex_value"] == day.isoformat()


@many
@given(published=DAYS, away=st.integers(-300, 300))
def test_a_weekday_beside_a_day_decides_its_year(published, away):
    day = published + timedelta(away)
    text = f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"
    found = date.fromisoformat(value(f"{text}, saw floods.", published))
    assert found.weekday() == day.weekday()
    assert abs(found - published) < timedelta(366) or (day.month, day.day) == (2, 29)


OVER = [
    "{}'s earthquake is the deadliest in years.", "The attack on {} comes ahead of talks.",
    "Gunmen kill 12 on {}.", "He could have left on {}.", "The group says it fought on {}.",
    "On {} they agreed to build it.", "A report issued on {} shows this.",
]  # fmt: skip
COMING = [
    "The strike planned for {} is off.", "The vote was put off to {}.", "A ban starting {} is due.",
    "Rain is forecast for {}.", "Ahead of {}'s vote they toured the north.",
    "{}'s runoff will decide it.", "They are to meet on {}.", "They were to meet on {}.",
]  # fmt: skip
OVER += [
    "{}'s ruling means that it can open.", "The board met twice, most recently on {}.",
    "Those who fled on {} are told to go home.", "They were freed {}.",
    "Pupils had to be sent home on {}.", "It took until {} to reach them.",
]  # fmt: skip
COMING += [
    "They gathered ahead of {}'s vote.", "All were told to leave by {}.",
    "A strike looms {}.", "Funeral {} for slain officer", "A service is being held {}.",
    "The album, out on {}, is her tenth.", "The last episode airs {}.",
    "They had to pay by {}.", "Is he planning to use it on {}?",
    "What if, come {}, they have none?", "She is looking forward to {}'s talks.",
]  # fmt: skip
PARSED_COMING = [
    "The fair opens on {}.", "A report to be published on {} shows this.",
    "Ministers meeting in Oslo on {} will decide.", "Their next meeting is on {}.",
    "The bank, which reports its results on {}, has cut 300 jobs.",
]  # fmt: skip
PARSED_OVER = [
    "Ministers meeting in Oslo on {} rejected it.", "{}'s vote is the first since 1999.",
    "The rocket would have lifted off on {}.", "She was the first woman to be elected on {}.",
    "The announcement comes in the wake of {}'s talks.", "An attempt to storm it on {} failed.",
]  # fmt: skip
PUBLISHED = date(2024, 6, 12)


@pytest.mark.parametrize("name", ["Monday", "Saturday"])
@pytest.mark.parametrize(
    ("sentence", "ahead"), [(s, False) for s in OVER] + [(s, True) for s in COMING]
)
def test_words_beside_a_weekday_say_its_direction(sentence, ahead, name):
    found = date.fromisoformat(dates(sentence.format(name), PUBLISHED)[0]["timex_value"])
    assert (found > PUBLISHED) == ahead


@pytest.mark.parametrize("name", ["Monday", "Saturday"])
@pytest.mark.parametrize(
    ("sentence", "ahead"), [(s, False) for s in PARSED_OVER] + [(s, True) for s in PARSED_COMING]
)
def test_the_verb_that_governs_a_weekday_says_its_direction(sentence, ahead, name):
    doc = PARSING.make_doc(sentence.format(name))
    doc._.published = str(PUBLISHED)
    found = mentions(PARSING(doc), "date")[0]._.communique["timex_value"]
    assert (date.fromisoformat(found) > PUBLISHED) == ahead


@pytest.mark.parametrize("sentence", ["It ran from {} to {}.", "It will run from {} to {}."])
@many
@given(published=DAYS, first=st.integers(0, 6), last=st.integers(0, 6))
def test_the_second_weekday_of_a_range_follows_the_first(published, sentence, first, last):
    text = sentence.format(WEEKDAYS[first], WEEKDAYS[last])
    begin, end = (date.fromisoformat(d["timex_value"]) for d in dates(text, published))
    assert (begin.weekday(), end.weekday()) == (first, last)
    assert timedelta(1) <= end - begin <= timedelta(7)


@many
@given(published=DAYS, first=st.integers(1, 12), last=st.integers(1, 12))
def test_months_joined_by_a_hyphen_are_one_span_of_at_most_a_year(published, first, last):
    text = f"Trade grew in {MONTHS[first - 1]}-{MONTHS[last - 1]}."
    (found,) = dates(text, published)
    begin, end = date.fromisoformat(found["start_date"]), date.fromisoformat(found["end_date"])
    assert (begin.month, end.month) == (first, last)
    assert timedelta(27) <= end - begin <= timedelta(366)
    assert begin <= published


@given(published=DAYS)
def test_a_count_in_brackets_is_counted(published):
    assert value('"[Ten] years ago there was none."', published) == str(published.year - 10)


@pytest.mark.parametrize(
    "head",
    [
        "Ferry sinks\nWednesday, {}\n", "Ferry sinks\n\nPublished: {}\n\n", "{}\n",
        "LAGOS, {} (Agency) -- ", "Port Moresby, {} – ",
    ],
)  # fmt: skip
def test_a_text_without_publication_day_counts_from_the_day_at_its_head(head):
    text = head.format("12 June 2024") + "A ferry sank on Monday."
    assert dates(text)[-1]["timex_value"] == "2024-06-10"
    assert dates(text, date(2024, 6, 19))[-1]["timex_value"] == "2024-06-17"


@pytest.mark.parametrize(
    "text",
    [
        "On 12 June 2024 it sank.\nNobody was hurt on Monday.",
        "It sank in port, 12 June 2024 being a holiday. Divers came on Monday.",
        "Rotterdam, June 12 (Agency) -- A ship sank on Monday.",
    ],
)
def test_a_date_that_heads_nothing_is_no_publication_day(text):
    assert dates(text)[-1]["timex_value"] == "XXXX-WXX-1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A runoff will be on October 28.", "2018-10-28"),
        ("A runoff on October 28 was called for if no one won.", "2018-10-28"),
        ("They met on December 12.", "2017-12-12"),
        ("They will meet on November 20.", "2018-11-20"),
    ],
)
def test_tense_is_believed_as_long_as_the_day_is_not_nearly_a_year_away(text, expected):
    assert value(text, "2018-10-03") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2003, the judge was named in May.", "2003-05"),
        ("Last year we started in July.", "2017-07"),
        ("The 2003 budget was passed in May.", "2018-05"),
        ("He was named in 2003 and left in May.", "2018-05"),
        ("Last year's winner left in May.", "2018-05"),
    ],
)
def test_a_year_that_opens_the_sentence_holds_for_its_first_clause(text, expected):
    assert dates(text, "2018-10-03")[-1]["timex_value"] == expected


def test_what_counts_from_the_text_counts_from_the_end_of_the_date_last_named():
    found = dates("It ran in December 1988 and the following August.")
    assert found[-1]["timex_value"] == "1989-08"
    found = dates("It ran in the summer of 2011 and the previous winter.")
    assert found[-1]["timex_value"] == "2010-WI"


TOLD = [
    ("It sank on Monday. It had left at 6 a.m.", "2024-06-10T06:00"),
    ("It sank on Monday, police said on Tuesday. It had left at 6 a.m.", "2024-06-10T06:00"),
    ("It sank on Monday. An inquiry is on. It had left at 6 a.m.", "2024-06-10T06:00"),
    ("It sank on Monday. The minister will speak at 6 p.m.", "2024-06-12T18:00"),
    ("A hearing will be on Friday. At 6 p.m. they prayed.", "2024-06-12T18:00"),
    ("It sank on 3 May 1998. It had left at 6 a.m.", "1998-05-03T06:00"),
    ("It sank on 3 May 1998. It was raised in 1999. Divers left at 6 a.m.", "2024-06-12T06:00"),
    ("It left at 6 a.m. on Monday and sank 90 minutes later.", "2024-06-10T07:30"),
    ("It left at 11 p.m. on Monday and sank two hours and ten minutes later.", "2024-06-11T01:10"),
    ("It left on Monday and sank two hours later.", "2024-06-10TXX:XX"),
    ("It sank on Monday. It was found in the afternoon.", "2024-06-10TAF"),
    ("It sank on Monday. It had left the night before.", "2024-06-09TNI"),
    ("It sank on Monday at 11 p.m. and was found at 3 a.m. the next day.", "2024-06-11T03:00"),
    ("It sank at 3:05 in the afternoon.", "2024-06-12T15:05"),
    ("It sank at 11 at night on Monday.", "2024-06-10T23:00"),
    ("A flash was seen at 0642 local time.", "2024-06-12T06:42"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_clock_time_goes_on_the_day_that_the_text_tells_of(text, expected):
    assert dates(text, PUBLISHED)[-1]["timex_value"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 1939 troops marched in. In September war broke out.", "1939-09"),
        ("In 1939 he was poor. By May he was rich.", "1939-05"),
        ("In March 1939 troops marched in.\nIn May he retired.", "2024-05"),
        ("He was born in March 1939. In May he retired.", "2024-05"),
        ("In March 1939 he was born. Prices rose in May.", "2024-05"),
        ("The largest since 2009, when a vote in May failed.", "2009-05"),
        ("It was fitted in 2011 after a crash that January.", "2011-01"),
        ("He was tried in March 1994 and freed that May.", "1994-05"),
        ("It was built in February 2003, in place of one lost the previous May.", "2002-05"),
        ("The hall, shut since May 2017, opens on Saturday, June 15.", "2024-06-15"),
        ("The ship, built in February 1994, was on a trip that began on May 28.", "2024-05-28"),
        ("The hall shut in May 2017 and will open in July.", "2024-07"),
        ("He came home in the autumn of 1944 and two years later left.", "1946"),
        ("It shut in October 2020 and opened a year later.", "2021"),
        ("It rose in October 2020 from a year earlier.", "2019-10"),
        ("They met last Wednesday and Thursday.", "2024-06-06"),
        ("They meet next Wednesday and Thursday.", "2024-06-20"),
    ],
)
def test_a_tale_lends_its_year_and_an_insertion_does_not(text, expected):
    assert dates(text, PUBLISHED)[-1]["timex_value"] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "It rained on Tuesday (June 4) and on Sunday night (June 2).",
            ["2024-06-04", "2024-06-04", "2024-06-02TNI", "2024-06-02"],
        ),
        ("They met last Wednesday, June 5.", ["2024-06-05", "2024-06-05"]),
        ("They met yesterday, June 10.", ["2024-06-10", "2024-06-10"]),
        ("Today, February 18, 2006, they met.", ["2006-02-18", "2006-02-18"]),
        ("They met on Friday, 2012-03-02.", ["2012-03-02", "2012-03-02"]),
        (
            "They met on Monday, Tuesday, June 4 and June 7.",
            ["2024-06-10", "2024-06-04", "2024-06-07"],
        ),
        ("They met on Friday, 2012-03-04.", ["2024-06-07", "2012-03-04"]),
    ],
)
def test_the_date_behind_a_day_is_its_own(text, days):
    assert [one["timex_value"] for one in dates(text, PUBLISHED)] == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will be in Rome on Friday. Is there a stop on Friday?", "2024-06-14"),
        ("They were in Rome on Friday. Is there more on Friday?", "2024-06-07"),
        ("They will be in Rome on Friday. They met on Friday.", "2024-06-07"),
        ("On Friday they will be in Rome. On Wednesday they will return.", "2024-06-19"),
        ("On Tuesday they were in Rome. On Wednesday they will return.", "2024-06-12"),
        ("They met on the 2nd and again on the 24th.", "2024-05-24"),
        ("They will meet on June 18 and again on the 24th.", "2024-06-24"),
        ("Congress agreed to build it back in September.", "2023-09"),
        ("Congress will come back in September.", "2024-09"),
        ("They missed the March deadline.", "2024-03"),
        ("He lent it, provided that the land is cleared by May.", "2025-05"),
        ("Is there a chance of the August deadline?", "2024-08"),
        ("They said that May 16th would do.", "2024-05-16"),
        ("They said so this past January.", "2024-01"),
    ],
)
def test_a_day_is_read_with_what_the_text_told_before(text, expected):
    assert dates(text, PUBLISHED)[-1]["timex_value"] == expected


def test_a_dated_today_is_the_day_of_a_text_without_one():
    found = dates("Today, 3 March 2011, they met. They had dined yesterday.", None)
    assert [one["timex_value"] for one in found] == ["2011-03-03", "2011-03-03", "2011-03-02"]


@pytest.mark.parametrize(
    ("published", "text", "week"),
    [
        ("2024-06-12", "It rained over the weekend and hailed on Tuesday.", 23),
        ("2024-06-12", "It hailed on Tuesday after it rained over the weekend.", 23),
        ("2024-06-10", "The weekend in pictures", 23),
        ("2024-06-14", "The weekend in pictures", 24),
    ],
)
def test_the_weekend_is_the_one_just_over_until_the_next_is_near(published, text, week):
    values = [one["timex_value"] for one in dates(text, published)]
    assert f"2024-W{week}-WE" in values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She came in May 1945 and by Christmas she had left.", "1945-12-25"),
        ("She came in July 1945 and left by spring.", "1946-SP"),
        ("She came in May 1945 and will be honoured at Christmas.", "2024-12-25"),
        ("In 1972, when drought struck, peat burned until October.", "1972-10"),
        ("It was called off on 9 June and on the 10th his family wept.", "2024-06-10"),
    ],
)
def test_feasts_and_seasons_follow_the_date_told_of(text, expected):
    assert dates(text, PUBLISHED)[-1]["timex_value"] == expected


def test_the_month_may_is_no_modal():
    assert (
        dates("They split in May and wed on Friday.", PUBLISHED)[-1]["timex_value"] == "2024-06-07"
    )
    assert dates("They may wed on Friday.", PUBLISHED)[-1]["timex_value"] == "2024-06-14"


@pytest.mark.parametrize("noun", ["floor", "anniversary", "Armoured Division", "-minute goal"])
def test_an_ordinal_before_its_noun_is_no_day(noun):
    assert dates(f"It was on the 15th {noun} that he fell.", PUBLISHED) == []
