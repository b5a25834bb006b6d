"""Why a mention is there, or is not: one reason from a closed list, and which candidates lost.

Works on plain records and candidates, so that a caller who has the annotated Doc can ask
about any place of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from communique.annotations import Candidate
from communique.evaluate import values
from communique.evaluate.align import Item, is_exact

Reason = Literal[
    "found",
    "wrong value",
    "other span",
    "boilerplate",
    "other kind",
    "lost to a neighbour",
    "refused",
    "other candidate",
    "no candidate",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
SAYS: dict[Reason, str] = {
    "found": "a mention has this span and the right value",
    "wrong value": "a mention has this span, but another value",
    "other span": "a mention of the kind overlaps it, with another span",
    "boilerplate": "it stands in boilerplate, where no mention is made",
    "other kind": "a mention of another kind has this span",
    "lost to a neighbour": "a rule proposed it, but a mention that overlaps the candidate won",
    "refused": "a rule proposed it and the kind's decision refused it",
    "other candidate": "a rule proposed only another span that overlaps it, and it was refused",
    "no candidate": "no rule proposed it",
}

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known about a place: its mentions, the candidates that lost, the reason."""

    reason: Reason
    mentions: tuple[Item, ...]
    lost: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a run left about one article: mentions, candidates by kind, boilerplate."""

    mentions: Sequence[Item]
    candidates: dict[str, list[Candidate]]
    boilerplate: Sequence[Stretch] = ()


def why(evidence: Evidence, wanted: Item) -> Explanation:
    """The fate of `wanted`: `kind`, `start`, `end`, and the values that it should have, if any."""
    place = wanted["start"], wanted["end"]
    near = tuple(m for m in evidence.mentions if _overlap(place, (m["start"], m["end"])))
    lost = tuple(lost_candidates(evidence, wanted["kind"], place))
    return Explanation(_reason(evidence, wanted, near, lost), near, lost)


def lost_candidates(evidence: Evidence, kind: str, place: Stretch) -> list[Candidate]:
    """Candidates of the kind that touch the place and did not become a mention as they stood."""
    made = {(m["start"], m["end"], m["rule"]) for m in evidence.mentions if m["kind"] == kind}
    return [
        c
        for c in evidence.candidates.get(kind, [])
        if _overlap(place, (c.start, c.end)) and (c.start, c.end, c.rule) not in made
    ]


def _reason(
    evidence: Evidence, wanted: Item, near: Sequence[Item], lost: Sequence[Candidate]
) -> Reason:
    same_kind = [m for m in near if m["kind"] == wanted["kind"]]
    exact = [m for m in near if is_exact(wanted, m)]
    for mention in exact:
        if mention["kind"] == wanted["kind"]:
            return "wrong value" if values.wrong(wanted, mention) else "found"
    proposed = [c for c in lost if (c.start, c.end) == (wanted["start"], wanted["end"])]
    if same_kind:
        return "lost to a neighbour" if proposed else "other span"
    place = wanted["start"], wanted["end"]
    if any(_overlap(place, stretch) for stretch in evidence.boilerplate):
        return "boilerplate"
    if exact:
        return "other kind"
    return _unmade(evidence, wanted["kind"], proposed, lost)


def _unmade(
    evidence: Evidence, kind: str, proposed: Sequence[Candidate], lost: Sequence[Candidate]
) -> Reason:
    if not lost:
        return "no candidate"
    rivals = [(m["start"], m["end"]) for m in evidence.mentions if m["kind"] == kind]
    if any(_overlap((c.start, c.end), rival) for c in proposed or lost for rival in rivals):
        return "lost to a neighbour"
    return "refused" if proposed else "other candidate"


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
