"""What looks like a sum and is none: weights, verbs, common words, idioms.

A doubtful name of a currency ("pounds", "won", "real") wants support: an adjective, a country
that pays with it, or figures and words that only money has beside it.
"""

import re
from functools import cache

from communique import tables
from communique.annotations import Candidate
from communique.kinds.money import currencies
from communique.kinds.money.context import Surroundings

_REACH = 40
_LIGHT = 5
"""Digits from which on bare pounds after "lost" are money rather than weight."""
_DOUBTS = {"weight", "verb", "word", "name", "people", "measure", "commodity"}
_PARTED = re.compile(r"[.,;:)\]!?”\"’'\n–—-]|$|\s[(–—$€£]")
_MEASURED = re.compile(
    r"\s(?:per\ssquare|in\sweight|overweight|heavier|lighter|\(\d+(?:\.\d+)?\s?kg)|\s?/\s?sq", re.I
)
_DEFINITE = re.compile(r"\b(?:the|this|that|past|beyond)\s$", re.IGNORECASE)


@cache
def _cues() -> dict[str, str]:
    return {row["cue"]: row["words"] for row in tables.read("money/cues.tsv")}


@cache
def _before(cue: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_cues()[cue]})\b[^.;]*$", re.IGNORECASE)


@cache
def _after(cue: str, joint: str = r"\s") -> re.Pattern[str]:
    return re.compile(rf"{joint}(?:{_cues()[cue]})(?![^\W_])", re.IGNORECASE)


@cache
def _idioms() -> tuple[str, ...]:
    return tuple(row["idiom"] for row in tables.read("money/idioms.tsv"))


def stands(text: str, candidate: Candidate, around: Surroundings) -> bool:
    """Whether a candidate is a sum, its name's doubt notwithstanding."""
    doubt = set(candidate.values["_doubt"])
    if _is_idiom(text, candidate) or text[candidate.end - 5 : candidate.end] == " Cent":
        return False
    if candidate.values["_issued"] or not doubt & _DOUBTS:
        return True
    if "weight" in doubt:
        return _is_paid(text, candidate, around)
    if "verb" in doubt:
        return _is_no_verb(text, candidate, around)
    if "name" in doubt:
        return bool(candidate.values["_scaled"]) or text[candidate.end - 1].islower()
    return _is_no_word(text, candidate, around)


def _is_idiom(text: str, candidate: Candidate) -> bool:
    around = text[max(0, candidate.start - 8) : candidate.end + 14].lower().replace("’", "'")
    return any(idiom in around for idiom in _idioms())


def _is_paid(text: str, candidate: Candidate, around: Surroundings) -> bool:
    """Pounds of money: "4 million pounds" but not "4 million pounds of rice"."""
    end, values = candidate.end, candidate.values
    if _MEASURED.match(text, end) or _is_of_goods(text, end):
        return False
    if values["_scaled"]:
        return True
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    if text[end - 5 : end].lower() == "pound" and values["amount"] != "1":
        return bool(_after("money.after").match(text, end))
    light = values["_plain"] and len(values["amount"]) < _LIGHT
    if light and _before("weight.before").search(before):
        return False
    return bool(_before("paid.before").search(before)) or _used(candidate, around)


def _is_of_goods(text: str, end: int) -> bool:
    return text.startswith(" of ", end) and not _after("money.of", r"\sof\s").match(text, end)


def _is_no_verb(text: str, candidate: Candidate, around: Surroundings) -> bool:
    """Won as money: "5 billion won" but not "the 12 won by Norway"."""
    end = candidate.end
    if _after("won.after").match(text, end) or not _goes_on(text, end):
        return False
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    figures = candidate.values["_scaled"] or not candidate.values["_plain"]
    return figures or bool(_before("paid.before").search(before)) or _used(candidate, around)


def _is_no_word(text: str, candidate: Candidate, around: Surroundings) -> bool:
    """A common word as money: "5 million sum" but not "the 5 million mark", "3 real friends"."""
    before = text[max(0, candidate.start - 8) : candidate.start]
    if _DEFINITE.search(before) and text[candidate.end - 1] != "s":
        return False
    supported = candidate.values["_scaled"] or _used(candidate, around)
    return supported and _goes_on(text, candidate.end)


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows may follow a sum."""
    return bool(
        _PARTED.match(text, end)
        or _after("sum.after").match(text, end)
        or _after("money.after").match(text, end)
    )


def _used(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the sentence, or else the article, names a country that pays with it."""
    near = set(around.near(candidate)) or set(around.everywhere)
    return any(near & set(currencies.users()[code]) for code in candidate.values["_codes"])
