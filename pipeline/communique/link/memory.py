"""What an article has named before, so that "the line" and "the two sides" can be taken up."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

from communique.link import (
    afterwards,
    counted,
    eligible,
    epithets,
    lexicon,
    others,
    projects,
    seats,
    towns,
    tree,
)
from communique.link.banks import NOUNS, Banks, is_bare, is_taken_up
from communique.link.cues import Cue
from communique.link.persons import Persons
from communique.link.projects import Projects, is_subject
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word, Words
from communique.link.works import Works

_PEOPLE = (
    r"(?:countries|sides|nations|governments|states|leaders|ministers|presidents|delegations|"
    r"parties|neighbou?rs|capitals|economies|peoples|central banks)"
)
_TOGETHER = r"(?:also |have |had |will )?(?:signed|agreed|met|discussed|held)"
PAIRED = Cue(
    "the two|the three|all three|both|their governments|the sides|the parties|the delegations",
    rf"\b(?:the two|the three|all three|both)\s+"
    rf"(?:(?:\w+\s+)?{_PEOPLE}\b|(?={_TOGETHER}\b))|\btheir governments\b|"
    r"\bthe (?:sides|parties|delegations)\b",
)
JOINT = Cue(
    "joint|intergovernmental|inter-governmental|bilateral|mixed",
    r"\b(?:joint|intergovernmental|inter-governmental|bilateral|mixed)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:committee|commission|council)\b",
)
"""A body of the two that an article is about, where its sentence names no country."""
LEAD = 3
"""Sentences in which an article says what it is about."""
Fact = dict[str, Any]
COVERED = 12
"""Sentences for which a period stays that of an article's figures of trade."""
GIVEN = 6
"""Sentences for which a loan without a giver is one more of the giver before."""
LATE = 5
"""Sentences with countries in which the one that an article speaks of is named again."""
LEFT = 25
"""Sentences after which a long text has left behind a country that none of them names."""
LAST = 2
"""Sentences for which "it" may still stand for a figure."""
_DEALS = lexicon.FLOWS | {"contract"}
_DATELINE = re.compile(r"^([A-Z][\w' .]{2,24}?)(?: *[,.:;(/–—-])", re.MULTILINE)
_OWNERS = {"its", "their"}
_WHOSE = _OWNERS | {"his", "her"}
_PRONOUNS = _WHOSE | {"it", "he", "she", "they"}
_GETTING = {"dobj", "dative", "pobj", "poss"}
_STATE = {"country", "government", "kingdom", "republic", "state", "nation", "island", "junta"}
_HOUSES = {"parliament", "cabinet", "treasury"}
_STATESMEN = {"official", "minister", "ministry"} | _HOUSES
ACTORS = _PRONOUNS | _STATE | _STATESMEN | NOUNS | {"company", "agency", "firm"}


@dataclass
class Memory:
    """Grows sentence by sentence; what it holds stands before the sentence at hand."""

    paired: list[int] = field(default_factory=list)
    """Where in the text two are spoken of together."""

    home: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    banks: Banks = field(default_factory=Banks)
    works: Works = field(default_factory=Works)
    persons: Persons = field(default_factory=Persons)
    projects: Projects = field(default_factory=Projects)
    sets: list[list[str]] = field(default_factory=list)
    """The countries of each sentence that names some."""
    named: dict[str, int] = field(default_factory=dict)
    """The last sentence that names each."""
    two: list[str] = field(default_factory=list)
    """The last of them that are two."""
    three: list[str] = field(default_factory=list)
    """The last that were three in one sentence."""
    apart: list[str] = field(default_factory=list)
    """The last two countries, were they of sentences apart."""
    actors: list[Argument] = field(default_factory=list)
    number: int = 0
    covered: tuple[int, dict[str, str | None] | None] = (-1, None)
    givers: dict[str, tuple[list[str], list[str], list[str]]] = field(default_factory=dict)
    gave: dict[str, int] = field(default_factory=dict)
    """By kind of flow, the last sentence that told of a giver."""
    beside: tuple[int, list[str], list[str], list[str]] = (-1, [], [], [])
    """Who gave last, through whom and to whom, after the number of the sentence."""
    figure: tuple[int, Fact | None] = (-1, None)
    traded: tuple[int, list[str], Fact | None] = (-1, [], None)
    """The last two whose trade was told, with the sum."""
    reporter: list[str] = field(default_factory=list)
    """Whose exports or imports they were."""
    deal: tuple[int, Fact | None] = (-1, None)
    period: tuple[int, dict[str, str | None] | None] = (-1, None)
    """That of the last fact, or the day last named, after the number of its sentence."""

    def reach(self, number: int) -> None:
        """Go on to the sentence of this number; those passed over say nothing to take up."""
        self.number = max(number, self.number)
        self.projects.reach(number)

    def take_up(self, sentence: Sentence) -> None:
        """Add to the sentence what its words take up from before."""
        self._pair(sentence)
        self.projects.take_up(sentence)
        if not sentence.parsed:
            return
        if sentence.date:
            near = self.number - self.period[0] <= LAST
            counted.resolve(sentence, self.period[1] if near else None)
        sentence.country.extend([*seats.find(sentence), *self.persons.find(sentence)])
        sentence.country.extend([*self._named_again(sentence), *self._others(sentence)])
        sentence.country.extend(self._stand_ins(sentence))
        sentence.home, sentence.pair = self._recent(sentence.number), self.pair()
        sentence.about = self._about()
        near = self.number - self.traded[0] <= LAST
        sentence.reporter = self.reporter if near else []
        sentence.figure = self.figure[1] if self.number - self.figure[0] <= LAST else None
        sentence.deal = self.deal[1] if self.number - self.deal[0] <= LAST else None
        sentence.focus = self.projects.focus

    def keep(self, sentence: Sentence) -> None:
        """Remember what the sentence names."""
        days = [d.values for d in sentence.date if d.values.get("start_date")]
        if days and self.period[0] < self.number:
            self.period = (self.number, days[-1])
        self.number += 1
        self.projects.keep(sentence)
        states = [
            a
            for a in sentence.country
            if not (a.values.get("firm") or eligible.is_of_goods(a.root))
        ]
        codes = list(dict.fromkeys(code for a in states for code in a.codes))
        self.named.update(dict.fromkeys(codes, sentence.number))
        if codes:
            self.sets.append(codes)
            self.apart = [*dict.fromkeys([*codes[:2], *self.apart])][:2]
        if len(codes) == 2:
            self.two = codes
        self.three = codes if len(codes) == 3 else self.three
        self.banks.keep(sentence)
        self.works.keep(sentence)
        self.persons.keep(sentence)
        subjects = [a for a in sentence.parties if is_subject(a.root)]
        if subjects:
            self.actors = [a for a in subjects if _is_joined(a.root, subjects[0].root)]

    def complete(self, facts: list[Fact], sentence: Sentence) -> list[Fact]:
        """Give facts what the ones before them said: who gives, and what figures cover."""
        facts = self._late(facts, sentence)
        self._cover(sorted((f for f in facts if f["predicate"] == "trade"), key=_sum_place))
        self._exchange([f for f in facts if f["predicate"] == "trade"])
        for fact in facts:
            if fact["predicate"] == "debt":
                self._owe(fact, facts)
            elif fact["predicate"] == "contract":
                self.works.complete(fact, sentence)
            elif fact["predicate"] in lexicon.FLOWS:
                self._give(fact)
                if not any(f["countries"]["source"] for f in facts):
                    _between_two(fact, sentence)
        told = next((f for f in reversed(facts) if f["money"]), None)
        self.figure = (self.number, told) if told else self.figure
        signed = next((f for f in reversed(facts) if f["predicate"] == "agreement"), None)
        self.deal = (self.number, signed) if signed else self.deal
        periods = [f["period"] for f in facts if f["period"]]
        past = [p for p in periods if (p["start_date"] or "") <= (sentence.published or "")]
        period = next(reversed(past or periods), None)
        self.period = (self.number, period) if period else self.period
        return [fact for fact in facts if _is_somebodys(fact)]

    def _late(self, facts: list[Fact], sentence: Sentence) -> list[Fact]:
        """Tell the last sum who gives it, where that is said behind; the facts that say no more."""
        number, told = self.figure
        near = told is not None and self.number - number <= LAST
        if told is None or not near or told["predicate"] not in (*lexicon.FLOWS, "debt"):
            return facts
        if told["countries"]["source"] or told["organizations"]:
            return facts
        if found := afterwards.giver(sentence):
            afterwards.add(told, found)
            return [f for f in facts if f["money"] or f["predicate"] not in lexicon.FLOWS]
        return facts

    def _cover(self, trade: list[Fact]) -> None:
        """A figure of trade without a period is of the one last given, for a few sentences."""
        number, period = self.covered
        for fact in trade:
            beside = fact["rule"] != trade[0]["rule"] and trade[0]["period"]
            if fact["period"] is None and (beside or self.number - number <= COVERED):
                fact["period"] = beside or period
        if trade and trade[0]["period"]:
            self.covered = (self.number, trade[0]["period"])

    def _exchange(self, trade: list[Fact]) -> None:
        """What one of the two whose trade was just told sells or buys, it does with the other."""
        for fact in trade:
            parties = fact["countries"]
            known = [*parties["source"], *parties["target"]]
            number, pair, total = self.traded
            others = [code for code in pair if code not in known]
            beside = number == self.number
            near = beside or (self.number - number <= LAST and _is_within(fact["money"], total))
            if near and len(known) == len(others) == 1:
                parties["target" if parties["source"] else "source"] = others
            pair = known or parties["participants"]
            self.reporter = _reporter(fact) or self.reporter
            if len(pair) == 2 or not near:
                self.traded = (self.number, pair, fact["money"])

    def _give(self, fact: Fact) -> None:
        """A flow without a giver comes from the last giver of its kind to the same country."""
        parties, kind = fact["countries"], fact["predicate"]
        number, *beside = self.beside
        known = beside if number == self.number else self.givers.get(kind, ([], [], []))
        if not (parties["source"] or fact["organizations"]):
            source, organizations, target = known
            near = self.number - self.gave.get(kind, self.number) <= GIVEN
            if near and not set(source) & set(parties["target"]):
                parties["source"] = list(source)
                fact["organizations"] = list(organizations)
                parties["target"] = parties["target"] or list(target)
        if parties["source"] or fact["organizations"]:
            self.gave[kind] = self.number
            self.givers[kind] = (parties["source"], fact["organizations"], parties["target"])
            self.beside = (self.number, *self.givers[kind])

    def _owe(self, fact: Fact, beside: list[Fact]) -> None:
        """What is outstanding of loans is owed to whoever gave them; of one debt to one."""
        parties = fact["countries"]
        if not (parties["source"] or fact["organizations"]):
            owed = [f["countries"] for f in beside if f["predicate"] == "debt"]
            same = [known for known in owed if known["target"] == parties["target"]]
            parties["source"] = next((list(k["source"]) for k in same if k["source"]), [])
        source, organizations, _ = self.givers.get("loan", ([], [], []))
        if fact["rule"].startswith("loan") and not (parties["source"] or fact["organizations"]):
            parties["source"] = [code for code in source if code not in parties["target"]]
            fact["organizations"] = list(organizations)
        if not parties["target"]:
            parties["target"] = self._own({*parties["source"]})
        lent, _, borrower = self.givers.get("loan", ([], [], []))
        repaid = fact["rule"] == "debt.owe" and not (parties["source"] or fact["organizations"])
        near = self.number - self.gave.get("loan", -GIVEN) <= LAST
        if repaid and near and parties["target"] == borrower:
            parties["source"] = list(lent)

    def pair(self) -> list[str]:
        """The hosts of the project between two, else the two that the article is about.

        Else the two last named together or at all; none that the text has left behind.
        """
        own = self.projects.main
        hosts = own.values.get("countries", ()) if own else ()
        pairs = (list(hosts), self.lead, self.two, list(self.apart))
        return next((two for two in pairs if len(two) == 2 and all(map(self._is_near, two))), [])

    def _about(self) -> list[str]:
        """Its foremost country, and of the others those named just before."""
        rest = (c for c in self.home[1:] if self.number - self.named.get(c, -LAST) <= LATE)
        return [*self.home[:1], *rest]

    def _is_near(self, code: str) -> bool:
        """Whether the country was named so lately that the text may still speak of it."""
        return self.number - self.named.get(code, self.number) <= LEFT

    def _pair(self, sentence: Sentence) -> None:
        first = bisect_left(self.paired, sentence.doc.character(sentence.start))
        if first == bisect_right(self.paired, sentence.doc.character(sentence.end - 1)):
            return
        match = PAIRED.search(sentence.lowered)
        if match is None and not sentence.country:
            match = JOINT.search(sentence.lowered)
        codes = (self.three if "three" in match[0] else self.pair()) if match else []
        if match and codes and not any(len(a.codes) > 1 for a in sentence.country):
            root, _ = sentence.within(*match.span())
            sentence.country.append(Argument(root, "country", {"codes": codes}))

    def _stand_ins(self, sentence: Sentence) -> Iterator[Argument]:
        """What "it", "the bank" or "its" stand for: the subject of the verb above, or the last."""
        for token in sentence.words:
            owns = token.lower in _OWNERS and token.dep == "poss"
            acts = token.base in ACTORS and token.dep in tree.SUBJECTS
            gets = token.base in _STATE and token.dep in _GETTING and _is_gotten(token)
            lends = token.base in NOUNS and token.dep in _GETTING and is_bare(token)
            acts = acts and not (token.base in _HOUSES and token.tag == "NNS")
            acts = acts and (token.base not in NOUNS or is_taken_up(token))
            if not (owns or acts or gets or lends) or _is_named(token, sentence):
                continue
            if any(child.lower == "whose" for child in token.children):
                continue
            whose = next((c for c in token.children if c.lower in _WHOSE), None)
            ours = token.base in _STATE | _STATESMEN and not self._is_state()
            if not whose and (gets or (ours and token.tag != "NNS")):
                codes = self._taker(token, sentence) if gets else self._own(set())
                yield Argument(token, "country", {"codes": codes})
                continue
            for actor in self._antecedents(whose or token, token, sentence):
                yield Argument(token, actor.kind, actor.values)

    def _antecedents(self, pronoun: Word, token: Word, sentence: Sentence) -> list[Argument]:
        """Who is meant: the subject above or of a clause before, or the last one."""
        if found := _above(pronoun, sentence) or _before(pronoun, sentence):
            return found
        return self._actors(token)

    def _named_again(self, sentence: Sentence) -> Iterator[Argument]:
        """Who "the emirate" and "the West African nation" are."""
        just = [code for a in sentence.country for code in a.codes]
        named = list(dict.fromkeys([*just, *self.named]))
        last = [code for a in self.actors for code in a.codes]
        for token in sentence.words:
            fits = token.lower in epithets.forms() and token.dep in tree.SUBJECTS | _GETTING
            if not fits or token.tag == "NNS" or _is_named(token, sentence):
                continue
            if codes := epithets.meant(token, named, last):
                yield Argument(token, "country", {"codes": codes})

    def _others(self, sentence: Sentence) -> Iterator[Argument]:
        """Who "its neighbour", "his hosts" and "the latter" are."""
        last = self.sets[-1] if self.sets else []
        for token in sentence.words:
            if token.lower not in others.FORMS or not others.is_other(token):
                continue
            whose = next((c for c in token.children if c.lower in _WHOSE), token)
            owners = _above(whose, sentence) or self.actors[:1]
            pairs = (last, self.pair())
            codes = next((c for pair in pairs if (c := others.meant(token, pair, owners))), [])
            if codes and not _is_named(token, sentence):
                yield Argument(token, "country", {"codes": codes})

    def _recent(self, number: int) -> list[str]:
        """The article's countries, those named lately first; one just named alone may lead."""
        near = {code for code, at in self.named.items() if number - at <= LAST}
        takers = sorted(near - lexicon.creditors().keys())
        home = [code for code in self.home if self._is_near(code)]
        if len(takers) == 1 and near.isdisjoint(home[:1]):
            return [*takers, *(code for code in home if code not in takers)]
        late = {code for codes in self.sets[-LATE:] for code in codes}
        return sorted(home, key=lambda code: code not in late)

    def _taker(self, token: Word, sentence: Sentence) -> list[str]:
        """Who "the country" is that gets: one just named, else the article's own."""
        named = [a for a in sentence.country if not is_subject(a.root)]
        just = [a.codes for a in named if a.root.i < token.i and len(a.codes) == 1]
        if just and just[-1][0] not in lexicon.creditors():
            return list(just[-1])
        return self._own({code for a in sentence.country for code in a.codes})

    def _own(self, here: set[str]) -> list[str]:
        """What "the country" is: the foremost of the article that is not named beside it."""
        rest = [code for code in self.home if code not in here and self._is_near(code)]
        return ([code for code in rest if code not in lexicon.creditors()] or rest)[:1]

    def _actors(self, token: Word) -> list[Argument]:
        """The last subject; a noun in the singular takes up no group."""
        if lender := self.banks.meant(token):
            return [lender]
        if token.lower in ("they", "their") or token.tag == "NNS":
            return self.actors
        first = self.actors[:1]
        return first if token.lower in _PRONOUNS else [a for a in first if len(a.codes) <= 1]

    def _is_state(self) -> bool:
        """Whether the last subject is one, and no lender, company or creditor from abroad."""
        states = (a.kind == "country" and not a.values.get("firm") for a in self.actors)
        abroad = lexicon.creditors().keys() - self.home[:1]
        lends = any(abroad & set(a.codes) for a in self.actors)
        return bool(self.actors) and all(states) and not lends


def _is_within(money: Fact, total: Fact | None) -> bool:
    """Whether the one sum may be a part of the other, or of what went the other way."""
    if total is None or money["currency"] != total["currency"]:
        return False
    amounts = money["amount"], total["amount"]
    return None not in amounts and Decimal(amounts[0]) <= Decimal(amounts[1])


def _reporter(trade: Fact) -> list[str]:
    """Whose figure it is: the exporter's or the importer's."""
    end = {"trade.exports": "source", "trade.imports": "target"}.get(trade["rule"])
    codes = list(trade["countries"][end]) if end else []
    return codes if len(codes) == 1 else []


def _sum_place(fact: Fact) -> int:
    sums = (m for m in fact["mentions"] if m.startswith("money:"))
    return min((int(m.removeprefix("money:").split("-")[0]) for m in sums), default=0)


def _is_somebodys(fact: Fact) -> bool:
    """Whether a deal names a party or its project; else it is a price or somebody's pocket."""
    if fact["predicate"] not in _DEALS:
        return True
    return bool(fact["organizations"] or fact["project"] or any(fact["countries"].values()))


def _between_two(fact: Fact, sentence: Sentence) -> None:
    """Of two countries that a sentence or the article is about, the one that lends gives."""
    states = [a for a in sentence.country if not a.values.get("firm")]
    named = list(dict.fromkeys(code for a in states for code in a.codes))
    pair = sentence.pair if len(named) < 2 and set(named) <= set(sentence.pair) else named
    givers = [code for code in pair if code in lexicon.creditors()]
    foremost = [code for code in givers if lexicon.creditors()[code] != lexicon.BOTH]
    if len(givers) == len(pair) and fact["predicate"] == "loan":
        givers = foremost
    takers = [code for code in pair if code not in givers]
    parties = fact["countries"]
    untold = fact["money"] and not fact["organizations"]
    if untold and len(givers) == len(takers) == 1 and parties["target"] in ([], takers):
        parties["source"], parties["target"] = givers, takers


def start(doc: Words, mentions: list[Argument], title: str) -> Memory:
    """A memory that knows what countries the article is about: often named, and in its lead."""
    end = doc.starts[min(LEAD, len(doc.starts) - 1)]
    counts: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    singles = [m for m in mentions if len(m.codes) == 1]
    for mention in singles:
        (code,) = mention.codes
        counts[code] += 1
        lead[code] += mention.tokens.start < end
    first = next((s for s in singles if s.tokens.start < end and _is_theme(s, doc)), None)
    titled = {code for m in singles if title and m.text in title for code in m.codes}
    theme = set(first.codes) if first is not None else set()
    written = _dateline(doc.text) if mentions else None
    weight = {
        code: counts[code]
        + 2 * lead[code]
        + 5 * (code in titled)
        + 4 * (code in theme)
        + 3 * (code == written)
        - 4 * (code == "EU")
        for code in counts
    }
    ranked = sorted(counts, key=lambda code: (-weight[code], code))
    needy = counts.keys() - lexicon.creditors().keys()
    told = [written] if written else [] if needy else _seats(doc.written(0, end))
    unnamed = [code for code in told if code not in counts][:1]
    return Memory(
        paired=sorted(place for cue in (PAIRED, JOINT) for place in cue.openings(doc.lowered)),
        projects=Projects(projects.main(mentions, end, title)),
        home=[code for code in ranked if counts[code] > 1 or lead[code]] + unnamed,
        lead=[code for code in ranked[:2] if lead[code] and counts[code] > 1],
    )


def _dateline(text: str) -> str | None:
    """The country in whose town an article was written, as its first lines say."""
    known = lexicon.towns()
    for match in _DATELINE.finditer(text[:300]):
        for name in (match[1], match[1].title()):
            if name in known:
                return known[name]
    return None


def _is_theme(mention: Argument, doc: Words) -> bool:
    """Whether it is a subject, or opens a sentence that was not parsed."""
    number = doc.number(mention.tokens.start)
    opens = number not in doc.parsed and mention.tokens.start - doc.starts[number] <= 1
    return opens or is_subject(mention.root)


def _seats(text: str) -> list[str]:
    """The countries whose towns it names."""
    return [lexicon.towns()[name] for name, _, _ in islice(towns.find(text), towns.MOST)]


def _is_joined(token: Word, first: Word) -> bool:
    """Whether the token is the first or joined to it ("Kenya and Uganda")."""
    return token == first or first in tree.ancestry(token)


def _is_gotten(token: Word) -> bool:
    """Whether it may be who gets: "lent the country $3m", not "according to the government"."""
    said = token.head.lower == "to" and token.head.head.lower == "according"
    return not said and any(child.lower == "the" for child in token.children)


def _is_named(token: Word, sentence: Sentence) -> bool:
    """Whether a party stands in the phrase itself, as in "Zambia's finance ministry"."""
    inside = {t.i for t in tree.under(token)}
    return any(a.root.i in inside for a in sentence.parties)


def _above(token: Word, sentence: Sentence) -> list[Argument]:
    """The subject of a verb above, for a pronoun in what is said or planned there."""
    if token.lower not in _PRONOUNS:
        return []
    own = tree.verb_of(token)
    verbs = [*([own] if token.dep == "poss" else []), *tree.ancestry(own)[1:]]
    for verb in verbs:
        for argument in sentence.parties:
            before = argument.root.i < token.i and is_subject(argument.root)
            other = own.dep == "relcl" and own.head in tree.ancestry(argument.root)
            if before and not other and tree.verb_of(argument.root) == verb:
                return [argument]  # "The bank to which it owes" is another than "it".
    return []


def _before(token: Word, sentence: Sentence) -> list[Argument]:
    """The subject of the main clause that a semicolon or colon parts from the pronoun's own."""
    if token.lower not in ("it", "its"):
        return []
    main = [
        a
        for a in sentence.country
        if a.root.i < token.i and is_subject(a.root) and _is_main(a.root, token)
    ]
    return main[-1:]


def _is_main(subject: Word, token: Word) -> bool:
    verb, own = tree.verb_of(subject), tree.verb_of(token)
    between = subject.doc.between(subject.i, token.i)
    parted = any(word.lower in (";", ":") for word in between)
    return parted and verb != own and not any(map(tree.opens_clause, tree.ancestry(subject)[:2]))
