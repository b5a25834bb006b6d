"""From candidates to mentions: what holds, what it is called, where else it is named."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.project import countries, memory, owners, shortforms, vetoes
from communique.kinds.project.chunks import Word
from communique.kinds.project.countries import Country
from communique.kinds.project.fold import fold
from communique.kinds.project.found import Place, Thing
from communique.kinds.project.identity import Things, canonical, key
from communique.kinds.project.registry import Registry


def mentions(doc: Doc, candidates: list[Candidate], registry: Registry) -> Iterator[Candidate]:
    if not candidates:
        return
    text = annotations.text(doc)
    folded = fold(text)
    named = countries.mentioned(doc)
    places = [_place(folded, candidate, registry) for candidate in candidates]
    held = [p for p in _held(text, folded, places, named) if not vetoes.other_entity(doc, p)]
    things = Things(registry)
    weak = [place for place in held if place.rule == "name.weak"]
    for place in apart([place for place in held if place.rule != "name.weak"]):
        things.add(text, folded, place)
    _introduce(text, folded, things)
    _recall(text, folded, things, named)
    _strengthen(folded, things, weak)
    for thing in things.all:
        yield from _mentions(thing, named, text)


def _place(folded: str, candidate: Candidate, registry: Registry) -> Place:
    values = candidate.values
    known = registry.projects.get(values.get("_id", ""))
    head = tuple(values["_head"]) if values.get("_head") else None
    return Place(
        candidate.start, candidate.end, candidate.rule, values.get("category"), head,
        [Word(s, e, folded[s:e], part) for s, e, part in values.get("_words", ())], known,
    )  # fmt: skip


def _held(text: str, folded: str, places: list[Place], named: list[Country]) -> Iterator[Place]:
    titled = vetoes.headline(text)
    spelt = {p.known.id for p in places if p.known and not _acronym(text, p)}
    for place in places:
        if place.known is not None:
            if (place.known.id in spelt and _acronym(text, place)) or not _doubtful(
                text, folded, place, named
            ):
                yield place
        elif not titled(place.start) and _holds(text, folded, place, named):
            yield place


def _holds(text: str, folded: str, place: Place, named: list[Country]) -> bool:
    return owners.settle(text, place, named) and vetoes.holds(folded, place)


def _acronym(text: str, place: Place) -> bool:
    surface = text[place.start : place.end]
    return surface.isupper() and len(surface) <= 4


def _doubtful(text: str, folded: str, place: Place, named: list[Country]) -> bool:
    """A registered acronym far from its countries, a body's name, or a town's."""
    if place.known is None or vetoes.body_around(text, folded, place):
        return True
    if _acronym(text, place):
        here = {code for country in named for code in country.codes}
        return bool(here) and here.isdisjoint(countries.hosts(place.known.countries) or here)
    if place.head is not None or place.category not in shortforms.SITES:
        return False
    single = text[place.start : place.end].isalpha()
    town = single and shortforms.town(text, folded, place.start, place.end)
    return town or shortforms.place_noun(text, place.end)


def apart(places: list[Place]) -> list[Place]:
    """The longest places that do not overlap, the registry's before an equal one, in text order."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end, p.rule != "registry")):
        while kept and place.start < kept[-1].end and _better(place, kept[-1]):
            kept.pop()
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _better(new: Place, old: Place) -> bool:
    return new.end - new.start > old.end - old.start


def _introduce(text: str, folded: str, things: Things) -> None:
    """Acronyms, brands and other names that the article gives beside a name."""
    owners = {place.start: thing for thing in things.all for place in thing.places}
    for thing in list(things.all):
        for place in list(thing.places):
            for start, end in memory.introductions(text, place.start, place.end):
                if start in owners:
                    things.merge(thing, owners[start])
                else:
                    things.alias(text, folded, thing, Place(start, end, "memory.introduced"))
                owners[start] = thing


def _recall(text: str, folded: str, things: Things, named: list[Country]) -> None:
    places = [place for thing in things.all for place in thing.places]
    borders = sorted((place.start, place.end) for place in places)
    for start, end, form in shortforms.find(
        text, folded, shortforms.forms(things.all, folded, text, named)
    ):
        place = Place(start, end, f"memory.{form.how}", form.thing.category)
        if not (_overlaps(borders, start, end) or vetoes.body_around(text, folded, place)):
            form.thing.places.append(place)


def _strengthen(folded: str, things: Things, weak: list[Place]) -> None:
    """`the Fourth Bridge` once the Fourth Mainland Bridge is known."""
    borders = sorted((place.start, place.end) for thing in things.all for place in thing.places)
    for place in weak:
        thing = things.longer(folded[place.start : place.end])
        if thing and not _overlaps(borders, place.start, place.end):
            thing.places.append(replace(place, rule="memory.short"))


def _fullest(thing: Thing, text: str) -> str:
    """The longest name with a head noun that the article uses.

    The registry's stands where it holds that name, and always where the user gave it.
    """
    if more := _extended(thing, text):
        return more
    headed = (p for p in thing.places if p.head and any(w.part == "proper" for w in p.words))
    longest = max((canonical(text[p.start : p.end]) for p in headed), key=len, default="")
    held = thing.known and (thing.known.own or key(fold(longest)) in key(fold(thing.name)))
    return thing.name if held or not longest else longest


def _extended(thing: Thing, text: str) -> str:
    """The registry's name with the number that the article gives it: `Bogotá Metro Line 1`."""
    if thing.known is None or thing.known.own:
        return ""
    named = (canonical(text[p.start : p.end]) for p in thing.places)
    known = key(fold(thing.name))
    longer = [n for n in named if n[-1:].isdigit() and key(fold(n)).startswith(known)]
    return max(longer, key=len, default="") if not known[-1:].isdigit() else ""


def _overlaps(borders: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(borders, (start, 0))
    before = at > 0 and borders[at - 1][1] > start
    return before or (at < len(borders) and borders[at][0] < end)


def _mentions(thing: Thing, named: list[Country], text: str) -> Iterator[Candidate]:
    own = {text[place.start : place.end] for place in thing.places}
    known = set(thing.known.names) if thing.known else set()
    name = _fullest(thing, text)
    values = {
        "name": name,
        "category": thing.category,
        "countries": list(countries.of(thing, named, text)),
        "aliases": sorted((own | known) - {name}),
        "registry_id": thing.known.id if thing.known else None,
    }
    for place in thing.places:
        yield Candidate(place.start, place.end, place.rule, dict(values))
