"""Facts of one sentence: each figure, milestone or event with the trigger that explains it."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from communique.link import lexicon, modality, periods, roles, tree
from communique.link.lexicon import Rule
from communique.link.roles import Parties
from communique.link.sentence import Argument, Sentence, gives, triggers
from communique.records import Predicate

FARTHEST = 9.0
"""Steps in the tree between a figure and its trigger."""
NEAR = 5.0
"""Steps in the tree between a trigger and the project that it is about."""
BEFORE = 5
"""Tokens between a project and the figure that is its own."""
_WEAK = 3.0
_ABOUT = {
    "own", "of", "for", "in", "on", "subject", "passive", "object", "near", "into", "to", "head",
    "verb:subject", "verb:passive", "verb:object", "verb:for", "verb:in", "verb:on", "verb:into",
    "under", "towards", "toward", "verb:to", "at", "over",
}  # fmt: skip
_SUMS_UP = re.compile(
    r"\b(?:total(?:s|led|ling)?|cumulative|overall|to date|outstanding|altogether|in all)\b",
    re.IGNORECASE,
)
_NO_ASSET = {"trade", "meeting", "agreement", "debt"}
_WORTH = {"own", "of", "appos", "for", "near"}
_SIGNED = {"agreement", "deal", "contract", "accord", "pact"}
_BANKS = {"bank", "lender", "creditor", "eximbank"}
_GIVEN: dict[str, Predicate] = {"loan": "loan", "grant": "grant", "investment": "investment"}
_FLOWS = {"loan", "grant", "aid", "investment"}
_DEAL = {"planned", "agreed", "suspended", "cancelled"}
_BUSINESS = {"investor", "company", "firm", "consortium", "developer", "business", "fund"}
_HELD = {"own", "of", "for", "on", "subject", "passive", "object"}

Fact = dict[str, Any]
Trigger = tuple[Token, Rule]


def of(sentence: Sentence) -> list[Fact]:
    """The sentence's facts, in the fields of `records.Fact` less ids."""
    if not sentence.parsed:
        return []
    found = triggers(sentence)
    facts = list(_of_money(sentence, found))
    facts += _of_projects(sentence, [t for t in found if not _is_told(t, facts)])
    facts += _of_parties(sentence, found)
    facts += _of_flows(sentence, found, {fact["rule"] for fact in facts})
    told = _together(facts)
    for fact in told:
        del fact["_trigger"]
    return told


def _is_told(found: Trigger, facts: list[Fact]) -> bool:
    """Whether a figure's fact was made by the trigger, or it only says what the money is for."""
    trigger, rule = found
    if any(fact["_trigger"] == (trigger.i, rule.predicate) for fact in facts):
        return True
    purpose = trigger.dep_ in ("acl", "advcl", "xcomp") and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in trigger.children
    )
    return purpose and rule.roles == "host" and any(fact["predicate"] in _FLOWS for fact in facts)


# --- figures -------------------------------------------------------------------------------


def _of_money(sentence: Sentence, found: list[Trigger]) -> Iterator[Fact]:
    used: list[Argument] = []
    for money in sentence.money:
        if money.values.get("conversion_of"):
            continue
        best = _trigger(money, sentence, found)
        if best is None:
            continue
        trigger, rule = best
        project = _project(rule, trigger, money, sentence, used)
        if rule.both and project is None:
            continue
        if project:
            used.append(project)
        fact = _fact(rule, trigger, sentence, money, project)
        if rule.roles != "participants":
            _gapped(fact, money, sentence)
        if _is_complete(fact, rule):
            yield fact


def _is_complete(fact: Fact, rule: Rule) -> bool:
    """Whether the parties are there without which the rule says nothing."""
    source = bool(fact["countries"]["source"])
    giver = source or bool(fact["organizations"])
    return all({"source": source, "giver": giver}[name] for name in rule.requires)


def _gapped(fact: Fact, money: Argument, sentence: Sentence) -> None:
    """In "Japan gives $5m, France $3m and Italy $2m" each sum is that of the name before it."""
    trigger = fact["_trigger"][0]
    before = {m: _just_before(m, sentence) for m in sentence.money}
    first = min((m for m in sentence.money if m.root.i > trigger), key=_number, default=None)
    before = {m: country for m, country in before.items() if m is not first}
    pairs = {m: country for m, country in before.items() if country}
    if len(sentence.money) < 2 or not pairs:
        return
    named = {code for country in pairs.values() for code in country.codes}
    parties = fact["countries"]
    if money in pairs:
        parties["source"] = pairs[money].codes
    parties["target"] = [c for c in parties["target"] if c not in named] or [
        code for code in sentence.home if code not in {*named, *parties["source"]}
    ][:1]


def _number(argument: Argument) -> int:
    return int(argument.root.i)


def _just_before(money: Argument, sentence: Sentence) -> Argument | None:
    if money.span is None:
        return None
    ends = {a.span.end: a for a in sentence.country if a.span is not None}
    return ends.get(money.span.start)


def _trigger(money: Argument, sentence: Sentence, found: list[Trigger]) -> Trigger | None:
    """The trigger nearest to the figure, a rule that says little giving way to others."""
    ranked = [
        (tree.distance(token, money.root) + _WEAK * rule.weak, number)
        for number, (token, rule) in enumerate(found)
        if "money" in rule.needs and (not rule.both or sentence.project or sentence.focus)
    ]
    nearest = min(ranked, default=None)
    own = _priced(money, sentence)
    if own and (nearest is None or nearest[0] > 2):
        return own
    return found[nearest[1]] if nearest and nearest[0] <= FARTHEST else None


def _priced(money: Argument, sentence: Sentence) -> Trigger | None:
    """A project whose name the figure stands before, as in "the $10 billion line"."""
    for project in sentence.project:
        noun = money.root.head
        beside = noun.dep_ == "appos" and noun.head.i == project.root.i
        if beside or tree.slot(project.root, money.root) == "own":
            rule = next(rule for rule in lexicon.rules() if rule.id == "project.cost")
            return project.root, rule
    return None


def _project(
    rule: Rule,
    trigger: Token,
    money: Argument | None,
    sentence: Sentence,
    used: list[Argument],
) -> Argument | None:
    """The project that the trigger or the figure is about; each is taken by one figure first."""
    if rule.predicate == "trade":
        return None
    if money and (leading := _leads(money, sentence)):
        return leading
    anchors = [trigger, money.root] if money else [trigger]
    ranked = [
        (min(tree.distance(a, project.root) for a in anchors) + 2 * (project in used), number)
        for number, project in enumerate(sentence.project)
        if any(_is_about(a, project) for a in anchors)
    ]
    nearest = min(ranked, default=None)
    if nearest and nearest[0] <= FARTHEST:
        return sentence.project[nearest[1]]
    if rule.both and len(sentence.project) == 1:
        return sentence.project[0]
    if money and _serves_another(trigger, money, sentence):
        return None
    return _implied(trigger, sentence, rule)


def _is_about(anchor: Token, project: Argument) -> bool:
    slot = tree.slot(anchor, project.root)
    return slot in _ABOUT or tree.is_purpose(anchor, project.root)


def _leads(money: Argument, sentence: Sentence) -> Argument | None:
    """The project right before the figure, as in "the Lamu Port, up to $5 billion"."""
    if money.span is None or len(sentence.project) < 2:
        return None
    for project in sentence.project:
        gap = money.span.start - (project.span.end if project.span else project.root.i + 1)
        if 0 <= gap <= BEFORE:
            return project
    return None


def _serves_another(trigger: Token, money: Argument, sentence: Sentence) -> bool:
    """Whether a "for ..." says that the money is for something that is no project."""
    named = {a.root.i for a in (*sentence.project, *sentence.country, *sentence.date)}
    heads = [trigger, money.root, money.root.head, trigger.head]
    purposes = [
        c for head in heads for c in head.children if c.lower_ == "for" and c.i > money.root.i
    ]
    return any(
        not any(t.i in named or t.lower_ in ("it", "them", "this") for t in purpose.subtree)
        for purpose in purposes
    )


def _implied(trigger: Token, sentence: Sentence, rule: Rule) -> Argument | None:
    """The project that the text speaks of, where a sentence names none and gives no total."""
    if (
        rule.predicate in _NO_ASSET
        or sentence.project
        or sentence.focus is None
        or _SUMS_UP.search(sentence.span.text)
    ):
        return None
    return Argument(trigger, "project", sentence.focus.values)


# --- milestones ----------------------------------------------------------------------------


def _of_projects(sentence: Sentence, found: list[Trigger]) -> Iterator[Fact]:
    for trigger, rule in found:
        if "project" not in rule.needs or rule.both:
            continue
        for project in _subjects(trigger, sentence, rule):
            fact = _fact(rule, trigger, sentence, None, project)
            if _is_complete(fact, rule):
                yield fact


def _subjects(trigger: Token, sentence: Sentence, rule: Rule) -> list[Argument]:
    """The projects that the trigger is about: those it holds itself, else those beside it."""
    slots = {
        number: tree.slot(trigger, project.root)
        for number, project in enumerate(sentence.project)
        if tree.distance(trigger, project.root) <= NEAR
    }
    if not sentence.project and (trigger.pos_ == "NOUN" or _is_of_it(trigger, rule)):
        implied = _implied(trigger, sentence, rule)
        return [implied] if implied else []
    if before := _joined_subject(trigger, sentence):
        return [before]
    held = [n for n, slot in slots.items() if slot in _HELD]
    chosen = held or [n for n, slot in slots.items() if slot in _ABOUT]
    return [sentence.project[n] for n in chosen]


def _joined_subject(verb: Token, sentence: Sentence) -> Argument | None:
    """The project before a joined verb that lacks a subject ("A was built and B was opened").

    The parser takes such a subject for a part of the clause before.
    """
    children = {child.dep_ for child in verb.children}
    if verb.dep_ != "conj" or "aux" not in children or children & {*tree.SUBJECT, *tree.PASSIVE}:
        return None
    between = [p for p in sentence.project if verb.head.i < p.root.i < verb.i]
    return max(between, key=lambda project: project.root.i, default=None)


def _is_of_it(verb: Token, rule: Rule) -> bool:
    """Whether the verb's subject is "it" or work on something, or "it" is what is paid for."""
    subjects = [c for c in verb.children if c.dep_ in (*tree.SUBJECT, *tree.PASSIVE)]
    about = any(s.lower_ == "it" or s.lemma_.lower() in _milestones() for s in subjects)
    if rule.roles == "host":
        return about
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    of_it = any(t.lower_ == "it" for c in objects for t in c.subtree)
    return of_it or (about and rule.roles == "built")


def _milestones() -> frozenset[str]:
    return frozenset(n for rule in lexicon.rules() if rule.roles == "host" for n in rule.nouns)


# --- events --------------------------------------------------------------------------------


def _of_parties(sentence: Sentence, found: list[Trigger]) -> Iterator[Fact]:
    for trigger, rule in found:
        if "parties" not in rule.needs or (rule.under and not _is_under(trigger, rule)):
            continue
        if any(c.lemma_.lower() in _flows() for c in trigger.children if c.dep_ in tree.OWN):
            continue
        money = _sum_of(trigger, sentence)
        fact = _fact(rule, trigger, sentence, money, _project(rule, trigger, None, sentence, []))
        if len(fact["countries"]["participants"]) >= 2:
            yield fact


def _of_flows(sentence: Sentence, found: list[Trigger], told: set[str]) -> Iterator[Fact]:
    """Who gives to whom, where neither a sum nor a project is named with it."""
    for trigger, rule in found:
        if "country" not in rule.needs or rule.id in told:
            continue
        parties = roles.by_grammar(rule, trigger, sentence)
        if parties.target and (parties.source or parties.organizations):
            yield _fact(rule, trigger, sentence, None, None)


def _sum_of(trigger: Token, sentence: Sentence) -> Argument | None:
    """The sum of a deal that is named right with it ("a swap of 35 billion yuan")."""
    near = [
        m
        for m in sentence.money
        if not m.values.get("conversion_of") and tree.slot(trigger, m.root) in _WORTH
    ]
    return near[0] if len(near) == 1 and trigger.lemma_ == "swap" else None


def _is_under(trigger: Token, rule: Rule) -> bool:
    return any(verb.lemma_ in rule.under for verb in tree.governors(trigger))


def _flows() -> frozenset[str]:
    return frozenset(n for rule in lexicon.rules() if rule.roles == "flow" for n in rule.nouns)


# --- one fact ------------------------------------------------------------------------------


def _fact(
    rule: Rule,
    trigger: Token,
    sentence: Sentence,
    money: Argument | None,
    project: Argument | None,
) -> Fact:
    parties = roles.of(rule, trigger, sentence, money, project)
    predicate = _predicate(rule, trigger, sentence, parties, project)
    anchors = [money.root, trigger] if money else [trigger]
    period, dates = periods.of(anchors, sentence)
    if rule.both and period and period["end_date"] is None:
        period, dates = None, []
    said = modality.of(trigger)
    if said == "asserted" and _lies_ahead(period, sentence.published):
        said = "planned"
    status = _status(rule, trigger, said)
    if rule.id == "project.start" and trigger.lemma_ == "resume" and said == "negated":
        said, status = "asserted", "suspended"
    arguments = [*parties.arguments, *filter(None, [money, project]), *dates]
    text = sentence.span.text
    start = sentence.span.start_char + len(text) - len(text.lstrip())
    return {
        "predicate": predicate,
        "countries": parties.countries(),
        "organizations": parties.organizations,
        "money": _sum(money) if money else None,
        "money_alt": [_sum(m) for m in sentence.money if money and _restates(m, money)],
        "project": project.values["name"] if project else None,
        "period": period,
        "status": status,
        "modality": said,
        "attributed_to": modality.speaker(trigger),
        "evidence": (start, start + len(text.strip())),
        "mentions": sorted({a.place for a in arguments if a.place}, key=_place),
        "rule": rule.id,
        "_trigger": (trigger.i, rule.predicate),
    }


def _lies_ahead(period: dict[str, str | None] | None, published: str | None) -> bool:
    """Whether the event is dated after the article, as in "the ministers meet in October"."""
    begins = period and (period["start_date"] or period["end_date"])
    return bool(begins and published and begins > published)


def _predicate(
    rule: Rule, trigger: Token, sentence: Sentence, parties: Parties, project: Argument | None
) -> Predicate:
    """What a sum given without a name for it is: by who gives it, and for what."""
    if not rule.weak:
        return rule.predicate
    if parties.organizations:
        return "loan" if lexicon.gives()[parties.organizations[0]] == "loan" else "grant"
    owners = set(project.values.get("countries", ())) if project else set()
    subjects = [c for c in trigger.children if c.dep_ in (*tree.SUBJECT, *tree.PASSIVE)]
    if parties.source and set(parties.source) <= owners:
        parties.target = []
        return "investment"
    words = {t.lemma_.lower() for s in subjects for t in (s, *s.children)}
    if words & _BANKS:
        return "loan"
    given = gives(sentence.span) if parties.source else None
    if given:
        return _GIVEN[given]
    if words & _BUSINESS:
        return "investment"
    return "grant" if project and parties.source else rule.predicate


def _sum(money: Argument) -> dict[str, Any]:
    return {name: money.values.get(name) for name in ("amount", "amount_max", "currency")}


def _restates(money: Argument, other: Argument) -> bool:
    return other.place is not None and money.values.get("conversion_of") == other.place


def _place(place: str) -> tuple[int, str]:
    return int(place.rsplit(":", 1)[1].split("-")[0]), place


def _status(rule: Rule, trigger: Token, said: str) -> str | None:
    if said == "negated" or rule.predicate in ("trade", "debt"):
        return None
    status = rule.status or _status_by_verb(rule, trigger)
    if rule.predicate != "project" and trigger.head.lemma_.lower() in _SIGNED:
        status = status or "agreed"
    if said == "planned" and status != "agreed":
        return "planned"
    if rule.predicate == "meeting":
        return None
    if said == "conditional":
        return "planned" if rule.predicate == "project" else None
    return status if rule.predicate == "project" or status in _DEAL else None


def _status_by_verb(rule: Rule, trigger: Token) -> str | None:
    if rule.id == "project.build":
        progressive = any(c.lower_ == "being" for c in trigger.children) or trigger.tag_ == "VBG"
        return "under_construction" if progressive else "completed"
    verbs = (
        [trigger, *tree.governors(trigger)] if trigger.pos_ == "VERB" else tree.governors(trigger)
    )
    known = [lexicon.meaning(verb).status for verb in verbs]
    return next((status for status in known if status), None)


def _together(facts: list[Fact]) -> list[Fact]:
    """Cost and milestone of one project in one sentence are one fact."""
    kept: list[Fact] = []
    for fact in facts:
        twin = next((k for k in kept if _is_twin(k, fact)), None)
        if twin is None:
            kept.append(fact)
            continue
        for name in ("status", "period", "money"):
            twin[name] = twin[name] if twin[name] is not None else fact[name]
    return kept


def _is_twin(one: Fact, other: Fact) -> bool:
    same = one["predicate"] == other["predicate"] and one["project"] == other["project"]
    if not same:
        return False
    if one["predicate"] in ("meeting", "agreement"):
        return bool(one["countries"] == other["countries"])
    return one["project"] is not None and None in (one["money"], other["money"])
