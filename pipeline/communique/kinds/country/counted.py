"""Such as "The six countries": a number of countries that the text has just named.

The nearest sentence that names exactly so many is meant, else the nearest few sentences that
together do; where none does, the phrase stays without a mention.
"""

import re
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
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Oo]ur|[Tt]he other) "
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
    for phrase in phrases:
        if "_number" in phrase.values:
            sentences = [(s.start_char, s.end_char) for s in doc.sents]
            codes = _codes(phrase, mentions, sentences)
            if codes:
                yield replace(phrase, values={**phrase.values, "codes": codes})


def _codes(
    phrase: Candidate, mentions: list[Candidate], sentences: list[tuple[int, int]]
) -> list[str]:
    number = phrase.values["_number"]
    named = [_named(phrase, mentions, sentence) for sentence in _back(phrase, sentences)]
    for codes in named:
        if len(codes) == number:
            return sorted(codes)
    together: set[str] = set()
    for codes in named:
        together |= codes
        if len(together) == number:
            return sorted(together)
    return []


def _back(phrase: Candidate, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The phrase's sentence and those before it, the nearest first."""
    until = [sentence for sentence in sentences if sentence[0] <= phrase.start]
    return until[: -SENTENCES_BACK - 2 : -1]


def _named(phrase: Candidate, mentions: list[Candidate], sentence: tuple[int, int]) -> set[str]:
    start, end = sentence[0], min(sentence[1], phrase.start)
    return {
        code
        for mention in mentions
        if start <= mention.start < end and mention.values["form"] != "embedded"
        for code in mention.values["codes"]
    }
