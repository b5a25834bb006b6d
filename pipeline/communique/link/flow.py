"""Who gives and who gets, by the slots in which they stand to an event."""

from communique.link import lexicon, tree
from communique.link.firms import is_company
from communique.link.lexicon import ROLES, Rule
from communique.link.parties import Parties, extend
from communique.link.sentence import Argument
from communique.link.settle import settle
from communique.link.slots import NAME, POSSESSIVE, Event, Slot, belongs, tells
from communique.link.words import Word

_SERVES = {"pay", "issue", "sell", "cover", "spend", "transfer"}
"""What a debtor does with his debt."""
_PAYS = {"pay", "spend"}
"""What who imports does for his goods."""
_APPROACHES = {"turn", "look", "apply", "appeal"}
"""What who wants a loan does "to" a giver."""
_HOLDS = {"hold", "have"}
"""What a contractor does with the contract that he was given."""
_BUYS = {"buy", "acquire", "purchase", "take", "hold"}
"""What an investor does with a stake."""
_COPULAS = {"be", "remain", "become"}
_GIVER = {"give": "source", "receive": "target"}


def flow(rule: Rule, trigger: Word, candidates: list[Argument], money: Argument | None) -> Parties:
    parties = Parties()
    if not candidates:
        return parties
    places = frozenset(argument.root.i for argument in candidates)
    event = Event(trigger, places)
    open_ = assign(parties, rule, event, candidates, money)
    rest = [a for a in candidates if a not in parties.arguments and a not in open_]
    if money and rest:
        assign(parties, rule, Event(money.root, places), rest, money)
    if rule.roles == "work":
        _award(parties, trigger, candidates)
    both = set(parties.source) & set(parties.target)
    gets = event.deciding and lexicon.meaning(event.deciding).direction == "receive"
    if open_ or gets or len(set(parties.source)) > len(both):  # Somebody else may be the giver.
        parties.source = [code for code in parties.source if code not in both]
    if parties.named:  # Whoever approves a loan "from China" gets it.
        given = {code for a in parties.named for code in a.codes}
        extend(parties.target, [code for code in parties.source if code not in given])
        parties.source = [code for code in parties.source if code in given]
    settle(parties, open_, rule)
    if rule.predicate == "loan" and not parties.target:
        _part_borrowers(parties)
    parties.target = [code for code in parties.target if code not in parties.source]
    return parties


def _part_borrowers(parties: Parties) -> None:
    """Of several that make a loan together, those that lend as a rule give it."""
    lenders = [code for code in parties.source if code in lexicon.creditors()]
    parties.target = [code for code in parties.source if lenders and code not in lenders]
    parties.source = lenders or parties.source


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


def assign(
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


def _role(
    rule: Rule, event: Event, argument: Argument, slot: Slot | None, money: Argument | None
) -> str | None:
    """`source`, `target`, `open` (a party, but which?), or None for no party."""
    if rule.roles == "host" or rule.roles in lexicon.TITLES:
        return _host(rule, slot, argument) if rule.roles == "host" else _titled(rule, slot)
    if rule.roles == "work" and _is_served(event.trigger, argument.root):
        return "target"
    if rule.roles == "work" and _is_awarded(event, argument.root):
        return "source"
    if slot is not None and slot.verb is None:
        return _beside_noun(rule, event, argument, slot)
    for actor, phrase in event.actors():
        told = phrase.i in event.nouns or (money and phrase.i == money.root.i)
        if not told and belongs(argument.root, phrase, event.places):
            return "open" if _is_joint(slot) else _by_verb(rule, event, event.deciding, actor)
    for led, verb in event.led():
        if belongs(argument.root, verb.head, event.places):
            return _by_verb(rule, event, verb, led)
    if slot is None or (slot.name == "object" and money and _is_behind(argument, slot, money)):
        return None
    return _by_verb(rule, event, slot.verb, slot.name)


def _is_behind(party: Argument, slot: Slot, money: Argument) -> bool:
    """Whether it stands behind the sum, and not in a clause of it: "the $5 that it owes China"."""
    told = slot.verb is not None and slot.verb.dep == "relcl" and slot.verb.head == money.root
    return party.root.i > money.root.i and not told


def _titled(rule: Rule, slot: Slot | None) -> str | None:
    """Of "China is Zambia's biggest creditor", where nothing but the name is said of it."""
    if slot is None or (slot.verb is not None and slot.verb.lemma not in _COPULAS):
        return None
    own = slot.name in (NAME, POSSESSIVE)
    return ROLES[rule.roles].get("own" if own else slot.name)


def _is_joint(slot: Slot | None) -> bool:
    """Whether what is done is agreed by several, as in "signed a deal to finance the dam"."""
    verb = slot.verb if slot is not None and slot.name == "subject" else None
    return verb is not None and lexicon.meaning(verb).direction == "mutual"


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
    paid = paid and not is_company(argument)
    return "target" if paid or (slot is not None and slot.name == "in") else None


def _beside_noun(rule: Rule, event: Event, argument: Argument, slot: Slot) -> str | None:
    if slot.name == "with" and rule.roles == "flow":
        return "open"
    led_in = slot.name == "by" and argument.root.head.lower == "in"
    if led_in and rule.predicate == "investment":
        return "target"  # "Investment by firms in Oman" goes to Oman.
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
    if rule.roles == "work" and verb.lemma in _HOLDS:
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
