"""Where a project lies: from the registry, its name, the words around it, the article.

Reads the mentions that the kind `country` has decided; without them a new name has no country.
"""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from communique import annotations, tables
from communique.kinds.project.fold import fold
from communique.kinds.project.found import Place, Thing
from communique.kinds.project.phrases import Phrases

LENDERS = frozenset(
    ["CN", "JP", "KR", "KW", "SA", "AE", "QA", "US", "RU", "FR", "DE", "GB", "EU", "IN", "IT",
     "TR", "NO", "SE", "CH", "SU"]
)  # fmt: skip
"""States that finance and build abroad: beside another country they are rarely the host. In the
aid descriptions every text names one, and one in fifty has its project there."""

STANDING = frozenset(
    {"hospital", "school", "building", "stadium", "agriculture", "housing", "industrial zone"}
)
"""Categories of things that stand in one place: of two countries in the name one is the giver."""

REACH = 400
"""Characters on either side in which a sentence's countries are looked for."""

_AID = re.compile(
    r"\b(?:loans?|lend|lent|grant(?:s|ed)?|donat\w+|aid|gifts?|handed over|(?:buyer's|export|"
    r"preferential) credits?|medical teams?|embassy|[Aa]mbassador)\b"
)
"""Where they stand, a lender is the giver unless the text says that the thing is there."""
_BUILDS = re.compile(
    r" (?:(?:will|would|has|had|was to|is to|agreed to|pledged to) )?(?:construct|build|built|"
    r"renovat|rehabilitat|fund|financ|complet|help|assist|provid|pledg|offer|sen[dt])"
)
_LOCATES = re.compile(
    r"\b(?:in|inside|across|near|to|into|between|linking|connecting|for) (?:the )?$"
)
_IN = re.compile(r" (?:project )?(?:in|at|near) ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)")
_POSSESSES = frozenset({"'s ", "’s ", "' ", "’ ", " "})
_FOLLOWS = re.compile(
    r"(?: project)?(?:,| in| of| on| inside| near)(?: [a-z]+ of| the)?"
    r"(?: (?:north|south|east|west|central)\w*)?(?: [A-ZÀ-Þ][\w'’-]+,?)* ?"
)


class Country(NamedTuple):
    start: int
    end: int
    codes: tuple[str, ...]
    form: str


def mentioned(doc: Doc) -> list[Country]:
    return [
        Country(c.start, c.end, tuple(c.values["codes"]), c.values["form"])
        for c in annotations.decided(doc, "country")
    ]


def inside(countries: list[Country], start: int, end: int) -> list[Country]:
    first = bisect_left(countries, start, key=lambda c: c.start)
    last = bisect_left(countries, end, key=lambda c: c.start)
    return [c for c in countries[first:last] if c.end <= end]


def of(thing: Thing, countries: list[Country], text: str) -> tuple[str, ...]:
    """The registry's, else those in the name, else beside it, else the likeliest of the article."""
    if thing.known is not None:
        return thing.known.countries
    named = next(filter(None, (_named(p, countries, text) for p in thing.places)), ())
    given = "scholarship" in thing.name.lower() or "fellowship" in thing.name.lower()
    if len(named) > 1 or not LENDERS.issuperset(named) or (named and given):
        return named
    beside = next(filter(None, (_beside(p, countries, text) for p in thing.places)), ())
    likeliest = _likeliest(thing, countries, text)
    return beside or (named if LENDERS.issuperset(likeliest) else ()) or likeliest


def _named(place: Place, countries: list[Country], text: str) -> tuple[str, ...]:
    """Countries and towns in the name; a people in it owns or gave the thing, as scholarships."""
    name = fold(text[place.start : place.end])
    people = "scholarship" in name or "fellowship" in name
    here = inside(countries, place.start, place.end)
    codes = [(c.start, code) for c in here if people or c.form != "demonym" for code in c.codes]
    codes += [(place.start + at, code) for at, code in _towns(name)]
    found = tuple(dict.fromkeys(code for _, code in sorted(codes)))
    return hosts(found) if "friendship" in name or place.category in STANDING else found


def hosts(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that are no lenders, or all where there is none such."""
    return tuple(code for code in codes if code not in LENDERS) or codes


def _towns(name: str) -> list[tuple[int, str]]:
    return [(start, _codes()[town]) for start, _, town in _phrases().find(name)]


@cache
def _codes() -> dict[str, str]:
    """The country of each town whose name tells it, capitals among them."""
    capitals = [row for row in tables.read("country/seats.tsv") if row["kind"] == "capital"]
    towns = {fold(row["seat"]): row["code"] for row in capitals}
    for row in tables.read("project/towns.tsv"):
        towns |= dict.fromkeys(map(fold, row.items_of("towns")), row["code"])
    return towns


def is_town(folded: str) -> bool:
    return folded in _codes()


@cache
def _phrases() -> Phrases:
    return Phrases(_codes())


def _beside(place: Place, countries: list[Country], text: str) -> tuple[str, ...]:
    """`Uzbekistan's Qamchiq Tunnel`, `the Karuma dam in northern Uganda`."""
    for country in inside(countries, max(0, place.start - 40), place.start):
        if text[country.end : place.start] in _POSSESSES:
            return country.codes
    town = _IN.match(text, place.end)
    if town and (code := _codes().get(fold(town[1]))):
        return (code,)
    for country in inside(countries, place.end, place.end + 80)[:1]:
        if _FOLLOWS.fullmatch(text[place.end : country.start]) and country.form != "demonym":
            return country.codes
    return ()


@lru_cache(maxsize=1)
def _tells_of_aid(text: str) -> bool:
    """Asked for each project of an article, and read once."""
    return _AID.search(text) is not None


def _likeliest(thing: Thing, countries: list[Country], text: str) -> tuple[str, ...]:
    """Named often, in the same sentences, as a place; lenders only where nobody else is."""
    scores = Counter(country.codes for country in countries if len(country.codes) == 1)
    givers: set[tuple[str, ...]] = set()
    gives = _tells_of_aid(text)
    if gives:
        givers |= {codes for codes in scores if codes[0] in LENDERS}
    for place in thing.places[:3]:
        begin, end = _sentence(text, place)
        for country in inside(countries, begin, end):
            if len(country.codes) == 1 and country.form != "embedded":
                located = _LOCATES.search(text, max(0, country.start - 16), country.start)
                scores[country.codes] += 6 if located else 3
                builds = _BUILDS.match(text, country.end)
                if builds and not located:
                    givers.add(country.codes)
                elif located:
                    givers.discard(country.codes)
    others = [codes for codes in scores if codes[0] not in LENDERS]
    hosting = others or [codes for codes in scores if codes not in givers]
    return max(hosting, key=lambda codes: scores[codes], default=())


def _sentence(text: str, place: Place) -> tuple[int, int]:
    """The sentence around the place, or what of it lies within reach."""
    low, high = max(0, place.start - REACH), min(len(text), place.end + REACH)
    begin = max(text.rfind(mark, low, place.start) for mark in (". ", "\n"))
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, place.end, high)) >= 0]
    return max(begin, low), min(ends, default=high)
