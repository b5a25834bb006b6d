"""Which project a fact is about, when it was, and how the deal stands, in a real pipeline."""

import pytest

from communique import extract

PUBLISHED = "2024-09-17"


def _facts(pipeline, text):
    doc = pipeline.make_doc(text)
    doc._.published = PUBLISHED
    return list(extract.facts(pipeline(doc), "a"))


def _one(pipeline, text, predicate, amount=None):
    (fact,) = [
        fact
        for fact in _facts(pipeline, text)
        if fact.predicate == predicate and (fact.money and fact.money.amount) == amount
    ]
    return fact


def _days(fact):
    return fact.period and (fact.period.start_date, fact.period.end_date)


def _year(year):
    return f"{year}-01-01", f"{year}-12-31"


def _day(day):
    return day, day


@pytest.mark.parametrize(
    ("text", "predicate", "amount", "period"),
    [
        # Of two sums each has the date of its own phrase or clause.
        ("Kenya's trade with India, which stood at $3 in 2021, fell to $2.", "trade", "2", None),
        ("Kenya's exports to India, worth $3 in 2021, have grown to $4.", "trade", "4", None),
        ("Kenya's exports to India were $3 in 2021, after $2 in 2020.", "trade", "2", _year(2020)),
        (
            "The bill for the Bui Dam in Ghana rose to $4 from the $3 foreseen when it was awarded"
            " in 2020.",
            "project",
            "4",
            None,
        ),
        ("Chad builds on a loan of $5 which Japan gave in 2018.", "loan", "5", _year(2018)),
        ("Kenya and India agreed to raise trade to $3; in 2023 it was at $2.", "trade", "3", None),
        (
            "Kenya and India agreed to raise trade to $3; in 2023 it stood at $2.",
            "trade",
            "2",
            _year(2023),
        ),
        (
            "Oman lent Chad $5 for the road to Mao in 2009 and $3 for a power line in 2018.",
            "loan",
            "3",
            _year(2018),
        ),
        # A date of the works, of a condition, a term, a plan or a saying is not the deal's.
        (
            "Japan gave Ghana a $5 grant for the Bui Dam, completed in 2021.",
            "grant",
            "5",
            None,
        ),
        ("The Bui Dam in Ghana opened in 2021 with a Japanese loan of $5.", "loan", "5", None),
        ("Japan lends Chad $5, provided the leases are signed by May 2025.", "loan", "5", None),
        ("On May 3 Chad and Mali extended their pact until 2026.", "agreement", None, "2024-05-03"),
        (
            "Chad and Mali signed a pact on their plan for 2025 in May.",
            "agreement",
            None,
            "2024-05",
        ),
        ("Chad said on Monday it would revive the Bui Dam, dropped in 2020.", "project", None, ...),
        ("CAIRO, May 2 (Agency) - Chad has restructured $8 of debt.", "debt", "8", None),
        ("Oman will lend Chad $5, it announced on May 3.", "loan", "5", None),
        ("Oman granted Chad $5, half of which was paid in July.", "grant", "5", None),
        ("Chad's exports to Oman were $5, the most since May 2019.", "trade", "5", None),
        ("2014: China lends Chad $5.", "loan", "5", _year(2014)),
        # Joined clauses share a day only where they tell of one time.
        ("China and Chad met on Monday and signed a pact.", "agreement", None, "2024-09-16"),
        ("France granted Chad $2 in May and is considering a loan of $3.", "loan", "3", None),
        # What is put off is due at the last date; what is owed is counted at the end.
        ("The opening of the Bui Dam was put off from 2025 to 2027.", "project", None, _year(2027)),
        ("At the end of 2022 Chad owed China $5.", "debt", "5", (None, "2022-12-31")),
        # The signing goes before the delivery, and the deal's own clause before the sentence.
        (
            "Under a pact signed on May 3, Oman will lend Chad $5 next year.",
            "loan",
            "5",
            "2024-05-03",
        ),
        (
            "She faces a hearing on Dec. 2 over the $5 contract that Chad signed with Germany in"
            " 2021.",
            "contract",
            "5",
            _year(2021),
        ),
    ],
)
def test_when_it_was(pipeline, text, predicate, amount, period):
    if period is ...:
        planned = [f for f in _facts(pipeline, text) if f.status == "planned"]
        assert [fact.period for fact in planned] == [None]
        return
    expected = {"2024-05": ("2024-05-01", "2024-05-31")}.get(period) or (
        _day(period) if isinstance(period, str) else period
    )
    assert _days(_one(pipeline, text, predicate, amount)) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Two days after Chad signed a $5 loan with Japan, it met Mali on Monday.", "2024-09-14"),
        ("Chad met Mali on Monday, a week before it signed a $5 loan with Japan.", "2024-09-23"),
        ("Chad met Mali on Monday. A day before, it signed a $5 loan with Japan.", "2024-09-15"),
    ],
)
def test_what_is_counted_from_another_event_has_its_day(pipeline, text, period):
    assert _days(_one(pipeline, text, "loan", "5")) == _day(period)


def test_years_count_back_from_a_month_to_that_month(pipeline):
    text = "Chad left the pact in May, three years after Japan lent it $5."
    assert _days(_one(pipeline, text, "loan", "5")) == ("2021-05-01", "2021-05-31")


@pytest.mark.parametrize("span", ["9999 years", "99999999 days", "800 years"])
def test_what_is_counted_beyond_the_calendar_has_no_day(pipeline, span):
    text = f"Chad met Mali on Monday, {span} after Japan lent Chad $5."
    assert len(_facts(pipeline, text)) == 2


def test_a_part_of_a_fiscal_year_has_its_days(pipeline):
    text = "Pakistan's exports to China fell to $5 in the first half of fiscal 2024."
    assert _days(_one(pipeline, text, "trade", "5")) == ("2023-07-01", "2023-12-31")


NAMED = "Ghana wants the Bui Dam. "


@pytest.mark.parametrize(
    ("text", "predicate", "amount", "project"),
    [
        ("Japan will lend Accra $5 for it.", "loan", "5", "Bui Dam"),
        ("Its second section, from the Karuma Dam to the sea, will cost $5.", "project", "5", ...),
        ("Japan will lend US$5 million for school roofs.", "loan", "5000000", None),
        ("Two turbines for a mill were paid for with a $5 grant from Japan.", "grant", "5", None),
        ("A study of a mill was paid for with a $5 grant from Japan.", "grant", "5", None),
        ("Since 2015 Japan has lent Ghana $5.", "loan", "5", None),
        ("Accra signed a $5 contract to buy power from China.", "contract", "5", None),
        ("The contract was awarded to China.", "contract", None, "Bui Dam"),
    ],
)
def test_what_takes_up_the_project_named_before(pipeline, text, predicate, amount, project):
    expected = "Bui Dam" if project is ... else project
    assert _one(pipeline, NAMED + text, predicate, amount).project == expected


def test_what_the_noun_is_said_to_be_is_named_there(pipeline):
    text = (
        "Work on the Bui Dam began in 2018. The hardest part of the road is the Tema Tunnel. "
        "China signed a $5 contract for it with Ghana."
    )
    assert _one(pipeline, text, "contract", "5").project == "Tema Tunnel"


def test_loans_told_together_are_of_one_project(pipeline):
    text = "The Bui Dam opened in 2013. It was built with Chinese loans of $5, $6 and $7."
    loans = [fact for fact in _facts(pipeline, text) if fact.predicate == "loan"]
    assert {fact.money.amount: fact.project for fact in loans} == dict.fromkeys("567", "Bui Dam")


@pytest.mark.parametrize(
    ("text", "predicate", "amount", "status", "modality"),
    [
        ("Under one of them, Oman will invest $5 in Chad.", "investment", "5", "agreed", "planned"),
        ("Chad and Mali prolonged their pact.", "agreement", None, "agreed", "asserted"),
        ("France rescheduled $5 for Chad.", "debt", "5", "agreed", "asserted"),
        ("China agreed to defer $5 of Chad's debt.", "debt", "5", "agreed", "asserted"),
        ("The $5 loan, signed in May, comes to Chad from Japan.", "loan", "5", "agreed", ...),
        (
            "It was built with a $5 loan from Japan to Chad, agreed in 2010.",
            "loan",
            "5",
            "agreed",
            ...,
        ),
        (
            "The Bui Dam in Ghana has produced no power since 2021.",
            "project",
            None,
            "suspended",
            ...,
        ),
        ("Japan halted the talks after lending Chad $5.", "loan", "5", None, "asserted"),
    ],
)
def test_how_the_deal_stands(pipeline, text, predicate, amount, status, modality):
    fact = _one(pipeline, text, predicate, amount)
    assert fact.status == status
    assert modality in (..., fact.modality)
