"""One run against gold, or two: what `communique compare` shows, writes and holds them to."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from communique.evaluate import Comparison, GoldSet, Predictions, compare, summary, versus
from communique.evaluate.changes import Change, changes
from communique.evaluate.gates import Gate
from communique.report import compare as view
from communique.report import html
from communique.report.plain import printable


@dataclass(frozen=True, slots=True)
class Held:
    """Gold beside what one or two runs say, by name; the second run is the one after."""

    gold: GoldSet
    runs: dict[str, Predictions]


@dataclass(frozen=True, slots=True)
class Found:
    gold: GoldSet
    runs: dict[str, Comparison]

    @property
    def last(self) -> Comparison:
        return list(self.runs.values())[-1]

    @property
    def pair(self) -> tuple[Comparison, Comparison] | None:
        """Before and after, where there are two."""
        sides = list(self.runs.values())
        return (sides[0], sides[1]) if len(sides) == 2 else None


def against(held: Held, *, forms: Collection[str] = ()) -> Found:
    runs = {name: compare(said, held.gold, forms=forms) for name, said in held.runs.items()}
    return Found(held.gold, runs)


def blocks(found: Found, *, by: Iterable[str], details: bool, errors: bool) -> Iterator[str]:
    """The figures of each run, then what was asked for of the last, then the errors or changes."""
    for name, comparison in found.runs.items():
        if found.pair:
            yield f"{printable(name)}:"
        yield view.figures(comparison) + "\n"
    if details:
        yield view.details(found.last) + "\n"
    for group in by:
        yield f"by {group}:\n{view.breakdown(found.last, group)}\n"
    yield from _changes(found, listed=errors) if found.pair else _errors(found, listed=errors)


def _errors(found: Found, *, listed: bool) -> Iterator[str]:
    told = view.errors(found.last, found.gold) if listed else ""
    if told:
        yield told


def _changes(found: Found, *, listed: bool) -> Iterator[str]:
    if not found.pair:
        return
    yield view.tests(versus.tests(*found.pair))
    made = changes(*found.pair)
    yield f"\n{_counted(made)}"
    if listed and made:
        yield view.changes(made, found.gold)


def _counted(made: list[Change]) -> str:
    numbers = _numbers(made)
    return ", ".join(f"{numbers[way]} {way}" for way in ("fixed", "broken", "changed"))


def _numbers(made: list[Change]) -> Counter[str]:
    return Counter(change.direction for change in made)


def as_dict(found: Found) -> dict[str, Any]:
    """One run as it is; of two, both, the tests between them and how much changed."""
    if not found.pair:
        return summary.as_dict(found.last)
    before, after = (summary.as_dict(side) for side in found.pair)
    tests = {kind: asdict(test) for kind, test in versus.tests(*found.pair).items()}
    made = _numbers(changes(*found.pair))
    return {
        "before": before,
        "after": after,
        "tests": tests,
        "changes": {way: made[way] for way in ("fixed", "broken", "changed")},
    }


def page(found: Found) -> str:
    return html.page(found.gold, found.runs)


def breaches(found: Found, gates: Iterable[Gate], *, regression: bool) -> list[str]:
    """A sentence for each bound that the last run does not hold, and each kind that got worse."""
    told = [breach for gate in gates for breach in gate.breaches(found.last)]
    worse = versus.regressions(versus.tests(*found.pair)) if found.pair and regression else []
    return [*told, *worse]
