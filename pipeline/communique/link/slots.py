"""Where a party stands to the event that a trigger names: in which slot of which word.

An event is told by its trigger, by the nouns that hold the trigger ("a package of loans"), by
the clauses of these ("loans that Japan gave"), and by the verbs above ("agreed to give loans").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.link import lexicon, tree
from communique.link.words import Word, once

NAME = "name"
POSSESSIVE = "possessive"
_HOLDS = {"of", "in", "worth", "as", "towards", "toward"}
"""Prepositions by which one noun of an event holds the next: "$3m in aid", "a series of loans"."""
_INSIDE = {"of", "in", "from", "at"}
"""Prepositions by which a country still belongs to an actor: "the government of Chad"."""
_BELONGING = tree.NAMING | {"pobj"}
_LEADING = {"to", "for", "from", "into"}
"""Prepositions inside a subject that say where a party stands: "$3m for Chad came from Oman"."""
_STOPS = {"veto", "block", "oppose"}
"""What a third party does with another's loan."""
_COMING = {
    "refugee", "migrant", "evacuee", "returnee", "student", "worker", "people", "victim", "child",
    "import", "goods", "gas", "oil", "fuel", "water", "electricity", "power", "grain", "wheat",
    "purchase", "soldier", "troop", "expert", "trader", "family", "patient", "company", "firm",
}  # fmt: skip
"""Nouns for who or what itself comes "from" a country."""
_RELATIVE = {"which", "that", "who", "whom"}


class Slot(NamedTuple):
    """`name` of the slot, the verb it belongs to or None for a noun, and joined words crossed."""

    name: str
    verb: Word | None
    far: int = 0


@dataclass
class Event:
    """What is told of a trigger; `places` are the tokens that name countries."""

    trigger: Word
    places: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.nouns = self._nouns()
        self.verbs = self._verbs()

    def _nouns(self) -> dict[int, int]:
        """The nouns that name the event, with how many joined words lie before each."""
        if self.trigger.is_verb:
            return {}
        return {i: far for i, far in _holders(self.trigger) if i not in self.places}

    def _verbs(self) -> list[Word]:
        """The verbs above, nearest first; the trigger itself where it is one."""
        last = self.trigger
        if not last.is_verb and self.nouns:
            last = last.doc[list(self.nouns)[-1]]
        above = [*([last] if last.is_verb else []), *tree.governors(last)]
        signed = above[-1].head if above and above[-1].dep == "advcl" else None
        if signed is not None and lexicon.meaning(signed).direction == "mutual":
            above.append(signed)  # As in "signed an agreement with Chad to extend a loan".
        return above

    @cached_property
    def deciding(self) -> Word | None:
        """The nearest verb above that says who gives and who gets, else the one that tells."""
        directed = (v for v in self.verbs if lexicon.meaning(v).direction)
        own = (v for v in self.verbs[:1] if tells(v) or v == self.trigger)
        return next(directed, next(own, None))

    def slot(self, party: Word) -> Slot | None:
        """Where the party stands; None outside the event."""
        if tree.is_parted(self.trigger, party):
            return None
        chain: list[Word] = []
        for node in tree.ancestry(party):
            if found := self._at(node, chain):
                return found
            if node.dep in ("relcl", "conj") and node.is_verb and chain:
                return None  # It tells of another: "the bank, whose owner is Chad".
            chain.append(node)
        return None

    def _at(self, node: Word, chain: list[Word]) -> Slot | None:
        """The slot of what the chain leads up to, if it ends at the node."""
        if node.i in self.nouns:
            return (
                Slot(_name(self._led(chain)), None, self.nouns[node.i])
                if chain
                else Slot("own", None)
            )
        if not node.is_verb:
            return None
        if node in self.verbs:
            return self._of_verb(node, chain)
        return self._inside(node, chain)

    def _inside(self, verb: Word, chain: list[Word]) -> Slot | None:
        """In a clause that tells of one of the nouns, as in "loans that Japan gave"."""
        if verb.dep in ("acl", "relcl") and verb.head.i in self.nouns and chain:
            return Slot(_name(self._led(chain)), verb, self.nouns[verb.head.i])
        return None

    def _of_verb(self, verb: Word, chain: list[Word]) -> Slot | None:
        if not chain or opens_clause(chain[-1], verb):
            return None
        if _is_mistaken(chain[-1], verb):
            return Slot("subject", verb)
        return Slot(_name(self._led(chain)), verb)

    def _led(self, chain: list[Word]) -> list[Word]:
        """From the "to" of "a loan of $3m to Chad", the "in" of "aid from Japan in Chad"."""
        if chain[-1:] and chain[-1].lower == "worth":
            led = next((n for n in range(len(chain) - 1, 0, -1) if chain[n - 1].dep == "prep"), 0)
            return chain[:led] if led else chain
        while len(chain) > 1 and chain[-1].dep in ("prep", "agent"):
            below = next((n for n in (1, 2) if _leads(chain[:-n])), None)
            own = {chain[-2].i, *(c.i for c in chain[-2].children)}
            named = bool(own & self.places) or chain[-2].pos == "PROPN"
            held = named or chain[-1].lower in _HOLDS or _is_from(chain, below)
            if below is None or not held:
                break
            chain = chain[:-below]
        return chain

    def led(self) -> list[tuple[str, Word]]:
        """The preposition of what the clause of a verb tells of: "the bank to which it owes"."""
        return [
            (word, verb) for verb in self.verbs if verb.dep == "relcl" for word in _relative(verb)
        ]

    def actors(self) -> list[tuple[str, Word]]:
        """`subject` or `passive`, and the head of each phrase that is it for the deciding verb."""
        return [] if self.deciding is None else subjects(self.deciding)


@once
def subjects(verb: Word) -> list[tuple[str, Word]]:
    """The subject of a verb, also where it is said with the verb or noun above only."""
    return [*_subjects(verb)]


def _subjects(verb: Word) -> Iterator[tuple[str, Word]]:
    below = verb
    for _ in range(tree.NEAR):
        own = [c for c in verb.children if c.dep in tree.SUBJECTS]
        if own:
            kind = _kind(own[0]) if verb == below else _voice(below)
            yield from ((kind, _antecedent(c, verb)) for c in own)
            return
        head = verb.head
        if verb.dep == "acl" and not head.is_verb:
            yield from _of_noun(verb)
            return
        if verb.dep == "xcomp" and (told := _told(head, verb)):
            yield from (("subject", c) for c in told)
            return
        if verb.dep == "xcomp" and head.dep == "acomp":
            head = head.head  # "Is ready to lend".
        if verb.dep == "pcomp":
            blamed = [c for c in head.head.children if c.dep == "dobj"]
            if head.lower in ("of", "from") and blamed:
                yield from (("subject", c) for c in blamed)
                return
            head = tree.verb_of(head)
        if verb.dep not in ("xcomp", "conj", "pcomp", "advcl") or not head.is_verb:
            return
        verb = head


def _told(above: Word, verb: Word) -> list[Word]:
    """Who is to do it: the object of the verb above, or of "called on", "relies on"."""
    led = [c for p in above.children if p.lower in ("on", "upon") for c in p.children]
    objects = [c for c in above.children if c.dep == "dobj"] or led
    return [c for c in objects if c.i < verb.i]


def _of_noun(verb: Word) -> Iterator[tuple[str, Word]]:
    """Of a participle: the noun before it; of "a plan to lend": who has the plan."""
    if not any(c.lower == "to" for c in verb.children):
        yield ("passive" if verb.tag == "VBN" else "subject", verb.head)
        return
    owners = [c for c in verb.head.children if c.dep in ("poss", "amod", "compound")]
    yield from (("subject", c) for c in owners)
    above = tree.verb_of(verb.head)
    if owners or not above.is_verb or verb.head.dep not in tree.OBJECT:
        return
    signed = lexicon.meaning(above).direction == "mutual"
    for kind, subject in subjects(above):
        joined = any(c.dep == "conj" for c in subject.children)
        yield "open" if signed and joined else kind, subject


def _relative(verb: Word) -> Iterator[str]:
    for child in verb.children:
        if child.lower == "where":
            yield "in"
        elif any(c.lower in _RELATIVE and c.dep == "pobj" for c in child.children):
            yield child.lower


def belongs(party: Word, phrase: Word, places: frozenset[int]) -> bool:
    """Whether the party is in the phrase: its head, its owner, joined to it, its home.

    Who has a country of his own is at home there: "Swiss firms in Ghana" are no party of Ghana.
    """
    abroad = any(c.i in places and c.i != party.i and c.dep == "amod" for c in phrase.children)
    for node in tree.ancestry(party):
        if node.i == phrase.i:
            return True
        inside = node.dep in _BELONGING
        if not inside and not (node.dep == "prep" and node.lower in _INSIDE and not abroad):
            return False
    return False


def _holders(trigger: Word) -> Iterator[tuple[int, int]]:
    node, joined = trigger, 0
    for _ in range(tree.LONGEST):
        yield node.i, joined
        head = node.head
        if head.i == node.i:
            return
        if node.dep == "pobj" and head.dep == "prep" and head.lower in _HOLDS:
            head = head.head
        elif node.dep not in tree.NAMING:
            return
        if head.is_verb or head.pos in ("ADP", "ADV", "SCONJ"):
            return
        joined += node.dep == "conj"
        node = head


def _name(chain: list[Word]) -> str:
    """The slot that the last word of the chain opens; a preposition inside an object counts."""
    edge = chain[-1]
    if edge.dep in ("prep", "agent") or (edge.dep == "dative" and edge.pos == "ADP"):
        return edge.lower
    if edge.dep == "poss":
        return POSSESSIVE
    if edge.dep in tree.OWN:
        return NAME if edge.tag == "NNP" and edge.dep != "amod" else "own"
    inner = [t.lower for t in reversed(chain) if t.dep in ("prep", "dative", "agent")]
    if edge.dep in tree.SUBJECTS:
        return next((word for word in inner if word in _LEADING), _kind(edge))
    if edge.dep in tree.OBJECT:
        return next((word for word in inner if word in tree.DIRECTIONS), "object")
    return edge.dep


def _is_from(chain: list[Word], below: int | None) -> bool:
    """Whether "from" behind a purpose is of the sum: "a grant for schools from China"."""
    below = below or 0
    noun, inner = chain[-2], chain[-below - 1]
    return chain[-1].lower == "for" and inner.lower == "from" and noun.base not in _COMING


def _leads(chain: list[Word]) -> bool:
    return bool(chain) and chain[-1].pos == "ADP" and chain[-1].lower in tree.DIRECTIONS


def tells(verb: Word) -> bool:
    """Whether its subject may be a party: whoever announces, plans, denies or stops a loan."""
    meaning = lexicon.meaning(verb)
    if verb.lemma in _STOPS:
        return False
    stops = meaning.status in ("suspended", "cancelled")
    return meaning.speech or meaning.modality is not None or stops


def _kind(subject: Word) -> str:
    return "passive" if subject.dep in tree.PASSIVE else "subject"


def _voice(verb: Word) -> str:
    """What the subject of a verb above is to it: "is said to have been lent" is passive."""
    passive = any(c.dep == "auxpass" for c in verb.children)
    return "passive" if passive else "subject"


def _is_mistaken(edge: Word, verb: Word) -> bool:
    """Whether the subject of a verb is taken for a part of its name ("The IMF lent Chad ...")."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") and edge.dep == "compound" and edge.i < verb.i
    return finite and not any(c.dep in tree.SUBJECTS for c in verb.children)


def _antecedent(subject: Word, verb: Word) -> Word:
    """What a relative pronoun stands for, also in "it was Oman that financed"."""
    whose = verb.dep == "relcl" and any(c.lower == "whose" for c in subject.children)
    if subject.lower not in _RELATIVE and not whose:
        return subject
    if verb.dep == "ccomp":
        return next((c for c in verb.head.children if c.dep == "attr"), subject)
    return verb.head if verb.dep == "relcl" else subject


def opens_clause(edge: Word, verb: Word) -> bool:
    return edge.dep in tree.CLAUSE and edge.lower not in tree.PREPOSITIONAL
