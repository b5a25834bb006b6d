"""Facts against gold facts: which belong together, and which parts are right.

*Full*: everything that gold gives is right. *Strict*: predicate, roles, money, project and
period are; status and modality have rates of their own over the matched facts. *Relaxed*: the
predicate is right, so is the money or the project, and a country is shared, whatever its role,
all told at the same place (or the fact is strictly right).
"""

import json
from collections.abc import Callable, Iterator

from communique.evaluate import assign
from communique.evaluate.align import Item, Pair, joined
from communique.evaluate.values import aliases, plain_name, same_amount, same_name

ROLES = ("source", "target", "participants")
ARGUMENTS = (*ROLES, "money", "project", "period")
STRICT = ("predicate", *ARGUMENTS)
FIELDS = (*STRICT, "status", "modality")
OTHER = ("money_alt", "organizations", "attributed_to")
"""Scored apart, in no hit."""


def aligned(
    gold: list[Item], predicted: list[Item], is_optional: Callable[[Item], bool]
) -> list[Pair]:
    """Every gold fact and prediction of one article, in pairs or alone."""
    gold, predicted = sorted(gold, key=_place), sorted(predicted, key=_place)
    base = 1 + min(len(gold), len(predicted))
    edges = {
        (i, j): 64 * base * base ** _level(g, p) + 4 * _likeness(g, p) + (not is_optional(g))
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if _belong(g, p)
    }
    return joined(gold, predicted, assign.best(edges))


def _place(fact: Item) -> str:
    return json.dumps([fact.get("evidence"), fact], sort_keys=True, default=str)


def _level(gold: Item, predicted: Item) -> int:
    return len(hits(gold, predicted))


def _likeness(gold: Item, predicted: Item) -> int:
    return len(FIELDS) - len(wrong(gold, predicted)) + same_place(gold, predicted)


def _belong(gold: Item, predicted: Item) -> bool:
    """Whether both may tell the same: by two out of place, predicate and an argument."""
    predicate = _same("predicate", gold, predicted)
    return same_place(gold, predicted) + predicate + _shares_an_argument(gold, predicted) >= 2


def hits(gold: Item, predicted: Item) -> tuple[str, ...]:
    """Which of `full`, `strict`, `relaxed` the pair fulfils."""
    errors = set(wrong(gold, predicted))
    if not errors:
        return ("full", "strict", "relaxed")
    if not errors & set(STRICT):
        return ("strict", "relaxed")
    if "predicate" in errors or not same_place(gold, predicted):
        return ()
    alike = _shares_a_country(gold, predicted) and _shares(("money", "project"), gold, predicted)
    return ("relaxed",) if alike else ()


def wrong(gold: Item, predicted: Item) -> tuple[str, ...]:
    """The fields in which the prediction is not what gold says."""
    return _wrong(FIELDS, gold, predicted)


def wrong_besides(gold: Item, predicted: Item) -> tuple[str, ...]:
    """As `wrong`, of the fields that are scored apart."""
    return _wrong(OTHER, gold, predicted)


def _wrong(fields: tuple[str, ...], gold: Item, predicted: Item) -> tuple[str, ...]:
    return tuple(f for f in fields if given(f, gold) and not _same(f, gold, predicted))


def given(field: str, gold: Item) -> bool:
    return ("countries" if field in ROLES else field) in gold


def _same(field: str, gold: Item, predicted: Item) -> bool:
    if field in ROLES:
        return codes(field, gold) == codes(field, predicted)
    if field in ("money", "money_alt"):
        return _same_sum(gold[field], predicted.get(field))
    if field == "project":
        return same_name(predicted.get("project"), gold["project"], *aliases(gold))
    if field == "period":
        return _same_period(gold["period"], predicted.get("period"))
    if field == "organizations":
        return _names(gold) == _names(predicted)
    if field == "attributed_to":
        return same_name(predicted.get(field), gold[field])
    return bool(gold[field] == predicted.get(field))


def _names(fact: Item) -> set[str]:
    return {plain_name(name) for name in fact.get("organizations") or ()}


def codes(role: str, fact: Item) -> frozenset[str]:
    """The countries in a role; where `countries` is given, a role left out is empty."""
    return frozenset((fact.get("countries") or {}).get(role) or ())


def _same_sum(gold: Item | None, value: Item | None) -> bool:
    if gold is None or value is None:
        return gold is value
    amounts = (f for f in ("amount", "amount_max") if f in gold)
    return all(same_amount(gold[f], value.get(f)) for f in amounts) and (
        "currency" not in gold or gold["currency"] == value.get("currency")
    )


def _same_period(gold: Item | None, value: Item | None) -> bool:
    sides = ("start_date", "end_date")
    one, other = gold or {}, value or {}
    return all(one.get(side) == other.get(side) for side in sides)


def _shares_an_argument(gold: Item, predicted: Item) -> bool:
    """A country in the same role, the same sum or the same project; true if gold has none."""
    return _shares((*ROLES, "money", "project"), gold, predicted)


def _shares(fields: tuple[str, ...], gold: Item, predicted: Item) -> bool:
    """Whether one of the fields that gold fills is right; true if it fills none of them."""
    filled = [f for f in fields if _filled(f, gold)]
    return not filled or any(
        codes(f, gold) & codes(f, predicted) if f in ROLES else _same(f, gold, predicted)
        for f in filled
    )


def _shares_a_country(gold: Item, predicted: Item) -> bool:
    """Whether both name one country in any role; true if gold names none."""
    asked = _countries(gold)
    return not asked or bool(asked & _countries(predicted))


def _countries(fact: Item) -> frozenset[str]:
    return frozenset().union(*(codes(role, fact) for role in ROLES))


def _filled(field: str, fact: Item) -> bool:
    return bool(codes(field, fact) if field in ROLES else fact.get(field))


def same_place(gold: Item, predicted: Item) -> bool:
    """Whether any evidence of one overlaps any of the other."""
    theirs = list(places(predicted))
    return any(s < end and start < e for s, e in places(gold) for start, end in theirs)


def places(fact: Item) -> Iterator[tuple[int, int]]:
    for stretch in (fact.get("evidence"), *fact.get("evidence_more", ())):
        if stretch:
            yield stretch[0], stretch[1]
