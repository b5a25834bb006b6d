"""The countries of an article, as a set: what the article is about, however often it says so."""

from communique.evaluate.align import Item
from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts
from communique.evaluate.outcome import Outcome


def countries(comparison: Comparison) -> Counts:
    """Summed over articles; a country that only optional gold names is neither way wrong."""
    articles: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in comparison.of("country"):
        articles.setdefault((outcome.set, outcome.article), []).append(outcome)
    counts = Counts()
    for outcomes in articles.values():
        counts.add(_article(outcomes))
    return counts


def _article(outcomes: list[Outcome]) -> Counts:
    found = {code for o in outcomes if not o.neutral for code in _codes(o.predicted)}
    seen = found | {code for o in outcomes for code in _codes(o.predicted)}
    asked = [o.gold for o in outcomes if o.gold and not o.neutral]
    wanted = {code for gold in asked for code in _way(gold, seen)}
    allowed = {code for o in outcomes if o.neutral for code in _codes(o.gold)}
    extra = found - wanted - allowed
    hits = len(wanted & seen)
    if any(o.recall_only for o in outcomes):
        return Counts(len(wanted), 0, hits, 0)
    return Counts(len(wanted), hits + len(extra), hits, hits)


def _codes(item: Item | None) -> list[str]:
    return list((item or {}).get("codes") or ())


def _way(gold: Item, seen: set[str]) -> list[str]:
    """The reading of an ambiguous name that the system took, else the first."""
    ways = [_codes(gold), *gold.get("alt", ())]
    return next((way for way in ways if seen.issuperset(way)), ways[0])
