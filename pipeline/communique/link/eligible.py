"""Which countries of a sentence may be a party, and which are named for other things."""

from collections.abc import Container
from itertools import takewhile

from communique.link import elsewhere, lexicon, private, tree
from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

POSTS = {"ambassador", "embassy", "envoy", "counsellor", "consul", "consulate", "representative"}
_BORDERS = {"border", "frontier", "coast"}
_RELATIONS = {
    "ally", "neighbour", "neighbor", "partner", "friend", "patron", "customer", "buyer",
    "supplier", "market",
}  # fmt: skip
"""Nouns for who is something to a country, and so another one: "Ukraine's allies"."""
_AGENTS = {"builder", "operator", "owner", "contractor", "developer", "manager", "financier"}
"""Nouns for who does something for what "its" stands for."""
_GIVERS = {"backer", "supporter", "donor", "creditor", "lender", "sponsor", "financier"}
"""Of a country that gives they are its own ("China's lenders"), of others not."""
_LOSERS = {"rival", "competitor", "bidder", "contender"}
_GOODS = {"import", "export", "purchase", "trade"}
"""What money may be for: "lent Chad $2 million for imports from India"."""
_FLED = {"refugee", "migrant", "evacuee", "returnee"}
_MONEY = lexicon.FLOWS | {"debt"}
LEADING = frozenset({"with", "to", "from", "for"})
_NOUNS = 5
"""Words between a sum and the preposition behind it: "$5 million worth of fuel from"."""
_HOLDING = {"in", "of", "worth", "'", "\u2019", "'s"}
_NAMING = tree.OWN | {"appos"}
_OWNING = LEADING | {"in", "into"}


def is_eligible(argument: Argument, rule: Rule, sentence: Sentence, money: Argument | None) -> bool:
    """Whether it may be a party to what the rule tells of the sum."""
    place = _is_place(argument.root) and rule.predicate != "trade"
    place = place or (rule.predicate in _MONEY and is_of_goods(argument.root))
    other = place or _is_excepted(argument) or _is_of_body(argument, sentence)
    other = other or elsewhere.is_in_dateline(argument.root)
    other = other or not private.takes_part(argument, rule)
    return not other and owner(argument, sentence) in (None, money)


def owner(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that a country belongs to, where each of several has one of its own.

    In "with China $22 billion and with Russia $20 billion" it is the next sum behind, in "$22
    billion to China and $20 billion to Russia" the one right before.
    """
    if len(sentence.money) < 2 or not is_led(argument, _OWNING):
        return None
    pool = (*sentence.parties, *sentence.towns)
    sums = {id(a): _own_sum(a, sentence) for a in pool if is_led(a, _OWNING)}
    return sums[id(argument)] if len({id(m) for m in sums.values()}) > 1 else None


def _own_sum(argument: Argument, sentence: Sentence) -> Argument | None:
    return _before(argument, sentence) or _behind(argument, sentence)


def _before(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that the preposition of the country follows, be it with a noun for what it is."""
    led = _leading(argument, _OWNING)
    if led is None:
        return None
    ends = {m.tokens.stop: m for m in sentence.money}
    for place in range(led.i, max(led.i - _NOUNS, sentence.start) - 1, -1):
        if place in ends:
            return ends[place]
        before = led.doc[place - 1]
        if before.pos not in ("NOUN", "ADJ") and before.lower not in _HOLDING:
            break
    return None


def _behind(argument: Argument, sentence: Sentence) -> Argument | None:
    following = [m for m in sentence.money if m.root.i > argument.root.i]
    return min(following, key=lambda m: m.root.i, default=None)


def is_led(argument: Argument, words: Container[str] = LEADING) -> bool:
    """Whether such a word stands before it, or before what it is set beside ("its ally, Oman")."""
    return _leading(argument, words) is not None


def _leading(argument: Argument, words: Container[str]) -> Word | None:
    root, first = argument.root, argument.tokens.start
    before = root.doc.between(max(0, first - 2), first)
    beside = root.head if root.dep in ("appos", "conj") else root
    aside = beside != root and beside.dep == "pobj" and beside.pos != "PROPN"
    if aside and before[-1:] and before[-1].lower == ",":
        before = [beside.head]
    return next((word for word in reversed(before) if word.lower in words), None)


def _is_place(root: Word) -> bool:
    """Whether it is where an envoy is posted or something ends ("the road to its border")."""
    if root.head.base in _BORDERS and root.dep != "conj":  # "Ivory Coast and Ghana".
        return True
    return root.head.lower in ("to", "in") and root.head.head.base in POSTS


def is_of_goods(root: Word) -> bool:
    """Whether it only says where what the money buys, or whoever it helps, comes from."""
    if root.head.lower == "from" and root.head.head.base in _FLED:
        return True
    traded = root.head.lower in LEADING and root.head.head.base in _GOODS
    return traded and root.head.head.head.lower in ("for", "of", "on", "finance", "fund")


def _is_excepted(argument: Argument) -> bool:
    """Whether it is named only as having no part: "Japan, not China", "rivals from China"."""
    first = argument.tokens.start
    if first > 0 and argument.root.doc[first - 1].lower == "not":
        return True
    led = next((t for t in tree.ancestry(argument.root) if t.dep == "prep"), None)
    return led is not None and led.i > 0 and argument.root.doc[led.i - 1].base in _LOSERS


def _is_of_body(argument: Argument, sentence: Sentence) -> bool:
    """Whether it only says whose an organization is: "the China-led AIIB"."""
    if not sentence.organization:
        return False
    bodies = {a.root.i for a in sentence.organization}
    if argument.root.i in bodies or is_related(argument):
        return False
    named = takewhile(lambda t: t.dep in _NAMING, tree.ancestry(argument.root))
    return any(token.head.i in bodies for token in named)


def is_related(argument: Argument) -> bool:
    """Whether it only says whose friend or lender another is ("Ukraine's allies")."""
    root = argument.root
    gives = not lexicon.creditors().keys().isdisjoint(argument.codes)
    nouns = _RELATIONS if gives else _RELATIONS | _GIVERS
    noun = root.head.head if root.head.lower == "of" else root.head
    if root.lower in ("its", "their") and noun.base in _AGENTS:
        return True
    return (root.dep == "poss" or noun != root.head) and noun.base in nouns
