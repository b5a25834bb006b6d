"""The kind `money` in the pipeline: spans, amounts, currencies and what surrounds them."""

import pickle
import timeit
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import marked
from communique import annotations, extract, nlp, tables
from communique.annotations import Candidate
from communique.kinds import money
from communique.kinds.money import grammar


@pytest.fixture(scope="module")
def pipeline():
    return nlp.build(only=["country", "money"], context="none")


def found(pipeline, text):
    doc = pipeline(text)
    return [(span.text, span._.communique) for span in annotations.mentions(doc, "money")]


def only(pipeline, text):
    ((_, values),) = found(pipeline, text)
    return values


def agrees(pipeline, sentence):
    """Whether the mentions are those written into the sentence, neither more nor fewer."""
    text, expected = marked.parse(sentence)
    spans = annotations.mentions(pipeline(text), "money")
    assert [s.text for s in spans] == [text[e.start : e.end] for e in expected]
    assert [(s.start_char, s.end_char) for s in spans] == [(e.start, e.end) for e in expected]
    for span, want in zip(spans, expected, strict=True):
        assert {name: span._.communique[name] for name in want.values} == want.values


TOKENIZER = nlp.blank().tokenizer
ROWS = tables.read("money/currencies.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_each_code_of_iso_4217_is_read_before_and_after_its_figures(pipeline, row):
    code = row["code"]
    agrees(
        pipeline,
        f"One paid [{code} 1.5 million](amount=1500000 currency={code}), "
        f"the other [2,500 {code}](amount=2500 currency={code}).",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost [$70.2 billion](amount=70200000000), [£2m](amount=2000000) and [€ 5](amount=5).",
        "Paid: [1,234,567.89 dollars](amount=1234567.89), [10 000 000 FCFA](amount=10000000).",
        "Paid: [CHF 1'250'000](amount=1250000), [1.234.567,89 euros](amount=1234567.89).",
        "Paid: [Rs 12,34,567](amount=1234567), [5 lakh crore rupees](amount=5000000000000).",
        "Paid: [€1.500](amount=1500), [$1.500](amount=1.5), [€1.5 million](amount=1500000).",
        "Paid: [two and a half million yen](amount=2500000).",
        "Paid: [half a billion yen](amount=500000000).",
        "Paid: [a quarter of a million euros](amount=250000), [2½ million euros](amount=2500000).",
        "Paid: [one and a half million rand](amount=1500000).",
        "Paid: [a million and a half rand](amount=1500000).",
        "Paid: [1.2 thousand million yuan](amount=1200000000), [twenty-five baht](amount=25).",
        "Paid: [two hundred and five million three hundred thousand baht](amount=205300000).",
        "Paid: [$10k](amount=10000), [$3 mln](amount=3000000), [£4bn](amount=4000000000).",
        "Paid: [$1.3tn](amount=1300000000000), [3.5M USD](amount=3500000).",
        "Paid: [٣٫٥ million euros](amount=3500000), [１２ million euros](amount=12000000).",
        "Paid: [5 (five) million dollars](amount=5000000).",
        "Paid: [five million (5,000,000) dollars](amount=5000000).",
        "Paid: [23 TShs billion](amount=23000000000 currency=TZS).",
    ],
)
def test_numbers_are_read_in_every_notation(pipeline, sentence):
    agrees(pipeline, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya paid [5m shillings](currency=KES) and Uganda [3m shillings](currency=UGX).",
        "Kuwait granted Jordan [5 million dinars](currency=KWD).",
        "Algeria is short of cash. A bank owes [5 million dinars](currency=DZD).",
        "China will lend [¥2 billion](currency=CNY). Japan will lend [¥3 billion](currency=JPY).",
        "It paid [5m Emirati dirhams](currency=AED) and [3m Moroccan dirhams](currency=MAD).",
        "Mali got [5bn CFA francs](currency=XOF), Chad [3bn CFA francs](currency=XAF).",
        "They paid [5 million dinars](currency=null).",
        "They paid [$5 million](currency=USD), in Australia too.",
        "They paid [A$5 million](currency=AUD) ([$3.3 million](currency=USD)).",
        "All sums are in Canadian dollars. The line costs [$12 billion](currency=CAD).",
        "They paid [$5 million Canadian](currency=CAD) or [C$5 million](currency=CAD).",
        "They paid [5 million pounds](currency=GBP).",
        "Cairo is hot. Egypt sells gas for [5 million pounds](currency=EGP).",
        "Germany charges [85 cents](amount=0.85 currency=EUR) a letter.",
    ],
)
def test_a_shared_name_takes_the_currency_of_the_text(pipeline, sentence):
    agrees(pipeline, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade rose from [$3bn](amount=3000000000) to [$4.5bn](amount=4500000000).",
        "Aid of between [$7 billion and $8 billion](amount=7000000000 amount_max=8000000000).",
        "Aid fell by [$400 million](amount=400000000) to [$2.1 billion](amount=2100000000).",
        "Aid was cut by [2 to 3 million dollars](amount=2000000 amount_max=3000000).",
        "Aid of [$10-15](amount=10 amount_max=15) a head.",
        "Aid of [1 bn](amount=1000000000), [2 bn](amount=2000000000) and "
        "[3 bn yuan](amount=3000000000).",
        "Aid of [$5 million](amount=5000000 amount_max=null) to 3 countries.",
        "A [$5 million](amount=5000000 amount_max=null), 10-year loan.",
        "Fees of [$8,000 to $10,000 NZD](amount=8000 amount_max=10000 currency=NZD).",
    ],
)
def test_ranges_are_one_mention_and_changes_are_two(pipeline, sentence):
    agrees(pipeline, sentence)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("about $5 million", "about"),
        ("more than $5 million", "over"),
        ("less than $5 million", "under"),
        ("at least $5 million", "at_least"),
        ("up to $5 million", "up_to"),
        ("$5 million or more", "at_least"),
        ("talk about the $5 million", "exact"),
    ],
)
def test_a_modifier_stays_outside_the_span(pipeline, text, modifier):
    ((span, values),) = found(pipeline, text)
    assert (span, values["modifier"]) == ("$5 million", modifier)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5 million a year.", "year"),
        ("$82.40 a barrel", "barrel"),
        ("$2 per kWh", "kilowatt-hour"),
        ("a $1-a-day limit", "day"),
        ("$5 million annually", "year"),
        ("$5 million a year earlier", None),
        ("$5 million a boon", None),
    ],
)
def test_per_names_what_the_sum_is_reckoned_by(pipeline, text, per):
    assert only(pipeline, text)["per"] == per


def test_a_conversion_points_at_the_mention_it_restates(pipeline):
    doc = pipeline("China lent 80 million yuan (US$9.56 million, or Tk 53 crore) to Bangladesh.")
    records = list(extract.mentions(doc, "a"))
    yuan, dollars, taka = (record for record in records if record.kind == "money")
    assert yuan.conversion_of is None
    assert dollars.conversion_of == taka.conversion_of == yuan.id


@pytest.mark.parametrize(
    "text",
    [
        "Inflation was 9.4 per cent, then 5%, then 3 percent.",
        "A 500-pound bomb; 2,000 pounds of cocaine; he lost 20 pounds.",
        "The team won the match 3-2 and 12 won medals.",
        "Rand Paul met Mark 5 and Dong Ha in 2016.",
        "The dollar fell and the euro rose; the yuan was steady.",
        "Euro 2024 was held in the euro zone.",
        "Call +44 20 7946 0958 or read Resolution 2254, page 5.",
        "The video is 1080p and the 50 Cent song is old.",
        "The 10 million mark was passed, the real problem was not.",
        "The rate was 7.6 CNY/USD.",
        "$ and £ and USD and dollars",
        "See project ID 31307 and two Japanese yen loans.",
        "It is a million-dollar question, a $64,000 question.",
        "Y2K, R2D2, N95, K2 and P5 are names.",
    ],
)
def test_what_only_looks_like_money_is_none(pipeline, text):
    assert found(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    ["$1,2,34 paid", "$" + "9" * 40, "$1.2.3.4 paid", "5٬,million dollars", "$１,٢٣4 paid", "$٠٠"],
)
def test_broken_figures_never_raise(pipeline, text):
    for span, values in found(pipeline, text):
        assert span in text
        assert values["amount"] is None or values["amount"].replace(".", "").isdigit()


def test_amounts_beyond_a_trillion_million_stay_plain_digits(pipeline):
    assert only(pipeline, "$18,400,000,000 billion")["amount"] == "18400000000000000000"


@settings(deadline=None)
@given(st.text(alphabet="$€15,. -–½mbk\nandollrsfive million(US)", max_size=80))
def test_no_text_raises_and_every_span_quotes_it(text):
    doc = TOKENIZER(text)
    spans = [(c.start, c.end) for c in money.propose(doc)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_candidates_are_plain_data(pipeline):
    doc = pipeline.make_doc("Kenya paid 5 million Kenyan shillings ($40,000).")
    made = list(money.propose(doc))
    assert pickle.loads(pickle.dumps(made)) == made
    assert all(
        isinstance(value, str | bool | list | None) for c in made for value in c.values.values()
    )


def test_marked_countries_decide_without_the_country_kind():
    pipeline = nlp.build(only=["money"], context="none")
    doc = pipeline("Tunis pays 5 million dinars.")
    annotations.mark(doc, "country", [Candidate(0, 5, "name", {"codes": ["TN"]})])
    (decided,) = money.decide(doc, list(money.propose(doc)))
    assert decided.values["currency"] == "TND"


REPEATED = ["1", ",", "million ", "$", "$1", "dollar ", "US$", "$5-", "million dollars ", "5 to "]


@pytest.mark.parametrize("unit", REPEATED)
def test_the_grammar_takes_linear_time(unit):
    """Sixteen times the text may not take a hundred times as long: a square would take 256."""
    short, long = unit * 600, unit * 9600
    grammar.read(unit * 100)
    quick = min(timeit.repeat(lambda: grammar.read(short), number=1, repeat=5))
    slow = min(timeit.repeat(lambda: grammar.read(long), number=1, repeat=2))
    assert slow < 100 * max(quick, 1e-4)


def test_work_on_a_run_of_anchors_is_bounded_by_its_sums():
    """Reading stops at each sum: none begins before the end of the one before it."""
    made = grammar.read("$5 to $6 or $7 million and " * 500)
    assert all(one.end <= other.start for one, other in pairwise(made))


@pytest.mark.parametrize(
    "text",
    [
        "hash 1111111111111111111111111111abc Euro",
        "12345678901234567890123m3 dollars",
        "1,000,000,000,000,000,000,000,000x dollars",
        "9999999999999999999yT ₿",
    ],
)
def test_a_long_number_before_a_currency_is_one_piece(text):
    assert nlp.build(only=["money"], context="none")(text).text == text


def test_a_dotless_letter_is_that_letter(pipeline):
    assert only(pipeline, "It cost $5 mıllion.")["amount"] == "5000000"
