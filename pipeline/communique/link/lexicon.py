"""The words and rules by which facts are found: `data/facts/*`, loaded once.

A rule is found by its trigger, a noun or a verb. `roles` says how the grammatical slots of the
trigger become the roles of the fact; the slots are those of `tree.slot`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from communique import tables
from communique.errors import TableError
from communique.link.words import Word, once
from communique.records import Modality, Predicate
from communique.tables import Row

Use = Literal["noun", "adjective", "adverb", "denial", "actor", "unnamed", "stance"]
NAMED = "*name"
"""Among the objects of a rule any proper name."""
PREDICATES: tuple[Predicate, ...] = get_args(Predicate)
FLOWS: frozenset[Predicate] = frozenset({"loan", "grant", "aid", "investment"})
"""What one gives and another gets."""
NEEDS = ("money", "project", "country", "parties")
BOTH = "both"
"""Why a country is a creditor that borrows from other creditors as well."""

ROLES: dict[str, dict[str, str]] = {
    "participants": {},
    "flow": {
        "own": "source", "from": "source", "by": "source", "with": "source", "of": "source",
        "to": "target", "for": "target", "in": "target",
    },
    "outward": {
        "own": "source", "subject": "source", "from": "source", "by": "source",
        "object": "target", "to": "target", "for": "target", "in": "target", "into": "target",
    },
    "inward": {
        "own": "target", "subject": "target", "by": "target", "in": "target",
        "object": "source", "from": "source", "to": "source", "with": "source",
    },
    "owed": {
        "own": "target", "of": "target", "by": "target", "to": "source", "with": "source",
        "towards": "source", "toward": "source",
    },
    "work": {
        "by": "source", "to": "source", "own": "source", "of": "source", "from": "target",
        "in": "target", "with": "open", "between": "open",
    },
    "built": {"by": "source", "subject": "source"},
    "title": {
        "own": "target", "of": "target", "to": "target", "in": "target", "for": "target",
        "subject": "source",
    },
    "outlet": {"own": "source", "of": "source", "for": "source", "subject": "target"},
    "hired": {"subject": "target", "object": "source", "by": "target"},
    "awarded": {"subject": "target", "by": "target", "to": "source"},
    "host": {},
}  # fmt: skip
"""What a country in a slot of the trigger is to the fact, by the name of the pattern."""

TITLES = {"title", "outlet"}
"""Patterns of nouns for what one country is to another."""


@dataclass(frozen=True)
class Rule:
    id: str
    predicate: Predicate
    nouns: frozenset[str]
    verbs: frozenset[str]
    needs: tuple[str, ...]
    roles: str
    status: str | None = None
    under: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_heads: frozenset[str] = frozenset()
    not_own: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    requires: tuple[str, ...] = ()
    both: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Verb:
    """What a verb says of the deal or asset in its care, see `verbs.tsv`."""

    direction: str = ""
    status: str | None = None
    modality: Modality | None = None
    speech: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    names = [f"facts/{p}.yaml" for p in PREDICATES if f"facts/{p}.yaml" in tables.names()]
    return tuple(_rule(given, name) for name in names for given in tables.rules(name))


def _rule(given: dict[str, Any], name: str) -> Rule:
    place = f"{name}: rule {given['id']!r}"
    if given.get("predicate") not in PREDICATES:
        raise TableError(f"{place}: predicate {given.get('predicate')!r}; one of {PREDICATES}")
    if given.get("roles") not in ROLES:
        raise TableError(f"{place}: roles {given.get('roles')!r}; one of {tuple(ROLES)}")
    unknown = set(given.get("needs", ())) - set(NEEDS)
    if unknown:
        raise TableError(f"{place}: needs {sorted(unknown)}; one of {NEEDS}")
    return Rule(
        id=given["id"],
        predicate=given["predicate"],
        nouns=frozenset(given.get("nouns", ())),
        verbs=frozenset(given.get("verbs", ())),
        needs=tuple(given.get("needs", ())),
        roles=given["roles"],
        status=given.get("status"),
        under=frozenset(given.get("under", ())),
        objects=frozenset(given.get("objects", ())),
        not_objects=frozenset(given.get("not_objects", ())),
        subjects=frozenset(given.get("subjects", ())),
        not_heads=frozenset(given.get("not_heads", ())),
        not_own=frozenset(given.get("not_own", ())),
        phrases=frozenset(given.get("phrases", ())),
        requires=tuple(given.get("requires", ())),
        both=given.get("both", False),
        weak=given.get("weak", False),
    )


@cache
def triggers() -> dict[tuple[str, str], tuple[tuple[str, Rule], ...]]:
    """The rules of each (`noun` or `verb`, lemma), with the word that must follow or "".

    Those with a word come first: they know more, and win where two are as near to a figure.
    """
    found: dict[tuple[str, str], list[tuple[str, Rule]]] = {}
    for rule in rules():
        for kind, words in (("noun", rule.nouns), ("verb", rule.verbs)):
            for written in sorted(words):
                lemma, _, word = written.partition(" ")
                found.setdefault((kind, lemma), []).append((word, rule))
    return {
        key: tuple(sorted(rules_of, key=lambda one: not one[0])) for key, rules_of in found.items()
    }


@cache
def milestones() -> frozenset[str]:
    """Nouns for the work on a project, its cost and what becomes of it."""
    return frozenset(n.split()[0] for rule in rules() if rule.roles == "host" for n in rule.nouns)


@cache
def phrases() -> dict[str, tuple[tuple[str, Rule], ...]]:
    """The rules of each phrase ("in operation") by its last word, with its first."""
    found: dict[str, list[tuple[str, Rule]]] = {}
    for rule in rules():
        for first, last in (written.split() for written in sorted(rule.phrases)):
            found.setdefault(last, []).append((first, rule))
    return {last: tuple(value) for last, value in found.items()}


@cache
def verbs() -> dict[str, Verb]:
    rows = tables.unique(tables.read("facts/verbs.tsv"), "lemma")
    return {
        lemma: Verb(row["direction"], row["status"] or None, _modality(row), row["speech"] == "yes")
        for lemma, row in rows.items()
    }


def _modality(row: Row) -> Modality | None:
    known: tuple[Modality, ...] = get_args(Modality)
    found = next((modality for modality in known if modality == row["modality"]), None)
    if row["modality"] and found is None:
        row.refuse(f"modality {row['modality']!r}; one of {known}")
    return found


@once
def meaning(verb: Word) -> Verb:
    """What a verb says, with its particle where the two have a meaning of their own."""
    known, lemma = verbs(), _lemmas().get(verb.lower, verb.lemma)
    held = any(c.dep == "dobj" for c in verb.children)  # "Committed $5 million to the port."
    kinds = ("prt", "advmod") if held else ("prt", "advmod", "prep")
    particles = (c.lower for c in verb.children if c.dep in kinds)
    phrases = (known.get(f"{lemma} {particle}") for particle in particles)
    return next(filter(None, phrases), None) or known.get(lemma) or Verb()


@cache
def _lemmas() -> dict[str, str]:
    """The lemma of each irregular form, which the model does not always know ("forgave")."""
    rows = tables.unique(tables.read("facts/verbs.tsv"), "lemma")
    plain = (row for lemma, row in rows.items() if " " not in lemma)
    return {form: row["lemma"] for row in plain for form in row.items_of("forms")}


@cache
def flow_nouns() -> frozenset[str]:
    """The nouns that name money given: a loan, aid, a grant."""
    nouns = (noun for rule in _money() for noun in rule.nouns)
    return frozenset(noun.split(" ")[0] for noun in nouns)


def _money() -> Iterator[Rule]:
    return (rule for rule in rules() if rule.roles == "flow" and rule.predicate != "trade")


@cache
def hedges() -> dict[str, dict[str, Modality]]:
    """By its use, what a word makes of the event it stands to, see `hedges.tsv`."""
    rows = tables.unique(tables.read("facts/hedges.tsv"), "word", "use")
    found: dict[str, dict[str, Modality]] = {use: {} for use in get_args(Use)}
    for (word, use), row in rows.items():
        found[use][word] = _modality(row) or "asserted"
    return found


@cache
def references() -> dict[str, tuple[str, ...]]:
    """The categories of project that a common noun can take up, likeliest first; `*` is any."""
    rows = tables.unique(tables.read("facts/references.tsv"), "noun")
    return {noun: tuple(row.items_of("categories")) for noun, row in rows.items()}


@cache
def capitals() -> dict[str, str]:
    """The country of each capital, by its name in lower case."""
    rows = tables.read("country/seats.tsv")
    return {row["seat"].lower(): row["code"] for row in rows if row["kind"] == "capital"}


@cache
def towns() -> dict[str, str]:
    """The country of each capital, town and region by its name."""
    seats = (row for row in tables.read("country/seats.tsv") if row["kind"] == "capital")
    found = {row["seat"]: row["code"] for row in seats if row["code"] != "EU"}
    for name, column in (("project/towns.tsv", "towns"), ("facts/regions.tsv", "regions")):
        for row in tables.read(name):
            found |= dict.fromkeys(row.items_of(column), row["code"])
    return found


@cache
def builds() -> frozenset[str]:
    """What a contractor does."""
    return frozenset(verb for rule in rules() if rule.roles == "built" for verb in rule.verbs)


@cache
def creditors() -> dict[str, str]:
    """Why each country is taken for one that gives, by its code."""
    rows = tables.unique(tables.read("facts/creditors.tsv"), "code")
    return {code: row["why"] for code, row in rows.items()}


@cache
def lenders() -> dict[str, Row]:
    """National lenders and donors by name: `code` is their country, `gives` what they give."""
    rows = tables.unique(tables.read("facts/lenders.tsv"), "name")
    for row in rows.values():
        if row["gives"] not in PREDICATES:
            row.refuse(f"gives {row['gives']!r}; one of {PREDICATES}")
    return rows


@cache
def actors() -> dict[str, str]:
    """The country of each lender and company by its name."""
    rows = tables.unique(tables.read("facts/contractors.tsv"), "name")
    return {name: row["code"] for name, row in (rows | lenders()).items()}


def is_firm(name: str) -> bool:
    """Whether the actor of the name is a company, which invests, and no lender."""
    return name not in lenders() or lenders()[name]["gives"] == "investment"


def invests(name: str) -> bool:
    """Whether the actor of the name puts money of its own into what it builds."""
    return name in lenders() and lenders()[name]["gives"] == "investment"


@cache
def organizations() -> dict[str, str]:
    rows = tables.unique(tables.read("facts/organizations.tsv"), "name")
    return {name: row["organization"] for name, row in rows.items()}


@cache
def namesakes() -> dict[str, str]:
    """The country that has a body of its own by the name of an organization."""
    return {row["name"]: row["code"] for row in tables.read("facts/namesakes.tsv")}


@cache
def gives() -> dict[str, str]:
    """What the money of an organization is where the text does not say: `loan` or `grant`.

    That of its own name: the Asian Development Bank lends, though a fund of its gives.
    """
    rows = tables.read("facts/organizations.tsv")
    return {row["organization"]: row["gives"] for row in reversed(rows)}


@dataclass(frozen=True)
class Call:
    """A rule that a word form may trigger, as a noun or a verb, and the word beside it or ""."""

    form: str
    rule: Rule
    noun: bool
    word: str


@cache
def calls() -> dict[str, tuple[Call, ...]]:
    """What each word form of a trigger, in lower case, may call.

    A text without any of the forms holds no fact.
    """
    found: dict[str, list[Call]] = {}
    for (kind, lemma), rules_of in triggers().items():
        forms = noun_forms if kind == "noun" else verb_forms
        for form in forms(frozenset([lemma])):
            found.setdefault(form, []).extend(
                Call(form, rule, kind == "noun", word) for word, rule in rules_of
            )
    for last, opened in phrases().items():
        found.setdefault(last, []).extend(Call(last, rule, True, first) for first, rule in opened)
    return {form: tuple(called) for form, called in found.items()}


@cache
def noun_forms(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(form.lower() for lemma in lemmas for form in (lemma, *_nouns(lemma)))


@cache
def verb_forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every form that a verb can have, the irregular ones of `verbs.tsv` too."""
    forms = ((lemma, *_verbs(lemma), *_irregular_forms().get(lemma, ())) for lemma in lemmas)
    return frozenset(form.lower() for each in forms for form in each)


@cache
def _irregular_forms() -> dict[str, tuple[str, ...]]:
    rows = tables.unique(tables.read("facts/verbs.tsv"), "lemma")
    return {lemma: tuple(row.items_of("forms")) for lemma, row in rows.items()}


def _nouns(lemma: str) -> Iterator[str]:
    yield f"{lemma[:-1]}ies" if _turns(lemma) else f"{lemma}s"


def _verbs(lemma: str) -> Iterator[str]:
    stem = lemma.removesuffix("e")
    if _turns(lemma):
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    else:
        yield from (f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing")
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")


def _turns(lemma: str) -> bool:
    """Whether a final y becomes i: "deny", and not "delay"."""
    return lemma.endswith("y") and lemma[-2:-1] not in set("aeou")
