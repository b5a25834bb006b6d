"""The deal by which something is done: "under a pact signed in May, Oman will invest ..."."""

from communique.link import lexicon, tree
from communique.link.frame import Frame
from communique.link.words import Word

DEALS = frozenset({
    "agreement", "deal", "contract", "accord", "pact", "treaty", "memorandum", "memoranda",
    "arrangement", "protocol", "mou", "compact",
})  # fmt: skip
_UNDER = {"under", "by", "in"}
_AGAIN = {"it", "this", "them", "which", "one", "first", "second", "third", "another", "latter"}
"""Words for a deal just named."""


def of(frame: Frame) -> Word | None:
    """The word for the deal, where a sentence tells by which one its money will flow."""
    verb = tree.verb_of(frame.trigger)
    chain = [verb, *(v for v in tree.governors(verb)[:1] if verb.dep in ("xcomp", "conj"))]
    for preposition in (c for v in chain for c in v.children if c.lower in _UNDER):
        for word in preposition.children:
            named = _antecedent(word, verb)
            if named is not None and (_is_deal(named) or _is_again(named, preposition)):
                return named
    return None


def _antecedent(word: Word, verb: Word) -> Word | None:
    """What "which" stands for, else the word itself."""
    if word.dep != "pobj":
        return None
    if word.lower != "which" or verb.dep != "relcl":
        return word
    above = tree.ancestry(verb)[1:4]
    return next((noun for noun in above if _is_deal(noun)), None)


def _is_deal(word: Word) -> bool:
    if word.base in DEALS:
        return True
    governors = [*tree.governors(word)[:1], *(c for c in word.children if c.dep == "acl")]
    signed = any(lexicon.meaning(v).direction == "mutual" for v in governors)
    return signed and word.base in ("programme", "program", "package", "plan", "document")


def _is_again(word: Word, preposition: Word) -> bool:
    """As in "Under one of them, Oman will ..."."""
    return preposition.lower == "under" and word.lower in _AGAIN
