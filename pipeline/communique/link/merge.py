"""Reports of the same within one article become one fact with all its places."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

from communique.link.lexicon import FLOWS

Fact = dict[str, Any]


def duplicates(facts: list[Fact]) -> list[Fact]:
    """The facts in their order; a later one that tells the same adds only its place.

    Each is held against those alike only: a yearbook in one file tells thousands.
    """
    kept: list[Fact] = []
    alike: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        twin = next((k for k in alike[_sought(fact)] if _tell_the_same(k, fact)), None)
        if twin is None:
            kept.append(fact)
            for key in (_kind(fact), _content(fact)):
                alike[key].append(fact)
        else:
            _add(twin, fact)
    return kept


def _sought(fact: Fact) -> Hashable:
    """What one that tells the same has in common with it: terms of a sum do not repeat the sum."""
    terms = fact["money"] is None and fact["predicate"] in FLOWS | {"debt"}
    return _kind(fact) if terms else _content(fact)


def _kind(fact: Fact) -> Hashable:
    return fact["predicate"], fact["modality"]


def _content(fact: Fact) -> Hashable:
    """Sum, or else project and status, which another place that tells the same does not change.

    A sum given is known by itself, also where it is a plan here and a fact there.
    """
    money = fact["money"]
    if money is None:
        return _kind(fact), (fact["project"], fact["status"])
    sure = None if fact["predicate"] in FLOWS else fact["modality"]
    return fact["predicate"], sure, frozenset(money.items())


def together(facts: list[Fact]) -> list[Fact]:
    """A sentence's facts; cost and milestone of one project, told as one, are one fact."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda f: f["period"] is None):
        twin = next((k for k in kept if _is_twin(k, fact)), None)
        if twin is None:
            kept.append(fact)
            continue
        for name in ("status", "period", "money"):
            twin[name] = twin[name] if twin[name] is not None else fact[name]
    return kept


def _is_twin(one: Fact, other: Fact) -> bool:
    """Two milestones of one project are told apart by their status or time."""
    if any(one[name] != other[name] for name in ("predicate", "project")):
        return False
    if one["predicate"] in ("meeting", "agreement"):
        return bool(one["countries"] == other["countries"])
    givers = [{*f["countries"]["source"], *f["organizations"]} for f in (one, other)]
    return (
        one["project"] is not None
        and not (all(givers) and givers[0].isdisjoint(givers[1]))
        and None in (one["money"], other["money"])
        and all(_compatible(one[name], other[name]) for name in ("status", "period"))
    )


def restated(facts: list[Fact], headline: int) -> list[Fact]:
    """The facts less those of the headline, up to its end, that the body tells more fully."""
    kept = [fact for fact in facts if fact["evidence"][0] >= headline]
    for fact in facts[: len(facts) - len(kept)]:
        twin = next((k for k in kept if _is_headed(k, fact)), None)
        if twin is None:
            kept.insert(0, fact)
        else:
            twin["evidence_more"] = [*twin.get("evidence_more", ()), fact["evidence"]]
    return kept


def _is_headed(fact: Fact, head: Fact) -> bool:
    told, heads = ({c for codes in f["countries"].values() for c in codes} for f in (fact, head))
    return fact["predicate"] == head["predicate"] and (
        bool(told & heads) or None is not head["project"] == fact["project"] or not heads
    )


def _tell_the_same(one: Fact, other: Fact) -> bool:
    if one["predicate"] != other["predicate"] or not _are_as_sure(one, other):
        return False
    if not all(_compatible(one[name], other[name]) for name in ("project", "period")):
        return False
    if not _same_parties(one, other):
        return False
    again = one["predicate"] == "debt" and one["evidence"] == other["evidence"]
    if other["money"] is None and (again or one["predicate"] in FLOWS):
        return True  # Its terms, its purpose, its relief: the sum is not told again.
    if one["money"] != other["money"]:
        return False
    return one["money"] is not None or (
        all(one[name] == other[name] for name in ("project", "status"))
        and (one["predicate"] != "project" or one["rule"] == other["rule"])
    )


def _are_as_sure(one: Fact, other: Fact) -> bool:
    """Whether both are as sure, or the later only names what was planned: "the $3bn pledge"."""
    if one["modality"] == other["modality"]:
        return True
    if {one["modality"], other["modality"]} != {"asserted", "planned"}:
        return False
    named = other["money"] is not None and other["period"] is None
    return named and other["status"] in (None, "planned", one["status"])


def _compatible(one: Any, other: Any) -> bool:
    return one is None or other is None or one == other


def _same_parties(one: Fact, other: Fact) -> bool:
    return not (_is_against(one, other) or _is_against(other, one)) and all(
        not codes or not other["countries"][role] or set(codes) & set(other["countries"][role])
        for role, codes in one["countries"].items()
    )


def _is_against(one: Fact, other: Fact) -> bool:
    """Whether what the one gives goes to itself in the other, or to nobody: trade of two."""
    known, told = one["countries"], other["countries"]
    if known["participants"] and (told["source"] or told["target"]):
        return True
    return one["predicate"] != "contract" and not {*known["source"]}.isdisjoint(told["target"])


def _add(twin: Fact, fact: Fact) -> None:
    if fact["evidence"] != twin["evidence"]:
        twin["evidence_more"] = [*twin.get("evidence_more", ()), fact["evidence"]]
    for name in ("project", "money", "period", "status", "attributed_to"):
        twin[name] = twin[name] if twin[name] is not None else fact[name]
    for role, codes in fact["countries"].items():
        twin["countries"][role] = twin["countries"][role] or codes
    twin["mentions"] = [
        *twin["mentions"],
        *(m for m in fact["mentions"] if m not in twin["mentions"]),
    ]
