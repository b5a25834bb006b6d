"""Why something is there or is not, in words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique import annotations, extract
from communique.annotations import Candidate
from communique.evaluate import GoldArticle, GoldSet, Prediction, compare, explain_facts
from communique.evaluate.align import Item
from communique.evaluate.explain import SAYS, Evidence, Explanation, lost_candidates, why
from communique.evaluate.facts import places
from communique.evaluate.outcome import Outcome
from communique.records import KINDS
from communique.report.compare import values
from communique.report.plain import printable

if TYPE_CHECKING:
    from communique.nlp import Doc


def told(gold: GoldArticle, stretch: tuple[int, int], doc: "Doc") -> str:
    """What the pipeline made of the stretch, and why the gold that stands there was missed."""
    mentions = [m.model_dump(mode="json") for m in extract.mentions(doc, gold.id)]
    facts = [f.model_dump(mode="json") for f in extract.facts(doc, gold.id)]
    candidates: dict[str, list[Candidate]] = {
        kind: annotations.candidates(doc, kind) or [] for kind in KINDS
    }
    evidence = Evidence(mentions, candidates, annotations.boilerplate(doc))
    found = compare({gold.id: Prediction(mentions, facts)}, GoldSet((gold,)))
    lost = [
        _missed_fact(gold.text, outcome, evidence, facts)
        if outcome.kind == "fact"
        else missed(gold.text, outcome, evidence).splitlines()[0]
        for outcome in found.outcomes
        if outcome.gold and outcome.verdict not in ("right", "neutral")
        if _overlaps(stretch, outcome.place)
    ]
    return "\n".join(
        [place(gold.text, stretch, evidence, facts), *(f"gold: {one}" for one in lost)]
    )


def _missed_fact(text: str, outcome: Outcome, evidence: Evidence, facts: Sequence[Item]) -> str:
    wanted = outcome.gold or {}
    reason, about = explain_facts.why(wanted, outcome.predicted, evidence.mentions, facts)
    named = f" ({', '.join(map(printable, about))})" if about else ""
    head = f"fact {printable(wanted['predicate'])} {_quoted(text, *outcome.place)}"
    return f"{head}: {explain_facts.SAYS[reason]}{named}"


def place(text: str, stretch: tuple[int, int], evidence: Evidence, facts: Sequence[Item]) -> str:
    """What was made of a stretch of the text, by which rules, and which candidates lost."""
    return "\n".join([_quoted(text, *stretch), *_made(text, stretch, evidence, facts)])


def _made(
    text: str, stretch: tuple[int, int], evidence: Evidence, facts: Sequence[Item]
) -> Iterator[str]:
    found = [m for m in evidence.mentions if _overlaps(stretch, (m["start"], m["end"]))]
    for mention in found:
        quote = _quoted(text, mention["start"], mention["end"])
        yield f"  {mention['kind']} by {mention['rule']}: {quote} {values(mention)}"
    told = [f for f in facts if any(_overlaps(stretch, given) for given in places(f))]
    for fact in told:
        yield f"  fact {fact['predicate']} by {fact['rule']}: {values(fact)}"
    lost = [(k, c) for k in evidence.candidates for c in lost_candidates(evidence, k, stretch)]
    yield from (f"  {kind} {_lost(text, candidate)}" for kind, candidate in lost)
    if not (found or told or lost):
        yield "  nothing was proposed here"


def missed(text: str, outcome: Outcome, evidence: Evidence) -> str:
    """The one reason why a gold mention was not found as it stands."""
    wanted = outcome.gold or {}
    explanation = why(evidence, wanted)
    head = f"{outcome.kind} {_quoted(text, wanted['start'], wanted['end'])}"
    return "\n".join([f"{head}: {SAYS[explanation.reason]}", *_around(text, explanation)])


def _around(text: str, explanation: Explanation) -> Iterator[str]:
    for mention in explanation.mentions:
        quote = _quoted(text, mention["start"], mention["end"])
        yield f"  {mention['kind']} by {mention['rule']}: {quote} {values(mention)}"
    for candidate in explanation.lost:
        yield f"  {_lost(text, candidate)}"


def _lost(text: str, candidate: Candidate) -> str:
    asked = f", asked for {' and '.join(candidate.asks)}" if candidate.asks else ""
    public = {k: v for k, v in candidate.values.items() if not k.startswith("_")}
    quote = _quoted(text, candidate.start, candidate.end)
    return f"candidate by {candidate.rule} lost: {quote} {values(public)}{asked}".rstrip()


def _quoted(text: str, start: int, end: int) -> str:
    return f"{start}-{end} ⟦{printable(text[start:end])}⟧"


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
