"""Proper names of bodies, offices, forces and companies that hold a country's name."""

import re
from functools import cache

from communique.kinds.country import cues, headings
from communique.kinds.country.scan import Hit

_RUN = re.compile(r"(?:[ -](?:[A-Z][\w'&.-]*|(?:of|for|on|in)(?: the)?|and|de|&)(?!\w))+")
_WORD = re.compile(r"[\w&]+")


def holds(hit: Hit) -> bool:
    """Whether the form stands inside such a name; a title ("Chinese President") is none."""
    if hit.form.as_form != "demonym" and (
        cues.before("body.before").search(hit.before) or _is_branch(hit)
    ):
        return True
    run = _RUN.match(hit.after)
    for word in _WORD.findall(run[0]) if run else ():
        if word in _single("title.after"):
            return False
        if word in _single("body.after"):
            return True
    return False


_BRANCH = re.compile(r"[a-z][,;]? ([A-Z][a-z]+) $")


def _is_branch(hit: Hit) -> bool:
    """Such as "Vodafone Ghana" and "Miss Venezuela", but not "Northern Mali"."""
    word = None if hit.follows_small else _BRANCH.search(hit.before)
    if word is None or hit.form.sort != "name" or headings.in_heading(hit):
        return False
    others = ("direction", "calendar", "opener", "title.after")
    return not any(word[1] in cues.words(cue) for cue in others)


@cache
def _single(cue: str) -> frozenset[str]:
    """The cue's words; in capitals too, since a heading may be written so."""
    words = cues.words(cue)
    return words | {word.upper() for word in words}
