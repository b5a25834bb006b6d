"""Cities as evidence for a country, where a sum's currency is in doubt and no country is named.

>>> named("Rents in Kampala and Stockholm")
['UG', 'SE']
"""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from communique import tables


@cache
def _cities() -> dict[str, str]:
    """Capitals that no other place shares its name with, and further large cities."""
    seats = tables.read("country/seats.tsv")
    known = {row["seat"]: row["code"] for row in seats if row["kind"] == "capital"}
    for row in tables.read("money/cities.tsv"):
        known |= dict.fromkeys(row.items_of("cities"), row["code"])
    return known


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(list(_cities()), matchkind=MatchKind.LeftmostLongest)


def named(text: str) -> list[str]:
    """The countries whose cities the text names, in its order."""
    codes = list(_cities().values())
    return [
        codes[number]
        for number, start, end in _automaton().find_matches_as_indexes(text)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    ]
