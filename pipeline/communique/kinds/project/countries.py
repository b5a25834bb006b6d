"""Where a project lies: from its name, the registry, the words around it.

Reads the mentions that the kind `country` has decided; without them a new name has no country.
"""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from communique import annotations
from communique.kinds.project.found import Place, Thing

PLACES = ("name", "demonym", "abbrev", "historical", "embedded", "group")


@dataclass(frozen=True, slots=True)
class Country:
    start: int
    end: int
    codes: tuple[str, ...]
    form: str


def mentioned(doc: Doc) -> list[Country]:
    found = []
    for span in annotations.mentions(doc, "country"):
        values = span._.communique
        codes = tuple(values["codes"])
        found.append(Country(span.start_char, span.end_char, codes, values["form"]))
    return found


def inside(countries: list[Country], start: int, end: int) -> list[Country]:
    first = bisect_left(countries, start, key=lambda c: c.start)
    last = bisect_left(countries, end, key=lambda c: c.start)
    return [c for c in countries[first:last] if c.end <= end]


def of(thing: Thing, countries: list[Country], text: str) -> tuple[str, ...]:
    """The registry's countries, else those in the names, else the first found around them."""
    if thing.known is not None and thing.known.countries:
        return thing.known.countries
    named = [c for place in thing.places for c in inside(countries, place.start, place.end)]
    if named:
        return _codes(named)
    for near in (_right_after, _in_sentence):
        for place in thing.places:
            if found := near(place, countries, text):
                return found
    return ()


def _codes(countries: list[Country]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for country in countries for code in country.codes))


def _right_after(place: Place, countries: list[Country], text: str) -> tuple[str, ...]:
    """`the Qamchiq Tunnel of the Angren-Pap line in Uzbekistan`, `Uzbekistan's Qamchiq Tunnel`."""
    for country in inside(countries, max(0, place.start - 40), place.start):
        between = text[country.end : place.start]
        if between in ("'s ", "’s ", "' ", "’ ", " "):
            return country.codes
    for country in inside(countries, place.end, place.end + 80):
        between = text[place.end : country.start]
        if not any(mark in between for mark in ".;:") and between.rstrip().endswith(
            (" in", " of", " in the", ",", " in northern", " in southern", " in eastern")
        ):
            return country.codes
    return ()


def _in_sentence(place: Place, countries: list[Country], text: str) -> tuple[str, ...]:
    begin = max(text.rfind(". ", 0, place.start), text.rfind("\n", 0, place.start)) + 1
    ends = [e for e in (text.find(". ", place.end), text.find("\n", place.end)) if e >= 0]
    end = min(ends, default=len(text))
    around = [c for c in inside(countries, begin, end) if c.form in ("name", "embedded")]
    return around[0].codes if around else ()
