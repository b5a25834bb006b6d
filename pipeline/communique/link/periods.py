"""Which of a sentence's dates says when a fact happened, is due, or what its figure covers."""

import re

from communique.link import fiscal, lexicon, tree
from communique.link.sentence import Argument, Sentence
from communique.link.taken import MEASURES
from communique.link.words import Word, once

FARTHEST = 8.0
"""Steps in the tree beyond which a date belongs to something else."""
BEHIND = 4
"""Tokens between a figure and the date that is its own."""
_SINCE = re.compile(r"\b(?:since|from|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|as of|as at|no later than)\s+(?:the\s+)?(?:end-)?$", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:and|or|to|until|through|-|–|—)\s*$", re.IGNORECASE)

_CONDITIONS = {"if", "unless", "provided"}
_SOURCES = {"according", "citing", "quoting"}
_COMPARES = {"against", "versus", "than", "compared"}
_MOVES = {"up", "down"}

Period = dict[str, str | None]


def of(
    anchors: list[Word], sentence: Sentence, codes: list[str], money: Word | None = None
) -> tuple[Period | None, list[Argument]]:
    """The period nearest to the anchors, and the dates it was read from."""
    told = {tree.verb_of(anchor) for anchor in anchors}
    dates = fiscal.resolved(sentence.date, codes)
    dates = [date for date in dates if _says_when(date, anchors, told)]
    if money is not None and is_compared(money):
        dates = [date for date in dates if date.root.i > money.i]
    others = [m for m in sentence.money if m.root != money and is_compared(m.root)]
    dates = [date for date in dates if not any(_is_behind(date, m) for m in others)]
    ranked = [(_remoteness(anchors, date), number) for number, date in enumerate(dates)]
    if not ranked or min(ranked)[0] > FARTHEST:
        return None, []
    number = min(ranked)[1]
    run = _run(dates, number, sentence)
    return _period(run, sentence), run


def _remoteness(anchors: list[Word], date: Argument) -> float:
    """Steps in the tree; a date right behind the figure is the figure's own."""
    steps = min(tree.distance(anchor, date.root) for anchor in anchors)
    gap = (date.tokens.start if date.tokens else date.root.i) - anchors[0].i
    until = bool(_UNTIL.search(_before(date)))
    return steps + 2 * until - 3 * (0 < gap <= BEHIND)


def _says_when(date: Argument, anchors: list[Word], told: set[Word]) -> bool:
    values = date.values
    if values.get("timex_type") in ("DURATION", "SET"):
        return False
    if values.get("start_date") is None and values.get("end_date") is None:
        return False
    if _is_of_source(date.root):
        return False
    verbs = [tree.verb_of(token) for token in (date.root, *date.words)]
    if not told.isdisjoint(verbs):
        return True
    if _is_apart(date.root, anchors):
        return False
    return not (lexicon.meaning(verbs[0]).speech and verbs[0].lemma != "announce")


@once
def _is_of_source(date: Word) -> bool:
    """Whether it is the day of a report, as in "according to data of May"."""
    return any(node.lower in _SOURCES for node in tree.ancestry(date)[1:])


def _is_apart(date: Word, anchors: list[Word]) -> bool:
    """Whether the date is in a clause about something else: "..., completed in May", "if ..."."""
    above = {node.i for anchor in anchors for node in tree.ancestry(anchor)}
    for node in tree.ancestry(date):
        if node.i in above:
            return False
        if node.dep in ("acl", "relcl") and not {node.head.i, node.head.head.i} & above:
            return True
        if node.lower in _CONDITIONS or any(c.lower in _CONDITIONS for c in node.children):
            return True
    return False


def _is_behind(date: Argument, money: Argument) -> bool:
    """Whether the date stands right behind the figure, as in "from $140 million in 2023"."""
    return 0 <= date.tokens.start - money.tokens.stop < BEHIND - 1


@once
def is_compared(money: Word) -> bool:
    """Whether the figure is one of another time, as in "up from $50 billion"."""
    for node in tree.ancestry(money)[1:4]:
        if node.is_verb:
            return node.lemma == "compare"
        if node.lower in _COMPARES:
            return True
        if node.lower == "from":
            return node.head.lower in _MOVES or node.head.lemma in MEASURES
    return False


def _run(dates: list[Argument], number: int, sentence: Sentence) -> list[Argument]:
    """The date with its neighbours in "between X and Y", "from X to Y", "May 18 and 19"."""
    first = last = number
    while last + 1 < len(dates) and _JOINED.fullmatch(_between(dates[last], dates[last + 1])):
        last += 1
    while first > 0 and _JOINED.fullmatch(_between(dates[first - 1], dates[first])):
        first -= 1
    return dates[first : last + 1]


def _between(one: Argument, other: Argument) -> str:
    doc = one.root.doc
    end = doc.characters(one.tokens.start, one.tokens.stop)[1]
    return doc.text[end : doc.character(other.tokens.start)]


def _period(run: list[Argument], sentence: Sentence) -> Period:
    start = min((d.values["start_date"] for d in run if d.values["start_date"]), default=None)
    end = max((d.values["end_date"] for d in run if d.values["end_date"]), default=None)
    before = _before(run[0])
    if len(run) == 1 and _SINCE.search(before):
        end = None
    elif len(run) == 1 and _UNTIL.search(before):
        start = None
    return {"start_date": start, "end_date": end}


def _before(date: Argument) -> str:
    """What is written before a date, with the space before it."""
    doc, start = date.root.doc, date.tokens.start
    return doc.text[doc.character(max(0, start - 6)) : doc.character(start)]
