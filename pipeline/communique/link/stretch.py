"""A sentence before it is parsed, and whether a rule may find there all that it needs.

What a rule takes (`needs`, `requires`, `under`, `objects`) can mostly be told from the words and
candidates of a sentence.
"""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

from communique.link import afterwards, epithets, lexicon, others
from communique.link.events import IN_A_ROW
from communique.link.firms import FIRMS
from communique.link.lexicon import Call, Rule
from communique.link.milestones import PARTS, SHARES
from communique.link.paired import JOINT, PAIRED
from communique.link.standins import ACTORS
from communique.link.taken import FIGURES, GOALS, PARTED, SIGNED, STANDS
from communique.link.unnamed import FROM
from communique.link.visits import UNDER_WAY

_WORDS = re.compile(r"\w+")
_POSSESSIVES = {"its", "their"}
_STANDING = {"it", *FIGURES, *GOALS, *PARTED}
_DENIABLE = {"loan", "grant", "aid", "debt", "contract"}
_DENYING = {
    "no", "not", "never", "without", "nor", "neither", "none", "nobody", "denied", "denies", "deny",
    "refused", "refuses", "rejected", "rejects", "declined", "declines", "dismissed", "ruled",
    "rules", "rule", "turned", "unlikely", "nt", "t",
}  # fmt: skip
"""Words by which one party alone may say that there is no deal."""
_SIGNED = {
    "signed", "initialled", "initialed", "ratified", "inked", "concluded", "renewed", "extended",
    "finalised", "finalized",
}  # fmt: skip
_DATED = {"lasting", "dated"}


@dataclass(eq=False)
class Stretch:
    """What stands in a sentence, and what it may take up from before; the text in lower case."""

    text: str = ""
    money: bool = False
    project: bool = False
    date: bool = False
    codes: set[str] = field(default_factory=set)
    bodies: int = 0
    alone: bool = False
    """Whether it may tell a fact though it names nobody and nothing."""
    calls: list[Call] = field(default_factory=list)
    earlier: bool = False
    """Whether a project was named before."""
    focus: bool = False
    """Whether it is still what the text speaks of."""
    statesmen: frozenset[str] = frozenset()
    """Who has been named with a country and an office, in lower case."""
    figure: bool = False
    """Whether a sum was told just before, of which this may tell a part."""
    actor: bool = False
    """Whether a party was named in a sentence that will be parsed."""

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORDS.findall(self.text))

    @cached_property
    def parties(self) -> int:
        """How many may take part: countries, lenders, and words that stand for one."""
        paired = PAIRED.search(self.text) or JOINT.search(self.text)
        stand_ins = len(self.words & _stand_ins()) if self.actor else 0
        return len(self.codes) + self.bodies + 2 * bool(paired) + stand_ins + self.persons

    @property
    def persons(self) -> int:
        return len(self.words & self.statesmen) if self.statesmen else 0

    @cached_property
    def takes_up(self) -> bool:
        """Whether a word may stand for a project named before."""
        if not self.earlier or self.words.isdisjoint(_taking_up()):
            return False
        return "it" in self.words or bool(_references().search(self.text))

    def may_tell(self) -> bool:
        if (self.money and self.project) or (self.actor and self._signs()):
            return True
        named = self.money or self.project or self.codes or self.bodies or self.persons
        named = named or self.alone
        if (named or (self.date and self.earlier)) and any(map(self._may_call, self.calls)):
            return True
        return (self.money and (self._stands() or self._comes_from())) or self._gives_late()

    def _gives_late(self) -> bool:
        """Whether it may name who gives the sum told before."""
        if not self.figure or self.money or not (self.codes or self.bodies):
            return False
        return not (
            self.words.isdisjoint(afterwards.SUMS) or self.words.isdisjoint(afterwards.VERBS)
        )

    def _stands(self) -> bool:
        """Whether a word may stand for a figure told before."""
        return not self.words.isdisjoint(_STANDING) and bool(STANDS.search(self.text))

    def _comes_from(self) -> bool:
        """Whether nothing but who gives it may tell what the sum is."""
        return self.parties > 0 and "from" in self.words and bool(FROM.search(self.text))

    def _signs(self) -> bool:
        """Whether the two that the text is about may sign what it names, or named before."""
        return not self.words.isdisjoint(_SIGNED) and bool(SIGNED.search(self.text))

    def _may_call(self, call: Call) -> bool:
        if call.word and call.word not in (self.words if call.word.isalpha() else self.text):
            return False
        if call.rule.requires and not self._has_required(call.rule):
            return False
        if not (call.noun or self._is_of_firm() or self._has_object(call)):
            return False
        return any(_NEEDS[need](self, call) for need in call.rule.needs)

    def _has_required(self, rule: Rule) -> bool:
        if rule.weak and self.figure and self.money:
            return True
        return all(self.date if it in _DATED else self.parties for it in rule.requires)

    def _by_money(self, call: Call) -> bool:
        return self.money and (not call.rule.both or self.project or self.earlier)

    def _by_project(self, call: Call) -> bool:
        if call.rule.both:
            return False
        implied = self.focus and (call.noun or not self.words.isdisjoint(_implying()))
        return (self.project or implied or self.takes_up) and self._is_worded(call)

    def _by_country(self, call: Call) -> bool:
        deal = call.noun and call.rule.predicate in _DENIABLE
        denied = deal and not self.words.isdisjoint(_DENYING)
        return self.parties >= 2 - denied

    def _by_parties(self, call: Call) -> bool:
        least = 1 if call.rule.predicate == "meeting" or self._is_with() else 2
        enough = self.parties >= least or self.project or self.takes_up or self._is_next()
        return enough and self._is_worded(call)

    def _is_with(self) -> bool:
        """Whether it may be what the country that the text is about has with another."""
        return self.actor and "with" in self.words

    def _is_next(self) -> bool:
        """Whether it may be one in a row of those of the same two ("its next session")."""
        return not self.words.isdisjoint(IN_A_ROW)

    def _is_worded(self, call: Call) -> bool:
        """Whether the word is there that must govern a noun, or that a verb takes as subject."""
        if call.noun:
            if call.rule.predicate == "meeting" and UNDER_WAY.search(self.text):
                return True
            return self._has_other(_governing(call.rule.under), call)
        return self._has_other(lexicon.noun_forms(call.rule.subjects), call)

    def _has_object(self, call: Call) -> bool:
        """Whether the word is there that a verb takes as object."""
        return self._has_other(lexicon.noun_forms(call.rule.objects), call)

    def _is_of_firm(self) -> bool:
        """Whether a firm is named, of which the sentences behind may speak."""
        return self.parties > 1 and not self.words.isdisjoint(lexicon.noun_forms(FIRMS))

    def _has_other(self, wanted: frozenset[str], call: Call) -> bool:
        """Whether one of the words is there besides the one that calls, if any is wanted."""
        if not wanted or lexicon.NAMED in wanted:
            return True
        return any(word != call.form for word in self.words & wanted)


_NEEDS = {
    "money": Stretch._by_money,
    "project": Stretch._by_project,
    "country": Stretch._by_country,
    "parties": Stretch._by_parties,
}


@cache
def _governing(lemmas: frozenset[str]) -> frozenset[str]:
    return lexicon.verb_forms(lemmas) | lexicon.noun_forms(lemmas)


@cache
def _references() -> re.Pattern[str]:
    """A noun that takes up a project, behind the word that says so."""
    nouns = "|".join(sorted(lexicon.noun_forms(frozenset(lexicon.references()))))
    return re.compile(rf"\b(?:the|that|this|its)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{nouns})\b")


@cache
def _taking_up() -> frozenset[str]:
    return lexicon.noun_forms(frozenset(lexicon.references())) | {"it"}


@cache
def _implying() -> frozenset[str]:
    """What makes a verb's sentence one about the project that the text speaks of."""
    return lexicon.noun_forms(lexicon.milestones() | PARTS | SHARES) | {"it"}


@cache
def _stand_ins() -> frozenset[str]:
    return lexicon.noun_forms(frozenset(ACTORS)) | _POSSESSIVES | others.FORMS | epithets.forms()
