"""Reads each form where it stands: which country it means there, if any, and in which form."""

from collections.abc import Iterator
from typing import Any

from communique.annotations import Candidate, Need
from communique.kinds.country import bodies, governments, headings, homonyms, persons, shields
from communique.kinds.country.evidence import Evidence
from communique.kinds.country.homonyms import Homonym
from communique.kinds.country.lexicon import OWN
from communique.kinds.country.scan import Hit


def candidates(evidence: Evidence) -> Iterator[Candidate]:
    for number, hit in enumerate(evidence.hits):
        if hit.form.sort in ("capital", "seat"):
            yield from governments.candidates(evidence, number)
        elif hit.form.sort == "shared" or hit.form.sort in OWN:
            yield from _country(evidence, number)


def _country(evidence: Evidence, number: int) -> Iterator[Candidate]:
    hit = evidence.hits[number]
    homonym = homonyms.load().get(hit.form.text)
    if shields.holds(hit) or (homonym and not _is_meant(evidence, number, homonym)):
        return
    verdict = persons.verdict(hit)
    if verdict == "person" or (hit.form.text in evidence.surnames and persons.is_named_again(hit)):
        return
    values: dict[str, Any] = {"codes": [_code(hit, evidence)], "form": hit.form.as_form}
    rule = "homonym" if homonym else str(hit.form.sort)
    if bodies.holds(hit):
        values["form"] = rule = "embedded"
    asks: tuple[Need, ...] = ()
    if verdict == "doubt":
        values |= {"_doubt": "person", "_alone": not homonym or _in_list(evidence, number)}
        asks = ("entities",)
    yield Candidate(hit.start, hit.end, f"country.{rule}", values, asks)


def _code(hit: Hit, evidence: Evidence) -> str:
    if hit.form.sort == "shared":
        return evidence.nearest(hit.start, hit.form.codes) or hit.form.codes[0]
    return hit.form.codes[0]


def _is_meant(evidence: Evidence, number: int, homonym: Homonym) -> bool:
    hit = evidence.hits[number]
    if homonyms.is_ruled_out(homonym, hit) or shields.in_states(hit):
        return False
    if _in_list(evidence, number):
        return True
    weight = evidence.weight(homonym, hit)
    if weight:
        return weight > 0
    return _alone(hit, evidence, homonym)


def _alone(hit: Hit, evidence: Evidence, homonym: Homonym) -> bool:
    if homonym.alone == "named" or (hit.form.sort == "abbrev" and headings.in_capitals(hit)):
        return hit.form.codes[0] in evidence.codes
    if homonym.alone == "the":
        return hit.before.endswith(("the ", "The "))
    if homonym.alone == "noun":
        return shields.before_noun(hit)
    return homonym.alone == "country"


def _in_list(evidence: Evidence, number: int) -> bool:
    """Whether another country stands right beside it in an enumeration."""
    return any(
        0 <= other < len(evidence.hits)
        and evidence.hits[other].form.sort in OWN
        and evidence.hits[other].form.text not in homonyms.load()
        and governments.joined(evidence.hits[min(number, other)], evidence.hits[max(number, other)])
        for other in (number - 1, number + 1)
    )
