"""Who is who of a list where another says so: "lent Chad and Togo $3m and $5m respectively"."""

from collections.abc import Callable

from communique.link.frame import Frame
from communique.link.parties import Parties
from communique.link.sentence import Argument

_CUES = ("respectively", "respective ")


def pick(parties: Parties, frame: Frame) -> None:
    """Leave of each list of parties, as long as that of the sums or projects, its own one."""
    if frame.money and (own := _bracketed(frame.money, parties)):
        _leave(parties, next(listed for listed in _lists(parties) if own in listed), own)
    if not any(cue in frame.sentence.lowered for cue in _CUES):
        return
    place = _place(frame.money, frame.sentence.money) or _place(
        frame.project, frame.sentence.project
    )
    if place is None:
        return
    number, count = place
    for listed in _lists(parties):
        if len(listed) == count:
            _leave(parties, listed, listed[number])


def _lists(parties: Parties) -> list[list[Argument]]:
    """Who gives, who gets, and who takes part."""
    givers = _in_order(parties, lambda a: a.kind == "organization" or _is(a, parties.source))
    return [givers, *(_by_role(parties, role) for role in ("target", "participants"))]


def _bracketed(money: Argument, parties: Parties) -> Argument | None:
    """Whose the sum is by its brackets: "the OPEC Fund ($50 million) and Oman ($9 million)"."""
    first = money.tokens.start
    if not first or money.root.doc[first - 1].lower != "(":
        return None
    ends = {a.tokens.stop: a for listed in _lists(parties) for a in listed if a.tokens}
    return ends.get(first - 1)


def _place(one: Argument | None, among: list[Argument]) -> tuple[int, int] | None:
    """Which of how many it is, if there are several."""
    told = [a for a in among if not a.values.get("conversion_of")]
    return (told.index(one), len(told)) if one in told and len(told) > 1 else None


def _by_role(parties: Parties, role: str) -> list[Argument]:
    return _in_order(parties, lambda a: _is(a, getattr(parties, role)))


def _in_order(parties: Parties, has_role: Callable[[Argument], bool]) -> list[Argument]:
    found = {a.root.i: a for a in parties.arguments if has_role(a)}
    return [found[i] for i in sorted(found)]


def _is(argument: Argument, codes: list[str]) -> bool:
    return not set(argument.codes).isdisjoint(codes)


def _leave(parties: Parties, listed: list[Argument], own: Argument) -> None:
    rest = [a for a in listed if a is not own]
    codes = {code for a in rest for code in a.codes} - set(own.codes)
    names = {a.values.get("organization") for a in rest} - {own.values.get("organization")}
    parties.arguments = [a for a in parties.arguments if a not in rest]
    parties.organizations = [n for n in parties.organizations if n not in names]
    for role, known in parties.countries().items():
        setattr(parties, role, [code for code in known if code not in codes])
