"""A giver named behind the sum: "The money comes from Japan", "It was lent by a Chinese bank"."""

from collections.abc import Iterator

from communique.link import lexicon, tree
from communique.link.frame import Fact
from communique.link.sentence import Argument, Sentence
from communique.link.slots import belongs
from communique.link.words import Word

SUMS = frozenset({
    "it", "they", "money", "fund", "funds", "loan", "loans", "credit", "credits", "grant", "grants",
    "sum", "amount", "financing", "funding", "cash", "facility", "package", "aid", "assistance",
    "cost", "costs", "bill",
})  # fmt: skip
_COMES = {"come", "stem"}
_BORROWED = {"borrow", "raise", "receive", "obtain"}
_PAYS = {
    "pay", "foot", "cover", "bear", "provide", "finance", "fund", "lend", "donate", "shoulder",
    "supply", "grant", "give", "extend", "advance", "disburse",
}  # fmt: skip
VERBS = lexicon.verb_forms(frozenset({*_COMES, *_BORROWED, *_PAYS}))
_TAKING_UP = {"the", "this", "that", "these", "all", "both"}


def giver(sentence: Sentence) -> list[Argument]:
    """Who is said to give the sum told before."""
    if sentence.money or not sentence.parties:
        return []
    for verb in (word for word in sentence.words if word.is_verb):
        phrases = [*_phrases(verb)]
        places = frozenset(a.root.i for a in sentence.parties)
        found = [a for a in sentence.parties if any(belongs(a.root, p, places) for p in phrases)]
        if found:
            return found
    return []


def _phrases(verb: Word) -> Iterator[Word]:
    """The heads of what names the giver."""
    subjects = {c.dep: c for c in verb.children if c.dep in tree.SUBJECTS}
    passive, subject = subjects.get("nsubjpass"), subjects.get("nsubj")
    if passive is not None and _takes_up(passive):
        if verb.lemma in _PAYS:
            yield from _led(verb, "by")
        elif verb.lemma in _BORROWED:
            yield from _led(verb, "from")
    elif subject is not None and verb.lemma in _COMES and _takes_up(subject):
        yield from _led(verb, "from")
    elif subject is not None and verb.lemma in _PAYS and any(map(_takes_up, _objects(verb))):
        yield subject


def _objects(verb: Word) -> list[Word]:
    return [child for child in verb.children if child.dep == "dobj"]


def _takes_up(word: Word) -> bool:
    """Whether it stands for the sum told before, and nothing says of what else it is."""
    if word.lower not in SUMS:
        return False
    said = [c for c in word.children if c.dep in tree.OWN or c.lower == "for"]
    return all(c.lower in _TAKING_UP for c in said)


def _led(verb: Word, preposition: str) -> Iterator[Word]:
    for child in verb.children:
        if child.lower == preposition and child.dep in ("prep", "agent"):
            yield from (c for c in child.children if c.dep == "pobj")


def add(fact: Fact, found: list[Argument]) -> None:
    """Tell the fact who gives."""
    target = fact["countries"]["target"]
    codes = [code for a in found for code in a.codes if code not in target]
    fact["countries"]["source"] = list(dict.fromkeys(codes))
    named = (a.values["organization"] for a in found if a.kind == "organization")
    fact["organizations"] = list(dict.fromkeys(named))
    fact["mentions"] += [a.place for a in found if a.place and a.place not in fact["mentions"]]
