"""Which country is what to a fact by grammar: source, target or participant."""

from itertools import takewhile

from communique.link import encounters, lexicon, private, tree
from communique.link.eligible import is_eligible, is_related, owner
from communique.link.firms import is_firm
from communique.link.flow import assign, flow
from communique.link.lexicon import Rule
from communique.link.parties import Parties, extend
from communique.link.sentence import Argument, Sentence
from communique.link.slots import Event
from communique.link.words import Word

_TAKES_PART = {
    "own", "subject", "passive", "object", "between", "with", "of", "by", "among", "to", "in",
    "across", "near", "verb:subject", "verb:with", "verb:between", "verb:by", "verb:passive",
    "verb:among",
}  # fmt: skip
_REQUESTS = {"request", "appeal", "plea", "application", "bid"}
"""Nouns for what who wants a loan makes "to" a giver."""
_HELPS = {
    "broker", "mediate", "host", "help", "assist", "back", "support", "witness", "facilitate",
    "sponsor", "attend", "organise", "organize", "moderate", "chair", "convene",
}  # fmt: skip
_ASKED = {"own": "target", "of": "target", "by": "target", "to": "source"}
_WHERE = {"in", "of", "for", "across", "to", "between", "and"}


def by_grammar(
    rule: Rule, trigger: Word, sentence: Sentence, money: Argument | None = None
) -> Parties:
    candidates = [
        argument
        for argument in sentence.parties
        if is_eligible(argument, rule, sentence, money) and argument.root.i != trigger.i
    ]
    if rule.roles == "participants":
        return _participants(trigger, candidates)
    related = [a for a in candidates if is_related(a)]
    parties = flow(rule, trigger, [a for a in candidates if a not in related], money)
    _by_relation(parties, rule, related)
    _by_purpose(parties, rule, trigger, candidates)
    _by_request(parties, rule, trigger, candidates)
    _by_towns(parties, rule, trigger, sentence, money)
    return parties


def _by_relation(parties: Parties, rule: Rule, related: list[Argument]) -> None:
    """Whoever is known by the other party has the other role: "Ukraine's allies gave"."""
    known = {*parties.source, *parties.target}
    missing = "target" if _is_only_given(parties) else None
    if rule.predicate == "trade" and parties.target and not parties.source:
        missing = "source"
    for argument in related:
        if missing and known.isdisjoint(argument.codes):
            parties.add(missing, argument)


def _by_purpose(parties: Parties, rule: Rule, trigger: Word, candidates: list[Argument]) -> None:
    """Where the money is to do something: "a loan to improve roads in Armenia"."""
    if rule.predicate not in lexicon.FLOWS or not _is_only_given(parties):
        return
    for argument in candidates:
        root = argument.root
        if argument.kind != "country" or set(argument.codes) & set(parties.source):
            continue
        stands = root.head.lower in _WHERE or root.dep in tree.OWN
        if stands and tree.is_purpose(trigger, root):
            parties.add("target", argument)


def _is_only_given(parties: Parties) -> bool:
    return not parties.target and bool(parties.source or parties.organizations)


def _by_request(parties: Parties, rule: Rule, trigger: Word, candidates: list[Argument]) -> None:
    """Of "Chad's appeal to Britain for aid" the one gets and the other gives."""
    asked = next((t for t in tree.ancestry(trigger)[1:] if t.base in _REQUESTS), None)
    if asked is None or asked.is_verb or rule.roles not in ("flow", "outward"):
        return
    for argument in candidates:
        if role := _ASKED.get(tree.slot(asked, argument.root)):
            for codes in parties.countries().values():
                codes[:] = [code for code in codes if code not in argument.codes]
            parties.add(role, argument)


def _by_towns(
    parties: Parties, rule: Rule, trigger: Word, sentence: Sentence, money: Argument | None
) -> None:
    """Fill a role that no country has: "solar parks in Gujarat", "a Mumbai company"."""
    if parties.target and (parties.source or parties.organizations):
        return
    known = {*parties.source, *parties.target}
    towns = [
        a
        for a in sentence.towns
        if known.isdisjoint(a.codes)
        and owner(a, sentence) in (None, money)
        and private.takes_part(a, rule)
    ]
    places = frozenset(a.root.i for a in towns)
    for word in [trigger, *([money.root] if money else [])] if towns else []:
        assign(parties, rule, Event(word, places), towns, money)
    local = {code for a in towns if not (is_firm(a) or a.values["seat"]) for code in a.codes}
    here = [code for code in parties.source if code in local - known]
    parties.source = [code for code in parties.source if code not in here]
    if rule.roles == "work":  # "The Mombasa contract" is for Mombasa.
        extend(parties.target, here)


def _participants(trigger: Word, candidates: list[Argument]) -> Parties:
    """Who takes part: beside the trigger or its verb, or in "a pact that ... signed"."""
    signed = [
        c
        for c in trigger.children
        if c.dep in ("acl", "relcl") and lexicon.meaning(c).direction == "mutual"
    ]
    parties = Parties()
    for argument in candidates:
        slots = {tree.slot(word, argument.root) for word in (trigger, *signed)}
        told = slots & _TAKES_PART or _is_partner(trigger, argument.root)
        aside = _is_helper(argument.root) or encounters.is_topic(trigger, argument.root)
        aside = aside or _is_of_clause_above(trigger, argument.root)
        if argument.kind == "country" and told and not aside:
            parties.add("participants", argument)
    return parties


def _is_of_clause_above(trigger: Word, party: Word) -> bool:
    """Whether it does what another clause tells: "Oman bought jets, while Qatar signed a deal"."""
    found = tree.meet(trigger, party)
    verbs = [w for w in found[0] if w.dep == "advcl"] if found else []
    doing = (c for verb in verbs for c in verb.children if c.dep in tree.SUBJECTS)
    return any(word.pos != "PRON" for word in doing)


def _is_helper(party: Word) -> bool:
    """Whether it only helps the others: "a truce brokered by Oman"."""
    led = next((t.head for t in tree.ancestry(party) if t.dep == "pobj"), party)
    return led.lower == "by" and led.head.lemma in _HELPS


def _is_partner(trigger: Word, party: Word) -> bool:
    """Whether it is the "with ..." of the trigger that the parser gives to a noun behind it."""
    chain = tree.ancestry(party)
    led = next((t for t in chain if t.dep != "conj"), party).head
    above = [*takewhile(lambda t: t != trigger, chain)]
    behind = trigger in chain and led.i > trigger.i
    return behind and led.lower == "with" and not any(map(tree.opens_clause, above))
