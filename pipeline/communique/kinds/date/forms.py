"""What builders share: a found expression, its spec, and the reading of its parts."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from communique.kinds.date import grammar, numbers
from communique.kinds.date.grammar import Reading
from communique.kinds.date.lexer import Token

Spec = dict[str, Any]


class Found(NamedTuple):
    start: int
    end: int
    rule: str
    spec: Spec


Builder = Callable[[Reading], list[Found]]
BUILDERS: dict[str, Builder] = {}


def builder(function: Builder) -> Builder:
    """Offer the function to the `build` column of the grammar under its own name."""
    BUILDERS[function.__name__] = function
    return function


def build(reading: Reading) -> list[Found]:
    return BUILDERS[reading.build](reading)


_HEADS = ("quarter", "half", "earlier", "ago")


def all_of(reading: Reading, spec: Spec | None) -> list[Found]:
    """One expression over all the tokens of the reading; none without a spec.

    The article before a compound belongs to its noun ("the [second-quarter] profit", "a
    [month-long] strike").
    """
    if spec is None:
        return []
    own = reading.own
    compound = own[-1].sort in _HEADS or own[-1].value in ("CE", "ME")
    compound = (own[0].sort == "the" and compound) or (
        own[0].sort == "a" and own[-1].sort == "long"
    )
    if compound and any(t.sort == "dash" for t in own):
        own = own[1:]
    return [Found(own[0].start, own[-1].end, reading.rule, spec)]


def date(how: str, **fields: Any) -> Spec:
    return {"type": "DATE", "how": how, **{k: v for k, v in fields.items() if v is not None}}


def fixed(value: str, timex: str = "DATE", **fields: Any) -> Spec:
    return {"type": timex, "how": "fixed", "value": value, **fields}


def sorts(tokens: Sequence[Token]) -> list[str]:
    return [token.sort for token in tokens]


def of_sort(tokens: Sequence[Token], *names: str) -> Token | None:
    return next((token for token in tokens if token.sort in names), None)


def count(tokens: Sequence[Token]) -> str:
    return numbers.read(tokens)


TEXTUAL = ("previous", "following", "that", "same")
"""These words count from the date last named rather than from publication."""


def which(tokens: Sequence[Token]) -> str:
    """The word that places a unit: last, this, next …; "this past" is last, "this coming" next."""
    found = [token.sort for token in tokens if token.sort != "the"]
    return found[-1] if found else ""


def four_digits(token: Token) -> str:
    """The year of `2023`, `'98`, `’08`: two digits are of 1950 to 2049."""
    digits = "".join(filter(str.isdigit, token.text))
    if len(digits) == 4:
        return digits
    return ("19" if int(digits) >= 50 else "20") + digits


def part(tokens: Sequence[Token]) -> Spec | None:
    """The spec of an expression inside another ("the end of [March 2021]")."""
    reading = grammar.whole(tokens) if tokens else None
    found = build(reading) if reading else []
    return found[0].spec if len(found) == 1 else None
