"""Made articles with records that hold: every offset is that of the words."""

import hashlib

from communique.folder import Writer
from communique.records import MENTION, Article, Fact

COUNTRIES = {
    "China": "CN", "Kazakhstan": "KZ", "Ghana": "GH", "Japan": "JP", "Peru": "PE",
    "Kosovo": "XK", "Tuvalu": "TV", "France": "FR", "Kenya": "KE", "Brazil": "BR",
}  # fmt: skip
PREDICATES = ("loan", "grant", "trade", "investment")
STATUSES = (None, "planned", "agreed", "completed")


class Story:
    """Grows a text, and with it the mentions and facts that stand in it."""

    def __init__(self, article_id, **head):
        self.id, self.head, self.text = article_id, head, ""
        self.mentions, self.facts = [], []

    def say(self, words):
        self.text += words
        return self

    def mention(self, kind, words, **values):
        start = len(self.text)
        self.say(words)
        name = f"{self.id}:{kind}:{start}-{len(self.text)}"
        self.mentions.append({
            "id": name, "article_id": self.id, "kind": kind, "start": start,
            "end": len(self.text), "text": words, "sentence": [start, len(self.text)],
            "rule": f"{kind}.made", "confidence": 0.9, **values,
        })  # fmt: skip
        return name

    def fact(self, predicate, start, **values):
        name = f"{self.id}:{predicate}:{start}-{len(self.text)}"
        self.facts.append({
            "id": name, "article_id": self.id, "predicate": predicate,
            "evidence": [start, len(self.text)], "rule": f"{predicate}.made", **values,
        })  # fmt: skip
        return name

    def country(self, name):
        return self.mention("country", name, codes=[COUNTRIES[name]], form="name")

    def deal(self, giver, taker, millions, year, predicate="loan", **values):
        """A sentence like 'China gave Ghana $5 million in 2020.' with its fact."""
        start = len(self.text)
        names = [self.country(giver), self.say(" gave ").country(taker)]
        self.say(" ")
        amount = f"{millions}000000"
        names.append(self.mention("money", f"${millions} million", amount=amount, currency="USD"))
        self.say(" in ")
        days = {"start_date": f"{year}-01-01", "end_date": f"{year}-12-31"}
        names.append(
            self.mention("date", str(year), timex_type="DATE", timex_value=str(year), **days)
        )
        self.say(".")
        self.fact(
            predicate, start, mentions=names, period=days,
            countries={"source": [COUNTRIES[giver]], "target": [COUNTRIES[taker]]},
            money={"amount": amount, "currency": "USD"}, **values,
        )  # fmt: skip
        return self.say(" ")

    def write(self, writer):
        writer.add("articles", Article(id=self.id, text=self.text, **self.head))
        for mention in self.mentions:
            writer.add("mentions", MENTION.validate_python(mention, context={"text": self.text}))
        for fact in self.facts:
            writer.add("facts", Fact.model_validate(fact, context={"text": self.text}))


def write(folder, stories):
    with Writer(folder) as writer:
        for story in stories:
            story.write(writer)
    return folder


def many(count, deals=12):
    """Articles of some 4,000 characters, with `deals` facts and four mentions in each."""
    filler = "Officials said that talks on further projects would go on in the coming months. "
    for number in range(count):
        drawn = int(hashlib.sha256(str(number).encode()).hexdigest(), 16)
        story = Story(f"made-{number:05}", title=f"Made article {number}", source="agency",
                      published=f"2024-{1 + number % 12:02}-{1 + number % 28:02}")  # fmt: skip
        names = list(COUNTRIES)
        for turn in range(deals):
            drawn, giver = divmod(drawn, len(names))
            drawn, taker = divmod(drawn, len(names) - 1)
            drawn, millions = divmod(drawn, 900)
            story.deal(
                names[giver], names[(giver + 1 + taker) % len(names)], millions + 1,
                2005 + (number + turn) % 20, PREDICATES[turn % len(PREDICATES)],
                status=STATUSES[(number + turn) % len(STATUSES)],
                project=f"Made project {number % 60}" if turn % 3 == 0 else None,
            )  # fmt: skip
            story.say(filler * 3)
        yield story
