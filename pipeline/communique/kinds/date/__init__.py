"""The kind `date`: TIMEX3 expressions, found by a grammar over the text and anchored by context.

`scan` finds where a date can be, `lexer` cuts the stretch into tokens, `grammar` finds the
expressions, builders say what each means, `vetoes` drop what only looks like one; `decide`
anchors what is left in text order, since one date is the reference of the next.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate, Need
from communique.kinds.date import (  # noqa: F401
    clock,
    counted,
    cues,
    days,
    durations,
    eras,
    named,
    periods,
    portions,
    ranges,
    relative,
    seasons,
)
from communique.kinds.date.anchoring import is_directed
from communique.kinds.date.approximation import with_mod
from communique.kinds.date.decision import (
    decided,
    publication_day,
    sentence_around,
)
from communique.kinds.date.forms import Found, build
from communique.kinds.date.grammar import readings
from communique.kinds.date.lexer import tokens
from communique.kinds.date.scan import stretches
from communique.kinds.date.vetoes import stands

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
"""A digit of another script, which `re` takes for one and a value does not."""


def propose(doc: Doc) -> Iterator[Candidate]:
    """Every expression; the model is asked where only the verb's tense can say which day it is."""
    text = annotations.text(doc)
    found = list(expressions(text))
    borders = annotations.borders(doc) if found else []
    known = publication_day(doc, ((one.start, one.end, one.spec) for one in found))
    for one in found:
        values: dict[str, Any] = {"_spec": one.spec}
        asks: tuple[Need, ...] = ()
        if known and is_directed(one.spec):
            place = sentence_around(borders, one.start)
            values["_cue"] = cue = cues.direction(text, one.start, one.end, *place)
            asks = () if cue[1] else ("syntax",)
        yield Candidate(one.start, one.end, one.rule, values, asks)


def expressions(text: str) -> Iterator[Found]:
    """Every temporal expression of the text with its spec, in text order."""
    text = _OTHER_DIGIT.sub("\N{REPLACEMENT CHARACTER}", text)
    for start, end in stretches(text):
        for reading in readings(list(tokens(text, start, end)), partial(stands, text)):
            for found in build(reading):
                yield found._replace(spec=with_mod(text, found.start, found.rule, found.spec))


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    return decided(doc, candidates)
