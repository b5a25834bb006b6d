"""Which places name the same thing, and what it is called."""

import re

from communique.kinds.project import categories, heads
from communique.kinds.project.fold import fold
from communique.kinds.project.found import Place, Thing
from communique.kinds.project.heads import Head
from communique.kinds.project.registry import Project, Registry


def stem(folded: str, place: Place) -> str:
    """The modifiers up to the last proper word: `rogun` of `Rogun hydropower plant`."""
    proper = [word for word in place.words if word.part == "proper"]
    if not proper:
        return ""
    return key(folded[place.start : proper[-1].end])


RECENT = 50
"""Names of one head that a short form may stand for: no article has so many dams."""


class Things:
    """The projects of one article, found again by name and by stem."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.all: list[Thing] = []
        self._by_name: dict[str, Thing] = {}
        self._by_last: dict[str, list[str]] = {}
        self._by_stem: dict[str, list[Thing]] = {}
        self._by_id: dict[str, Thing] = {}

    def add(self, text: str, folded: str, place: Place) -> Thing:
        """The thing that the place names, a new one where none is known by it."""
        surface = key(folded[place.start : place.end])
        root = stem(folded, place)
        known = place.known or self._registered(folded, place, root)
        thing = (
            (known and self._by_id.get(known.id))
            or self._by_name.get(surface)
            or self._like(root, place, known)
        )
        if thing is None:
            thing = Thing(known.name if known else canonical(text[place.start : place.end]), None)
            self.all.append(thing)
        self._categorise(thing, place)
        self._remember(thing, surface, root, known)
        thing.places.append(place)
        thing.surfaces.setdefault(surface, text[place.start : place.end])
        return thing

    def _categorise(self, thing: Thing, place: Place) -> None:
        """The first head noun that the article gives it tells, else the registry."""
        if thing.category is None or (place.head and not thing.headed):
            thing.category = place.category
            thing.headed = place.head is not None

    def _registered(self, folded: str, place: Place, root: str) -> Project | None:
        return self.registry.get(folded[place.start : place.end]) or (
            self.registry.like(root, place.category) if root else None
        )

    def _like(self, root: str, place: Place, known: Project | None) -> Thing | None:
        for thing in self._by_stem.get(root, ()):
            guessed = not thing.headed or place.head is None
            if (known and thing.known) or _told_apart(place, thing):
                continue
            if guessed or categories.alike(thing.category, place.category):
                return thing
        return None

    def merge(self, thing: Thing, other: Thing) -> None:
        """The article says that they are one."""
        if thing is other or (thing.known and other.known):
            return
        if other.known:
            thing.known, thing.name = other.known, other.name
            self._by_id[other.known.id] = thing
        thing.places += other.places
        thing.surfaces |= other.surfaces
        self.all.remove(other)
        self._by_name |= dict.fromkeys(other.surfaces, thing)
        for root in other.stems:
            owners = self._by_stem[root]
            owners[:] = [thing if owner is other else owner for owner in owners]
        thing.stems |= other.stems

    def longer(self, short: str) -> Thing | None:
        """The thing of whose name these words are some, in order: of the latest, should many be."""
        parts = key(short).split()
        for surface in reversed(self._by_last.get(parts[-1], [])[-RECENT:]):
            rest = iter(surface.split())
            if all(part in rest for part in parts) and len(surface) > len(key(short)):
                return self._by_name[surface]
        return None

    def alias(self, text: str, folded: str, thing: Thing, place: Place) -> None:
        """Another name of the thing, introduced at the place; that of a second thing joins them."""
        surface = key(folded[place.start : place.end])
        place.category = thing.category
        self._remember(thing, surface, "", self.registry.get(folded[place.start : place.end]))
        thing.places.append(place)
        thing.surfaces.setdefault(surface, text[place.start : place.end])

    def _remember(self, thing: Thing, surface: str, root: str, known: Project | None) -> None:
        if self._by_name.setdefault(surface, thing) is thing:
            self._by_last.setdefault(surface.rpartition(" ")[2], []).append(surface)
        if root and root not in thing.stems:
            thing.stems.add(root)
            self._by_stem.setdefault(root, []).append(thing)
        if known and not thing.known:
            thing.known, thing.name = known, known.name
            self._by_id[known.id] = thing


_JOINTS = re.compile(r"[\s-]+")


def key(folded: str) -> str:
    return _JOINTS.sub(" ", folded)


def plain(surface: str) -> str:
    return fold(surface)


_PROJECT = re.compile(r" [Pp]roject$")


def _told_apart(place: Place, thing: Thing) -> bool:
    """`Osh Sewerage Project`, `Osh Water Project`: common words that share none part them."""
    here, there = _topics(place), _topics(thing.places[0])
    return bool(here and there) and here.isdisjoint(there)


def _topics(place: Place) -> set[str]:
    return {word.folded for word in place.words if word.part == "topic"}


def canonical(surface: str) -> str:
    """A full name without the `project` behind it.

    >>> canonical("Kara Hydropower Plant Project"), canonical("Kara Water Supply Renewal Project")
    ('Kara Hydropower Plant', 'Kara Water Supply Renewal Project')
    """
    full = _PROJECT.sub("", surface)
    if full == surface:
        return surface
    ends = [start for start, end, head in heads.find(fold(full)) if end == len(full) and _is(head)]
    return full if ends and ends[0] else surface


def _is(head: Head) -> bool:
    """Whether the head alone says what is built: a dam does, `water supply` is half of a plan."""
    whole = f"{head.noun} project" not in heads.by_form()
    return whole and not head.beside and head.needs in ("", "cue", "given", "strong", "road")
