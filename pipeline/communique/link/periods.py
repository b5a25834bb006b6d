"""Which of a sentence's dates says when a fact happened, is due, or what its figure covers."""

import re

from communique.link import elsewhere, fiscal, lexicon, tree
from communique.link.frame import Frame
from communique.link.lexicon import FLOWS
from communique.link.sentence import Argument
from communique.link.words import Word

FARTHEST = 8.0
"""Steps in the tree beyond which a date belongs to something else."""
OWN = 4
"""Steps by which a date comes nearer that stands with the making of the deal."""
BEHIND = 4
"""Tokens between a figure and the date that is its own."""
_SINCE = re.compile(r"\b(?:since|from|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|as of|as at|no later than)\s+(?:the\s+)?(?:end-)?$", re.IGNORECASE
)
_SINCE_EVENT = re.compile(
    r"\bsince (?:the|an?) (?!open|complet|launch|start|inaugur|commission)"
    r"(?:[\w'’-]+ ){1,5}?(?:of|on|in) (?:the )?$",
    re.IGNORECASE,
)
"""What halts since "the coup of 26 July" does so since that day; "the opening in 2020" was then."""
_JOINED = re.compile(r"\s*(?:and|or|to|until|through|-|–|—)\s*$", re.IGNORECASE)
_TILL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?(?:end-)?$", re.IGNORECASE)
_MOVES = {"move", "shift", "change", "slip"}

_DEALS = FLOWS | {"agreement", "contract", "debt"}

Period = dict[str, str | None]


def of(
    anchors: list[Word], frame: Frame, codes: list[str], money: Word | None = None
) -> tuple[Period | None, list[Argument]]:
    """The period nearest to the anchors, and the dates it was read from."""
    sentence, rule = frame.sentence, frame.rule
    told = {tree.verb_of(anchor) for anchor in anchors}
    dates = fiscal.resolved(sentence.date, codes)
    dates = [date for date in dates if _says_when(date, anchors, told)]
    if rule.predicate in _DEALS:
        dates = [date for date in dates if not _TILL.search(_before(date))]
    if money is not None and elsewhere.is_compared(money):
        dates = [date for date in dates if date.root.i > money.i]
    dates = [
        date
        for date in dates
        if not elsewhere.is_of_saying(date)
        and not elsewhere.is_of_dateline(date.root)
        and not elsewhere.is_of_record(date)
        and not elsewhere.is_of_plan(date, rule)
        and not elsewhere.is_of_matrix(date.root, rule, anchors[-1])
        and not elsewhere.is_of_other_time(date.root, anchors[-1])
        and not elsewhere.is_of_works(date.root, rule, anchors[-1])
        and not elsewhere.is_of_another(date, anchors, money, sentence.money)
    ]
    if money is not None:
        dates = _own_of(money, dates, [m.root.i for m in sentence.money])
    ranked = [(_remoteness(anchors, date), number) for number, date in enumerate(dates)]
    if not ranked or min(ranked)[0] > FARTHEST:
        heading = [date for date in fiscal.resolved(sentence.date[:1], codes) if _heads(date)]
        return (_period(heading), heading) if heading else (None, [])
    number = min(ranked)[1]
    run = _run(dates, number)
    return _period(run), run


def _own_of(money: Word, dates: list[Argument], sums: list[int]) -> list[Argument]:
    """Those behind the sum, where each has one behind: "$5m in 2009 and $3m for wells in 2018"."""
    before = max((i for i in sums if i < money.i), default=None)
    after = min((i for i in sums if i > money.i), default=money.doc.sentence(money.i)[1])
    own = [date for date in dates if money.i < date.root.i < after]
    if before is None or not own or not any(before < d.root.i < money.i for d in dates):
        return dates
    return own


def _heads(date: Argument) -> bool:
    """Whether it opens an entry of a chronology: "2020: the bank approves ..."."""
    doc, end = date.root.doc, date.tokens.stop
    opens = date.tokens.start == doc.sentence(date.root.i)[0]
    return opens and date.values.get("timex_type") == "DATE" and doc[end].lower in (":", "–", "—")


def _remoteness(anchors: list[Word], date: Argument) -> float:
    """Steps in the tree; a date right behind the figure is the figure's own."""
    steps = min(tree.distance(anchor, date.root) for anchor in anchors)
    gap = (date.tokens.start if date.tokens else date.root.i) - anchors[0].i
    until = bool(_UNTIL.search(_before(date)))
    return steps + 2 * until - 3 * (0 < gap <= BEHIND) - OWN * _is_own(date, anchors[-1])


def _is_own(date: Argument, noun: Word) -> bool:
    """Whether a clause of the deal says when it was made: "the contract she signed in May"."""
    clauses = (c for c in noun.children if c.dep in ("acl", "relcl") and noun.pos == "NOUN")
    made = (c for c in clauses if lexicon.meaning(c).direction or lexicon.meaning(c).status)
    return any(tree.verb_of(date.root) == clause for clause in made)


def _says_when(date: Argument, anchors: list[Word], told: set[Word]) -> bool:
    values = date.values
    if values.get("timex_type") in ("DURATION", "SET"):
        return False
    if values.get("start_date") is None and values.get("end_date") is None:
        return False
    if elsewhere.is_of_source(date.root):
        return False
    verbs = [tree.verb_of(token) for token in (date.root, *date.words)]
    if not told.isdisjoint(verbs):
        return True
    if elsewhere.is_apart(date.root, anchors):
        return False
    return not lexicon.meaning(verbs[0]).speech


def _run(dates: list[Argument], number: int) -> list[Argument]:
    """The date with its neighbours in "between X and Y", "from X to Y", "May 18 and 19".

    What is put off from X to Y is due on Y.
    """
    first = last = number
    while last + 1 < len(dates) and _JOINED.fullmatch(_between(dates[last], dates[last + 1])):
        last += 1
    while first > 0 and _JOINED.fullmatch(_between(dates[first - 1], dates[first])):
        first -= 1
    return dates[last if _is_put_off(dates[last].root) else first : last + 1]


def _is_put_off(date: Word) -> bool:
    verb = tree.verb_of(date)
    return verb.lemma in _MOVES or lexicon.meaning(verb).status == "suspended"


def _between(one: Argument, other: Argument) -> str:
    doc = one.root.doc
    end = doc.characters(one.tokens.start, one.tokens.stop)[1]
    return doc.text[end : doc.character(other.tokens.start)]


def _period(run: list[Argument]) -> Period:
    start = min((d.values["start_date"] for d in run if d.values["start_date"]), default=None)
    end = max((d.values["end_date"] for d in run if d.values["end_date"]), default=None)
    before = _before(run[0])
    if len(run) == 1 and (_SINCE.search(before) or _SINCE_EVENT.search(before)):
        end = None
    elif len(run) == 1 and _UNTIL.search(before):
        start = None
    return {"start_date": start, "end_date": end}


def _before(date: Argument) -> str:
    """What is written before a date, with the space before it."""
    doc, start = date.root.doc, date.tokens.start
    return doc.text[doc.character(max(0, start - 9)) : doc.character(start)]
