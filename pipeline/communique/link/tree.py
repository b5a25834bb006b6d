"""How two tokens of a parsed sentence stand to each other."""

from communique.link import lexicon
from communique.link.words import Word, once

OWN = {"poss", "amod", "compound", "nmod", "nummod", "npadvmod", "det", "quantmod"}
NAMING = OWN | {"conj", "appos"}
SUBJECT = {"nsubj", "csubj", "expl"}
PASSIVE = {"nsubjpass", "csubjpass"}
SUBJECTS = SUBJECT | PASSIVE
OBJECT = {"dobj", "attr", "oprd", "dative", "pobj"}
CLAUSE = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"}
DIRECTIONS = {"to", "from", "for", "into", "in", "with", "by", "between"}
"""Prepositions inside an object that still say where a party stands: "a loan to Ghana"."""
_PURPOSE = CLAUSE | {"xcomp"}
_OBJECTS = OBJECT | {"acl", "relcl"}
STOPS = {"relcl", "acl", "advcl", "parataxis"}
_WHEN = {"after", "before", "since", "despite", "while", "when"}
"""What opens a clause with a participle that is told by itself: "after lending $5 million"."""
PREPOSITIONAL = {"concerning", "regarding", "including", "following", "involving"}
"""Participles that stand for a preposition, and open no clause."""
NEAR = 4
"""Steps up to a noun whose clause tells of it, as in "the line, opened with a grant"."""
LONGEST = 40
"""Steps up a tree: deeper ones are parses gone wrong, and work stays bounded."""


@once
def ancestry(token: Word) -> list[Word]:
    """The token and its heads up to the root."""
    chain, head = [token], token.head
    while head.i != chain[-1].i and len(chain) < LONGEST:
        chain.append(head)
        head = head.head
    return chain


@once
def under(token: Word) -> list[Word]:
    """The token and all that hangs on it."""
    return token.doc.under(token)


def meet(a: Word, b: Word) -> tuple[list[Word], list[Word], Word] | None:
    """The chains from `a` and from `b` up to, and without, the token where they meet."""
    up, down = ancestry(a), ancestry(b)
    for n, token in enumerate(up):
        if token in down:
            return up[:n], down[: down.index(token)], token
    return None


def distance(a: Word, b: Word) -> float:
    """Steps between two tokens, borders of clauses and joined parts counting three."""
    found = meet(a, b)
    if found is None:
        return float(LONGEST)
    up, down, _ = found
    steps = len(up) + len(down) + 2 * sum(map(_is_border, (*up, *down)))
    return steps + 4 * is_parted(a, b) + abs(a.i - b.i) / 100


@once
def _is_border(token: Word) -> bool:
    return token.dep == "conj" or opens_clause(token)


def is_parted(a: Word, b: Word) -> bool:
    """Whether a semicolon stands between the two: each side speaks for itself."""
    return a.part != b.part


def is_joined(a: Word, b: Word) -> bool:
    """Whether the two stand in one clause, or in clauses joined by "and"."""
    found = meet(a, b)
    if found is None:
        return False
    return not any(opens_clause(t) and not is_beside(t) for t in (*found[0], *found[1]))


def is_beside(clause: Word) -> bool:
    """Whether the clause tells more of the same: "..., while imports rose"."""
    return any(c.lower in ("whereas", "while") for c in clause.children if c.dep == "mark")


@once
def opens_clause(token: Word) -> bool:
    return token.dep in CLAUSE and token.lower not in PREPOSITIONAL and not is_mistaken(token)


def is_mistaken(token: Word) -> bool:
    """Whether a noun is tagged as a verb: a bare form cannot be a subject ("Work is done")."""
    return (
        token.dep == "csubj"
        and token.tag == "VB"
        and token.lower == token.base
        and not any(child.lower == "to" for child in token.children)
    )


def slot(trigger: Word, argument: Word) -> str:
    """The slot of the trigger in which the argument stands.

    `own` (possessive, adjective, compound), `subject`, `object`, or the preposition; behind
    `verb:` the same of the verb that governs the trigger; `near` or `far` when neither is.
    """
    found = meet(trigger, argument)
    if found is None or is_parted(trigger, argument):
        return "far"
    up, down, top = found
    if any(opens_clause(token) and token.dep != "acl" for token in down[:-1]):
        return "far"
    if down and opens_clause(down[-1]) and (up or down[-1].dep not in ("acl", "relcl")):
        return "far"
    if not up:
        return _label(down[-1], down) if down else "own"
    return _above(up, down, top)


def is_purpose(trigger: Word, argument: Word) -> bool:
    """Whether the argument stands in a "to ..." that says what the trigger is for."""
    found = meet(trigger, argument)
    if found is None or is_parted(trigger, argument) or len(found[0]) > 1:
        return False
    clauses = [token for token in found[1] if token.dep in _PURPOSE]
    if clauses[1:] and clauses[-1].dep in ("acl", "relcl"):
        clauses.pop()  # "The loan that Lesotho took to build the dam".
    return bool(clauses) and all(any(c.lower == "to" for c in t.children) for t in clauses[-1:])


def _above(up: list[Word], down: list[Word], top: Word) -> str:
    if not down:
        return "head" if top.is_verb else "near"
    if top.is_verb:
        return f"verb:{_label(down[-1], down)}"
    return "near" if len(up) <= NEAR else "far"


def _label(edge: Word, chain: list[Word]) -> str:
    if edge.dep in ("prep", "agent") or (edge.dep == "dative" and edge.pos == "ADP"):
        return edge.lower
    if edge.dep in OWN:
        return "own"
    if edge.dep in SUBJECT:
        return "subject"
    if edge.dep in PASSIVE:
        return "passive"
    if edge.dep in ("acl", "relcl") and lexicon.meaning(edge).direction != "give":
        return "far"
    if edge.dep in ("acl", "relcl") and len(chain) > 1 and chain[-2].dep in SUBJECT:
        return "by"
    if edge.dep in _OBJECTS:
        inner = (t.lower for t in reversed(chain) if t.dep in ("prep", "dative", "agent"))
        return next((word for word in inner if word in DIRECTIONS), "object")
    return edge.dep or "far"


@once
def governors(token: Word) -> list[Word]:
    """The verbs above a token, nearest first, as far as their words reach down to it.

    A relative or adverbial clause is told by itself; of two joined verbs the first does not
    speak for the second.
    """
    node, found = token, []
    for head in ancestry(token)[1:]:
        if (node.dep in STOPS and not _is_infinitive(node)) or is_parted(node, head):
            break
        if node.dep == "pcomp" and node.is_verb and head.lower in _WHEN:
            break
        if head.is_verb and node.dep != "conj":
            found.append(head)
        node = head
    return found


def _is_infinitive(node: Word) -> bool:
    """As in "plans to borrow": what is said of the plans holds of the borrowing too."""
    if node.lower in PREPOSITIONAL:
        return True
    of_noun = node.dep == "acl" or (node.dep == "advcl" and node.head.pos == "NOUN")
    return of_noun and any(child.lower == "to" for child in node.children)


@once
def verb_of(token: Word) -> Word:
    """The verb whose clause holds the token, or the root."""
    for node in ancestry(token):
        if node.is_verb:
            return node
    return ancestry(token)[-1]


def subject(verb: Word) -> Word | None:
    """The subject of the verb itself."""
    return next((c for c in verb.children if c.dep in SUBJECTS), None)
