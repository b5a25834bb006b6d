"""The kind `date`: TIMEX3 expressions, found by a grammar over the text and anchored by context.

`scan` finds where a date can be, `lexer` cuts the stretch into tokens, `grammar` finds the
expressions, builders say what each means, `vetoes` drop what only looks like one; `decide`
anchors what is left in text order, since one date is the reference of the next.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from communique.annotations import Candidate
from communique.kinds.date import absolute, clock, durations, relative  # noqa: F401
from communique.kinds.date.decision import decided
from communique.kinds.date.forms import Found, build
from communique.kinds.date.grammar import readings
from communique.kinds.date.lexer import tokens
from communique.kinds.date.scan import stretches
from communique.kinds.date.vetoes import stands


def propose(doc: Doc) -> Iterator[Candidate]:
    for found in expressions(doc.text):
        yield Candidate(found.start, found.end, found.rule, {"_spec": found.spec})


def expressions(text: str) -> Iterator[Found]:
    """Every temporal expression of the text with its spec, in text order."""
    for start, end in stretches(text):
        for reading in readings(list(tokens(text, start, end))):
            if stands(text, reading):
                yield from build(reading)


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    published: Any = doc._.published
    return decided(doc, candidates, published)
