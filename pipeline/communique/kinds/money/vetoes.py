"""What looks like a sum and is none: weights, verbs, common words, years.

A doubtful name of a currency ("pounds", "won", "real") wants support: an adjective, a country
that pays with it, or figures that only money has.
"""

import re

from communique.annotations import Candidate
from communique.kinds.money import currencies
from communique.kinds.money.context import Surroundings

_WEIGHED = re.compile(
    r"\s(?:of\s(?!(?:aid|assistance|funding|funds?|investments?|debts?|spending|loans?|money|savings|cash|taxpayers?"
    r"|public|support|grants?|exports?|imports?|trade|revenue|damage|damages|credit|capital|humanitarian|development"
    r"|additional|new|extra|foreign|british|uk|his|her|their|its|our|the|bonds?|equity|shares?|cuts?|tax(?:es)?)\b)"
    r"\w|per\ssquare|in\sweight|overweight|heavier|lighter|each|\(\d+(?:\.\d+)?\s?(?:kg|kilo))|-\w|\s?/\s?sq",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|spen[dt]s?|spending|costs?|costing|fin(?:e|es|ed)|worth|pric\w+|fees?|charg\w+|sold|sells?"
    r"|bought|buys?|earn\w*|wages?|salary|bonus|rent|bills?|debts?|borrowed|lent|rais(?:e|es|ed|ing)|donat\w+|award\w*"
    r"|reward|tax\w*|compensation|invest\w*)\b[^.;]*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:the|an?|by|in|over|at|on|his|her|their|its|our|more|most|only|all|both|no|some|two|three|gold|silver"
    r"|bronze|first|second|back|against|re-?election|elections?|seats?|medals?|support|praise|approval|independence"
    r"|control|it|them|out|through|every|each|many|several|nothing|this|that|with|as|\d|[A-Z])",
)
_ENDS = re.compile(
    r"[.,;:)\]!?”\"’']|$|\n|-|\s(?:to|for|in|from|by|and|on|at|per|a|an|with|as|which|that|is|was|were|will|toward|towards"
    r"|over|through|into|under|or|of|each|has|had|have|would|loans?|grants?|projects?|budget|deals?|contracts?|funds?|bonds?|credits?|aid|gift|fines?|notes?|bills?|coins?|worth|more|less|last|this|annually|\(|–|—|but|when"
    r"|during|since|after|before|while|until|against|between|because|if|out|off|up|down|than|\$|€|£)(?![^\W_])|\s[(–—]",
)
_DEFINITE = re.compile(r"\b(?:the|this|that|past|beyond)\s$", re.IGNORECASE)


def stands(text: str, candidate: Candidate, around: Surroundings) -> bool:
    """Whether a candidate of a doubtful name is a sum all the same."""
    values, doubt = candidate.values, set(candidate.values["_doubt"])
    if "minor" in doubt and text[candidate.end - 4 : candidate.end] == "Cent":
        return False
    if not doubt & {"weight", "verb", "word", "name", "people", "measure", "commodity"}:
        return True
    if values["_issued"]:
        return True
    if "weight" in doubt:
        return _is_paid(text, candidate, around)
    if "verb" in doubt and _VERB.match(text, candidate.end):
        return False
    if "name" in doubt:
        return values["_scaled"] or not values["_plain"] or text[candidate.end - 1].islower()
    if (
        _DEFINITE.search(text[max(0, candidate.start - 8) : candidate.start])
        and text[candidate.end - 1] != "s"
    ):
        return False
    return (values["_scaled"] or _used(candidate, around)) and bool(
        _ENDS.match(text, candidate.end)
    )


def _is_paid(text: str, candidate: Candidate, around: Surroundings) -> bool:
    if _WEIGHED.match(text, candidate.end):
        return False
    before = text[max(0, candidate.start - 40) : candidate.start]
    return bool(candidate.values["_scaled"] or _used(candidate, around) or _PAID.search(before))


def _used(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the sentence, or else the article, names a country that pays with it."""
    near = set(around.near(candidate)) or set(around.everywhere)
    return any(near & set(currencies.users()[code]) for code in candidate.values["_codes"])
