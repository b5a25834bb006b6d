"""Capitals and seats in their place: which government each stands for, read with its neighbours."""

import re
from collections.abc import Iterator
from typing import Any

from communique.annotations import Candidate
from communique.kinds.country import metonyms, persons
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.groups import UNION_GROUP
from communique.kinds.country.lexicon import OWN, UNION
from communique.kinds.country.scan import Hit

LONGEST_CHAIN = 8
"""Joined capitals on one side that are read as one; a longer list is none of governments."""
_JOINT = re.compile(r"(?:,| ?-| ?/| ?&|,? and|,? or|,? as well as) ?")


def candidates(evidence: Evidence, number: int) -> Iterator[Candidate]:
    hit = evidence.hits[number]
    first, last = _chain(evidence, number)
    if persons.verdict(hit) == "person" or _is_in_own_country(evidence, number):
        return
    verdict = metonyms.verdict(hit, first, last)
    if verdict == "place" or (hit.form.weak and first == last and not _is_named(hit, evidence)):
        return
    values, asks = _government_values(hit, evidence), ()
    rule = f"country.{hit.form.sort}"
    if verdict == "doubt":
        values["_doubt"] = "subject"
        yield Candidate(hit.start, hit.end, f"{rule}-subject", values, ("syntax",))
    else:
        yield Candidate(hit.start, hit.end, rule, values, asks)


def _is_named(hit: Hit, evidence: Evidence) -> bool:
    return hit.form.codes[0] in evidence.codes


def _government_values(hit: Hit, evidence: Evidence) -> dict[str, Any]:
    codes = [code for form in hit.forms if form.sort == hit.form.sort for code in form.codes]
    if UNION not in codes or (len(codes) > 1 and _means_state(codes, evidence)):
        return {"codes": [code for code in codes if code != UNION], "form": "metonym"}
    return {"codes": [UNION], "form": "group", "group": UNION_GROUP}


def _means_state(codes: list[str], evidence: Evidence) -> bool:
    """Whether Brussels is Belgium: the article names Belgium and never the Union."""
    named = {code for hit in evidence.hits if hit.form.sort in OWN for code in hit.form.codes}
    union = any(hit.form.group == UNION_GROUP for hit in evidence.hits)
    return not union and not named.isdisjoint(codes)


def _chain(evidence: Evidence, number: int) -> tuple[Hit, Hit]:
    """The first and last of the capitals and countries that are joined with this one."""
    hits = evidence.hits
    first = last = number
    while first > max(0, number - LONGEST_CHAIN) and _chained(hits, first - 1):
        first -= 1
    while last + 1 < min(len(hits), number + LONGEST_CHAIN) and _chained(hits, last):
        last += 1
    return hits[first], hits[last]


def _chained(hits: list[Hit], number: int) -> bool:
    """Whether a hit and the next are joined; ", and" joins only at the end of a list."""
    first, second = hits[number], hits[number + 1]
    if not joined(first, second):
        return False
    between = first.folded[first.end : second.start]
    if not between.startswith(","):
        return True
    if {first.form.sort, second.form.sort} - {"capital", "seat"}:
        return False
    return between == ", " or (number > 0 and _comma_before(hits, number))


def _comma_before(hits: list[Hit], number: int) -> bool:
    return hits[number].folded[hits[number - 1].end : hits[number].start] == ", "


def _is_in_own_country(evidence: Evidence, number: int) -> bool:
    """Such as "Amman, Jordan" and "Jordan's Amman": the capital is a place in its country."""
    hits, hit = evidence.hits, evidence.hits[number]
    after, before = hits[number + 1 : number + 2], hits[number - 1 : number] if number else []
    return any(
        set(hit.form.codes) & set(other.form.codes)
        and hit.folded[min(hit.end, other.end) : max(hit.start, other.start)] == between
        for others, between in ((after, ", "), (before, "'s "))
        for other in others
    )


def joined(first: Hit, second: Hit) -> bool:
    between = first.folded[first.end : second.start]
    return len(between) < 12 and bool(_JOINT.fullmatch(between))
