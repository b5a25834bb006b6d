"""When something was that the text counts from another event: "a day after the two signed"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from communique.link import tree
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

Days = tuple[date, date]
_SPAN = re.compile(r"P(\d{1,3})([DWMY])")
_COUNTED = re.compile(
    r"(?:an?|one|the)\s+(day|week|month|year)\s+(before|earlier|previously|after|later)",
    re.IGNORECASE,
)
_SIGNS = {"after": -1, "before": 1}
"""Which way from the main clause the other lies: what it comes after lies before it."""
_MONTHS = {"M": 1, "Y": 12}


def resolve(sentence: Sentence, last: dict[str, str | None] | None) -> None:
    """Give the sentence the dates of what is counted, `last` being the period told before."""
    found = [_counted(given, sentence, last) for given in sentence.date]
    sentence.date = [one or given for one, given in zip(found, sentence.date, strict=True)]


def _counted(
    given: Argument, sentence: Sentence, last: dict[str, str | None] | None
) -> Argument | None:
    """The date with the days it stands for, at the verb of which these say when it was."""
    match = _SPAN.fullmatch(str(given.values.get("timex_value")))
    if match is None:
        return _alone(given, last)
    mark = next(iter(sentence.doc.between(given.tokens.stop, given.tokens.stop + 1)), None)
    clause = _clause(mark)
    if mark is None or clause is None:
        return None
    sign, number, unit = _SIGNS[mark.lower], int(match[1]), match[2]
    main = tree.verb_of(clause.head)
    if base := _days(_dates(clause, sentence)):
        return _dated(given, main, _moved(base, -sign * number, unit))
    if base := _days(_dates(main, sentence)) or _days([last] if last else []):
        return _dated(given, mark, _moved(base, sign * number, unit))
    return None


def _clause(mark: Word | None) -> Word | None:
    """The verb of what "after" or "before" opens."""
    if mark is None or mark.lower not in _SIGNS:
        return None
    if mark.dep == "mark" and mark.head.is_verb:
        return mark.head
    return next((c for c in mark.children if c.dep == "pcomp" and c.is_verb), None)


def _alone(given: Argument, last: dict[str, str | None] | None) -> Argument | None:
    """As in "A day before, ...": counted from what was told last."""
    match = _COUNTED.fullmatch(given.text)
    base = _days([last] if last else [])
    if match is None or base is None or given.values.get("start_date"):
        return None
    back = match[2].lower() in ("before", "earlier", "previously")
    return _dated(given, given.root, _moved(base, -1 if back else 1, match[1][0].upper()))


def _dates(verb: Word, sentence: Sentence) -> Iterator[dict[str, str | None]]:
    """What says when the verb's event was."""
    for other in sentence.date:
        if tree.verb_of(other.root) == verb:
            yield other.values


def _days(periods: Iterator[dict[str, str | None]] | list[dict[str, str | None]]) -> Days | None:
    for period in periods:
        if (start := period.get("start_date")) and (end := period.get("end_date")):
            return date.fromisoformat(start), date.fromisoformat(end)
    return None


def _moved(days: Days, number: int, unit: str) -> Days | None:
    """As exact as both: of years from a day only the year is known, of days from a year nothing."""
    first, last = days
    if not 1000 < first.year + (number if unit == "Y" else 0) < 9000:
        return None
    if unit in _MONTHS:
        grain = 1 if unit == "M" or 0 < (last - first).days < 31 else 12
        if (last - first).days > (31 if unit == "M" else 366):
            return None
        return _stretch(first.year * 12 + first.month - 1 + number * _MONTHS[unit], grain)
    if first != last:
        return None
    step = timedelta(days=number * (7 if unit == "W" else 1))
    return first + step, last + step


def _stretch(month: int, grain: int) -> Days:
    """The month of this number, or its year."""
    month -= month % grain
    after = month + grain
    return (
        date(month // 12, month % 12 + 1, 1),
        date(after // 12, after % 12 + 1, 1) - timedelta(days=1),
    )


def _dated(given: Argument, root: Word, days: Days | None) -> Argument | None:
    if days is None:
        return None
    start, end = (day.isoformat() for day in days)
    values = {**given.values, "timex_type": "DATE", "start_date": start, "end_date": end}
    tokens = given.tokens if root == given.root else range(root.i, root.i + 1)
    return replace(given, root=root, tokens=tokens, values=values)
