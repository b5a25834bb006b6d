"""Whether a deal is for something named for the first time, and so for no project before it."""

from communique.link import lexicon, tree
from communique.link.lexicon import Rule
from communique.link.words import Word

_KNOWN = {"the", "this", "that", "these", "those", "such"}
_TRADES = {"buy", "sell", "purchase", "supply", "import", "export", "deliver", "ship"}
_PAPERS = {"contract", "agreement", "deal", "accord", "tender", "bid", "tranche", "instalment"}


def is_for_another(rule: Rule, trigger: Word) -> bool:
    """Whether its words say so; "a contract to build it" and "the loan" are of what was named."""
    return _is_for_its_own(rule, trigger) or _buys_another(trigger)


def _is_for_its_own(rule: Rule, trigger: Word) -> bool:
    """Whether it goes to a country at large, or says what it is for: "a contract to sell power"."""
    if rule.predicate == "aid" and not rule.weak:
        return True
    if any(_brings_new(aim) for aim in _aims(trigger)):
        return True
    above = {trigger, tree.verb_of(trigger)}
    purposes = (c for head in above for c in head.children if c.lower == "for")
    bought = (c for c in trigger.children if trigger.pos == "VERB" and c.dep == "dobj")
    things = [*bought, *(o for c in purposes for o in c.children if o.dep == "pobj")]
    return rule.predicate == "contract" and any(_is_new(thing) for thing in things)


def _aims(trigger: Word) -> list[Word]:
    """The verbs of "to ..." behind a deal, which the parser may tie to the verb above a noun."""
    found = [c for c in trigger.children if c.dep in ("acl", "relcl") and c.tag == "VB"]
    if trigger.is_verb:
        found = [c for c in trigger.children if c.dep in ("xcomp", "advcl") and c.tag == "VB"]
    elif trigger.dep == "dobj":
        found += [c for c in trigger.head.children if c.dep in ("xcomp", "advcl") and c.tag == "VB"]
    return [aim for aim in found if aim.i > trigger.i]


def _brings_new(aim: Word) -> bool:
    """Whether its object is something new; what is bought is, were it the gas of the pipeline."""
    things = [c for c in aim.children if c.dep == "dobj"]
    bought = aim.base in _TRADES and all(c.base not in ("it", "them") for c in things)
    return any(_is_new(c) or (bought and _is_unknown(c)) for c in things)


def _buys_another(trigger: Word) -> bool:
    """Whether what was paid for is something new: "two turbines were paid for with a grant"."""
    if trigger.dep != "pobj":
        return False
    verb = tree.verb_of(trigger)
    return any(_is_new(c) for c in verb.children if c.dep in tree.PASSIVE)


def _is_new(noun: Word) -> bool:
    """Whether it is named for the first time, and is neither money nor work on what was named."""
    if noun.pos != "NOUN" or noun.base in lexicon.milestones():
        return False
    if noun.base in lexicon.flow_nouns() or noun.base in _PAPERS:
        return False
    return _is_unknown(noun)


def _is_unknown(noun: Word) -> bool:
    return not any(c.dep == "poss" or c.lower in _KNOWN for c in noun.children)
