"""Which country is what to a fact by grammar: source, target or participant."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from communique.link import lexicon, tree
from communique.link.lexicon import BOTH, ROLES, Rule
from communique.link.sentence import Argument, Sentence
from communique.link.slots import NAME, POSSESSIVE, Event, Slot, belongs, tells
from communique.link.words import Word

_TAKES_PART = {
    "own", "subject", "passive", "object", "between", "with", "of", "by", "among", "to", "in", "across",
    "verb:subject", "verb:with", "verb:between", "verb:by", "verb:passive", "verb:among", "near",
}  # fmt: skip
_POSTS = {"ambassador", "embassy", "envoy", "counsellor", "consul", "consulate", "representative"}
_BORDERS = {"border", "frontier", "coast"}
_SERVES = {"pay", "issue", "sell", "cover", "spend", "transfer"}
"""What a debtor does with his debt."""
_PAYS = {"pay", "spend"}
"""What who imports does for his goods."""
_RELATIONS = {
    "ally", "neighbour", "neighbor", "partner", "friend", "patron", "customer", "buyer",
    "supplier", "market",
}  # fmt: skip
"""Nouns for who is something to a country, and so another one: "Ukraine's allies"."""
_GIVERS = {"backer", "supporter", "donor", "creditor", "lender", "sponsor", "financier"}
"""Of a country that gives they are its own ("China's lenders"), of others not."""
_REQUESTS = {"request", "appeal", "plea", "application", "bid"}
"""Nouns for what who wants a loan makes "to" a giver."""
_CLIENTS = {
    "authority", "ministry", "utility", "government", "agency", "municipality", "state", "board",
    "state-owned", "state-run", "public", "department", "railway",
}  # fmt: skip
_LOSERS = {"rival", "competitor", "bidder", "contender"}
_APPROACHES = {"turn", "look", "apply", "appeal"}
"""What who wants a loan does "to" a giver."""
_BUYS = {"buy", "acquire", "purchase", "take", "hold"}
"""What an investor does with a stake."""
LEADING = frozenset({"with", "to", "from", "for"})
_OWNING = LEADING | {"in", "into"}
_WHERE = {"in", "of", "for", "across", "to", "between", "and"}
_FIRMS = {
    "firm", "company", "contractor", "builder", "consortium", "group", "corporation", "giant",
    "enterprise", "developer", "supplier", "manufacturer", "operator", "subsidiary", "engineer",
}  # fmt: skip
_GIVER = {"give": "source", "receive": "target"}


@dataclass
class Parties:
    """Codes by role, the multilateral organizations, and the arguments they were read from."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    named: list[Argument] = field(default_factory=list)
    """Those of whom it is said that it comes "from" them."""

    def countries(self) -> dict[str, list[str]]:
        return {
            "source": self.source,
            "target": self.target,
            "participants": self.participants,
        }

    def add(self, role: str, argument: Argument) -> None:
        self.arguments.append(argument)
        if argument.kind == "organization":
            if role == "source":
                extend(self.organizations, [argument.values["organization"]])
            return
        extend(getattr(self, role), argument.codes)


def by_grammar(
    rule: Rule, trigger: Word, sentence: Sentence, money: Argument | None = None
) -> Parties:
    candidates = [
        argument
        for argument in sentence.parties
        if _owner(argument, sentence) in (None, money)
        and (not _is_place(argument.root) or rule.predicate == "trade")
        and not _is_excepted(argument)
        and not _is_of_body(argument, sentence)
        and argument.root.i != trigger.i
    ]
    if rule.roles == "participants":
        return _participants(trigger, candidates)
    others = [a for a in candidates if _is_related(a)]
    parties = _flow(rule, trigger, [a for a in candidates if a not in others], money)
    missing = _missing(rule, parties)
    if missing:
        known = {*parties.source, *parties.target}
        for argument in [a for a in others if known.isdisjoint(a.codes)]:
            parties.add(missing, argument)
    if rule.predicate in lexicon.FLOWS and _missing(rule, parties) == "target":
        for argument in candidates:
            given = argument.kind != "country" or set(argument.codes) & set(parties.source)
            if not given and _is_purpose(argument.root, trigger):
                parties.add("target", argument)
    _by_request(parties, rule, trigger, candidates)
    _by_towns(parties, rule, trigger, sentence, money)
    return parties


def _is_purpose(party: Word, trigger: Word) -> bool:
    """Whether the money is to do something there: "a loan to improve roads in Armenia"."""
    place = party.head.lower in _WHERE or party.dep in tree.OWN
    return place and tree.is_purpose(trigger, party)


def _missing(rule: Rule, parties: Parties) -> str | None:
    """The role that somebody known by the other party has ("Ukraine's allies gave")."""
    if not parties.target and (parties.source or parties.organizations):
        return "target"
    return "source" if rule.predicate == "trade" and parties.target and not parties.source else None


def _by_request(parties: Parties, rule: Rule, trigger: Word, candidates: list[Argument]) -> None:
    """Of "Chad's appeal to Britain for aid" the one gets and the other gives."""
    asked = next((t for t in tree.ancestry(trigger)[1:] if t.base in _REQUESTS), None)
    if asked is None or asked.is_verb or rule.roles not in ("flow", "outward"):
        return
    for argument in candidates:
        role = {"own": "target", "of": "target", "by": "target", "to": "source"}.get(
            tree.slot(asked, argument.root)
        )
        if role:
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
        if known.isdisjoint(a.codes) and _owner(a, sentence) in (None, money)
    ]
    places = frozenset(a.root.i for a in towns)
    for word in (trigger, money.root) if money else (trigger,):
        if towns:
            _assign(parties, rule, Event(word, places), towns, money)
    built = {code for a in towns if not (_is_firm(a) or a.values["seat"]) for code in a.codes}
    if rule.roles == "work":  # "The Mombasa contract" is for Mombasa.
        extend(parties.target, [code for code in parties.source if code in built - known])
    parties.source = [code for code in parties.source if code not in built - known]


def _owner(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that a country belongs to, where each of several has one of its own.

    In "with China $22 billion and with Russia $20 billion" it is the next sum behind, in "$22
    billion to China and $20 billion to Russia" the one right before.
    """
    if len(sentence.money) < 2 or not is_led(argument, _OWNING):
        return None
    pool = (*sentence.parties, *sentence.towns)
    sums = {id(a): _own_sum(a, sentence) for a in pool if is_led(a, _OWNING)}
    return sums[id(argument)] if len({id(m) for m in sums.values()}) > 1 else None


def _own_sum(argument: Argument, sentence: Sentence) -> Argument | None:
    return _before(argument, sentence) or _behind(argument, sentence)


def _before(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that the preposition of the country follows at once."""
    start = argument.tokens.start if argument.tokens else argument.root.i
    ends = {m.tokens.stop: m for m in sentence.money}
    led = (i for i in (start - 1, start - 2) if i in ends)
    return next((ends[i] for i in led if argument.root.doc[i].lower in _OWNING), None)


def _is_place(root: Word) -> bool:
    """Whether it is where an envoy is posted or something ends ("the road to its border")."""
    if root.head.base in _BORDERS:
        return True
    return root.head.lower in ("to", "in") and root.head.head.base in _POSTS


def _is_excepted(argument: Argument) -> bool:
    """Whether it is named only as having no part: "Japan, not China", "rivals from China"."""
    first = argument.tokens.start
    if first > 0 and argument.root.doc[first - 1].lower == "not":
        return True
    led = next((t for t in tree.ancestry(argument.root) if t.dep == "prep"), None)
    return led is not None and led.i > 0 and argument.root.doc[led.i - 1].base in _LOSERS


def _is_of_body(argument: Argument, sentence: Sentence) -> bool:
    """Whether it only says whose an organization is: "the China-led AIIB"."""
    bodies = {a.root.i for a in sentence.organization}
    if not bodies or argument.root.i in bodies:
        return False
    named = takewhile(lambda t: t.dep in tree.OWN, tree.ancestry(argument.root))
    return any(token.head.i in bodies for token in named)


def _is_related(argument: Argument) -> bool:
    """Whether it only says whose friend or lender another is ("Ukraine's allies")."""
    root = argument.root
    gives = not lexicon.creditors().keys().isdisjoint(argument.codes)
    nouns = _RELATIONS if gives else _RELATIONS | _GIVERS
    noun = root.head.head if root.head.lower == "of" else root.head
    return (root.dep == "poss" or noun != root.head) and noun.base in nouns


def is_led(argument: Argument, words: Container[str] = LEADING) -> bool:
    first = argument.tokens.start
    before = argument.root.doc.between(max(0, first - 2), first)
    return any(word.lower in words for word in before)


def _behind(argument: Argument, sentence: Sentence) -> Argument | None:
    following = [m for m in sentence.money if m.root.i > argument.root.i]
    return min(following, key=lambda m: m.root.i, default=None)


def _flow(rule: Rule, trigger: Word, candidates: list[Argument], money: Argument | None) -> Parties:
    parties = Parties()
    if not candidates:
        return parties
    places = frozenset(argument.root.i for argument in candidates)
    event = Event(trigger, places)
    open_ = _assign(parties, rule, event, candidates, money)
    rest = [a for a in candidates if a not in parties.arguments and a not in open_]
    if money and rest:
        _assign(parties, rule, Event(money.root, places), rest, money)
    if rule.roles == "work":
        _award(parties, trigger, candidates)
    both = set(parties.source) & set(parties.target)
    gets = event.deciding and lexicon.meaning(event.deciding).direction == "receive"
    if open_ or gets or len(set(parties.source)) > len(both):  # Somebody else may be the giver.
        parties.source = [code for code in parties.source if code not in both]
    if parties.named:  # Whoever approves a loan "from China" gets it.
        given = {code for a in parties.named for code in a.codes}
        rest = [code for code in parties.source if code not in given]
        parties.source = [code for code in parties.source if code in given]
        extend(parties.target, rest)
    _settle(parties, open_, rule)
    parties.target = [code for code in parties.target if code not in parties.source]
    return parties


def _award(parties: Parties, trigger: Word, candidates: list[Argument]) -> None:
    """Add who awards it and who gets it in "a contract for the dam awarded to ... by ..."."""
    given = [
        t for t in tree.under(trigger) if t.dep == "acl" and lexicon.meaning(t).direction == "give"
    ]
    for verb in given:
        for argument in candidates:
            role = {"to": "source", "by": "target"}.get(tree.slot(verb, argument.root))
            if role and argument not in parties.arguments:
                parties.add(role, argument)


def _assign(
    parties: Parties,
    rule: Rule,
    event: Event,
    candidates: list[Argument],
    money: Argument | None,
) -> list[Argument]:
    """Add the candidates that stand in the event to the parties; those of open role remain."""
    known = {role for role in ("source", "target") if getattr(parties, role)}
    known |= {"source"} if parties.organizations else set()
    open_: list[Argument] = []
    for argument, slot in _placed(event, candidates):
        role = _role(rule, event, argument, slot, money)
        if role == "open":
            open_.append(argument)
        elif role and role not in known and not (slot and slot.far and getattr(parties, role)):
            parties.add(role, argument)
            if slot and slot.name == "from" and rule.roles == "flow" and role == "source":
                parties.named.append(argument)
    return open_


def _placed(event: Event, candidates: list[Argument]) -> list[tuple[Argument, Slot | None]]:
    """The candidates with their slots, those that joined words lie before last."""
    placed = [(argument, event.slot(argument.root)) for argument in candidates]
    return sorted(placed, key=lambda found: found[1].far if found[1] else 0)


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
        if argument.kind == "country" and told:
            parties.add("participants", argument)
    return parties


def _is_partner(trigger: Word, party: Word) -> bool:
    """Whether it is the "with ..." of the trigger that the parser gives to a noun behind it."""
    chain = tree.ancestry(party)
    led = next((t for t in chain if t.dep != "conj"), party).head
    above = [*takewhile(lambda t: t != trigger, chain)]
    behind = trigger in chain and led.i > trigger.i
    return behind and led.lower == "with" and not any(map(tree.opens_clause, above))


def _role(
    rule: Rule, event: Event, argument: Argument, slot: Slot | None, money: Argument | None
) -> str | None:
    """`source`, `target`, `open` (a party, but which?), or None for no party."""
    if rule.roles == "host":
        return _host(rule, slot, argument)
    if rule.roles == "work" and _is_served(event.trigger, argument.root):
        return "target"
    if rule.roles == "work" and _is_awarded(event, argument.root):
        return "source"
    if slot is not None and slot.verb is None:
        return _beside_noun(rule, event, argument, slot)
    for actor, phrase in event.actors():
        told = phrase.i in event.nouns or (money and phrase.i == money.root.i)
        if not told and belongs(argument.root, phrase, event.places):
            return _by_verb(rule, event, event.deciding, actor)
    for led, verb in event.led():
        if belongs(argument.root, verb.head, event.places):
            return _by_verb(rule, event, verb, led)
    if slot is None or (slot.name == "object" and money and argument.root.i > money.root.i):
        return None
    return _by_verb(rule, event, slot.verb, slot.name)


def _is_served(contract: Word, party: Word) -> bool:
    """Whether it is for the party: "a contract to supply trains to Chad"."""
    chain = tree.ancestry(party)
    above = next((t for t in chain if t.head == contract and t.is_verb), None)
    return above is not None and any(c.lower == "to" and c.dep == "aux" for c in above.children)


def _is_awarded(event: Event, party: Word) -> bool:
    """Whether it is awarded "to" the party, be it that works or a day stand between the two."""
    return _is_giving(event) and party.dep == "pobj" and party.head.lower == "to"


def _host(rule: Rule, slot: Slot | None, argument: Argument) -> str | None:
    paid = rule.id == "project.cost" and slot is not None and slot.name == "object"
    paid = paid and not _is_company(argument)
    return "target" if paid or (slot is not None and slot.name == "in") else None


def _beside_noun(rule: Rule, event: Event, argument: Argument, slot: Slot) -> str | None:
    if slot.name == "with" and rule.roles == "flow":
        return "open"
    if slot.name == "of" and rule.predicate == "trade" and argument.root.dep in tree.OWN:
        return ROLES[rule.roles]["from"]  # Imports of Russian gas come from Russia.
    if rule.roles == "work" and slot.name == "by" and _is_giving(event):
        return "target"
    if rule.roles == "work" and slot.name in (NAME, POSSESSIVE, "own") and _is_with(event):
        return "open"
    if slot.name not in (NAME, POSSESSIVE):
        return ROLES[rule.roles].get(slot.name)
    if slot.name == NAME and _is_given(event, argument):
        return "target"
    if rule.roles == "flow":
        return "open"
    return ROLES[rule.roles].get("own")


def _is_giving(event: Event) -> bool:
    verb = event.deciding
    return verb is not None and lexicon.meaning(verb).direction == "give"


def _is_with(event: Event) -> bool:
    """Whether the deal is said to be one "with" somebody."""
    return any(child.lower == "with" for child in event.trigger.children)


def _is_given(event: Event, argument: Argument) -> bool:
    """Whether the name stands right behind a giving verb, as in "granted Benin assistance"."""
    verb = event.deciding
    return _is_giving(event) and verb is not None and verb.i + 1 == argument.tokens.start


def _by_verb(rule: Rule, event: Event, verb: Word | None, name: str) -> str | None:
    if verb is None or verb == event.trigger:
        return _of_trigger(rule, name)
    if name == "open":
        return name
    direction = _direction(rule, verb)
    deals = direction or tells(verb) or verb.lemma == "have" or rule.roles == "work"
    if name in ("subject", "by") and not deals:
        return None
    if name in ("subject", "by", "passive", "object"):
        if rule.roles == "work" and name in ("subject", "by") and verb.lemma in lexicon.builds():
            return "source"
        role = _by_direction(direction, name)
        return _other(role) if rule.roles == "work" else role
    if name in ("with", "between") and direction not in _GIVER:
        return "open"
    if name == "to" and verb.lemma in _APPROACHES:
        return "source"
    if name == "in" and direction == "mutual":  # Where it is signed.
        return None
    if name in ("in", "from") and lexicon.meaning(verb).speech:  # Where it is said.
        return None
    return ROLES[rule.roles].get(name) if name in ("to", "from", "for", "in", "into") else None


def _by_direction(direction: str, name: str) -> str | None:
    if name in ("subject", "by"):
        return _GIVER.get(direction, "open")
    return _other(_GIVER.get(direction))


def _direction(rule: Rule, verb: Word) -> str:
    """Of the verb; who pays a debt or sells a bond gives no loan, who buys a stake invests."""
    if rule.roles == "owed" and verb.lemma in _SERVES:
        return "receive"
    if rule.predicate == "trade" and verb.lemma in _PAYS:
        return "receive"
    if rule.predicate == "investment" and verb.lemma in _BUYS:
        return "give"
    return lexicon.meaning(verb).direction


def _of_trigger(rule: Rule, name: str) -> str | None:
    """The role in a slot of the trigger itself, a verb; the passive subject is its object."""
    if name == "open":
        return name
    roles = ROLES[rule.roles]
    return roles.get("object" if name == "passive" else name)


def _other(role: str | None) -> str | None:
    return {"source": "target", "target": "source"}.get(role or "", role)


def _settle(parties: Parties, open_: list[Argument], rule: Rule) -> None:
    """Give each open party the role that is left, or that its wealth or trade makes likely."""
    for argument in open_:
        if argument.kind == "organization":
            parties.add("source", argument)
    placed = {*parties.source, *parties.target}
    rest = [a for a in open_ if a.kind != "organization" and not placed.issuperset(a.codes)]
    given = bool(parties.source or parties.organizations)
    lenders = _likely_givers(rest)
    if rule.roles == "work":
        firms = [a for a in rest if _is_company(a)]
        sure = [a for a in firms if a.values.get("firm") or _is_firm(a)]
        lenders = [a for a in sure or firms if not _is_client(a)] or firms or lenders
    all_firms = rule.roles == "work" and rest == lenders
    others = [a for a in rest if a not in lenders]
    if given and parties.target:
        return
    if given or parties.target:
        givers, takers = ([], rest) if given else (rest, [])
    elif len({code for a in rest for code in a.codes}) == 1 or (lenders and others) or all_firms:
        givers, takers = lenders, others
    else:
        return
    for role, arguments in (("source", givers), ("target", takers)):
        for argument in arguments:
            parties.add(role, argument)


def _likely_givers(open_: list[Argument]) -> list[Argument]:
    """Who lends as a rule; where all do, those who do not borrow as well, or the banks."""
    known = lexicon.creditors()
    lend = [a for a in open_ if not known.keys().isdisjoint(a.codes)]
    if len(lend) < len(open_) or not lend:
        return lend
    foremost = [a for a in lend if any(known.get(code) != BOTH for code in a.codes)]
    banks = [a for a in lend if a.values.get("firm") is False]
    return next((few for few in (foremost, banks) if 0 < len(few) < len(lend)), lend)


def _is_company(argument: Argument) -> bool:
    """Whether it is one by its name, or by the noun that it stands to ("Serbian firms")."""
    named = argument.values.get("firm") or argument.values.get("form") == "embedded"
    return bool(named) or _is_firm(argument)


def _is_firm(argument: Argument) -> bool:
    """By its noun: "a Serbian firm", "a firm from Serbia"."""
    led = argument.root.head
    if led.lower in ("from", "of") and led.head.base in _FIRMS:
        return True
    return not _FIRMS.isdisjoint(token.base for token in _phrase(argument.root))


def _is_client(argument: Argument) -> bool:
    """Whether it is a state's own, which has things built ("the state power utility")."""
    head = _phrase(argument.root)[-1]
    return not _CLIENTS.isdisjoint({head.base, *(c.lower for c in head.children)})


def _phrase(root: Word) -> list[Word]:
    """The nouns that it helps to name, itself first."""
    phrase = []
    for token in tree.ancestry(root):
        phrase.append(token)
        if token.dep not in tree.NAMING:
            break
    return phrase


def extend(codes: list[str], more: Iterable[str]) -> None:
    codes.extend(code for code in more if code not in codes)
