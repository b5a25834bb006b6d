"""What an article has named before, so that "the line" and "the two sides" can be taken up."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span, Token

from communique import annotations
from communique.annotations import LABELS
from communique.link import lexicon, tree
from communique.link.sentence import Argument, Sentence, within

_PEOPLE = (
    r"(?:countries|sides|nations|governments|states|leaders|ministers|presidents|delegations|"
    r"parties|neighbou?rs|capitals|economies|peoples|central banks)"
)
_TOGETHER = r"(?:also |have |had |will )?(?:signed|agreed|met|discussed|held)"
PAIRED = re.compile(
    rf"\b(?:the two|both)\s+(?:(?:\w+\s+)?{_PEOPLE}\b|(?={_TOGETHER}\b))|\btheir governments\b|"
    r"\bthe (?:sides|parties|delegations)\b",
    re.IGNORECASE,
)
LEAD = 3
"""Sentences in which an article says what it is about."""
OPENING = 6
"""Words with which a sentence says what it is about."""
RECENT = 3
"""Sentences for which a project stays what the text speaks of."""
Fact = dict[str, Any]
COVERED = 12
"""Sentences for which a period stays that of an article's figures of trade."""
LAST = 2
"""Sentences for which "it" may still stand for a figure."""
_DATELINE = re.compile(r"^([A-Z][\w' .]{2,24}?)(?: *[,.:;(/–—-])", re.MULTILINE)
_TAKES_UP = {"the", "that", "this", "its"}
_PRONOUNS = {"it", "he", "she", "they", "its", "their"}
_LENDERS = {"bank", "fund", "lender"}
ACTORS = _PRONOUNS | {
    "country", "government", "ministry", "bank", "fund", "kingdom", "republic", "company",
    "agency", "firm", "lender", "official", "minister", "state",
}  # fmt: skip


@dataclass
class Memory:
    """Grows sentence by sentence; what it holds stands before the sentence at hand."""

    home: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    main: Argument | None = None
    topic: Argument | None = None
    lender: Argument | None = None
    projects: list[tuple[int, Argument]] = field(default_factory=list)
    sets: list[list[str]] = field(default_factory=list)
    actors: list[Argument] = field(default_factory=list)
    number: int = 0
    covered: tuple[int, dict[str, str | None] | None] = (-1, None)
    givers: dict[str, tuple[list[str], list[str], list[str]]] = field(default_factory=dict)
    beside: tuple[int, list[str], list[str], list[str]] = (-1, [], [], [])
    """Who gave last, through whom and to whom, after the number of the sentence."""
    figure: tuple[int, Fact | None] = (-1, None)

    def reach(self, number: int) -> None:
        """Go on to the sentence of this number; those passed over say nothing to take up."""
        if number > self.number:
            self.number, self.topic = number, None

    def take_up(self, sentence: Sentence) -> None:
        """Add to the sentence what its words take up from before."""
        self._pair(sentence)
        if not sentence.parsed:
            self._opening(sentence)
            return
        self._references(sentence)
        sentence.country.extend(self._stand_ins(sentence))
        sentence.home, sentence.pair = self.home, self.pair()
        sentence.figure = self.figure[1] if self.number - self.figure[0] <= LAST else None
        recent = self.projects and self.number - self.projects[-1][0] <= RECENT
        sentence.focus = self.projects[-1][1] if recent else self.main if self.projects else None

    def keep(self, sentence: Sentence) -> None:
        """Remember what the sentence names."""
        self.number += 1
        named = [a for a in sentence.project if a.span is not None]
        order = {a: (_depth(a.root), not is_subject(a.root), a.root.i) for a in sentence.project}
        first = sorted(sentence.project, key=lambda a: order[a])[:1]
        self.projects.extend((self.number, a) for a in [*named, *first])
        opens = {token.i for token in sentence.span[:OPENING]} if not sentence.parsed else set()
        self.topic = next((a for a in first if is_subject(a.root) or a.root.i in opens), None)
        states = [a for a in sentence.country if not a.values.get("firm")]
        codes = list(dict.fromkeys(code for a in states for code in a.codes))
        if codes:
            self.sets.append(codes)
        self.lender = sentence.organization[-1] if sentence.organization else self.lender
        subjects = [a for a in sentence.parties if is_subject(a.root)]
        if subjects:
            self.actors = [a for a in subjects if _is_joined(a.root, subjects[0].root)]

    def complete(self, facts: list[Fact], sentence: Sentence) -> list[Fact]:
        """Give facts what the ones before them said: who gives, and what figures cover."""
        for fact in facts:
            if fact["predicate"] == "trade":
                self._cover(fact)
            elif fact["predicate"] == "debt":
                self._owe(fact)
            elif fact["predicate"] in lexicon.FLOWS:
                self._give(fact)
                if not any(f["countries"]["source"] for f in facts):
                    _between_two(fact, sentence)
        told = next((f for f in reversed(facts) if f["money"]), None)
        self.figure = (self.number, told) if told else self.figure
        return facts

    def _cover(self, fact: Fact) -> None:
        """A figure of trade without a period is of the one last given, for a few sentences."""
        number, period = self.covered
        if fact["period"] and number < self.number:
            self.covered = (self.number, fact["period"])
        elif not fact["period"] and self.number - number <= COVERED:
            fact["period"] = period

    def _give(self, fact: Fact) -> None:
        """A flow without a giver comes from the last giver of its kind to the same country."""
        parties, kind = fact["countries"], fact["predicate"]
        number, *beside = self.beside
        known = beside if number == self.number else self.givers.get(kind, ([], [], []))
        if not (parties["source"] or fact["organizations"]):
            source, organizations, target = known
            if not set(source) & set(parties["target"]):
                parties["source"] = list(source)
                fact["organizations"] = list(organizations)
                parties["target"] = parties["target"] or list(target)
        if parties["source"] or fact["organizations"]:
            self.givers[kind] = (parties["source"], fact["organizations"], parties["target"])
            self.beside = (self.number, *self.givers[kind])

    def _owe(self, fact: Fact) -> None:
        """What is outstanding of loans is owed to whoever gave them."""
        parties = fact["countries"]
        source, organizations, _ = self.givers.get("loan", ([], [], []))
        if fact["rule"].startswith("loan") and not (parties["source"] or fact["organizations"]):
            parties["source"] = [code for code in source if code not in parties["target"]]
            fact["organizations"] = list(organizations)

    def pair(self) -> list[str]:
        """The hosts of the project between two, else the two that the article is about.

        Else the two last named together or at all.
        """
        hosts = self.main.values.get("countries", ()) if self.main else ()
        if len(hosts) == 2:
            return list(hosts)
        if len(self.lead) == 2:
            return self.lead
        for codes in reversed(self.sets):
            if len(codes) == 2:
                return codes
        seen = list(dict.fromkeys(code for codes in reversed(self.sets) for code in codes[:2]))
        return seen[:2] if len(seen) >= 2 else []

    def _pair(self, sentence: Sentence) -> None:
        match = PAIRED.search(sentence.text)
        codes = self.pair()
        if match and codes and not any(len(a.codes) > 1 for a in sentence.country):
            root = within(sentence.span, match).root
            sentence.country.append(Argument(root, "country", {"codes": codes}))

    def _opening(self, sentence: Sentence) -> None:
        """What the first words of a sentence take up, which in one unparsed is its subject."""
        words = sentence.span[:OPENING]
        named = min((a.root.i for a in sentence.project), default=words.end)
        if self.projects and words[0].lower_ in _TAKES_UP:
            nouns = (w for w in words if w.i < named and w.lower_ in lexicon.references())
            for found in (self._project(noun) for noun in nouns):
                if found:
                    sentence.project.append(Argument(words[0], "project", found.values))
                    return

    def _references(self, sentence: Sentence) -> None:
        """Beside a named project the subject before takes one up, behind it a noun the same."""
        named = [a for a in sentence.project if a.span is not None]
        first = min((a.root.i for a in named), default=None)
        for token in sentence.span if self.projects or named else ():
            if first is None or (token.i < first and is_subject(token)):
                found = self._taken_up(token)
            else:
                found = _named_before(token, named)
            if found and not _names_one(token, sentence):
                sentence.project.append(Argument(token, "project", found.values))

    def _taken_up(self, token: Token) -> Argument | None:
        if token.lower_ == "it" and token.dep_ in (*tree.SUBJECT, *tree.PASSIVE):
            return self.topic
        return self._project(token) if _is_reference(token) else None

    def _project(self, token: Token) -> Argument | None:
        """Of the projects that the noun ends, else of its likeliest category, the one at hand."""
        noun = (token.lemma_ or token.text).lower()
        for wanted in ("", *lexicon.references()[noun]):
            fitting = [(n, project) for n, project in self.projects if _fits(project, noun, wanted)]
            if fitting:
                return self._at_hand(fitting)
        return None

    def _at_hand(self, fitting: list[tuple[int, Argument]]) -> Argument:
        """The last if the sentence before named it, else the article's own, else the last."""
        number, last = fitting[-1]
        if self.main and self.number - number > 0:
            own = self.main.values["name"]
            return next((p for _, p in fitting if p.values["name"] == own), last)
        return last

    def _stand_ins(self, sentence: Sentence) -> Iterator[Argument]:
        """What "it", "the bank" or "its" stand for: the subject of the verb above, or the last."""
        for token in sentence.span:
            word = token.lemma_.lower()
            owns = token.lower_ in ("its", "their") and token.dep_ == "poss"
            acts = word in ACTORS and token.dep_ in (*tree.SUBJECT, *tree.PASSIVE)
            if not (owns or acts) or _is_named(token, sentence):
                continue
            for actor in _above(token, sentence) or self._actors(token):
                yield Argument(token, actor.kind, actor.values)

    def _actors(self, token: Token) -> list[Argument]:
        """The last subject; a noun in the singular takes up no group."""
        if token.lemma_.lower() in _LENDERS and self.lender:
            return [self.lender]
        if token.lower_ in ("they", "their") or token.tag_ == "NNS":
            return self.actors
        first = self.actors[:1]
        return first if token.lower_ in _PRONOUNS else [a for a in first if len(a.codes) <= 1]


def _between_two(fact: Fact, sentence: Sentence) -> None:
    """Of two countries that a sentence or the article is about, the one that lends gives."""
    named = list(dict.fromkeys(code for a in sentence.country for code in a.codes))
    pair = sentence.pair if len(named) < 2 and set(named) <= set(sentence.pair) else named
    givers = [code for code in pair if code in lexicon.creditors()]
    takers = [code for code in pair if code not in givers]
    parties = fact["countries"]
    untold = fact["money"] and not fact["organizations"]
    if untold and len(givers) == len(takers) == 1 and parties["target"] in ([], takers):
        parties["source"], parties["target"] = givers, takers


def start(mentions: list[Span], borders: list[int], title: str) -> Memory:
    """A memory that knows what countries the article is about: often named, and in its lead.

    `borders` are the first tokens of the sentences, and behind them the number of tokens.
    """
    end = borders[min(LEAD, len(borders) - 1)]
    counts: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    titled: set[str] = set()
    singles = [m for m in mentions if len(m._.communique.get("codes", ())) == 1]
    for mention in singles:
        codes = mention._.communique["codes"]
        counts.update(codes)
        lead.update(codes if mention.start < end else ())
        titled.update(codes if mention.text in title else ())
    first = next((s for s in singles if s.start < end and is_subject(s.root)), None)
    theme = set(first._.communique["codes"]) if first is not None else set()
    written = _dateline(mentions[0].doc) if mentions else None
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
    return Memory(
        main=_main(mentions, end, title),
        home=[code for code in ranked if counts[code] > 1 or lead[code]],
        lead=[code for code in ranked[:2] if lead[code] and counts[code] > 1],
    )


def _dateline(doc: Doc) -> str | None:
    """The country in whose capital an article was written, as its first lines say."""
    for match in _DATELINE.finditer(annotations.text(doc)[:300]):
        if code := lexicon.capitals().get(match[1].lower()):
            return code
    return None


def _main(mentions: Iterable[Span], lead: int, title: str) -> Argument | None:
    """The project that an article names most often, the first of equals: twice, or in its lead."""
    named = [span for span in mentions if span.label_ == LABELS["project"]]
    counts = Counter(span._.communique["name"] for span in named)
    counts.update({span._.communique["name"] for span in named if span.text in title})
    if not counts:
        return None
    name, times = counts.most_common(1)[0]
    span = next(span for span in named if span._.communique["name"] == name)
    if times < 2 and span.start >= lead:
        return None
    return Argument(span.root, "project", span._.communique)


def is_subject(root: Token) -> bool:
    """Whether the token is a subject, or belongs to the phrase that is."""
    for token in tree.ancestry(root)[:5]:
        if token.dep_ in (*tree.SUBJECT, *tree.PASSIVE):
            return True
        if token.dep_ not in (*tree.OWN, "conj", "prep", "pobj", "appos"):
            return False
    return False


def _is_joined(token: Token, first: Token) -> bool:
    """Whether the token is the first or joined to it ("Kenya and Uganda")."""
    return token == first or first in tree.ancestry(token)


def _depth(token: Token) -> int:
    """How many clauses deep the token stands: what the main clause names is what it is about."""
    return sum(tree.opens_clause(t) and t.dep_ != "ccomp" for t in tree.ancestry(token))


def _is_reference(token: Token) -> bool:
    return token.lemma_.lower() in lexicon.references() and any(
        child.lower_ in _TAKES_UP for child in token.children
    )


def _named_before(token: Token, named: list[Argument]) -> Argument | None:
    """The last project before "the project" or "the line" in a sentence."""
    before = [a for a in named if a.root.i < token.i]
    if not before or not _is_reference(token):
        return None
    noun = token.lemma_.lower()
    fitting = any(_fits(before[-1], noun, wanted) for wanted in lexicon.references()[noun])
    return before[-1] if fitting else None


def _fits(project: Argument, noun: str, category: str) -> bool:
    """Whether the project is of the category, `*` any, or without one ends in the noun."""
    if category:
        return category in ("*", project.values.get("category"))
    return str(project.values["name"]).lower().endswith(noun)


def _names_one(token: Token, sentence: Sentence) -> bool:
    """Whether the word stands in a project's name, or a project in its phrase."""
    inside = {t.i for t in token.subtree}
    return any(
        a.root.i in inside or (a.span is not None and a.span.start <= token.i < a.span.end)
        for a in sentence.project
    )


def _is_named(token: Token, sentence: Sentence) -> bool:
    """Whether a party stands in the phrase itself, as in "Zambia's finance ministry"."""
    inside = {t.i for t in token.subtree}
    return any(a.root.i in inside for a in sentence.parties)


def _above(token: Token, sentence: Sentence) -> list[Argument]:
    """The subject of a verb above, for a pronoun in what is said or planned there."""
    if token.lower_ not in _PRONOUNS:
        return []
    own = tree.verb_of(token)
    verbs = {node.i for node in tree.ancestry(own)[1:]} | (
        {own.i} if token.dep_ == "poss" else set()
    )
    for argument in sentence.parties:
        before = argument.root.i < token.i and is_subject(argument.root)
        if before and tree.verb_of(argument.root).i in verbs:
            return [argument]
    return []
