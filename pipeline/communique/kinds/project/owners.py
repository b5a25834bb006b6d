"""Countries and peoples among a name's modifiers: whose it is, or part of what it is called."""

import re

from communique.kinds.project import countries
from communique.kinds.project.countries import Country
from communique.kinds.project.found import Place

_INDEFINITE = re.compile(r"\b(?:an?|another) $")


def settle(text: str, place: Place, named: list[Country]) -> bool:
    """Cut a demonym that stands before a name; false where only countries stand before the head."""
    if place.head is None:
        here = countries.inside(named, place.start, place.end)
        return not any((c.start, c.end) == (place.start, place.end) for c in here)
    if _some(text, place, named):
        return False
    lower = not text[place.head[0]].isupper()
    if lower and _owner(place, named):
        place.words = place.words[1:]
        place.start = place.words[0].start
    if not _only_countries(text, place, named):
        return True
    return not (lower or _demonym(text, place, named) or _company(text, place))


def _some(text: str, place: Place, named: list[Country]) -> bool:
    """`a Chinese Language Building`: one of a people's, whatever its capitals."""
    assert place.head is not None
    if not _INDEFINITE.search(text, max(0, place.start - 8), place.start):
        return False
    here = countries.inside(named, place.start, place.head[0])
    proper = [word.start for word in place.words if word.part == "proper"]
    return len(here) == 1 and here[0].form in ("demonym", "embedded") and proper == [here[0].start]


def _company(text: str, place: Place) -> bool:
    """`Pakistan Railway` runs the trains; it is none."""
    assert place.head is not None
    return text[slice(*place.head)].lower() in ("railway", "rail", "railroad", "power", "tramway")


def _owner(place: Place, named: list[Country]) -> bool:
    """Whether the first modifier is a country's or people's, with another after it."""
    rest = [word for word in place.words[1:] if word.part == "proper"]
    if not rest or rest[0] is not place.words[1]:
        return False
    start, end = place.words[0].start, place.words[0].end
    return any((c.start, c.end) == (start, end) for c in countries.inside(named, start, end))


def _only_countries(text: str, place: Place, named: list[Country]) -> bool:
    """One country and nothing else; a chain of two names the thing between them."""
    assert place.head is not None
    proper = [word for word in place.words if word.part == "proper"]
    here = countries.inside(named, place.start, place.head[0])
    topics = sum(word.part == "topic" for word in place.words)
    if len(here) != 1 or len(proper) != 1 or topics > 1:
        return False
    return (here[0].start, here[0].end) == (proper[0].start, proper[0].end)


def _demonym(text: str, place: Place, named: list[Country]) -> bool:
    """A people alone before one word: `Chinese Hospital`, but `Russian Industrial Zone`."""
    assert place.head is not None
    first = countries.inside(named, place.start, place.end)
    single = " " not in text[slice(*place.head)]
    return single and bool(first) and first[0].form == "demonym" and len(place.words) == 1
