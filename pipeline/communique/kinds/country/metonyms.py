"""Capitals that stand for their government: "Beijing said", "ties with Ankara", "the Kremlin".

A capital is a place until a cue beside it makes it a government; capitals joined by "and" or a
dash are read as one. In doubt, where the capital may be a subject, the parse is asked for.
"""

import re
from functools import cache
from typing import Literal

from communique.kinds.country import cues
from communique.kinds.country.inflect import forms
from communique.kinds.country.scan import Hit

Verdict = Literal["government", "place", "doubt"]

_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{2,20})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"[^.\n]{0,12}?)?\.? ?(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)? ?(?:-|:|\. /)"
)
_DATED = re.compile(r", (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])")
_PROPER = re.compile(r"[a-z,] (?!The |But |And |If |While |As |When |That )[A-Z][a-z]+ $")
_LOWER_WORD = re.compile(r" [a-z]+(?:s|ed|d|t|n|e)? ")
_PREPOSITION = re.compile(
    r"(?:^|[^\w])(?:in|at|of|from|to|near|on|by|with|for|into|via|the|a|and|or|,) $", re.IGNORECASE
)


def verdict(hit: Hit, before: str, after: str) -> Verdict:
    """What a capital is; `before` and `after` stand around the capitals it is joined with."""
    if hit.form.sort == "seat":
        return "government"
    if _is_dateline(hit) or _PROPER.search(before):
        return "place"
    if _owns(after) or _is_party(before, after):
        return "government"
    if cues.before("place.before").search(before):
        return "place"
    if _acts(after):
        return "government"
    if cues.after("place.after").match(after) or _in_name(after):
        return "place"
    return "doubt" if _may_be_subject(before, after) else "place"


def _is_party(before: str, after: str) -> bool:
    """Such as "ties with Beijing", "announced by Minsk", "for Tehran to decide"."""
    if cues.after("place.after").match(after) or _in_name(after):
        return False
    if cues.before("metonym.before").search(before) or _AGENT.search(before):
        return True
    return before.endswith(" for ") and after.startswith(" to ")


def _is_dateline(hit: Hit) -> bool:
    if not hit.opens_line:
        return False
    return bool(_DATED.match(hit.after) or (_DATELINE.match(hit.after)))


def _in_name(after: str) -> bool:
    """Such as "Moscow State University", "Paris, France"."""
    return bool(re.match(r"(?:,? (?:[A-Z]|\d)|,? [A-Z]\.)", after))


@cache
def _acting() -> re.Pattern[str]:
    verbs = {form for base in cues.words("metonym.verb") for form in forms(base)}
    verbs = {v for v in verbs if not v.endswith("ing")} | cues.words("metonym.irregular")
    adverb = rf"(?: (?:{cues.alternatives(cues.words('metonym.adverb'))}|[a-z]+ly))"
    opener = rf"(?:which|whose|who|{cues.alternatives(cues.words('metonym.adverb'))})"
    aside = rf"(?:, {opener}[^.;:]{{0,60}},)?"
    state = rf" {cues.alternatives(cues.words('metonym.be'))}{adverb}{{0,2}} (?:[a-z]+ly )?"
    state += cues.alternatives(cues.words("metonym.state"))
    return re.compile(rf"{aside}(?:{adverb}{{0,4}} {cues.alternatives(verbs)}|{state})(?!\w)")


def _acts(after: str) -> bool:
    return bool(_acting().match(after))


@cache
def _owning() -> re.Pattern[str]:
    nouns = cues.alternatives(cues.words("metonym.noun"))
    joined = cues.alternatives(cues.words("metonym.joined"))
    return re.compile(rf"(?:'s? (?:[a-z-]+ ){{0,2}}?{nouns}|-{joined})(?!\w)")


@cache
def _placing() -> re.Pattern[str]:
    return re.compile(
        rf"'s? (?:[a-z-]+ ){{0,2}}?{cues.alternatives(cues.words('place.noun'))}(?!\w)"
    )


def _owns(after: str) -> bool:
    return bool(_owning().match(after)) and not _placing().match(after)


_AGENT = re.compile(r"(?:ed|given|made|sent|led|held|set|put|drawn|taken|sought|built|run) by $")


def _may_be_subject(before: str, after: str) -> bool:
    return bool(_LOWER_WORD.match(after)) and not _PREPOSITION.search(before)


PLACE_VERBS = frozenset(
    [
        "fall",
        "lie",
        "host",
        "stage",
        "wake",
        "boast",
        "sit",
        "stand",
        "see",
        "experience",
        "record",
        "burn",
        "sleep",
        "celebrate",
        "remain",
        "swelter",
        "flood",
        "shake",
        "brace",
        "mourn",
        "empty",
        "fill",
        "grow",
        "sprawl",
        "stretch",
        "open",
        "close",
    ]
)
"""Lemmas with which a capital as the subject is the town."""
