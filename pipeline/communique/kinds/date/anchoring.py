"""From what an expression says to its TIMEX3 value, given the days it can lean on.

A builder leaves a *spec*: plain data whose `how` names a resolver (in `named` and `counted`). A
`Frame` holds the publication day, the date last named in the text, and the direction that tense
or cue gives. What cannot be known keeps `X` in its place; nothing comes from the clock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Spec = dict[str, Any]
Joined = Literal["day", "clause", "tale", ""]


@dataclass(frozen=True, slots=True)
class Frame:
    published: str | None = None
    reference: str | None = None
    near: str | None = None
    """The date last named, if it stands in the same sentence."""
    direction: int = 0
    """-1 past, 1 future, 0 not known."""
    joined: Joined = ""
    """Whether the date last named is this very day, stands earlier in the same clause, or opened
    a sentence before this one, as this date opens its own."""
    day: str | None = None
    """The day last named, by itself or in a time of day."""
    clock: str | None = None
    """The clock time last named, with its day."""
    again: str | None = None
    """The day that a weekday of this name was before, where a verb or cue said which."""


UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "FN": "XXXX-WXX", "ME": "X",
    "6M": "XXXX-HX", "TH": "XXXX-XX-XXTXX", "TM": "XXXX-XX-XXTXX:XX", "TS": "XXXX-XX-XXTXX:XX",
}  # fmt: skip

DIRECTED = {"partial", "weekday", "ordinal_day", "holiday", "quarter", "season", "month_span"}
"""Ways of saying a day that fit one before publication and one after."""

Resolver = Callable[[Spec, Frame], str | None]
RESOLVERS: dict[str, Resolver] = {}


def resolver(function: Resolver) -> Resolver:
    """Offer the function to specs whose `how` is its name."""
    RESOLVERS[function.__name__] = function
    return function


def resolve(spec: Spec, frame: Frame) -> str | None:
    return RESOLVERS[spec["how"]](spec, frame)


def is_directed(spec: Spec) -> bool:
    """Whether the value hangs on the direction: no year, week or side is said."""
    inner = spec.get("day")
    one = inner if isinstance(inner, dict) else spec
    if one["how"] == "unit":
        return bool(one["unit"] == "WE")
    if one.get("toward") or one.get("year") or one.get("of") or one.get("which"):
        return False
    return one["how"] in DIRECTED


@resolver
def fixed(spec: Spec, frame: Frame) -> str | None:
    return str(spec["value"])
