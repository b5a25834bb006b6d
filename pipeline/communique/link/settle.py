"""Parties whose role grammar leaves open: whoever lends or builds as a rule does so here."""

from communique.link import lexicon
from communique.link.firms import is_client, is_company, is_firm
from communique.link.lexicon import BOTH, Rule
from communique.link.parties import Parties
from communique.link.sentence import Argument


def settle(parties: Parties, open_: list[Argument], rule: Rule) -> None:
    """Give each open party the role that is left, or that its wealth or trade makes likely."""
    for argument in open_:
        if argument.kind == "organization":
            parties.add("source", argument)
    placed = {*parties.source, *parties.target}
    rest = [a for a in open_ if a.kind != "organization" and not placed.issuperset(a.codes)]
    given = bool(parties.source or parties.organizations)
    lenders = (_builders(rest) if rule.roles == "work" else []) or _likely_givers(rest)
    all_firms = rule.roles == "work" and rest == lenders
    others = [a for a in rest if a not in lenders]
    if given and parties.target:
        return
    if given or parties.target:
        givers, takers = ([], rest) if given else (rest, [])
    elif len({code for a in rest for code in a.codes}) == 1 or (lenders and others) or all_firms:
        givers, takers = lenders, others
    elif rule.predicate in lexicon.FLOWS and _only_give(rest):
        givers, takers = rest, []
    else:
        return
    for role, arguments in (("source", givers), ("target", takers)):
        for argument in arguments:
            parties.add(role, argument)


def _only_give(open_: list[Argument]) -> bool:
    """Whether none of them borrows: "France and the EU froze their aid"."""
    known = lexicon.creditors()
    codes = [code for a in open_ for code in a.codes]
    return bool(codes) and all(code in known and known[code] != BOTH for code in codes)


def _builders(open_: list[Argument]) -> list[Argument]:
    """The companies, and of these rather those so called that are no state's own."""
    firms = [a for a in open_ if is_company(a)]
    sure = [a for a in firms if a.values.get("firm") or is_firm(a)]
    return [a for a in sure or firms if not is_client(a)] or firms


def _likely_givers(open_: list[Argument]) -> list[Argument]:
    """Who lends as a rule; where all do, those who do not borrow as well, or the banks."""
    known = lexicon.creditors()
    lend = [a for a in open_ if not known.keys().isdisjoint(a.codes)]
    if len(lend) < len(open_) or not lend:
        return lend
    foremost = [a for a in lend if any(known.get(code) != BOTH for code in a.codes)]
    banks = [a for a in lend if a.values.get("firm") is False]
    return next((few for few in (foremost, banks) if 0 < len(few) < len(lend)), lend)
