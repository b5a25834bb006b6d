"""Why a gold fact was not found as it stands: one reason from a closed list, and what it is about.

>>> why({"predicate": "loan", "evidence": [0, 9], "countries": {"source": ["CN"]}}, None, [], [])
('no argument', ('CN',))
"""

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from communique.evaluate import facts
from communique.evaluate.align import Item
from communique.evaluate.values import same_amount, same_name

Reason = Literal["found", "wrong fields", "no argument", "other fact", "no rule"]
REASONS: tuple[Reason, ...] = get_args(Reason)
SAYS: dict[Reason, str] = {
    "found": "a fact says the same",
    "wrong fields": "a fact tells it, but not all of it is right",
    "no argument": "no mention gives what it needs",
    "other fact": "its place made other facts only",
    "no rule": "its mentions are there, and no rule made a fact of them",
}


def why(
    wanted: Item, answer: Item | None, mentions: Sequence[Item], told: Sequence[Item]
) -> tuple[Reason, tuple[str, ...]]:
    """The fate of `wanted`, given the fact that answers it, if any, and what else was found."""
    if answer is not None:
        wrong = facts.wrong(wanted, answer)
        return ("wrong fields", wrong) if wrong else ("found", ())
    lacking = tuple(_lacking(wanted, mentions))
    if lacking:
        return "no argument", lacking
    others = tuple(fact["predicate"] for fact in told if facts.same_place(wanted, fact))
    return ("other fact", others) if others else ("no rule", ())


def _lacking(wanted: Item, mentions: Sequence[Item]) -> Iterator[str]:
    """The countries, the sum and the project that the article's mentions do not offer."""
    codes = {code for m in mentions if m["kind"] == "country" for code in m["codes"]}
    for role in facts.ROLES:
        yield from sorted(facts.codes(role, wanted) - codes)
    amount = (wanted.get("money") or {}).get("amount")
    sums = (m["amount"] for m in mentions if m["kind"] == "money")
    if amount is not None and not any(same_amount(amount, found) for found in sums):
        yield str(amount)
    project = wanted.get("project")
    names = (m["name"] for m in mentions if m["kind"] == "project")
    ways = [project, *wanted.get("project_aliases", ())]
    if project and not any(same_name(name, *ways) for name in names):
        yield str(project)
