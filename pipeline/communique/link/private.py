"""What is no affair of states: sport, courts, crime, business figures, private people.

"Germany meet France in the semi-final", "a bribe of $5 million", "the singer gave her fans ...".
"""

import re
from decimal import Decimal
from functools import cache

from communique import tables
from communique.link import lexicon, slots, tree
from communique.link.firms import is_company
from communique.link.frame import Frame
from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word, once

_OF = {"from", "of", "in", "at"}
_HOLDS = {"of", "in", "as", "worth"}
"""Prepositions by which a noun says what a sum is: "a fine of $2m", "$2m in damages"."""
_SCORE = re.compile(
    r"\b(?:beat|won|win|drew|lost|led|defeated|thrashed)\b[^.;]{0,60}?\b\d\d?-\d\d?\b"
)
_OWN = {"loan", "debt", "aid", "meeting", "trade"}
"""What private people have among themselves as states do."""
_PLAYED = {"meeting", "agreement", "contract"}
LEAD = 2
"""Sentences by which an article shows what it is about: its headline and the first."""
_PAY = {"month", "week", "day", "hour"}
"""By what a wage is counted."""
_TIMES = _PAY | {"year", "fiscal year", "quarter", "fortnight"}
_NAMING = tree.OWN | {"appos"}
_WAGES = 1_000_000


def takes_part(argument: Argument, rule: Rule) -> bool:
    """Whether the country is not only said to be that of a private person ("a Spanish singer")."""
    uses = _uses(argument.root)
    return "private" not in uses and not (rule.roles == "participants" and "needy" in uses)


def is_private(frame: Frame) -> bool:
    """Whether what is told is no affair of states."""
    if frame.rule.predicate in _OWN and _is_done_privately(frame.trigger):
        return True
    if frame.rule.id == "trade.sales" and _is_of_firm(frame):
        return True
    if frame.money is None:
        return False
    if frame.rule.weak or frame.rule.predicate == "contract":
        return _is_pay(frame.money) or (frame.rule.weak and _is_no_gift(frame))
    if frame.rule.predicate not in ("debt", "investment"):
        return False
    return _is_none_of_aid(frame.money.root)


def _is_of_firm(frame: Frame) -> bool:
    """Whether it is its turnover, as in "Samsung's sales"."""
    firms = (a.root for a in frame.sentence.country if is_company(a))
    return any(tree.slot(frame.trigger, root) == "own" for root in firms)


def _is_no_gift(frame: Frame) -> bool:
    money = frame.money.root if frame.money else frame.trigger
    per = frame.money.values.get("per") if frame.money else None
    return (
        is_sport(frame.rule, frame.sentence)
        or (per is not None and per not in _TIMES)  # A price: "$60 per thousand cubic metres".
        or any(child.lower == "home" for child in frame.trigger.children)
        or _is_none_of_aid(money)
        or _is_taken(money, frame.trigger)
    )


def _is_taken(money: Word, trigger: Word) -> bool:
    """Whether a verb of its own says that it was stolen, earned or fined."""
    verb = tree.verb_of(money)
    return verb != trigger and verb.base in of_use("deed")


def _is_done_privately(trigger: Word) -> bool:
    """Whether a private person does it: "the singer's debts", "fraudsters who promised loans"."""
    verb = tree.verb_of(trigger)
    acts = verb == trigger or lexicon.meaning(verb).direction in ("give", "receive")
    doing = [word for _, word in slots.subjects(verb)] if acts and verb.is_verb else []
    own = [c for c in trigger.children if c.dep in tree.OWN]
    return any(word.base in of_use("private") and word.pos == "NOUN" for word in (*own, *doing))


def _is_pay(money: Argument) -> bool:
    """Whether it is what one person earns: a state gives more in a month."""
    amount = money.values.get("amount")
    return money.values.get("per") in _PAY and amount is not None and Decimal(amount) < _WAGES


def is_sport(rule: Rule, sentence: Sentence) -> bool:
    """Whether countries play each other; where statesmen are named they may meet nevertheless."""
    if not (rule.weak or rule.predicate in _PLAYED):
        return False
    return _is_match(sentence.doc[sentence.start])


@once
def _is_match(first: Word) -> bool:
    """Whether the sentence, of which it is the first word, or its article tells of a match."""
    start, end = first.doc.sentence(first.i)
    words, known = first.doc.between(start, end), statesmen()
    if any(word.base in known for word in words):
        return False
    return _is_played(words, first.doc.written(start, end)) or _is_opened(first.doc[0])


@once
def _is_opened(first: Word) -> bool:
    """Whether the article, of which it is the first word, opens with a match."""
    doc = first.doc
    end = doc.starts[min(LEAD, len(doc.starts) - 1)]
    return _is_played(doc.between(0, end), doc.written(0, end))


def _is_played(words: list[Word], text: str) -> bool:
    clear, doubtful = lexicon.noun_forms(of_use("sport")), of_use("game")
    named = any(
        (word.lower in clear or (word.base in doubtful and word.pos == "NOUN"))
        and not _is_beside(word)
        for word in words
    )
    return named or ("-" in text and _SCORE.search(text) is not None)


def _is_beside(word: Word) -> bool:
    """Whether it only helps to name something: "match funding", "the final round"."""
    return word.dep in ("amod", "compound")


@cache
def statesmen() -> frozenset[str]:
    """Nouns for those who meet and travel for their states."""
    return next(rule.subjects for rule in lexicon.rules() if rule.id == "meeting.travel")


@cache
def of_use(use: str) -> frozenset[str]:
    """Those of one use, see `private.tsv`."""
    return frozenset(row["word"] for row in tables.read("facts/private.tsv") if row["use"] == use)


@once
def _uses(root: Word) -> frozenset[str]:
    """What the noun that a country's name stands to shows its bearer to be."""
    heads = {root.base, _head(root).base}
    led = _head(root).head if root.head.lower in _OF else None
    heads |= {led.head.base if led.lower in _OF else led.base} if led is not None else set()
    return frozenset(use for use in ("private", "needy") if not heads.isdisjoint(of_use(use)))


def _head(root: Word) -> Word:
    """The noun that it helps to name."""
    for word in tree.ancestry(root):
        if word.dep not in _NAMING:
            return word
    return root


def _is_none_of_aid(money: Word) -> bool:
    """Whether a noun around the sum says that it is a bribe, a fine, earnings, a prize."""
    held = [c for p in money.children if p.lower in _HOLDS for c in p.children]
    beside = [c for word in held for c in word.children if c.dep == "compound"]
    named = {word.base for word in (*held, *beside, *_holders(money))}
    return not named.isdisjoint(of_use("sum"))


def _holders(money: Word) -> list[Word]:
    """The nouns that hold the sum, up to the verb."""
    held: list[Word] = []
    for word in tree.ancestry(money)[1:]:
        if word.is_verb:
            break
        held.append(word)
    return held
