"""Who gives, who gets and who takes part, in a real pipeline."""

import pytest

from communique import extract, tables


def _facts(pipeline, text):
    doc = pipeline.make_doc(text)
    doc._.published = "2024-12-02"
    return list(extract.facts(pipeline(doc), "a"))


def _told(facts, predicate):
    """`source > target` or the participants of the facts of a predicate, in order of their sums."""
    return [
        " ".join(parties.participants)
        or " ".join((*parties.source, *fact.organizations, ">", *parties.target))
        for fact in facts
        if fact.predicate == predicate
        for parties in [fact.countries]
    ]


LOANS = {
    "a bank and a debtor that lends too": (
        "Germany's KfW signed a loan agreement with India worth 200 million euros.",
        "DE > IN",
    ),
    "two that lend, one of whom borrows as well": (
        "Japan and Turkey agreed on a loan of $300 million.",
        "JP > TR",
    ),
    "who approves a loan from another": (
        "Togo's parliament approved a $70 million credit from South Korea.",
        "KR > TG",
    ),
    "an appeal": ("Malawi's appeal to Britain for a loan of $10 million was heard.", "GB > MW"),
    "whom one turns to": ("Kenya turned to Japan for a loan of $300 million.", "JP > KE"),
    "whom one thanks": ("Kenya thanked Japan for a loan of $300 million.", "JP > KE"),
    "a friend's country": ("Fiji's neighbour Australia lent it $30 million.", "AU > FJ"),
    "who does not": ("Japan, not China, lent Laos $30 million.", "JP > LA"),
    "a clause of another": (
        "Chad was given a $9 million loan by the IMF, whose largest member is the United States.",
        "International Monetary Fund > TD",
    ),
    "an organization's seat": (
        "The China-led AIIB approved a $250 million loan to Nepal.",
        "Asian Infrastructure Investment Bank > NP",
    ),
    "a cleft sentence": ("It was China that lent Zambia $300 million.", "CN > ZM"),
    "what the money does": (
        "The ADB approved a $180 million loan to improve roads in Armenia.",
        "Asian Development Bank > AM",
    ),
    "a capital": ("Belarus was promised a loan of $1 billion by Moscow.", "RU > BY"),
}


@pytest.mark.parametrize(("text", "told"), LOANS.values(), ids=LOANS)
def test_who_lends_to_whom(pipeline, text, told):
    assert _told(_facts(pipeline, text), "loan") == [told]


WORKS = {
    "where": ("Turkish companies won contracts worth $1.2 billion in Turkmenistan.", "TR > TM"),
    "for whom it is": (
        "The Spanish firm Talgo won a 500 million euro contract to supply trains to Uzbekistan.",
        "ES > UZ",
    ),
    "from whom it comes": (
        "Larsen & Toubro of India received an order worth $60 million from Nepal's power board.",
        "IN > NP",
    ),
    "two companies": (
        "Bolivia's state lithium firm signed a $970 million contract with Uranium One of Russia.",
        "RU > BO",
    ),
    "who ended it": (
        "The Georgian roads department ended its $120 million contract with a Chinese company.",
        "CN > GE",
    ),
    "works between the two": (
        "Ghana awarded a $240 million contract for the Pwalugu dam to PowerChina.",
        "CN > GH",
    ),
    "a town's company": (
        "A firm from Mumbai was given a $9 million order by the Maldives housing ministry.",
        "IN > MV",
    ),
    "who lost": (
        "Hyundai Rotem beat rivals from Japan and China to a $1.5 billion order from Morocco.",
        "KR > MA",
    ),
}


@pytest.mark.parametrize(("text", "told"), WORKS.values(), ids=WORKS)
def test_who_works_for_whom(pipeline, text, told):
    assert _told(_facts(pipeline, text), "contract") == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iraq paid Iran $2.7 billion for gas imports in 2022.", ["IR > IQ"]),
        ("Kenya and India traded. Exports of Kenyan tea to India were $3 million.", ["KE > IN"]),
        (
            "Trade between Kenya and India reached $3 billion. Kenya's exports were $1 billion.",
            ["KE IN", "KE > IN"],
        ),
        (
            "Trade between Kenya and India reached $3 billion. Kenya's exports were $7 billion.",
            ["KE IN", "KE >"],
        ),
        (
            "Chad's exports to China and France were $9 million and $3 million respectively.",
            ["TD > CN", "TD > FR"],
        ),
    ],
)
def test_who_sells_to_whom(pipeline, text, told):
    assert _told(_facts(pipeline, text), "trade") == told


@pytest.mark.parametrize(
    ("place", "code"),
    [("the Kaluga Region", "RU"), ("Gujarat", "IN"), ("the Riau Islands", "ID"), ("Berbera", "SO")],
)
def test_towns_and_regions_stand_for_their_country(pipeline, place, code):
    (fact,) = _facts(pipeline, f"A Swiss company plans to invest $40 million in {place}.")
    assert (fact.countries.source, fact.countries.target) == (("CH",), (code,))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya borrowed $40 million from the Bank of Shanghai.",
        "Kenya got a loan of $40 million, they said in Lima.",
    ],
)
def test_a_town_in_a_name_or_of_talks_is_no_party(pipeline, text):
    (fact,) = _facts(pipeline, text)
    assert (fact.countries.source, fact.countries.target) == ((), ("KE",))


def test_no_town_is_of_two_countries():
    tables_of = (("project/towns.tsv", "towns"), ("facts/regions.tsv", "regions"))
    found = {}
    for name, column in tables_of:
        for row in tables.read(name):
            for town in row.items_of(column):
                assert found.setdefault(town, row["code"]) == row["code"], f"{row.where}: {town}"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ACCRA - Parliament has ratified a $170 million loan from Deutsche Bank.", "GH"),
        ("LUSAKA (Agency) -- China gave vaccines worth $2 million to the ministry.", "ZM"),
        ("Japan's Ota flew to Fiji. He said Japan would lend the country $3 million.", "FJ"),
        ("The ADB lent Fiji $9. The government asked Japan for a $3 million loan.", "FJ"),
        ("NADI, Fiji - Japan and Nauru met. Japan will lend Nauru $3 million.", "NR"),
    ],
)
def test_the_country_of_the_article_is_the_one_that_gets(pipeline, text, target):
    *_, fact = _facts(pipeline, text)
    assert fact.countries.target == (target,)


def test_each_of_a_list_has_its_own_sum_where_the_text_says_respectively(pipeline):
    text = "The World Bank and the AIIB lent Laos $200 million and $100 million respectively."
    assert _told(_facts(pipeline, text), "loan") == [
        "World Bank > LA",
        "Asian Infrastructure Investment Bank > LA",
    ]


def test_a_sum_in_brackets_is_that_of_the_name_before_it(pipeline):
    text = "The works in Chad are paid for by Japan ($50 million) and Kuwait ($12 million)."
    found = {f.money.amount: f.countries.source for f in _facts(pipeline, text)}
    assert found == {"50000000": ("JP",), "12000000": ("KW",)}


def test_two_that_get_a_sum_each(pipeline):
    text = "The World Bank lent Togo $28 million and Benin $17 million."
    assert _told(_facts(pipeline, text), "loan") == ["World Bank > TG", "World Bank > BJ"]


def test_debts_in_one_sentence_are_owed_to_one(pipeline):
    text = "Togo repaid China $2 million, bringing the debt down to $10 million."
    assert set(_told(_facts(pipeline, text), "debt")) == {"CN > TG"}


def test_whom_a_sum_is_owed_may_stand_in_its_clause(pipeline):
    text = "The $944 million that Montenegro owes China is for a motorway."
    assert _told(_facts(pipeline, text), "debt") == ["CN > ME"]


def test_who_builds_under_a_deal_has_a_contract(pipeline):
    text = "Germany's Siemens will build a plant in Egypt under a deal worth $8 billion."
    assert _told(_facts(pipeline, text), "contract") == ["DE > EG"]


def test_of_states_that_only_give_none_gets(pipeline):
    text = "Niger is ruled by soldiers. France and the EU froze budget aid worth $500."
    assert _told(_facts(pipeline, text), "aid") == ["FR EU > NE"]


def test_a_minister_is_none_of_the_lenders(pipeline):
    text = (
        "Jamaica wants loans. The ADB lent it $3 million. The minister said that the "
        "debt to Japan had reached $9 million."
    )
    assert _told(_facts(pipeline, text), "debt") == ["JP > JM"]


def test_of_several_items_each_has_its_country(pipeline):
    text = (
        "Ghana passed its budget. Ghana grows. Ghana's cedi is up.\n"
        "Senegal will audit its ministries. Every account is open. "
        "The ADB approved a loan of $150 million on Wednesday."
    )
    assert _told(_facts(pipeline, text), "loan") == ["Asian Development Bank > SN"]


def test_a_giver_of_long_ago_is_not_that_of_a_new_loan(pipeline):
    def told(between):
        text = f"The ADB lent Fiji $3 million. {between}Fiji got another loan of $4 million."
        return _told(_facts(pipeline, text), "loan")[1:]

    assert told("It rained. ") == ["Asian Development Bank > FJ"]
    assert told("It rained. " * 8) == ["> FJ"]


@pytest.mark.parametrize("verb", ["mediated", "brokered", "hosted"])
def test_who_only_helps_takes_no_part(pipeline, verb):
    text = f"Talks between Armenia and Azerbaijan {verb} by Germany were held in Munich."
    assert _told(_facts(pipeline, text), "meeting") == ["AM AZ"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Investments by Swiss companies in Ghana exceed $2 billion.", "CH > GH"),
        ("Investment by pension funds in Egypt has topped $40 million.", "> EG"),
    ],
)
def test_whoever_invests_abroad_is_not_of_that_country(pipeline, text, told):
    assert _told(_facts(pipeline, text), "investment") == [told]


def test_goods_that_arrive_in_a_capital_go_to_its_country(pipeline):
    text = "Relief goods worth $3 million from Kazakhstan have arrived in Kabul."
    assert _told(_facts(pipeline, text), "aid") == ["KZ > AF"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Egypt and China made an agreement for a $200 million loan.", "CN > EG"),
        ("China's envoy to Cuba said his country would lend the island $9 million.", "CN > CU"),
        ("Japan met Chad and signed a deal to lend the country $9 million.", "JP > TD"),
    ],
)
def test_who_lends_where_both_are_named_together(pipeline, text, told):
    assert _told(_facts(pipeline, text), "loan") == [told]


def test_where_a_report_is_written_gives_nothing(pipeline):
    text = (
        "BRIDGETOWN, Barbados, July 24, 2025 – The Caribbean Development Bank has approved a loan "
        "of $21 million to Belize to complete the Caracol Road, which will link its towns."
    )
    assert _told(_facts(pipeline, text), "loan") == ["Caribbean Development Bank > BZ"]
