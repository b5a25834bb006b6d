"""What facts are tied from: reference, role, period, modality, in a real pipeline."""

import pytest

from communique import extract, nlp
from communique.link import sentence
from communique.link.triggers import triggers
from communique.link.words import Words


def _facts(pipeline, text, published=None, title=None):
    doc = pipeline.make_doc(text)
    doc._.published, doc._.title = published, title
    return list(extract.facts(pipeline(doc), "a"))


def _only(facts, predicate):
    (fact,) = [fact for fact in facts if fact.predicate == predicate]
    return fact


def test_a_fact_stands_in_its_sentence_and_names_its_mentions(pipeline):
    text = "It rained. Japan lent Vietnam $500 million in 2015."
    (fact,) = _facts(pipeline, text)
    assert text[slice(*fact.evidence)] == "Japan lent Vietnam $500 million in 2015."
    assert [text[slice(*map(int, m.rsplit(":", 1)[1].split("-")))] for m in fact.mentions] == [
        "Japan",
        "Vietnam",
        "$500 million",
        "2015",
    ]


def test_no_fact_without_the_parse():
    assert _facts(nlp.build(context="none"), "Japan lent Vietnam $500 million in 2015.") == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("China lent Ghana $2 billion.", "asserted"),
        ("China will lend Ghana $2 billion.", "planned"),
        ("Ghana has no plans for a $2 billion loan from China.", "negated"),
        ("Ghana denied that China had lent it $2 billion.", "negated"),
        ("China has never lent Ghana $2 billion.", "negated"),
        ("Nobody lent Ghana $2 billion.", "negated"),
        ("China ruled out a $2 billion loan to Ghana.", "negated"),
        ("China could lend Ghana $2 billion.", "conditional"),
        ("China will lend Ghana $2 billion if the reforms pass.", "conditional"),
        ("China approved a $2 billion loan to Ghana, subject to reforms.", "conditional"),
        ("China is considering a possible $2 billion loan to Ghana.", "conditional"),
        ("China reportedly lent Ghana $2 billion.", "reported"),
        ("Sources said that China had lent Ghana $2 billion.", "reported"),
        ("According to media reports, China lent Ghana $2 billion.", "reported"),
        ("China is said to have lent Ghana $2 billion.", "reported"),
        ("China pledged a $2 billion loan to Ghana.", "planned"),
        ("China is ready to lend Ghana $2 billion.", "planned"),
        ("China is set to lend Ghana $2 billion.", "planned"),
        ("An office was set up and China lent Ghana $2 billion.", "asserted"),
        ("Ghana has yet to receive the $2 billion loan from China.", "negated"),
        ("It is unclear whether China will lend Ghana $2 billion.", "conditional"),
        ("Rumour has it that China will lend Ghana $2 billion.", "reported"),
        ("Ghana is in talks on a $2 billion loan from China.", "planned"),
        ("Ghana has wrapped up talks on a $2 billion loan from China.", "asserted"),
        ("China to lend Ghana $2 billion", "planned"),
        ("China stopped short of lending Ghana $2 billion.", "negated"),
    ],
)
def test_how_sure_the_text_is(pipeline, text, modality):
    assert _only(_facts(pipeline, text), "loan").modality == modality


def test_the_speaker_is_no_party(pipeline):
    fact = _only(
        _facts(pipeline, "France's minister said that China had lent Ghana $2 billion."), "loan"
    )
    assert (fact.countries.source, fact.countries.target) == (("CN",), ("GH",))
    assert fact.attributed_to == "France's minister"


def test_multilateral_lenders_are_organizations(pipeline):
    fact = _only(_facts(pipeline, "The ADB approved a loan of $90 million to Nepal."), "loan")
    assert fact.organizations == ("Asian Development Bank",)
    assert fact.countries.source == ()


def test_national_lenders_stand_for_their_country(pipeline):
    fact = _only(_facts(pipeline, "KfW approved a loan of €90 million to Nepal."), "loan")
    assert fact.countries.source == ("DE",)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Kenya exported goods worth $5 billion to India in 2021.", ("2021-01-01", "2021-12-31")),
        ("Since 2015, Japan has lent Vietnam $5 billion.", ("2015-01-01", None)),
        ("Japan will lend Vietnam $5 billion by 2031.", (None, "2031-12-31")),
        ("Japan lent Vietnam $5 billion between 2013 and 2016.", ("2013-01-01", "2016-12-31")),
        ("Japan lent Vietnam $5 billion, it said on Monday.", None),
    ],
)
def test_when_it_happened_and_not_when_it_was_said(pipeline, text, period):
    (fact,) = _facts(pipeline, text, published="2024-05-15")
    found = fact.period and (fact.period.start_date, fact.period.end_date)
    assert found == period


def test_what_lies_ahead_of_the_article_is_planned(pipeline):
    text = "The ministers of Kenya and Uganda meet in Nairobi on 20 May."
    assert _only(_facts(pipeline, text, published="2024-05-15"), "meeting").modality == "planned"


def test_each_sum_of_a_list_is_that_of_the_name_before_it(pipeline):
    text = "Australia gives Samoa $16 million, Japan $4 million and France $3 million."
    found = {f.money.amount: f.countries.source for f in _facts(pipeline, text)}
    assert found == {"16000000": ("AU",), "4000000": ("JP",), "3000000": ("FR",)}


def test_who_stands_right_behind_the_verb_gets_the_sum(pipeline):
    text = "Unlike France, which lent Samoa $9 million, Japan gave Samoa $3 million in grants."
    found = {f.money.amount: f.countries for f in _facts(pipeline, text)}
    assert [found[sum_].source for sum_ in ("9000000", "3000000")] == [("FR",), ("JP",)]
    assert {countries.target for countries in found.values()} == {("WS",)}


@pytest.mark.parametrize("asked", ["urged Japan", "called on Japan", "asked Japan"])
def test_who_is_asked_to_give_is_the_giver_of_what_is_planned(pipeline, asked):
    (fact,) = _facts(pipeline, f"Samoa {asked} to lend it $5 million.")
    assert (fact.countries.source, fact.countries.target) == (("JP",), ("WS",))
    assert fact.modality == "planned"


def test_what_stops_is_not_what_the_clause_before_opened(pipeline):
    text = "Samoa opened the Vailele dam, but work on the Fuluasou dam has been suspended."
    found = {f.project: f.status for f in _facts(pipeline, text)}
    assert found == {"Vailele dam": "completed", "Fuluasou dam": "suspended"}


def test_a_debt_and_its_relief_are_one_fact(pipeline):
    (fact,) = _facts(pipeline, "Japan has forgiven Samoa's debt of $5 million.")
    assert (fact.predicate, fact.money.amount) == ("debt", "5000000")


def test_who_receives_a_part_of_its_loan_does_not_give_it(pipeline):
    text = "Samoa received a tranche, worth $5 million, of its loan from the World Bank."
    (fact,) = _facts(pipeline, text)
    assert (fact.countries.source, fact.countries.target) == ((), ("WS",))
    assert fact.organizations == ("World Bank",)


def test_a_border_is_no_party(pipeline):
    text = "Japan lent $5 million to Samoa for a road to the Tongan border."
    assert _only(_facts(pipeline, text), "loan").countries.target == ("WS",)


def test_who_awards_a_contract_is_no_contractor(pipeline):
    text = "Japan's Obayashi was awarded a $5 million contract by Samoa to build the Vailele dam."
    fact = _only(_facts(pipeline, text), "contract")
    assert (fact.countries.source, fact.countries.target) == (("JP",), ("WS",))


def test_a_conversion_is_no_fact_of_its_own(pipeline):
    text = "Kuwait lent Djibouti KD 15 million (around $48.8 million)."
    (fact,) = _facts(pipeline, text)
    assert (fact.money.currency, fact.money_alt[0].currency) == ("KWD", "USD")


def test_the_line_is_the_project_named_before(pipeline):
    text = "Rwanda plans the Kigali-Bugesera railway. The line will cost $300 million."
    cost = next(f for f in _facts(pipeline, text) if f.money)
    assert cost.project == "Kigali-Bugesera railway"


def test_the_two_countries_are_those_the_article_is_about(pipeline):
    text = "Kenya and Uganda talked. Kenya listened, and so did Uganda. "
    text += "Trade between the two countries reached $1 billion in 2022."
    assert set(_only(_facts(pipeline, text), "trade").countries.participants) == {"KE", "UG"}


def test_money_for_something_else_is_not_the_projects(pipeline):
    text = "The Kigali-Bugesera railway opened. Japan gave a grant of $2 million for school meals."
    assert _only(_facts(pipeline, text), "grant").project is None


def test_the_same_told_twice_is_one_fact_with_both_places(pipeline):
    text = "China lent Ghana $2 billion in 2019. "
    text += "The $2 billion loan from China to Ghana was signed in 2019."
    (fact,) = _facts(pipeline, text)
    assert len(fact.evidence_more) == 1


def test_many_figures_in_one_sentence_are_bounded_work(pipeline):
    text = "China lent Ghana " + ", ".join(f"${n} million" for n in range(1, 501)) + "."
    assert len(_facts(pipeline, text)) <= 500


def test_two_facts_of_one_place_have_two_ids(pipeline):
    text = "Australia gives Samoa $16 million, Japan $4 million and France $3 million."
    ids = [fact.id for fact in _facts(pipeline, text)]
    assert len(ids) == len(set(ids))


def _project(pipeline, text, published="2024-05-15"):
    return [f for f in _facts(pipeline, text, published) if f.predicate == "project"]


def test_two_milestones_of_a_project_in_one_sentence_are_two_facts(pipeline):
    text = "The Kigali-Bugesera railway is 65% complete and opens on 3 May 2031."
    found = {f.status: f.period and f.period.start_date for f in _project(pipeline, text)}
    assert found == {"under_construction": None, "planned": "2031-05-03"}


def test_cost_and_milestone_in_one_clause_are_one_fact(pipeline):
    (fact,) = _project(pipeline, "The $300 million Kigali-Bugesera railway opened in 2019.")
    assert (fact.money.amount, fact.status, fact.period.start_date) == (
        "300000000",
        "completed",
        "2019-01-01",
    )


def test_what_a_loan_is_for_is_no_milestone(pipeline):
    text = "China lent Rwanda $300 million to build the Kigali-Bugesera railway."
    assert [f.predicate for f in _facts(pipeline, text)] == ["loan"]


def test_a_part_of_a_project_stands_for_it(pipeline):
    text = "Rwanda plans the Kigali-Bugesera railway. The first section opened in 2019."
    opened = next(f for f in _project(pipeline, text) if f.status == "completed")
    assert opened.project == "Kigali-Bugesera railway"


def test_of_the_hosts_those_that_the_sentence_names(pipeline):
    text = "Work on the Ugandan part of the East African Crude Oil Pipeline began in 2022."
    (fact,) = _project(pipeline, text)
    assert fact.countries.target == ("UG",)


def test_a_headline_is_told_again_by_the_body(pipeline):
    text = "China lends Rwanda millions for railway\n\n"
    text += "China lent Rwanda $300 million on Monday."
    (fact,) = _facts(pipeline, text, "2024-05-15")
    assert fact.money.amount == "300000000"


def test_joined_verbs_share_their_parties(pipeline):
    text = "China has established partnerships and signed agreements with Peru and Chile."
    participants = [set(f.countries.participants) for f in _facts(pipeline, text)]
    assert {"CN", "PE", "CL"} in participants
    assert all(p == {"CN", "PE", "CL"} for p in participants)


def test_many_milestones_in_one_sentence_are_bounded_work(pipeline):
    text = "Rwanda opened the Kigali-Bugesera railway in 2019 and " * 300 + "slept."
    doc = pipeline(pipeline.make_doc(text))
    words = Words(doc)
    assert len(words.starts) == 2
    assert (
        len(triggers(sentence.read(words, 0, [*sentence.mentions(doc, words)], named=False))) < 100
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("India imported goods worth $5 billion from Kenya in 2022-23.", "2022-04-01/2023-03-31"),
        ("Kenya exported goods worth $5 billion to Uganda in FY2023.", "2022-07-01/2023-06-30"),
        ("Angola exported goods worth $5 billion to Brazil in FY2023.", None),
    ],
)
def test_a_fiscal_year_is_that_of_the_country(pipeline, text, period):
    (fact,) = _facts(pipeline, text)
    found = fact.period and f"{fact.period.start_date}/{fact.period.end_date}"
    assert found == period


def test_a_compared_sum_has_its_own_year_and_is_no_plan(pipeline):
    text = "Kenya will lift exports to Uganda to $9 billion, compared with $7 billion in 2021."
    found = {f.money.amount: (f.modality, f.period) for f in _facts(pipeline, text, "2024-05-15")}
    assert found["9000000000"] == ("planned", None)
    modality, period = found["7000000000"]
    assert (modality, period.start_date) == ("asserted", "2021-01-01")


def test_it_stands_for_the_figure_before(pipeline):
    text = (
        "Trade between Kenya and India reached $2 billion in 2022. It stood at $3 billion in 2023."
    )
    _, fact = _facts(pipeline, text)
    assert set(fact.countries.participants) == {"KE", "IN"}
    assert (fact.money.amount, fact.period.start_date) == ("3000000000", "2023-01-01")


def test_a_part_is_told_by_its_own_verb(pipeline):
    text = (
        "The IMF approved a $7 billion loan for Pakistan in 2023, of which $1 billion was paid out."
    )
    part = next(f for f in _facts(pipeline, text) if f.money.amount == "1000000000")
    assert (part.predicate, part.period, part.status) == ("loan", None, None)
    assert part.organizations == ("International Monetary Fund",)


def test_each_sum_goes_to_the_country_behind_it(pipeline):
    text = "Japan lent $5 million to Chad and $3 million to Mali."
    found = {f.money.amount: f.countries.target for f in _facts(pipeline, text)}
    assert found == {"5000000": ("TD",), "3000000": ("ML",)}


def test_according_to_whom(pipeline):
    fact = _only(_facts(pipeline, "According to the ministry, Japan lent Chad $5 million."), "loan")
    assert fact.attributed_to == "the ministry"
    fact = _only(_facts(pipeline, "It was announced that Japan had lent Chad $5 million."), "loan")
    assert fact.attributed_to is None


def test_each_sum_serves_the_project_named_with_it(pipeline):
    text = "Japan lent Kenya $5 million for the Mandera dam and $3 million for the Lodwar port."
    found = {f.money.amount: f.project for f in _facts(pipeline, text)}
    assert found == {"5000000": "Mandera dam", "3000000": "Lodwar port"}


def test_by_how_much_trade_fell_is_no_trade(pipeline):
    text = "Trade between India and Chad fell by $2 billion to $14 billion in 2023."
    (fact,) = _facts(pipeline, text)
    assert fact.money.amount == "14000000000"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Is Japan about to lend Chad $5 million?", "reported"),
        ("Q: Will Japan lend Chad $5 million?", "reported"),
        ("Why did Japan lend Chad $5 million?", "asserted"),
        ("Had Chad asked, Japan would have lent it $5 million.", "conditional"),
        ("Japan no longer lends Chad $5 million.", "negated"),
    ],
)
def test_what_is_asked_or_no_longer_so_is_not_plain(pipeline, text, modality):
    assert _only(_facts(pipeline, text), "loan").modality == modality


def test_a_list_of_givers_may_end_with_an_organization(pipeline):
    text = "Samoa received $3 million from Japan, $4 million from Fiji and $5 million from the IMF."
    found = {f.money.amount: f.countries.source or f.organizations for f in _facts(pipeline, text)}
    assert found["3000000"] == ("JP",)
    assert found["5000000"] == ("International Monetary Fund",)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_that_ends_in_a_cue_takes_nothing_from_the_next(pipeline, gap):
    text = f"Samoa and Fiji are friends.\n\nTalks were bilateral{gap}Bilateral commission met "
    text += "and signed a $3 million loan agreement."
    assert set(_only(_facts(pipeline, text), "meeting").countries.participants) == {"WS", "FJ"}


def test_of_this_stands_for_the_sum_before(pipeline):
    text = (
        "The Asian Development Bank promised Tajikistan $500. Of this, $105 is for the Rogun dam."
    )
    part = _facts(pipeline, text)[1]
    assert (part.predicate, part.money.amount, part.project) == ("loan", "105", "Rogun Dam")
    assert part.organizations == ("Asian Development Bank",)


def test_the_first_instalment_is_of_the_loan_just_told(pipeline):
    text = (
        "China agreed to lend Kenya $300 million. The first instalment, of $80 million, was paid."
    )
    told = {f.money.amount: f for f in _facts(pipeline, text) if f.predicate == "loan"}
    assert told["80000000"].countries.source == ("CN",)
    assert told["80000000"].countries.target == ("KE",)


@pytest.mark.parametrize(
    ("terms", "predicate"),
    [
        ("on concessional terms", "loan"),
        (", repayable over 40 years", "loan"),
        ("free of charge", "grant"),
        (", which need not be repaid", "grant"),
        ("for schools", "aid"),
    ],
)
def test_what_a_sum_is_by_its_terms(pipeline, terms, predicate):
    text = f"South Korea gave Laos $50 million {terms}.".replace(" ,", ",")
    assert [f.predicate for f in _facts(pipeline, text)] == [predicate]


def test_one_party_may_deny_a_loan(pipeline):
    fact = _only(_facts(pipeline, "Zambia ruled out a Chinese loan. It needs none."), "loan")
    assert fact.modality == "negated"


def test_it_stands_for_the_deal_before(pipeline):
    text = "Panama will not renew the memorandum with China. It was signed in 2017."
    signed = _only([f for f in _facts(pipeline, text) if f.period], "agreement")
    assert sorted(signed.countries.participants) == ["CN", "PA"]
    assert signed.modality == "asserted"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bolivia's lithium deal with China is worth $14.", [("agreement", "14")]),
        ("Qatar will finance a fifth of the $500 refinery.", []),
        ("Japan will lend Chad a third of the $3 needed for the port.", [("loan", None)]),
        ("Japan's aid agency will lend Chad $3.", [("loan", "3")]),
        ("The cost of the Bui Dam in Ghana rose by $2 to $9.", [("project", "9")]),
        (
            "The World Bank cleared $7 for Chad, to which the EU adds a $3 grant.",
            [("grant", "3"), ("loan", "7")],
        ),
        ("Finland, near Russia, will spend $3 on a fence in Finland.", []),
    ],
)
def test_what_a_sum_is_the_price_of(pipeline, text, told):
    facts = _facts(pipeline, text)
    assert [(f.predicate, f.money and f.money.amount) for f in facts] == told


def test_the_two_set_their_trade_a_goal(pipeline):
    text = "Trade of Georgia with Turkey was $3 billion. The two sides want to reach $5 billion."
    goal = next(f for f in _facts(pipeline, text) if f.money.amount == "5000000000")
    assert (goal.predicate, goal.modality) == ("trade", "planned")
    assert sorted(goal.countries.participants) == ["GE", "TR"]


def test_who_goes_to_a_capital_meets_its_country(pipeline):
    text = "The Kenyan president flew to Beijing for a state visit."
    fact = _only(_facts(pipeline, text), "meeting")
    assert sorted(fact.countries.participants) == ["CN", "KE"]


def test_a_price_that_names_nobody_is_no_deal(pipeline):
    assert _facts(pipeline, "A tax credit of $50 and a grant of $20 are paid.") == []


def test_the_same_told_again_is_found_behind_many_others(pipeline):
    others = [f"Japan lent Peru ${n} million in 2015." for n in range(2, 9)]
    text = " ".join(["China lent Chad $1 million in 2015.", *others, "China lent Chad $1 million."])
    loans = [fact for fact in _facts(pipeline, text) if fact.predicate == "loan"]
    assert len(loans) == 8
    assert [text[slice(*place)] for place in loans[0].evidence_more] == [
        "China lent Chad $1 million."
    ]


def test_the_two_of_sentences_apart_are_the_last_two_named(pipeline):
    text = (
        "Chad is dry. Cuba is wet. It rained again. It did so for days. Nobody was hurt. "
        "Peru is high. Oman is hot. Oman is dry. The two countries signed a trade agreement."
    )
    deal = _only(_facts(pipeline, text), "agreement")
    assert set(deal.countries.participants) == {"PE", "OM"}


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Togo and Kenya was $20 million. Kenya sold Togo goods worth $20 million.",
        "The OPEC Fund ($2 billion) and Kenya ($2 billion) lend China money for a bridge.",
        "The OPEC Fund lent Kenya $2 billion. Kenya lent $2 billion.",
    ],
)
def test_who_gives_is_not_who_gets_by_the_same_sum_told_elsewhere(pipeline, text):
    for fact in _facts(pipeline, text):
        parties = fact.countries
        assert not set(parties.source) & set(parties.target)
        assert not (parties.participants and (parties.source or parties.target))


def test_the_three_are_those_named_together_last(pipeline):
    facts = _facts(
        pipeline, "Chad, Mali and Niger met in Bamako. The three presidents signed an accord."
    )
    assert _only(facts, "agreement").countries.participants == ("TD", "ML", "NE")


def test_an_agreement_with_a_state_is_of_the_country_that_the_article_is_about(pipeline):
    text = "Kazakhstan held talks in Astana. An accord with {} was concluded in March."
    fact = _only(_facts(pipeline, text.format("Qatar")), "agreement")
    assert fact.countries.participants == ("QA", "KZ")
    found = _facts(pipeline, text.format("a Qatari firm"))
    assert [f for f in found if f.predicate == "agreement"] == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Japan remains the top donor to Laos, with $90 million.", ("JP",), ("LA",)),
        ("With $5 billion, Zambia's biggest creditor is China.", (), ()),
        ("China is a buyer's market, and Chile lost $3 million.", (), ()),
        ("India is the biggest customer for Bhutan, at $600 million.", ("BT",), ("IN",)),
    ],
)
def test_a_title_tells_whose_figure_it_is(pipeline, text, source, target):
    found = [fact for fact in _facts(pipeline, text) if fact.countries.source]
    assert [(f.countries.source, f.countries.target) for f in found] == (
        [(source, target)] if source else []
    )


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Kenya had talks with Uganda on Friday.", ("KE", "UG")),
        ("The talks between Kenya and Uganda were frank.", ("KE", "UG")),
        ("Iran's foreign minister is in Baku for talks with Azerbaijani officials.", ("IR", "AZ")),
        ("Iran's foreign minister is on a visit to Azerbaijan.", ("IR", "AZ")),
        ("Bulgaria's premier lunched with Greece's in Sofia.", ("BG", "GR")),
        ("A visit to Kenya is on the wish list of many Germans.", None),
        ("Kenya is in talks with Uganda over a border post.", None),
    ],
)
def test_a_meeting_may_be_told_by_light_verbs(pipeline, text, participants):
    found = [f.countries.participants for f in _facts(pipeline, text) if f.predicate == "meeting"]
    assert found == ([participants] if participants else [])
