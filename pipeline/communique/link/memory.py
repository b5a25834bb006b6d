"""What an article has said before, so that "the line", "it" and "the loan" can be taken up."""

from communique.link import afterwards, counted, lexicon, projects, seats, topic
from communique.link.countries import LAST, Countries
from communique.link.frame import Fact
from communique.link.givers import Givers, between_two
from communique.link.paired import Paired
from communique.link.periods import Period
from communique.link.persons import Persons
from communique.link.projects import Projects
from communique.link.sentence import Argument, Sentence
from communique.link.standins import StandIns
from communique.link.subjects import Subjects
from communique.link.trades import Trades
from communique.link.words import Words
from communique.link.works import Works

_DEALS = lexicon.FLOWS | {"contract"}
_OWED = lexicon.FLOWS | {"debt"}


class Memory:
    """Grows sentence by sentence; what it holds stands before the sentence at hand."""

    def __init__(
        self, countries: Countries, projects: Projects, paired: Paired, persons: Persons
    ) -> None:
        self._countries, self._projects, self._paired = countries, projects, paired
        self._subjects, self._persons, self._works = Subjects(), persons, Works()
        self._stand_ins = StandIns(countries, self._subjects)
        self._givers, self._trades = Givers(countries), Trades()
        self._figure: tuple[int, Fact | None] = (-1, None)
        self._deal: tuple[int, Fact | None] = (-1, None)
        self._period: tuple[int, Period | None] = (-1, None)
        """That of the last fact, or the day last named, after the number of its sentence."""

    def reach(self, number: int) -> None:
        """Go on to the sentence of this number; those passed over say nothing to take up."""
        self._countries.number = number
        self._projects.reach(number)

    def take_up(self, sentence: Sentence) -> None:
        """Add to the sentence what its words take up from before."""
        self._paired.take_up(sentence, self._countries)
        self._projects.take_up(sentence)
        if not sentence.parsed:
            return
        if sentence.date:
            counted.resolve(sentence, _near(self._period, sentence))
        sentence.country.extend([*seats.find(sentence), *self._persons.find(sentence)])
        meant = self._stand_ins
        sentence.country.extend([*meant.again(sentence), *meant.others(sentence)])
        sentence.country.extend(meant.pronouns(sentence))
        sentence.home, sentence.pair = self._countries.recent(), self._countries.pair()
        sentence.about = self._countries.about()
        sentence.reporter = self._trades.reporter(sentence.number)
        sentence.figure = _near(self._figure, sentence)
        sentence.deal = _near(self._deal, sentence)
        sentence.focus = self._projects.focus

    def keep(self, sentence: Sentence) -> None:
        """Remember what the sentence names."""
        days = [d.values for d in sentence.date if d.values.get("start_date")]
        if days and self._period[0] < sentence.number:
            self._period = (sentence.number, days[-1])
        for part in (self._projects, self._countries, self._subjects, self._works, self._persons):
            part.keep(sentence)

    def complete(self, facts: list[Fact], sentence: Sentence) -> list[Fact]:
        """Give facts what the ones before them said: who gives, and what figures cover."""
        facts = self._late(facts, sentence)
        self._trades.complete(facts, sentence.number)
        for fact in facts:
            self._give(fact, facts, sentence)
        self._tell(facts, sentence)
        return [fact for fact in facts if _is_somebodys(fact)]

    def _give(self, fact: Fact, beside: list[Fact], sentence: Sentence) -> None:
        """Who gives, works or is owed."""
        if fact["predicate"] == "debt":
            self._givers.owe(fact, beside)
        elif fact["predicate"] == "contract":
            self._works.complete(fact, sentence)
        elif fact["predicate"] in lexicon.FLOWS:
            self._givers.give(fact)
            if not any(f["countries"]["source"] for f in beside):
                between_two(fact, sentence)

    def _late(self, facts: list[Fact], sentence: Sentence) -> list[Fact]:
        """Tell the last sum who gives it, where that is said behind; the facts that say no more."""
        told = _near(self._figure, sentence)
        if told is None or told["predicate"] not in _OWED:
            return facts
        if told["countries"]["source"] or told["organizations"]:
            return facts
        if found := afterwards.giver(sentence):
            afterwards.add(told, found)
            return [f for f in facts if f["money"] or f["predicate"] not in lexicon.FLOWS]
        return facts

    def _tell(self, facts: list[Fact], sentence: Sentence) -> None:
        """Remember the last sum, deal and period that were told."""
        number = sentence.number
        told = next((f for f in reversed(facts) if f["money"]), None)
        self._figure = (number, told) if told else self._figure
        signed = next((f for f in reversed(facts) if f["predicate"] == "agreement"), None)
        self._deal = (number, signed) if signed else self._deal
        periods = [f["period"] for f in facts if f["period"]]
        past = [p for p in periods if (p["start_date"] or "") <= (sentence.published or "")]
        period = next(reversed(past or periods), None)
        self._period = (number, period) if period else self._period


def start(doc: Words, mentions: list[Argument], title: str) -> Memory:
    """A memory that knows what the article is about."""
    main = projects.main(mentions, topic.lead(doc), title)
    hosts = list(main.values.get("countries", ())) if main else []
    home, lead = topic.countries(doc, mentions, title)
    paired, persons = Paired(doc.lowered), Persons(doc.lowered)
    return Memory(Countries(home, lead, hosts), Projects(main), paired, persons)


def _near(told: tuple[int, Fact | None], sentence: Sentence) -> Fact | None:
    """What was told so lately that the sentence may still speak of it."""
    number, last = told
    return last if sentence.number - number <= LAST else None


def _is_somebodys(fact: Fact) -> bool:
    """Whether a deal names a party or its project; else it is a price or somebody's pocket."""
    if fact["predicate"] not in _DEALS:
        return True
    return bool(fact["organizations"] or fact["project"] or any(fact["countries"].values()))
