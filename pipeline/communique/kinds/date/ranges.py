"""Months joined by a hyphen into one expression: "January-September 2024", "April–June".

>>> from communique.kinds.date import expressions
>>> [resolve(f.spec, Frame("2024-11-18")) for f in expressions("It grew in January-September.")]
['2024-01/2024-09']
"""

from itertools import pairwise

from communique.kinds.date.anchoring import Frame, Spec, resolve, resolver
from communique.kinds.date.days import month_of, year_of
from communique.kinds.date.forms import Found, all_of, builder, date
from communique.kinds.date.grammar import Reading
from communique.kinds.date.nearest import nearest
from communique.kinds.date.periods import months


@builder
def month_range(reading: Reading) -> list[Found]:
    """One mention where the hyphen stands close; two where there is space around it."""
    joined = reading.group("months")
    if any(a.end != b.start for a, b in pairwise(joined)):
        return months(reading)
    first, last = [month_of([t]) for t in joined if t.sort in ("month", "monthabbr")]
    return all_of(reading, date("month_span", first=first, last=last, year=year_of(reading)))


@resolver
def month_span(spec: Spec, frame: Frame) -> str | None:
    """Without a year the latest such span, but for a cue to the next; it may run over New Year."""
    year = spec.get("year")
    known = resolve(year, frame) if isinstance(year, dict) else year
    if known or not frame.published:
        return _written(spec, int(known)) if known and known.isdigit() else None
    options = [_written(spec, int(frame.published[:4]) + n) for n in (-1, 0, 1)]
    return nearest(options, frame.published, frame.direction or -1)


def _written(spec: Spec, last_year: int) -> str:
    first_year = last_year - (spec["first"] > spec["last"])
    return f"{first_year:04}-{spec['first']:02}/{last_year:04}-{spec['last']:02}"
