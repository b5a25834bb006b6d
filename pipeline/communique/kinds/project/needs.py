"""Whether what a head needs beside its modifier is there: a word of building, gas or oil nearby."""

import re
from functools import cache

from communique.kinds.project import memory, names, words
from communique.kinds.project.anchor import Name

WINDOW = 100
"""Characters on either side in which a cue is looked for: the clause rather than the sentence."""

BESIDE = frozenset(
    {"name.quoted", "name.plan", "apposition.called", "apposition.after", "apposition.list"}
)
"""Rules whose form says already that the words are a name."""

STAFFED = frozenset({"hospital", "school"})
"""Categories that are run with people sent from abroad."""

_PLAIN = frozenset({"project", "megaproject", "scheme"})
_FUEL = re.compile(r"\b(?:gas|oil|barrels?|bcm|crude|petroleum|condensate|lng|hydrocarbons?)\b")
_POWER = re.compile(
    r"\b(?:power|electricity|energy|coal|nuclear|solar|hydro\w*|megawatts?|mw|gw|grid)\b"
)
_RAIL = re.compile(r"\b(?:rail\w*|trains?|metro|tracks?|subway|tram)\b")
_NEARBY = {"field": _FUEL, "plant": _POWER, "rail": _RAIL}
_METRO = re.compile(r"\b(?:metro|subway|light rail|tram|monorail|mrt|lrt|underground)\b")
_FROM = re.compile(r"\b(?:from|of|by) (?:the )?$")
_WIDE = 400


def met(text: str, folded: str, name: Name) -> bool:
    need = "" if name.rule in BESIDE else name.head.needs
    if name.rule == "name.where":
        need = "given"
    if need in ("cue", "given", "strong", "road"):
        return _by_cue(text, folded, name, need)
    if need in _NEARBY:
        free = need == "plant" and (name.capital or names.chained(text, name))
        return free or bool(
            _NEARBY[need].search(folded, max(0, name.start - _WIDE), name.end + _WIDE)
        )
    if need == "acronym":
        return any(memory.introductions(text, name.start, name.end))
    if need == "long":
        return len(name.words) > 1
    if need == "line":
        return _line(text, folded, name)
    return need != "scheme" or _scheme(name)


def _by_cue(text: str, folded: str, name: Name, need: str) -> bool:
    if need == "road" and (names.chained(text, name) or (len(name.words) > 1 and name.capital)):
        return True
    given = need == "given" or (need == "strong" and name.capital)
    given = given or (need == "road" and folded.endswith("for the ", 0, name.start))
    if folded.startswith(" project", name.end):
        return True
    kinds = ("cue", "give") if given else ("cue",)
    low, high = max(0, name.start - WINDOW), name.end + WINDOW
    return any(_cue(kind).search(folded, low, high) for kind in kinds) or _staffed(folded, name)


def _staffed(folded: str, name: Name) -> bool:
    """Whether people or goods are given to a hospital or school."""
    if name.head.category not in STAFFED or _sends(folded, name):
        return False
    low = max(0, name.start - 2 * WINDOW)
    return _cue("staff").search(folded, low, name.end + WINDOW) is not None


def _sends(folded: str, name: Name) -> bool:
    """`doctors from the Osh Hospital`: it gives the people."""
    return _FROM.search(folded, max(0, name.start - 10), name.start) is not None


def _line(text: str, folded: str, name: Name) -> bool:
    if name.head.noun == "link":
        return True
    if not name.capital:
        return names.chained(text, name)
    pattern = _RAIL if len(name.words) > 1 else _METRO
    return bool(pattern.search(folded, max(0, name.start - _WIDE), name.end + _WIDE))


def _scheme(name: Name) -> bool:
    """A plan in lower case needs more than an acronym or a single word before it."""
    if name.capital or name.head.noun == "initiative":
        return True
    topics = [word for word in name.words if word.part == "topic"]
    return name.head.noun in _PLAIN and (len(topics) < len(name.words) or len(topics) > 2)


@cache
def _cue(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words.of(kind)))})\b")
