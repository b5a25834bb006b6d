"""Is a value right? Field by field, as far as the gold mention has the field.

>>> wrong({"kind": "money", "amount": "70200000000", "currency": "USD"},
...       {"kind": "money", "amount": "70.2", "currency": "USD"})
('amount',)
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

VALUE_FIELDS: dict[str, tuple[str, ...]] = {
    "country": ("codes",),
    "money": ("amount", "amount_max", "currency"),
    "date": ("timex_type", "timex_value"),
    "project": ("name",),
}
"""What must be right for a mention's value to be right."""
OTHER_FIELDS: dict[str, tuple[str, ...]] = {
    "country": ("form", "group"),
    "money": ("modifier", "per"),
    "date": ("mod", "start_date", "end_date"),
    "project": ("category", "countries"),
}
"""What is scored apart."""

Item = dict[str, Any]


def wrong(gold: Item, predicted: Item) -> tuple[str, ...]:
    """The value fields in which the prediction is not what gold says, or one of its ways."""
    return _wrong(gold, predicted, VALUE_FIELDS[gold["kind"]])


def wrong_besides(gold: Item, predicted: Item) -> tuple[str, ...]:
    """As `wrong`, of the fields that are scored apart."""
    return _wrong(gold, predicted, OTHER_FIELDS[gold["kind"]])


def _wrong(gold: Item, predicted: Item, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f for f in fields if f in gold and not same(f, gold, predicted))


def same(field: str, gold: Item, predicted: Item) -> bool:
    return _SAME.get(field, _plainly)(field, gold, predicted.get(field))


def _plainly(field: str, gold: Item, value: Any) -> bool:
    return bool(gold[field] == value)


def _codes(field: str, gold: Item, value: Any) -> bool:
    ways = [gold[field], *(gold.get("alt", ()) if field == "codes" else ())]
    return any(set(way or ()) == set(value or ()) for way in ways)


def _amount(field: str, gold: Item, value: Any) -> bool:
    return same_amount(gold[field], value)


def same_amount(one: Any, other: Any) -> bool:
    """Equal as numbers; "2.50" is 2.5, and null is only null."""
    if one is None or other is None:
        return one is other
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return bool(one == other)


def _timex(field: str, gold: Item, value: Any) -> bool:
    return value in (gold[field], *gold.get("timex_values", ()))


def _name(field: str, gold: Item, value: Any) -> bool:
    return same_name(value, gold[field], *aliases(gold))


def aliases(gold: Item) -> list[str]:
    return [*gold.get("aliases", ()), *gold.get("project_aliases", ())]


def same_name(name: str | None, *ways: str | None) -> bool:
    """Whether the name is one of the ways, be it in other case or with other dashes."""
    if name is None or not any(ways):
        return name is None and ways[0] is None
    return plain_name(name) in {plain_name(way) for way in ways if way}


def plain_name(name: str) -> str:
    """A name less its article, in one case and with one sort of dash.

    >>> plain_name("The Angren–Pap Railway  Line")
    'angren-pap railway line'
    """
    name = re.sub(r"\s*[\u2010-\u2015\u2212/-]\s*", "-", name.casefold())
    return " ".join(re.sub(r"[\u2018\u2019]", "'", name).removeprefix("the ").split())


_SAME: dict[str, Callable[[str, Item, Any], bool]] = {
    "codes": _codes,
    "countries": _codes,
    "amount": _amount,
    "amount_max": _amount,
    "timex_value": _timex,
    "name": _name,
}
