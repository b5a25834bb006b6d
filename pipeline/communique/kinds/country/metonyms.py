"""Capitals that stand for their government: "Beijing said", "ties with Ankara", "the Kremlin".

A capital is a place until a cue beside it makes it a government; capitals joined by "and" or a
dash are read as one. In doubt, where the capital may be a subject, the parse is asked for.
"""

import re
from typing import Literal

from communique.kinds.country import acts, cues, headings, shields
from communique.kinds.country.scan import Hit

Verdict = Literal["government", "place", "doubt"]

_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{2,20})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"[^.\n]{0,12}?)?\.? ?(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)?(?: ?--| -|:|\. /)(?![a-z])"
)
_DATED = re.compile(r", (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])")
_NAMED = re.compile(r" (?:[A-Z]|\d)")
_PROPER = re.compile(r"[a-z,] ([A-Z][a-z]+) $")
_LOWER_WORD = re.compile(r" [a-z]+ ")
_NO_SUBJECT = re.compile(r"(?:^|\W)(?:on|by|with|for|via|the|a|an|[Ii]n|[Aa]t) $")


def verdict(hit: Hit, first: Hit, last: Hit) -> Verdict:
    """What a capital is; `first` and `last` are the outer ones of those it is joined with."""
    before, after = first.before, last.after
    if hit.form.sort == "seat":
        return "government"
    if headings.in_heading(hit):
        before, after = before.lower(), after.lower()
    if _is_dateline(hit) or _in_longer_name(before) or shields.is_town(hit):
        return "place"
    if acts.owns(after):
        return "government"
    named = bool(cues.after("place.after").match(after) or _NAMED.match(after))
    if not named and acts.is_dealt_with(before, after, joined=first != last):
        return "government"
    if named or cues.before("place.before").search(before):
        return "place"
    if cues.before("body.before").search(before):
        return "place"
    if acts.acts(after, plural=first != last or before.endswith(" that ")):
        return "government"
    return "doubt" if _may_be_subject(before, after) else "place"


def _in_longer_name(before: str) -> bool:
    """Such as "Radio Pyongyang", but not "On Monday Pyongyang"."""
    word = _PROPER.search(before)
    others = ("calendar", "opener")
    return word is not None and not any(word[1] in cues.words(cue) for cue in others)


def _is_dateline(hit: Hit) -> bool:
    return hit.opens_line and bool(_DATED.match(hit.after) or _DATELINE.match(hit.after))


def _may_be_subject(before: str, after: str) -> bool:
    return bool(_LOWER_WORD.match(after)) and not _NO_SUBJECT.search(before)
