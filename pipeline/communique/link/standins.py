"""Who is meant by words that stand for a party: "it", "the country", "its neighbour"."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.link import epithets, lexicon, others, tree
from communique.link.banks import NOUNS, is_bare, is_taken_up
from communique.link.countries import Countries
from communique.link.sentence import Argument, Sentence
from communique.link.subjects import OWNERS, PRONOUNS, WHOSE, Subjects, above
from communique.link.words import Word

_GETTING = {"dobj", "dative", "pobj", "poss"}
_STATE = {"country", "government", "kingdom", "republic", "state", "nation", "island", "junta"}
_STATES = {"country", "kingdom", "nation"}
_HOUSES = {"parliament", "cabinet", "treasury"}
_STATESMEN = {"official", "minister", "ministry"} | _HOUSES
_OF_STATE = _STATE | _STATESMEN
ACTORS = PRONOUNS | _OF_STATE | NOUNS | {"company", "agency", "firm"}
_SLOTS = tree.SUBJECTS | _GETTING


@dataclass
class StandIns:
    """Finds them by the countries and subjects named before."""

    countries: Countries
    subjects: Subjects

    def again(self, sentence: Sentence) -> Iterator[Argument]:
        """Who "the emirate" and "the West African nation" are."""
        forms = epithets.forms()
        tokens = [t for t in sentence.words if t.lower in forms and t.dep in _SLOTS]
        just = [code for a in sentence.country for code in a.codes] if tokens else []
        for token in tokens:
            if token.tag == "NNS" or is_named(token, sentence):
                continue
            named = list(dict.fromkeys([*just, *self.countries.named]))
            if codes := epithets.meant(token, named, self.subjects.codes):
                yield Argument(token, "country", {"codes": codes})

    def others(self, sentence: Sentence) -> Iterator[Argument]:
        """Who "its neighbour", "his hosts" and "the latter" are."""
        for token in [t for t in sentence.words if t.lower in others.FORMS]:
            if not others.is_other(token):
                continue
            whose = next((c for c in token.children if c.lower in WHOSE), token)
            owners = above(whose, sentence) or self.subjects.last[:1]
            pairs = (*self.countries.sets[-1:], self.countries.pair())
            codes = next((c for pair in pairs if (c := others.meant(token, pair, owners))), [])
            if codes and not is_named(token, sentence):
                yield Argument(token, "country", {"codes": codes})

    def pronouns(self, sentence: Sentence) -> Iterator[Argument]:
        """What "it", "the bank" or "its" stand for: the subject of the verb above, or the last."""
        for token in [t for t in sentence.words if t.base in ACTORS or t.lower in OWNERS]:
            if not _stands_in(token) or is_named(token, sentence):
                continue
            if any(child.lower == "whose" for child in token.children):
                continue
            yield from self._meant(token, sentence)

    def _meant(self, token: Word, sentence: Sentence) -> Iterator[Argument]:
        """The article's country for "the government" where no state was the last subject."""
        whose = next((c for c in token.children if c.lower in WHOSE), None)
        gets = _gets(token)
        home = self.countries.home[:1]
        ours = token.base in _OF_STATE and not self.subjects.are_states(home)
        ours = ours and not (_gives(token) and self.subjects.last)
        if not whose and (gets or (ours and token.tag != "NNS")):
            own = self.countries.taker(token, sentence) if gets else self.countries.own(set())
            yield Argument(token, "country", {"codes": own})
            return
        for actor in self.subjects.meant(whose or token, token, sentence):
            yield Argument(token, actor.kind, actor.values)


def is_named(token: Word, sentence: Sentence) -> bool:
    """Whether a party stands in the phrase itself, as in "Zambia's finance ministry"."""
    inside = {t.i for t in tree.under(token)}
    return any(a.root.i in inside for a in sentence.parties)


def _stands_in(token: Word) -> bool:
    """Whether it acts, gets or has something, and is a word for one known."""
    if token.lower in OWNERS and token.dep == "poss":
        return True
    if token.base in NOUNS and token.dep in _GETTING and is_bare(token):
        return True
    return _acts(token) or _gets(token)


def _acts(token: Word) -> bool:
    if token.base not in ACTORS or token.dep not in tree.SUBJECTS:
        return False
    if token.base in _HOUSES and token.tag == "NNS":
        return False
    return token.base not in NOUNS or is_taken_up(token)


def _gives(token: Word) -> bool:
    """Whether "the country" gives, as the one that did so before: "promised a further sum"."""
    given = lexicon.meaning(tree.verb_of(token)).direction == "give"
    return given and token.base in _STATES and token.dep in tree.SUBJECT


def _gets(token: Word) -> bool:
    """Whether it may be who gets: "lent the country $3m", not "according to the government"."""
    if token.base not in _STATE or token.dep not in _GETTING:
        return False
    said = token.head.lower == "to" and token.head.head.lower == "according"
    return not said and any(child.lower == "the" for child in token.children)
