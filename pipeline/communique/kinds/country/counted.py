"""Such as "The six countries": a number of countries that the text has just named.

The nearest sentence that names exactly so many is meant, else the nearest few sentences that
together do; where none does, the phrase stays without a mention.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.country import cues
from communique.kinds.country.groups import NUMERALS

SENTENCES_BACK = 4
"""How far "just named" reaches: the phrase's own sentence and so many before it."""


@cache
def _pattern() -> re.Pattern[str]:
    numerals = "|".join(sorted(NUMERALS, key=len, reverse=True))
    return re.compile(  # a class of letters first: `re` leaps to them
        rf"[TtAaOo](?<!\w.)(?:(?<=[Tt])he(?:se| other)?|(?<=[Tt])hose|(?<=[Aa])ll|(?<=[Oo])ur) "
        rf"(?P<phrase>(?P<number>{numerals}) {cues.alternatives(cues.words('counted.tail'))})\b"
    )


def candidates(folded: str) -> Iterator[Candidate]:
    for match in _pattern().finditer(folded):
        number = NUMERALS[match["number"]]
        if number > 2:
            values = {"form": "group", "_number": number}
            yield Candidate(
                match.start("phrase"), match.end("phrase"), "country.group-named", values
            )


def resolved(
    doc: Doc, phrases: Iterable[Candidate], mentions: list[Candidate]
) -> Iterator[Candidate]:
    """The phrases whose countries can be told, with their codes."""
    counted = [phrase for phrase in phrases if "_number" in phrase.values]
    if not counted:
        return
    starts = [sentence.start_char for sentence in doc.sents]
    named = sorted(mentions, key=lambda mention: mention.start)
    places = [mention.start for mention in named]
    for phrase in counted:
        stretches = [
            named[bisect_left(places, start) : bisect_left(places, end)]
            for start, end in _back(phrase.start, starts)
        ]
        codes = _codes(phrase.values["_number"], [_named(stretch) for stretch in stretches])
        if codes:
            yield replace(phrase, values={**phrase.values, "codes": codes})


def _back(place: int, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The stretch of the sentence before the place, then the sentences before it."""
    here, end = bisect_right(starts, place), place
    for start in reversed(starts[max(0, here - SENTENCES_BACK - 1) : here]):
        yield start, end
        end = start


def _codes(number: int, named: list[set[str]]) -> list[str]:
    for codes in named:
        if len(codes) == number:
            return sorted(codes)
    together: set[str] = set()
    for codes in named:
        together |= codes
        if len(together) == number:
            return sorted(together)
    return []


def _named(mentions: list[Candidate]) -> set[str]:
    return {
        code
        for mention in mentions
        if mention.values["form"] != "embedded"
        for code in mention.values["codes"]
    }
