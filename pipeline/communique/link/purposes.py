"""What a sum is for, where the sentence behind it says so ("The money is for the Bui Dam").

The words that open the sentence tell it, so it need not be parsed.
"""

import re

from communique.link.frame import Fact
from communique.link.lexicon import FLOWS
from communique.link.sentence import Argument, Sentence

NEAR = 60
"""Characters between the words for a purpose and the project within which it is its object."""
_SUM = (
    r"(?:(?:the|this|that|these|those|both) (?:[\w-]+ ){0,2}?(?:money|loans?|grants?|credits?|"
    r"funds|funding|financing|sum|package|proceeds|cash|amount|aid|assistance|tranche|support|"
    r"credit lines?|lines? of credit)|it|this|they)"
)
_TO_COME = r"(?:will |would |shall |should |is to |are to |(?:is|are) expected to )"
_SET = r"(?:meant|intended|earmarked|destined|reserved|allocated|set aside|used|spent|needed)"
_WORK = r"(?:build|finance|fund|complete|finish|construct|rebuild|upgrade|expand|extend|pay for)"
_FOR = re.compile(
    rf"{_SUM} (?:"
    rf"(?:is|are|was|were|will be|is to be|are to be|has been|have been) (?:{_SET} )?"
    rf"(?:for|on|towards?|to {_WORK})|"
    rf"(?:{_TO_COME}(?:go|flow)|goes|go|went) (?:to|towards?|into)|"
    rf"(?:{_TO_COME}|has |have )?(?:financ|fund|cover|support|back)(?:e|s|es|ed)?|"
    rf"(?:{_TO_COME}|has |have )?(?:pays?|paid) for|"
    rf"(?:{_TO_COME}|has |have )?help(?:s|ed)? (?:to )?{_WORK})\b"
)
_WITH = re.compile(rf"(?:with|from|out of) {_SUM},? ")


def told(sentence: Sentence) -> Argument | None:
    """The project that the sentence says a sum named before is for."""
    named = [a for a in sentence.project if a.tokens]
    text = sentence.lowered.lstrip()
    if not named or not (found := _FOR.match(text) or _WITH.match(text)):
        return None
    place = sentence.doc.character(sentence.start) + len(sentence.lowered) - len(text)
    first = min(named, key=lambda a: a.tokens.start)
    gap = sentence.doc.character(first.tokens.start) - place - found.end()
    return first if 0 <= gap <= NEAR and ";" not in text[found.end() :][:gap] else None


def give(facts: list[Fact], project: Argument) -> None:
    """Tie the project to the one flow of money among them that has none."""
    open_ = [f for f in facts if f["money"] and f["predicate"] in FLOWS and not f["project"]]
    if len(open_) != 1 or any(f["project"] for f in facts):
        return
    (fact,) = open_
    fact["project"] = project.values["name"]
    hosts, parties = list(project.values.get("countries", ())), fact["countries"]
    if len(hosts) == 1 and not parties["target"] and not set(hosts) & set(parties["source"]):
        parties["target"] = hosts
    if project.place:
        fact["mentions"] = [*fact["mentions"], project.place]
