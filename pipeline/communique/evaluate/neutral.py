"""What gold leaves to the system: items and predictions that count neither way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, get_args

from communique.errors import GoldError
from communique.evaluate import facts
from communique.evaluate.align import Item
from communique.evaluate.gold import GoldArticle
from communique.records import Form


@dataclass(frozen=True, slots=True)
class Leave:
    """What one article's gold allows; with `forms`, countries of any other form are left too."""

    article: GoldArticle
    forms: Collection[str] = ()

    def leaves(self, gold: Item) -> bool:
        """Whether the gold item is not asked for."""
        return bool(gold.get("optional")) or self._other_form(gold)

    def forgives(self, predicted: Item) -> bool:
        """Whether a prediction that answers nothing is not counted against."""
        return (
            not self.article.exhaustive
            or self._other_form(predicted)
            or (self.article.calendar_only and not _is_calendar(predicted))
            or self._touches_what_is_left(predicted)
        )

    def _other_form(self, item: Item) -> bool:
        form = item.get("form")
        return bool(self.forms) and form is not None and form not in self.forms

    def _touches_what_is_left(self, predicted: Item) -> bool:
        """Whether it overlaps an optional stretch, or an optional item of its kind."""
        if "kind" not in predicted:
            return any(_overlaps(p, self.article.optional) for p in facts.places(predicted))
        left = (
            (m["start"], m["end"])
            for m in self.article.mentions
            if m["kind"] == predicted["kind"] and self.leaves(m)
        )
        return _overlaps((predicted["start"], predicted["end"]), [*self.article.optional, *left])


def _is_calendar(item: Item) -> bool:
    value: Any = item.get("timex_value") or ""
    return item.get("timex_type") in (None, "DATE") and not value.endswith("_REF")


def _overlaps(place: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in stretches)


def forms(written: str) -> tuple[str, ...]:
    """Reads `name,demonym`; raises `GoldError` for what is no form of a country.

    >>> forms("name, demonym")
    ('name', 'demonym')
    """
    found = tuple(name.strip() for name in written.split(",") if name.strip())
    for name in found:
        if name not in get_args(Form):
            raise GoldError(f"{name!r} is no form; there are {', '.join(get_args(Form))}")
    return found
