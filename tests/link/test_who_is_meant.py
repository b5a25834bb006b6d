"""Who gives and who gets where the clause does not name them, in a real pipeline."""

import pytest

from communique import extract, tables


def _told(pipeline, text):
    """`predicate source > target` or `predicate participants` of each fact with a sum."""
    doc = pipeline.make_doc(text)
    doc._.published = "2024-12-02"
    return [
        f"{fact.predicate} "
        + (
            " ".join(parties.participants)
            or " ".join((*parties.source, *fact.organizations, ">", *parties.target))
        )
        for fact in extract.facts(pipeline(doc), "a")
        if fact.money
        for parties in [fact.countries]
    ]


STATESMEN = {
    "an office before the name": (
        "Japanese Prime Minister Taro Aso met Kenya's president in Nairobi. "
        "Aso pledged $300 million for schools in Kenya."
    ),
    "an office behind it": (
        "Taro Aso, Japan's prime minister, flew to Nairobi. Mr Aso lent Kenya $300 million."
    ),
    "the office of a country": (
        "The prime minister of Japan, Taro Aso, flew to Nairobi. Aso lent Kenya $300 million."
    ),
    "a name and no office": "Japan's Aso spoke first. Aso said he would lend Kenya $300 million.",
}


@pytest.mark.parametrize("text", STATESMEN.values(), ids=STATESMEN)
def test_a_statesman_acts_for_his_country(pipeline, text):
    assert [told.split(" ", 1)[1] for told in _told(pipeline, text)] == ["JP > KE"]


def test_a_name_that_two_bear_says_nothing(pipeline):
    text = (
        "Kenya's president, Ann Mwangi, met Uganda's president, Paul Mwangi. "
        "Mwangi gave Togo $3 million."
    )
    assert not {"aid KE > TG", "aid UG > TG"} & {*_told(pipeline, text)}


LATE = {
    "where the money comes from": "The money comes from Japan.",
    "who lends it": "It was lent by a Japanese bank.",
    "from whom it was borrowed": "The sum was borrowed from Japan.",
    "who pays": "Japan will foot the bill.",
}


@pytest.mark.parametrize("behind", LATE.values(), ids=LATE)
def test_a_giver_may_be_named_behind_the_sum(pipeline, behind):
    assert _told(pipeline, f"Togo has borrowed $3 million for clinics. {behind}") == [
        "loan JP > TG"
    ]


def test_who_pays_for_something_else_is_not_the_giver(pipeline):
    text = "Togo has borrowed $3 million for clinics. The money for the port comes from Japan."
    assert _told(pipeline, text) == ["loan > TG"]


MEANT = {
    "its neighbour": (
        "Serbia and Hungary opened a gas link. Its neighbour lent Serbia 60 million euros.",
        "loan HU > RS",
    ),
    "his hosts": (
        "Egypt's president visited Kuwait. His hosts lent Egypt $5 billion.",
        "loan KW > EG",
    ),
    "the guests": (
        "Tajikistan's minister met a delegation of Iran. The guests offered a $35 million loan.",
        "loan IR > TJ",
    ),
    "the latter": (
        "The tunnel is to be paid for by Iran and Oman. The latter will lend Armenia $2 million.",
        "loan OM > AM",
    ),
    "the emirate": (
        "Chad, Qatar and Togo were at the talks. The emirate lent Chad $5 million.",
        "loan QA > TD",
    ),
    "the government in a capital": (
        "The government in Budapest lent Serbia 60 million euros.",
        "loan HU > RS",
    ),
    "whose": ("Togo turned to Japan, whose agency lent it $3 million.", "loan JP > TG"),
    "to which": (
        "The president of Malawi spoke. The Export-Import Bank of India, to which it owes "
        "$150 million, has agreed to wait.",
        "debt IN > MW",
    ),
    "the bank": (
        "Tonga owes China's Exim Bank $120 million. Repayments to the bank of $4 million are due.",
        "debt CN > TO",
    ),
    "who is ready": ("Japan is ready to lend Togo $3 million.", "loan JP > TG"),
}


@pytest.mark.parametrize(("text", "told"), MEANT.values(), ids=MEANT)
def test_who_is_meant(pipeline, text, told):
    assert _told(pipeline, text)[-1] == told


APART = {
    "what is for each kind": (
        "Chad got $5 million in aid from Japan and $3 million in loans from South Korea.",
        ["aid JP > TD", "loan KR > TD"],
    ),
    "goods that a loan buys": (
        "The IMF lent Sri Lanka $200 million for imports from India.",
        ["loan International Monetary Fund > LK"],
    ),
    "refugees that aid helps": (
        "The EU gave 20 million euros in aid for refugees from Sudan in Chad.",
        ["aid EU > TD"],
    ),
    "a purpose before the giver": (
        "Honduras will get a $276 million grant for schools from China.",
        ["grant CN > HN"],
    ),
    "creditors in a row": (
        "Chad owes Angola $150 million, and Brazil $4 million.",
        ["debt AO > TD", "debt BR > TD"],
    ),
    "statesmen in a row": (
        "Germany's Scholz promised Ukraine 1 billion euros and Italy's Meloni 200 million euros.",
        ["aid DE > UA", "aid IT > UA"],
    ),
    "a further sum": (
        "Austria will give Moldova 20 million euros. A further 10 million euros will go to Togo.",
        ["aid AT > MD", "aid AT > TG"],
    ),
}


@pytest.mark.parametrize(("text", "told"), APART.values(), ids=APART)
def test_each_sum_has_its_own_parties(pipeline, text, told):
    assert _told(pipeline, text) == told


def test_the_contract_is_that_of_the_firm_just_named(pipeline):
    text = (
        "A consortium from South Korea will supply trains to Chad. "
        "The contract is worth $270 million."
    )
    assert _told(pipeline, text)[-1] == "contract KR > TD"


def test_whoever_holds_a_contract_works(pipeline):
    text = "Chinese state companies hold road contracts worth $414 million in Togo."
    assert _told(pipeline, text) == ["contract CN > TG"]


def test_the_epithets_are_of_known_countries():
    codes = {row["code"] for row in tables.read("country/names.tsv")}
    told = {code for row in tables.read("facts/epithets.tsv") for code in row.items_of("codes")}
    assert told <= codes


def test_the_country_that_gives_more_gave_before(pipeline):
    text = (
        "A flood hit Pakistan. The United States pledged Pakistan $10 million. "
        "Washington promised to do more. Yesterday the country promised a further $25 million."
    )
    assert _told(pipeline, text) == ["aid US > PK", "aid US > PK"]


def test_an_article_that_goes_the_round_is_about_none_of_its_countries(pipeline):
    text = (
        "The flu has spread to ten states. Schools are closed in many. The toll is unknown. "
        "Malawi and Zambia have cases. Chad has none. Peru closed schools. Kenya waits. In Togo "
        "two died. Laos and Nepal shut their borders, Ghana did not. Doctors in Malawi, Zambia, "
        "Chad, Peru, Kenya, Togo, Laos and Nepal need help. Norway pledged $10 million."
    )
    assert _told(pipeline, text) == []
