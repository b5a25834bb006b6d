"""Whether a deal is for something named for the first time, and so for no project before it."""

from collections.abc import Iterator

from communique.link import lexicon, tree
from communique.link.lexicon import Rule
from communique.link.words import Word

_KNOWN = {"the", "this", "that", "these", "those", "such"}
_TRADES = {"buy", "sell", "purchase", "supply", "import", "export", "deliver", "ship"}
_PARTS = {
    "signalling", "signaling", "train", "equipment", "supervision", "design", "engineering",
    "consultancy", "installation", "maintenance", "supply", "generator", "crane", "stock",
    "surveillance", "management", "survey", "substation", "tower", "boiler", "compressor",
}  # fmt: skip
"""What is bought for an asset: parts of it, and work on it."""
_OTHER = {"another", "second", "third", "other", "older", "separate", "similar", "different"}
_PAPERS = {"contract", "agreement", "deal", "accord", "tender", "bid", "tranche", "instalment"}


def is_for_another(rule: Rule, trigger: Word, category: str) -> bool:
    """Whether its words say so; "a contract to build it" and "the loan" are of what was named.

    In a text about a dam "to build a 90-metre dam" may tell of it too, and "for turbines" does.
    """
    if rule.predicate == "aid" and not rule.weak:
        return True
    things = [thing for thing in _things(rule, trigger) if not _is_like(thing, category)]
    return any(_is_new(thing) for thing in things) or any(map(_is_traded, _aims(trigger)))


def _things(rule: Rule, trigger: Word) -> Iterator[Word]:
    """What the deal is for, or what was paid for with it."""
    yield from (c for aim in _aims(trigger) for c in aim.children if c.dep == "dobj")
    if trigger.dep == "pobj":
        yield from (c for c in tree.verb_of(trigger).children if c.dep in tree.PASSIVE)
    if rule.predicate == "contract":
        above = {trigger, tree.verb_of(trigger)}
        purposes = (c for head in above for c in head.children if c.lower == "for")
        bought = (c for c in trigger.children if trigger.pos == "VERB" and c.dep == "dobj")
        things = [*bought, *(o for c in purposes for o in c.children if o.dep == "pobj")]
        yield from (t for t in things if t.base not in _PARTS)


def _is_like(thing: Word, category: str) -> bool:
    """Whether it may be the very thing that was named, or a part of its."""
    words = {child.lower for child in thing.children}
    return category in lexicon.references().get(thing.base, ()) and not words & _OTHER


def _aims(trigger: Word) -> list[Word]:
    """The verbs of "to ..." behind a deal, which the parser may tie to the verb above a noun."""
    found = [c for c in trigger.children if c.dep in ("acl", "relcl") and c.tag == "VB"]
    if trigger.is_verb:
        found = [c for c in trigger.children if c.dep in ("xcomp", "advcl") and c.tag == "VB"]
    elif trigger.dep == "dobj":
        found += [c for c in trigger.head.children if c.dep in ("xcomp", "advcl") and c.tag == "VB"]
    return [aim for aim in found if aim.i > trigger.i]


def _is_traded(aim: Word) -> bool:
    """Whether something is bought or sold, were it the gas of the pipeline named before."""
    things = [c for c in aim.children if c.dep == "dobj" and c.lower not in ("it", "them")]
    return aim.base in _TRADES and any(map(_is_unknown, things))


def _is_new(noun: Word) -> bool:
    """Whether it is named for the first time, and is neither money nor work on what was named."""
    if noun.pos != "NOUN" or noun.base in lexicon.milestones():
        return False
    if noun.base in lexicon.flow_nouns() or noun.base in _PAPERS:
        return False
    return _is_unknown(noun)


def _is_unknown(noun: Word) -> bool:
    return not any(c.dep == "poss" or c.lower in _KNOWN for c in noun.children)
