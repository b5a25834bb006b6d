"""Which sentences the parse is asked of: those in which a rule may find all that it needs.

A trigger stands in every third sentence. What else a rule takes (`needs`, `requires`, `under`,
`objects`) can mostly be told from the words and candidates of a sentence, unparsed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Doc

from communique import annotations
from communique.link import lexicon
from communique.link.events import IN_A_ROW
from communique.link.lexicon import Call
from communique.link.memory import ACTORS, JOINT, LEAD, PAIRED
from communique.link.milestones import PARTS, SHARES
from communique.link.projects import RECENT
from communique.link.sentence import STANDS, bodies

_DENIED = re.compile(
    r"\bno (?:\w+ )?(?:loans?|grants?|contracts?|agreements?|financing|credits?)\b", re.IGNORECASE
)
"""What may stand in a sentence that names nobody and nothing, and still denies a deal."""
_NEXT = re.compile(
    r"\b(?:next|last|previous|earlier)\s+(?:round|session|meeting|summit|talks|visit)\b",
    re.IGNORECASE,
)
"""What may be one in a row of meetings of those that the article is about."""
_WORDS = re.compile(r"\w+")
_POSSESSIVES = {"its", "their"}
_NAMED = re.compile(
    r"\b(?:the|an?|this|that|his|her|its|their|our|my|your|no|any)\s+(?:[\w-]+\s+)?\Z"
)
"""What stands before a word in -ing that is a noun ("a bilateral meeting")."""
_REACH = 24
"""Characters before a word that tell whether it is a noun."""


@dataclass
class Stretch:
    """A sentence before it is parsed: what stands in it, and what it may take up from before."""

    text: str = ""
    money: bool = False
    project: bool = False
    date: bool = False
    codes: set[str] = field(default_factory=set)
    bodies: int = 0
    alone: bool = False
    calls: list[Call] = field(default_factory=list)
    earlier: bool = False
    """Whether a project was named before."""
    focus: bool = False
    """Whether it is still what the text speaks of."""
    actor: bool = False
    """Whether a party was named in a sentence that will be parsed."""

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORDS.findall(self.text))

    @cached_property
    def parties(self) -> int:
        """How many may take part: countries, lenders, and words that stand for one."""
        pair = 2 if PAIRED.search(self.text) or JOINT.search(self.text) else 0
        stand_ins = len(self.words & _stand_ins()) if self.actor else 0
        return len(self.codes) + self.bodies + pair + stand_ins

    def may_tell(self) -> bool:
        if self.money and (self.project or STANDS.search(self.text)):
            return True
        named = self.money or self.project or self.codes or self.bodies or self.alone
        return bool(named or (self.date and self.earlier)) and any(map(self._may_call, self.calls))

    def _may_call(self, call: Call) -> bool:
        if call.word not in (self.words if call.word.isalpha() else self.text):
            return False
        dated = ("lasting", "dated")
        if not all(self.date if it in dated else self.parties for it in call.rule.requires):
            return False
        return any(getattr(self, f"_by_{need}")(call) for need in call.rule.needs)

    def _by_money(self, call: Call) -> bool:
        return self.money and (not call.rule.both or self.project or self.earlier)

    def _by_project(self, call: Call) -> bool:
        implied = self.focus and (call.noun or not self.words.isdisjoint(_implying()))
        there = self.project or implied or self._takes_up()
        return there and not call.rule.both and self._is_worded(call)

    def _by_country(self, call: Call) -> bool:
        return self.parties >= 2

    def _by_parties(self, call: Call) -> bool:
        least = 1 if call.rule.predicate == "meeting" else 2
        enough = self.parties >= least or self.project or self._takes_up() or self._is_next()
        return enough and self._is_worded(call)

    def _is_next(self) -> bool:
        """Whether it may be one in a row of those of the same two ("its next session")."""
        return not self.words.isdisjoint(IN_A_ROW)

    def _takes_up(self) -> bool:
        return self.earlier and bool(_references().search(self.text))

    def _is_worded(self, call: Call) -> bool:
        """Whether the word is there that must govern a noun, or that a verb takes as object."""
        wanted = _governing(call.rule.under) if call.noun else lexicon.noun_forms(call.rule.objects)
        return not wanted or any(word != call.form for word in self.words & wanted)


def ask(doc: Doc) -> None:
    """Ask for the parse of every sentence that may tell a fact."""
    text, borders = annotations.text(doc), annotations.borders(doc)
    stretches = _stretches(doc, text, borders)
    named = [number for number, stretch in stretches.items() if stretch.project]
    main = len(named) > 1 or min(named, default=LEAD) < LEAD
    last, actor = -1, False
    for number, stretch in sorted(stretches.items()):
        stretch.earlier, stretch.actor = last >= 0, actor
        stretch.focus = stretch.earlier and (main or number - last <= RECENT)
        last = number if stretch.project else last
        first = borders[number]
        stretch.text = text[first : borders[number + 1]].lower()
        if stretch.may_tell():
            annotations.ask(doc, first, "syntax")
            actor = actor or bool(stretch.codes or stretch.bodies)


def _stretches(doc: Doc, text: str, borders: list[int]) -> dict[int, Stretch]:
    """Sentences with something to tie or a trigger, by number."""
    found: dict[int, Stretch] = {}

    def at(place: int) -> Stretch:
        return found.setdefault(bisect_right(borders, place, 0, len(borders) - 1) - 1, Stretch())

    sums = annotations.candidates(doc, "money") or []
    for candidate in sums:
        at(candidate.start).money = True
    for candidate in annotations.candidates(doc, "project") or []:
        at(candidate.start).project = True
    for candidate in annotations.candidates(doc, "date") or []:
        at(candidate.start).date = True
    for candidate in annotations.candidates(doc, "country") or []:
        if not any(s.start <= candidate.start < s.end for s in sums):
            at(candidate.start).codes.update(candidate.values.get("codes", ()))
    for _, start, _ in bodies().find_matches_as_indexes(text):
        at(start).bodies += 1
    for match in (m for rule in (_DENIED, _NEXT, PAIRED, JOINT) for m in rule.finditer(text)):
        at(match.start()).alone = True
    for start, calls in _triggers(text):
        at(start).calls.extend(calls)
    return found


def _triggers(text: str) -> Iterator[tuple[int, Iterable[Call]]]:
    """Where a word of any rule stands, with what it calls for.

    All words in one automaton are found 40 times as fast as by one pattern.
    """
    lowered = _lowered(text)
    forms, automaton = _automaton()
    for number, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True):
        if not _joins(lowered[end : end + 1]) and not (start and _joins(lowered[start - 1])):
            yield start, _called(forms[number], lowered[max(0, start - _REACH) : start])


def _called(form: str, before: str) -> Iterable[Call]:
    calls = lexicon.calls()[form]
    if form.endswith("ing") and _NAMED.search(before):
        return [call for call in calls if call.noun or call.word]
    return calls


def _lowered(text: str) -> str:
    """In lower case at the same offsets: a few letters become two ("İ")."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _automaton() -> tuple[list[str], AhoCorasick]:
    forms = sorted(lexicon.calls())
    return forms, AhoCorasick(forms)


@cache
def _governing(lemmas: frozenset[str]) -> frozenset[str]:
    return lexicon.verb_forms(lemmas) | lexicon.noun_forms(lemmas)


@cache
def _references() -> re.Pattern[str]:
    """A noun that takes up a project, behind the word that says so, or "it"."""
    nouns = "|".join(sorted(lexicon.noun_forms(frozenset(lexicon.references()))))
    return re.compile(rf"\bit\b|\b(?:the|that|this|its)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{nouns})\b")


@cache
def _implying() -> frozenset[str]:
    """What makes a verb's sentence one about the project that the text speaks of."""
    return lexicon.noun_forms(lexicon.milestones() | PARTS | SHARES) | {"it"}


@cache
def _stand_ins() -> frozenset[str]:
    return lexicon.noun_forms(frozenset(ACTORS)) | _POSSESSIVES
