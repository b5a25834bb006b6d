"""How two tokens of a parsed sentence stand to each other."""

from bisect import bisect_left
from collections.abc import Iterator
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from communique.link import lexicon

OWN = {"poss", "amod", "compound", "nmod", "nummod", "npadvmod", "det", "quantmod"}
SUBJECT = {"nsubj", "csubj", "expl"}
PASSIVE = {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "attr", "oprd", "dative", "pobj"}
CLAUSE = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"}
DIRECTIONS = {"to", "from", "for", "into", "in", "with", "by", "between"}
"""Prepositions inside an object that still say where a party stands: "a loan to Ghana"."""
STOPS = {"relcl", "acl", "advcl", "parataxis"}
PREPOSITIONAL = {"concerning", "regarding", "including", "following", "involving"}
"""Participles that stand for a preposition, and open no clause."""
NEAR = 4
"""Steps up to a noun whose clause tells of it, as in "the line, opened with a grant"."""
LONGEST = 40
"""Steps up a tree: deeper ones are parses gone wrong, and work stays bounded."""


def ancestry(token: Token) -> list[Token]:
    """The token and its heads up to the root."""
    chain, head = [token], token.head
    while head.i != chain[-1].i and len(chain) < LONGEST:
        chain.append(head)
        head = head.head
    return chain


def under(token: Token) -> Span:
    """The token and all that hangs on it.

    spaCy's `subtree` calls itself for each level, and ends the process on a tree deep enough.
    """
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def is_parsed(sentence: Span) -> bool:
    """Whether the model has looked at the sentence; without it its tokens have no tags."""
    return bool(len(sentence) and sentence[0].tag)


def meet(a: Token, b: Token) -> tuple[list[Token], list[Token], Token] | None:
    """The chains from `a` and from `b` up to, and without, the token where they meet."""
    up, down = ancestry(a), ancestry(b)
    numbers = {token.i: n for n, token in enumerate(down)}
    for n, token in enumerate(up):
        if token.i in numbers:
            return up[:n], down[: numbers[token.i]], token
    return None


def distance(a: Token, b: Token) -> float:
    """Steps between two tokens, borders of clauses and joined parts counting three."""
    found = meet(a, b)
    if found is None:
        return float(LONGEST)
    up, down, _ = found
    steps = (
        len(up)
        + len(down)
        + 2 * sum(opens_clause(token) or token.dep_ == "conj" for token in (*up, *down))
    )
    return steps + 4 * is_parted(a, b) + abs(a.i - b.i) / 100


def is_parted(a: Token, b: Token) -> bool:
    """Whether a semicolon stands between the two: each side speaks for itself."""
    parts = semicolons(a.doc)
    return bisect_left(parts, a.i) != bisect_left(parts, b.i)


def is_joined(a: Token, b: Token) -> bool:
    """Whether the two stand in one clause, or in clauses joined by "and"."""
    found = meet(a, b)
    if found is None:
        return False
    return not any(opens_clause(t) and not _is_beside(t) for t in (*found[0], *found[1]))


def _is_beside(clause: Token) -> bool:
    """Whether the clause tells more of the same: "..., while imports rose"."""
    return any(c.lower_ in ("whereas", "while") for c in clause.children if c.dep_ == "mark")


_SEMICOLONS: WeakKeyDictionary[Doc, list[int]] = WeakKeyDictionary()


def semicolons(doc: Doc) -> list[int]:
    """The numbers of the Doc's semicolons, in order; looked up once for each Doc."""
    if doc not in _SEMICOLONS:
        _SEMICOLONS[doc] = np.flatnonzero(doc.to_array(ORTH) == doc.vocab.strings[";"]).tolist()
    return _SEMICOLONS[doc]


def opens_clause(token: Token) -> bool:
    return token.dep_ in CLAUSE and token.lower_ not in PREPOSITIONAL and not is_mistaken(token)


def is_mistaken(token: Token) -> bool:
    """Whether a noun is tagged as a verb: a bare form cannot be a subject ("Work is done")."""
    return (
        token.dep_ == "csubj"
        and token.tag_ == "VB"
        and token.lower_ == token.lemma_.lower()
        and not any(child.lower_ == "to" for child in token.children)
    )


def slot(trigger: Token, argument: Token) -> str:
    """The slot of the trigger in which the argument stands.

    `own` (possessive, adjective, compound), `subject`, `object`, or the preposition; behind
    `verb:` the same of the verb that governs the trigger; `near` or `far` when neither is.
    """
    found = meet(trigger, argument)
    if found is None or is_parted(trigger, argument):
        return "far"
    up, down, top = found
    if any(opens_clause(token) and token.dep_ != "acl" for token in down[:-1]):
        return "far"
    if down and opens_clause(down[-1]) and (up or down[-1].dep_ not in ("acl", "relcl")):
        return "far"
    if not up:
        return _label(down[-1], down) if down else "own"
    return _above(up, down, top)


def is_purpose(trigger: Token, argument: Token) -> bool:
    """Whether the argument stands in a "to ..." that says what the trigger is for."""
    found = meet(trigger, argument)
    if found is None or is_parted(trigger, argument) or len(found[0]) > 1:
        return False
    clauses = [token for token in found[1] if token.dep_ in (*CLAUSE, "xcomp")]
    return bool(clauses) and all(any(c.lower_ == "to" for c in t.children) for t in clauses[-1:])


def _above(up: list[Token], down: list[Token], top: Token) -> str:
    if not down:
        return "head" if top.pos_ in ("VERB", "AUX") else "near"
    if top.pos_ in ("VERB", "AUX"):
        return f"verb:{_label(down[-1], down)}"
    return "near" if len(up) <= NEAR else "far"


def _label(edge: Token, chain: list[Token]) -> str:
    if edge.dep_ in ("prep", "agent") or (edge.dep_ == "dative" and edge.pos_ == "ADP"):
        return edge.lower_
    if edge.dep_ in OWN:
        return "own"
    if edge.dep_ in SUBJECT:
        return "subject"
    if edge.dep_ in PASSIVE:
        return "passive"
    if edge.dep_ in ("acl", "relcl") and lexicon.meaning(edge).direction != "give":
        return "far"
    if edge.dep_ in ("acl", "relcl") and len(chain) > 1 and chain[-2].dep_ in SUBJECT:
        return "by"
    if edge.dep_ in (*OBJECT, "acl", "relcl"):
        inner = (t.lower_ for t in reversed(chain) if t.dep_ in ("prep", "dative", "agent"))
        return next((word for word in inner if word in DIRECTIONS), "object")
    return edge.dep_ or "far"


def governors(token: Token) -> Iterator[Token]:
    """The verbs above a token, nearest first, as far as their words reach down to it.

    A relative or adverbial clause is told by itself; of two joined verbs the first does not
    speak for the second.
    """
    node = token
    for head in ancestry(token)[1:]:
        if (node.dep_ in STOPS and not _is_infinitive(node)) or is_parted(node, head):
            return
        if head.pos_ in ("VERB", "AUX") and node.dep_ != "conj":
            yield head
        node = head


def _is_infinitive(node: Token) -> bool:
    """As in "plans to borrow": what is said of the plans holds of the borrowing too."""
    if node.lower_ in PREPOSITIONAL:
        return True
    return node.dep_ == "acl" and any(child.lower_ == "to" for child in node.children)


def verb_of(token: Token) -> Token:
    """The verb whose clause holds the token, or the root."""
    for node in ancestry(token):
        if node.pos_ in ("VERB", "AUX"):
            return node
    return ancestry(token)[-1]
