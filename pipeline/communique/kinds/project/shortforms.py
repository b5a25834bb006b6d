"""Later mentions of a thing already named: its names again, its modifiers alone, its head alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.project import countries, identity, memory, words
from communique.kinds.project.countries import Country
from communique.kinds.project.found import Place, Thing
from communique.kinds.project.phrases import Phrases

_CAPITALS = re.compile(r"[A-Z](?<!\w.)[A-Z]{2,7}\b")
MOST = 200
"""Words in capitals that are held against the names: an article has a dozen."""

BARE = frozenset({"dam", "power plant", "mine", "gas field", "oil field", "refinery"})
"""Categories whose single-word modifier is used for the thing itself ("Rogun"); a port, an
airport or a railway is named after a town that goes on being a town."""

SITES = BARE | {"housing"}
"""Categories whose registered bare names are also those of the places they stand at."""
LONG = BARE | {
    "railway", "road", "pipeline", "transmission line", "corridor", "industrial zone", "telecom",
    "initiative", "canal", "agriculture",
}  # fmt: skip
"""Categories whose modifiers of several words are used so; a hospital or airport of such a name
is named after a person."""

_SIDES = frozenset({"north", "south", "east", "west", "upper", "lower", "middle", "central"})
"""Words that tell one of two sisters from the other: `Coral North`, `Upper Karnali`."""

_LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|around|outside|to|from|visit(?:ed)?|(?:town|city|village|district|region|"
    r"province|river|gorge|valley|lake|mr|mrs|ms|president|minister) (?:of )?)|,) ?$"
)
_PLACE_NOUN = re.compile(
    r"['’ -]{1,3}(?:city|town|district|region|province|river|valley|village|"
    r"disaster|accident|catastrophe)\b"
)
_GOES_ON = re.compile(r"['’ -]{1,3}[A-Z]")


@dataclass(frozen=True, slots=True)
class Form:
    folded: str
    thing: Thing
    how: str
    """`again` a name itself, `acronym` its initials, `modifier` the name without its head, `head`
    the capitalised head alone."""


def forms(things: list[Thing], folded: str, text: str, named: list[Country]) -> dict[str, Form]:
    found: dict[str, Form] = {}
    capitals = sorted(set(_CAPITALS.findall(text)))[:MOST]
    heads: dict[str, list[Thing]] = {}
    for thing in things:
        for surface in thing.surfaces.values():
            _put(found, Form(identity.plain(surface), thing, "again"))
        for short in _initials(thing, capitals):
            _put(found, Form(identity.plain(short), thing, "acronym"))
        for place in thing.places:
            if bare := _bare(folded, place, named):
                _put(found, Form(bare, thing, "modifier"))
            if short := _acronym(text, place):
                _put(found, Form(identity.plain(short), thing, "acronym"))
            if place.head and text[place.head[0]].isupper():
                heads.setdefault(folded[slice(*place.head)], []).append(thing)
    for head, owners in heads.items():
        if all(owner is owners[0] for owner in owners) and len(head) > 3:
            _put(found, Form(head, owners[0], "head"))
    return found


def _initials(thing: Thing, capitals: list[str]) -> list[str]:
    """The words in capitals that abbreviate the thing's name, though nobody said so."""
    told = {memory.initials(name) for name in (thing.name, *thing.surfaces.values())}
    return [c for c in capitals if any(memory.abridges(c, letters) for letters in told)]


def _acronym(text: str, place: Place) -> str:
    """`TAPI` of `TAPI pipeline`."""
    if place.rule != "name.lower" or place.head is None:
        return ""
    modifiers = text[place.start : place.head[0]].strip()
    return modifiers if _CAPITALS.fullmatch(modifiers) else ""


def _put(found: dict[str, Form], form: Form) -> None:
    if len(form.folded) > 2:
        found.setdefault(form.folded, form)


def _bare(folded: str, place: Place, named: list[Country]) -> str:
    """The modifiers without the head; those that hold a country mean the countries."""
    root = identity.stem(folded, place)
    proper = [w for w in place.words if w.part == "proper" or w.folded in _SIDES]
    single = " " not in root
    if not root or place.rule == "name.of" or place.category not in (BARE if single else LONG):
        return ""
    if (len(proper) < 2 and not single) or countries.is_town(root):
        return ""
    if countries.inside(named, place.start, proper[-1].end):
        return ""
    return folded[place.start : proper[-1].end]


def find(text: str, folded: str, known: dict[str, Form]) -> Iterator[tuple[int, int, Form]]:
    for start, end, phrase in Phrases(known, once=True).find(folded):
        if _fits(text, folded, start, end, known[phrase]):
            yield start, end, known[phrase]


def _fits(text: str, folded: str, start: int, end: int, form: Form) -> bool:
    surface = text[start:end]
    if form.how == "again":
        same = form.thing.surfaces.get(identity.key(folded[start:end]), "")
        return surface == same or (len(surface) > 5 and surface[0].isupper() and " " in surface)
    if form.how == "acronym":
        return surface.isupper()
    if not surface[0].isupper():
        return False
    if form.how == "head":
        return _definite(text, folded, start, end)
    river = " " not in surface and folded.endswith("the ", 0, start)
    return not river and not town(text, folded, start, end)


def town(text: str, folded: str, start: int, end: int) -> bool:
    """Whether the words around speak of a place on the map: `in Rogun`, `Rogun district`."""
    if place_noun(text, end) or _GOES_ON.match(text, end):
        return True
    return _LOCATIVE.search(folded, max(0, start - 16), start) is not None


def place_noun(text: str, end: int) -> bool:
    return _PLACE_NOUN.match(text, end) is not None


def _definite(text: str, folded: str, start: int, end: int) -> bool:
    """`the Interconnector`, not `the Interconnector Company`, not `this Project`."""
    if not folded.endswith("the ", 0, start) or re.match(r"[ -][A-ZÀ-Þ]", text[end : end + 2]):
        return False
    return folded[start:end] not in words.of("common-head")
