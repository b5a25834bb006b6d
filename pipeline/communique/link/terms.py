"""What a sum given without a name for it is by its terms: a loan is paid back, a grant is not.

A sum of the sentence before ("The first instalment, of $80 million, was paid") is of its kind.
"""

from communique.link.cues import Cue
from communique.link.frame import Fact, Frame
from communique.link.lexicon import FLOWS
from communique.records import Predicate

_FREE = Cue(
    "need not be|not be|not have to be|non-re|nonre|free of charge|gratis|"
    "no strings|without strings",
    r"(?:need not be|not (?:have to )?be) (?:re)?paid\b|\bnon-?re(?:fund|pay)able\b|"
    r"\bfree of charge\b|\bgratis\b|\b(?:no|without) strings\b",
)
_LENT = Cue(
    "repayable|repaid|repayment|concessional|soft terms|interest|maturity|grace period|on credit",
    r"\b(?:repayable|repaid|repayments?|concessional|soft terms|maturity|grace period|on credit|"
    r"interest(?= rate|-free| of))\b",
)
_MORE = {"further", "another", "additional", "second"}


def of(frame: Frame) -> Predicate | None:
    """What the words about paying back make of it, or the sum that it is a part of."""
    if _FREE.search(frame.sentence.lowered):
        return "grant"
    if _LENT.search(frame.sentence.lowered):
        return "loan"
    whole = part_of(frame) or more_of(frame)
    return whole["predicate"] if whole else None


def more_of(frame: Frame) -> Fact | None:
    """The gift or loan told just before, where "a further $10 million" goes to somebody else."""
    told, money = frame.sentence.figure, frame.money
    if not told or told["predicate"] not in FLOWS or money is None or not frame.rule.weak:
        return None
    return told if any(child.lower in _MORE for child in money.root.children) else None


def part_of(frame: Frame) -> Fact | None:
    """The gift or loan told just before, where a sentence that names no party tells of more."""
    sentence = frame.sentence
    if sentence.parties or not frame.rule.weak or not sentence.figure:
        return None
    return sentence.figure if sentence.figure["predicate"] in FLOWS else None
