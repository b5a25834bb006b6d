"""Articles of our own and what they tell, written by hand: the clusters are known exactly.

Each article is a list of tellings; a telling is its sentence and the fields of its fact. The
sums, periods and stages are made up where they are not common knowledge.
"""

from communique import folder
from communique.records import MENTION, Article, Fact

YEAR = {
    year: {"start_date": f"{year}-01-01", "end_date": f"{year}-12-31"} for year in range(2015, 2031)
}


def day(text):
    return {"start_date": text, "end_date": text}


def money(amount, currency="USD", upper=None):
    return {"amount": amount, "amount_max": upper, "currency": currency}


def flow(source, target=()):
    return {"source": list(source), "target": list(target)}


CENTRAL_ASIA = {"participants": ["CN", "KG", "KZ", "TJ", "TM", "UZ"]}
TRADE_2022 = {"predicate": "trade", "countries": CENTRAL_ASIA, "period": YEAR[2022]}
LINE = {"predicate": "project", "project": "Temir Pass Railway", "countries": flow((), ["KG"])}
DAM = {"predicate": "loan", "project": "Bui Dam", "countries": flow(["CN"], ["GH"])}

WIRE = (
    "Officials from the six capitals said on Thursday that commerce had grown faster than anyone "
    "foresaw, with fruit, cotton and gas leaving the region by rail and machines coming back. "
)

ARTICLES = {
    # The same trade: exactly, rounded, loosely; by an agency and by two papers that print it.
    "agency": ("2023-05-17", "Agency", WIRE, [
        ("Trade between China and Central Asia reached $70.2 billion in 2022.",
         {**TRADE_2022, "money": money("70200000000")}),
    ]),
    "paper-one": ("2023-05-17", "First Paper", WIRE, [
        ("Trade between China and Central Asia reached $70.2 billion in 2022.",
         {**TRADE_2022, "money": money("70200000000")}),
    ]),
    "paper-two": ("2023-05-18", "Second Paper", "From our desk. " + WIRE[:-12], [
        ("Trade between China and Central Asia reached $70.2 billion in 2022.",
         {**TRADE_2022, "money": money("70200000000")}),
    ]),
    "broadcaster": ("2023-05-19", "Broadcaster", "A talk with our correspondent. ", [
        ("It was worth about $70 billion last year.",
         {**TRADE_2022, "money": money("70000000000"), "modifier": "about"}),
        ("The leaders met in Xi'an in May.",
         {"predicate": "meeting", "countries": CENTRAL_ASIA,
          "period": {"start_date": "2023-05-01", "end_date": "2023-05-31"}}),
    ]),
    # Another figure for the same trade and year, and one for another year.
    "ministry": ("2023-06-02", "Ministry", "The ministry gave its own count at the weekend. ", [
        ("The turnover with the five stood at $72 billion in 2022.",
         {**TRADE_2022, "money": money("72000000000")}),
        ("It had been $50 billion in 2021.",
         {**TRADE_2022, "period": YEAR[2021], "money": money("50000000000")}),
    ]),
    # The same meeting to the day; told without a day two days later; and the one a year before.
    "summit": ("2023-05-19", "Gazette", "Lanterns hung along the old wall of the city. ", [
        ("The six leaders met in Xi'an on May 18 and 19.",
         {"predicate": "meeting", "countries": CENTRAL_ASIA,
          "period": {"start_date": "2023-05-18", "end_date": "2023-05-19"}}),
    ]),
    "echo": ("2023-05-21", "Echo", "What remains is a long list of promises. ", [
        ("The leaders of the six countries have met.",
         {"predicate": "meeting", "countries": CENTRAL_ASIA}),
    ]),
    "year-before": ("2022-01-26", "Gazette", "Screens replaced handshakes this winter. ", [
        ("The six leaders met by video link on 25 January.",
         {"predicate": "meeting", "countries": CENTRAL_ASIA, "period": day("2022-01-25")}),
    ]),
    # A railway from plan to opening, with two days given for the opening.
    "railway-plan": ("2019-03-04", "Gazette", "Surveyors have walked the pass for years. ", [
        ("The Temir Pass Railway is to open in 2024.",
         {**LINE, "period": YEAR[2024], "status": "planned", "modality": "planned"}),
        ("The Temir Pass Railway is to cost $4.7 billion.",
         {**LINE, "money": money("4700000000")}),
    ]),
    "railway-signed": ("2020-06-07", "Agency", "Pens changed hands in the capital. ", [
        ("The contract for the Temir Pass Railway was signed on Saturday.",
         {**LINE, "period": day("2020-06-06"), "status": "agreed"}),
    ]),
    "railway-works": ("2021-09-10", "Echo", "Dust hangs over the valley. ", [
        ("Works on the Temir Pass Railway began in August 2021.",
         {**LINE, "period": {"start_date": "2021-08-01", "end_date": "2021-08-31"},
          "status": "under_construction"}),
        ("The Temir Pass railway will cost $8 billion.",
         {**LINE, "money": money("8000000000")}),
    ]),
    "railway-open": ("2025-10-02", "Agency", "The first train carried schoolchildren. ", [
        ("The Temir Pass Railway opened on 1 October 2025.",
         {**LINE, "period": day("2025-10-01"), "status": "completed"}),
    ]),
    "railway-late": ("2025-12-01", "Ministry", "A yearbook looks back. ", [
        ("The Temir-Pass Railway opened on 30 September 2025.",
         {**LINE, "period": day("2025-09-30"), "status": "completed"}),
    ]),
    # A loan promised and signed, one that is denied, and two that only look alike.
    "loan-promised": ("2016-02-01", "Gazette", "The president returned with good news. ", [
        ("China will lend Ghana $562 million for the Bui Dam.",
         {**DAM, "money": money("562000000"), "status": "planned", "modality": "planned"}),
    ]),
    "loan-signed": ("2017-05-09", "Agency", "The signing lasted four minutes. ", [
        ("China lent Ghana $562 million for the Bui Dam on Monday.",
         {**DAM, "money": money("562000000"), "period": day("2017-05-08"), "status": "agreed"}),
        ("Japan lent Ghana $100 million in 2017.",
         {"predicate": "loan", "countries": flow(["JP"], ["GH"]), "period": YEAR[2017],
          "money": money("100000000")}),
    ]),
    "loan-denied": ("2017-06-01", "Echo", "Nobody at the bank would comment at first. ", [
        ("There is no Chinese loan for the Bui Dam, the opposition said.",
         {**DAM, "modality": "negated", "attributed_to": "the opposition"}),
        ("Japan lent Ghana $300 million in 2017.",
         {"predicate": "loan", "countries": flow(["JP"], ["GH"]), "period": YEAR[2017],
          "money": money("300000000")}),
    ]),
}  # fmt: skip


def write(path, names=None):
    """The record files of these articles, in this order."""
    with folder.Writer(path) as writer:
        for name in names or ARTICLES:
            published, source, opening, tellings = ARTICLES[name]
            text = opening + " ".join(sentence for sentence, _ in tellings)
            writer.add("articles", Article(id=name, published=published, source=source, text=text))
            for sentence, fields in tellings:
                _tell(writer, name, text, sentence, dict(fields))


def _tell(writer, name, text, sentence, fields):
    start = text.index(sentence)
    end = start + len(sentence)
    mentions = []
    if fields.get("money"):
        at = text.index("$", start)
        to = text.index("illion", at) + len("illion")
        mentions.append(f"{name}:money:{at}-{to}")
        writer.add("mentions", MENTION.validate_python({
            "id": mentions[0], "article_id": name, "kind": "money", "start": at, "end": to,
            "text": text[at:to], "sentence": [start, end], "rule": "by.hand", **fields["money"],
            "modifier": fields.pop("modifier", "exact"),
        }, context={"text": text}))  # fmt: skip
    writer.add("facts", Fact.model_validate({
        "id": f"{name}:{fields['predicate']}:{start}-{end}", "article_id": name, "rule": "by.hand",
        "evidence": [start, end], "mentions": mentions, **fields,
    }, context={"text": text}))  # fmt: skip
