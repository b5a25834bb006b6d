"""Which of the projects named before the words of a sentence take up ("the line", "it")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from communique.link import lexicon, tree
from communique.link.sentence import MOST, Argument, Sentence
from communique.link.words import Word, once

OPENING = 6
"""Words with which a sentence says what it is about."""
RECENT = 2
"""Sentences for which a project stays what the text speaks of."""
REACH = 12
"""Sentences after which what was named is no longer taken up: a long text has gone on."""
LONG = 4
"""Sentences for which a project stays so before the article has come to its own."""
ENTRY = 24
"""Characters from the head of a list's entry to its first sentence at most."""
_ENTRY = re.compile(r"\s*(?:[-–—•*·▪]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_IN_PHRASE = tree.NAMING | {"prep", "pobj"}
_FOR = {"for", "in", "into", "towards", "toward"}
_PLACES = {"from", "to", "at", "near", "between", "via", "through", "along", "beside", "outside"}
"""Prepositions by which an asset only says where another lies."""
_TAKES_UP = {"the", "that", "this", "its"}


@dataclass
class Projects:
    """Those named before the sentence at hand, by the number of the sentence behind theirs."""

    main: Argument | None = None
    """The article's own."""
    topic: Argument | None = None
    """The subject of the sentence before."""
    named: list[tuple[int, Argument]] = field(default_factory=list)
    number: int = 0
    entry: int = 0
    """How many were named before the entry of a list that is at hand."""

    @property
    def focus(self) -> Argument | None:
        """The one that the text speaks of; each entry of a list speaks of its own."""
        if self.entry and len(self.named) <= self.entry:
            return None
        if not self.named:
            return None
        number, last = self.named[-1]
        own = self.main.values["name"] if self.main else ""
        near = any(p.values["name"] == own for _, p in self._near())
        if self.number - number <= (RECENT if near or self.main is None else LONG):
            return last
        return self.main if near else None

    def _near(self) -> Iterator[tuple[int, Argument]]:
        """Those that the text may still speak of, the last first."""
        near = (one for one in reversed(self.named))
        return takewhile(lambda one: self.number - one[0] <= REACH, near)

    def reach(self, number: int) -> None:
        """Go on to the sentence of this number; one passed over says nothing to take up."""
        if number > self.number:
            self.number, self.topic = number, None

    def take_up(self, sentence: Sentence) -> None:
        """Add to the sentence what its words take up."""
        if _opens_entry(sentence):
            self.entry = len(self.named)
        if sentence.parsed:
            self._references(sentence)
        else:
            self._opening(sentence)

    def keep(self, sentence: Sentence) -> None:
        """Remember those of the sentence, the one that it is about last."""
        self.number += 1
        if not sentence.project:
            self.topic = None
            return
        named = [a for a in sentence.project if a.tokens]
        order = {a: (_depth(a.root), not is_subject(a.root), a.root.i) for a in sentence.project}
        first = sorted(sentence.project, key=lambda a: order[a])[:1]
        self.named.extend((self.number, a) for a in [*named, *first])
        opens = () if sentence.parsed else _first(sentence)
        self.topic = next((a for a in first if is_subject(a.root) or a.root.i in opens), None)

    def _opening(self, sentence: Sentence) -> None:
        """What the first words of a sentence take up, which in one unparsed is its subject."""
        word = sentence.doc[sentence.start]
        if not self.named or word.lower not in _TAKES_UP:
            return
        opens = _first(sentence)
        named = min((a.tokens.start for a in sentence.project), default=sentence.end)
        if _is_identified(sentence, named):
            return
        words = sentence.doc.between(opens.start, min(opens.stop, named))
        for found in (self._project(w) for w in words if w.lower in lexicon.references()):
            if found:
                sentence.project.append(Argument(word, "project", found.values))
                return

    def _references(self, sentence: Sentence) -> None:
        """Beside a named project the subject before takes one up, behind it a noun the same."""
        named = [a for a in sentence.project if a.tokens]
        first = min((a.root.i for a in named), default=None)
        nouns = lexicon.references()
        words = sentence.words if self.named or named else []
        for token in [word for word in words if word.lower == "it" or word.base in nouns]:
            if len(sentence.project) >= MOST:
                return
            if _is_about(token):
                found = self._spoken_of(token, named)
            elif first is None or (token.i < first and is_subject(token)):
                found = self._taken_up(token)
            else:
                found = _named_before(token, named)
            if found and not _names_one(token, sentence):
                sentence.project.append(Argument(token, "project", found.values))

    def _spoken_of(self, it: Word, named: list[Argument]) -> Argument | None:
        """What "it" is in "a contract for it": what the clause before named, or the text."""
        verb = tree.verb_of(it)
        before = [a for a in named if a.root.i < it.i and not _acts(a.root, verb)]
        return before[-1] if before else self.topic or self.focus

    def _taken_up(self, token: Word) -> Argument | None:
        if token.lower == "it" and token.dep in tree.SUBJECTS:
            return self.topic
        return self._project(token) if _is_reference(token) else None

    def _project(self, token: Word) -> Argument | None:
        """Of the projects that the noun ends, else of its likeliest category, the one at hand."""
        noun = token.base or token.lower
        near = [*self._near()][::-1]
        for wanted in ("", *lexicon.references()[noun]):
            fitting = [(n, project) for n, project in near if _fits(project, noun, wanted)]
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


def main(mentions: Iterable[Argument], lead: int, title: str) -> Argument | None:
    """The project that an article names most often, the first of equals: twice, or in its lead."""
    named = [mention for mention in mentions if mention.kind == "project"]
    if not named:
        return None
    counts = Counter(mention.values["name"] for mention in named)
    counts.update({mention.values["name"] for mention in named if mention.text in title})
    name, times = counts.most_common(1)[0]
    first = next(mention for mention in named if mention.values["name"] == name)
    if times < 2 and first.tokens.start >= lead:
        return None
    return first


def _opens_entry(sentence: Sentence) -> bool:
    """Whether a new entry of a list begins in it, or right before it ("- Debt. China lent ...")."""
    text, place = sentence.doc.text, sentence.doc.character(sentence.start)
    line = text[max(text.rfind("\n", 0, place) + 1, place - ENTRY) : place + ENTRY]
    return _ENTRY.match(line) is not None


def _is_identified(sentence: Sentence, named: int) -> bool:
    """Whether it says what the noun is: "The hardest stretch is the Prenj Tunnel"."""
    before = [word.lower for word in sentence.doc.between(max(sentence.start, named - 3), named)]
    return any(word in ("is", "was", "are", "were") for word in before) and "by" not in before


def _first(sentence: Sentence) -> range:
    return range(sentence.start, min(sentence.start + OPENING, sentence.end))


@once
def is_subject(root: Word) -> bool:
    """Whether the token is a subject, or belongs to the phrase that is."""
    for token in tree.ancestry(root)[:5]:
        if token.dep in tree.SUBJECTS:
            return True
        if token.dep not in _IN_PHRASE:
            return False
    return False


def _acts(root: Word, verb: Word) -> bool:
    """Whether it is who acts: "Bar Port has offered $5 million for it"."""
    return root.head == verb and root.dep in tree.SUBJECT


def _depth(token: Word) -> int:
    """How many clauses deep the token stands: what the main clause names is what it is about."""
    return sum(tree.opens_clause(t) and t.dep != "ccomp" for t in tree.ancestry(token))


def _is_reference(token: Word) -> bool:
    return token.base in lexicon.references() and any(
        child.lower in _TAKES_UP for child in token.children
    )


def _is_about(token: Word) -> bool:
    """Whether it is "it" in the place of what a deal is for: "a contract for it"."""
    return token.lower == "it" and token.dep == "pobj" and token.head.lower in _FOR


def _named_before(token: Word, named: list[Argument]) -> Argument | None:
    """The last project before "the project" or "the line" in a sentence."""
    before = [a for a in named if a.root.i < token.i]
    if not before or not _is_reference(token):
        return None
    noun = token.base
    fitting = any(_fits(before[-1], noun, wanted) for wanted in lexicon.references()[noun])
    return before[-1] if fitting else None


def _fits(project: Argument, noun: str, category: str) -> bool:
    """Whether the project is of the category, `*` any, or without one ends in the noun."""
    if category:
        return category in ("*", project.values.get("category"))
    return str(project.values["name"]).lower().endswith(noun)


def _names_one(token: Word, sentence: Sentence) -> bool:
    """Whether the word stands in a project's name, or a project in its phrase."""
    inside = {t.i for t in tree.under(token)}
    return any(
        token.i in a.tokens or (a.root.i in inside and not _is_place(a.root, token))
        for a in sentence.project
    )


def _is_place(project: Word, noun: Word) -> bool:
    """As in "its first section, from Vung Ang Port to the pass"."""
    chain = tree.ancestry(project)
    steps = chain[: chain.index(noun)] if noun in chain else []
    return any(step.lower in _PLACES for step in steps)
