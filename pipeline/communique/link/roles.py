"""Which country is what to a fact by grammar: source, target or participant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from communique.link import lexicon, tree
from communique.link.lexicon import ROLES, Rule
from communique.link.sentence import Argument, Sentence
from communique.link.slots import NAME, POSSESSIVE, Event, Slot, belongs, tells
from communique.link.words import Word

_TAKES_PART = {
    "own", "subject", "passive", "object", "between", "with", "of", "by", "among", "to", "in",
    "verb:subject", "verb:with", "verb:between", "verb:by", "verb:passive", "verb:among", "near",
}  # fmt: skip
_POSTS = {"ambassador", "embassy", "envoy", "counsellor", "consul", "consulate", "representative"}
_BORDERS = {"border", "frontier", "coast"}
_SERVES = {"pay", "issue", "sell", "cover", "spend", "transfer"}
"""What a debtor does with his debt."""
_PAYS = {"pay", "spend"}
"""What a buyer does for goods."""
_BUYS = {"buy", "acquire", "purchase", "take", "hold"}
"""What an investor does with a stake."""
_LEADING = {"with", "to", "from", "for"}
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
        and not _is_place(argument.root)
        and argument.root.i != trigger.i
    ]
    if rule.roles == "participants":
        return _participants(trigger, candidates)
    return _flow(rule, trigger, candidates, money)


def _owner(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that a country belongs to, where each of several has one of its own.

    In "with China $22 billion and with Russia $20 billion" it is the next sum behind, in "$22
    billion to China and $20 billion to Russia" the one right before.
    """
    if len(sentence.money) < 2 or not is_led(argument):
        return None
    sums = {id(a): _own_sum(a, sentence) for a in sentence.parties if is_led(a)}
    return sums[id(argument)] if len({id(m) for m in sums.values()}) > 1 else None


def _own_sum(argument: Argument, sentence: Sentence) -> Argument | None:
    return _before(argument, sentence) or _behind(argument, sentence)


def _before(argument: Argument, sentence: Sentence) -> Argument | None:
    """The sum that the preposition of the country follows at once."""
    start = argument.tokens.start if argument.tokens else argument.root.i
    ends = {m.tokens.stop: m for m in sentence.money}
    led = (i for i in (start - 1, start - 2) if i in ends)
    return next((ends[i] for i in led if argument.root.doc[i].lower in _LEADING), None)


def _is_place(root: Word) -> bool:
    """Whether it is where an envoy is posted or something ends ("the road to its border")."""
    if root.head.base in _BORDERS:
        return True
    return root.head.lower in ("to", "in") and root.head.head.base in _POSTS


def is_led(argument: Argument) -> bool:
    first = argument.tokens.start
    before = argument.root.doc.between(max(0, first - 2), first)
    return any(word.lower in _LEADING for word in before)


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
        return _host(rule, slot)
    if slot is not None and slot.verb is None:
        return _beside_noun(rule, event, argument, slot)
    for actor, phrase in event.actors():
        told = phrase.i in event.nouns or (money and phrase.i == money.root.i)
        if not told and belongs(argument.root, phrase):
            return _by_verb(rule, event, event.deciding, actor)
    if slot is None or (slot.name == "object" and money and argument.root.i > money.root.i):
        return None
    return _by_verb(rule, event, slot.verb, slot.name)


def _host(rule: Rule, slot: Slot | None) -> str | None:
    paid = rule.id == "project.cost" and slot is not None and slot.name == "object"
    return "target" if paid or (slot is not None and slot.name == "in") else None


def _beside_noun(rule: Rule, event: Event, argument: Argument, slot: Slot) -> str | None:
    if slot.name == "with" and rule.roles == "flow":
        return "open"
    if slot.name == "of" and rule.predicate == "trade" and argument.root.dep in tree.OWN:
        return ROLES[rule.roles]["from"]  # Imports of Russian gas come from Russia.
    if slot.name not in (NAME, POSSESSIVE):
        return ROLES[rule.roles].get(slot.name)
    if slot.name == NAME and _is_given(event, argument):
        return "target"
    if rule.roles == "flow":
        return "open"
    return ROLES[rule.roles].get("own")


def _is_given(event: Event, argument: Argument) -> bool:
    """Whether the name stands right behind a giving verb, as in "granted Benin assistance"."""
    verb = event.deciding
    if verb is None or lexicon.meaning(verb).direction != "give":
        return False
    return verb.i + 1 == argument.tokens.start


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
        role = _by_direction(direction, name)
        return _other(role) if rule.roles == "work" else role
    if name in ("with", "between") and direction not in _GIVER:
        return "open"
    if name == "in" and direction == "mutual":  # Where it is signed.
        return None
    return ROLES[rule.roles].get(name) if name in ("to", "from", "for", "in", "into") else None


def _by_direction(direction: str, name: str) -> str | None:
    if name in ("subject", "by"):
        return _GIVER.get(direction, "open")
    if name == "passive":
        return _other(_GIVER.get(direction))
    return "target" if direction == "give" else None


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
    lenders = [a for a in rest if set(a.codes) & lexicon.creditors()]
    if rule.roles == "work":
        lenders = [a for a in rest if _is_company(a)] or lenders
    all_firms = rule.roles == "work" and all(map(_is_company, rest))
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


def _is_company(argument: Argument) -> bool:
    """Whether it is one by its name, or by the noun that it stands to ("Serbian firms")."""
    if argument.values.get("firm") or argument.values.get("form") == "embedded":
        return True
    phrase = []
    for token in tree.ancestry(argument.root):
        phrase.append(token.base)
        if token.dep not in tree.NAMING:
            break
    return not _FIRMS.isdisjoint(phrase)


def extend(codes: list[str], more: Iterable[str]) -> None:
    codes.extend(code for code in more if code not in codes)
