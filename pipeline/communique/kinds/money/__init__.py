"""The kind `money`: sums with their range, currency and meaning.

A grammar over the text: anchors (where a currency is named), a quantity beside each, ranges
and shared currencies; then, in the light of the countries that the text names, whose currency
a shared name means.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from communique import annotations
from communique.annotations import Candidate
from communique.kinds.money import context, conversions, grammar, scales, surroundings, vetoes
from communique.kinds.money.quantities import Quantity
from communique.kinds.money.sums import Sum


def propose(doc: Doc) -> Iterator[Candidate]:
    text = annotations.text(doc)
    for made in grammar.read(text):
        written, sure = made.text(text), made.sure
        yield Candidate(made.start, made.end, _rule(made), {
            "amount": _amount(made.low, made.meant.factor),
            "amount_max": _amount(made.high, made.meant.factor),
            "currency": made.codes[0] if sure else None,
            "modifier": surroundings.modifier(text, made.start, made.end),
            "per": surroundings.per(text, made.end),
            "conversion_of": None,
            "_sure": sure,
            "_codes": _counted_so(made.codes, written),
            "_default": made.meant.default,
            "_dollar": "$" in written or "dollar" in written.lower(),
            "_issued": bool(made.issuers),
            "_adjective": list(made.adjective) if made.adjective else None,
            "_doubt": sorted(made.meant.doubt),
            "_scaled": made.low.value is None or made.low.scale > 1,
            "_plain": made.low.plain,
        })  # fmt: skip


_LAKH = re.compile(r"\b(?:la(?:kh|c)|crore)", re.IGNORECASE)
_COUNT_IN_LAKHS = ("INR", "PKR", "NPR", "BDT")


def _counted_so(codes: tuple[str, ...], written: str) -> list[str]:
    """Lakhs and crores are counted in four lands only, of all that have rupees."""
    lakhs = "INR" in codes and _LAKH.search(written)
    return [code for code in codes if not lakhs or code in _COUNT_IN_LAKHS]


def _rule(made: Sum) -> str:
    if made.low.value is None:
        return "money.vague"
    return "money.range" if made.high else f"money.{made.side}"


def _amount(quantity: Quantity | None, factor: Decimal) -> str | None:
    """Plain digits in major units, without idle zeros."""
    if quantity is None or quantity.value is None:
        return None
    written = f"{scales.times(quantity.value, factor):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def decide(doc: Doc, candidates: list[Candidate]) -> Iterable[Candidate]:
    if not candidates:
        return ()
    text, around = annotations.text(doc), context.Surroundings(doc, candidates)
    standing = [c for c in candidates if vetoes.stands(text, c, around)]
    settled = [
        replace(c, values={**c.values, "currency": context.currency(c, around)}) for c in standing
    ]
    return _with_conversions(text, settled)


def _with_conversions(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """A sum that restates the one before it says so; "($9m, or Tk 53 crore)" restates twice."""
    first = None
    for before, made in zip([None, *found], found, strict=False):
        if before is None or before.values["currency"] == made.values["currency"]:
            first = None
        elif conversions.restates(text, before.end, made.start):
            first = first or before
        elif not (first and conversions.goes_on(text, before.end, made.start)):
            first = None
        told = f"money:{first.start}-{first.end}" if first else None
        yield replace(made, values={**made.values, "conversion_of": told}) if told else made
