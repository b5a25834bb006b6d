"""The words of a sentence that trigger a rule, be it by a figure told before."""

from collections.abc import Iterator
from functools import cache

from communique.link import lexicon, tree
from communique.link.lexicon import Rule
from communique.link.sentence import MOST, Sentence
from communique.link.taken import (
    FIGURES,
    PARTED,
    goals,
    is_goal,
    stands_for_deal,
    stands_for_figure,
)
from communique.link.words import Word, once

REACH = 6
"""Tokens within which the second word of a trigger stands ("put ... into operation")."""
_THOSE = {"those", "that"}


def triggers(sentence: Sentence) -> list[tuple[Word, Rule]]:
    """Each token that triggers a rule; none inside a project's name or a sum ("5 million won")."""
    names, forms = (*sentence.project, *sentence.money), _forms()
    inside = {i for argument in names for i in argument.tokens}
    found: list[tuple[Word, Rule]] = []
    for token in [word for word in sentence.words if word.lower in forms]:
        if len(found) > 2 * MOST:
            break
        if token.i in inside or _is_part_of_name(token):
            continue
        if is_goal(token, sentence):
            found += [(token, rule) for rule in _rule("trade.total")]
        elif token.lower in lexicon.calls():
            found += [(token, rule) for rule in _rules(token)]
        elif token.lower in _THOSE and any(c.dep == "prep" for c in token.children):
            found += [(token, rule) for rule in _taken_up(found)]
        elif sentence.deal and stands_for_deal(token):
            found += [(token, rule) for rule in _rule(sentence.deal["rule"])]
        elif sentence.figure and stands_for_figure(token):
            found += [(token, rule) for rule in _rule(sentence.figure["rule"])]
    return found


@cache
def _forms() -> frozenset[str]:
    """Every word form that may trigger a rule."""
    return frozenset({*lexicon.calls(), *_THOSE, "it", *FIGURES, *PARTED, *goals()})


def _rule(id_: str) -> list[Rule]:
    return [rule for rule in lexicon.rules() if rule.id == id_]


def _taken_up(found: list[tuple[Word, Rule]]) -> list[Rule]:
    """The rules of the figure that "those to Canada" stands for: the trade named last."""
    last = next((t for t, rule in reversed(found) if rule.predicate == "trade"), None)
    return [rule for token, rule in found if token is last]


def _is_part_of_name(token: Word) -> bool:
    """Whether the word only helps to name something, as in "Export-Import Bank"."""
    return token.pos == "PROPN" and token.dep in ("compound", "nmod", "amod")


def _rules(token: Word) -> list[Rule]:
    """The rules of a word; of one predicate's, those for its phrase before those for it alone."""
    acts = token.is_verb and not tree.is_mistaken(token)
    kind = "verb" if acts else "noun"
    fitting = [
        (word, rule)
        for word, rule in lexicon.phrases().get(token.lower, ())
        if _is_led(token, word) and not _subjects(tree.verb_of(token)) & rule.not_objects
    ] + [
        (word, rule)
        for word, rule in lexicon.triggers().get((kind, token.base), ())
        if (not word or word in _beside(token))
        and _has_object(token, rule)
        and not _is_terms(token, rule)
        and (_gives_goods(rule) or not _is_named(token, kind, rule))
    ]
    phrased = {rule.predicate for word, rule in fitting if word}
    return [rule for word, rule in fitting if word or rule.predicate not in phrased]


def _is_terms(token: Word, rule: Rule) -> bool:
    """Whether it only says how money given is paid back ("a sum which must be repaid")."""
    if rule.predicate != "debt" or token.dep not in ("relcl", "acl"):
        return False
    return any(child.dep == "auxpass" for child in token.children)


def _gives_goods(rule: Rule) -> bool:
    """Whether no noun for money can say better what is given."""
    return rule.predicate not in lexicon.FLOWS or bool(rule.objects and not rule.weak)


@once
def _beside(token: Word) -> frozenset[str]:
    """The words of its sentence before it, those behind it, and those that hang on it."""
    first = max(token.doc.sentence(token.i)[0], token.i - REACH)
    around = token.doc.between(first, token.i + 1 + REACH)
    return frozenset(t.lower for t in (*around, *token.children))


def _is_led(token: Word, word: str) -> bool:
    """Whether the word opens the phrase that the token ends, as "in" in "in full operation"."""
    before = token.doc.between(max(token.doc.sentence(token.i)[0], token.i - 1), token.i)
    return any(t.lower == word for t in (token.head, *before))


def _is_named(token: Word, kind: str, rule: Rule) -> bool:
    """Whether another noun says what is given: "granted loans", "a loan package", "grant aid"."""
    if kind == "verb":
        return _is_light(token)
    words = {c.base for c in token.children if c.dep in ("compound", "amod", "nmod")}
    return rule.predicate == "aid" and bool(words & {"loan", "grant", "credit"})


@once
def _is_light(verb: Word) -> bool:
    """Whether a noun beside the verb names what is given, as in "granted loans"."""
    return any(
        child.dep in ("dobj", "nsubjpass", "agent", "prep")
        and any(
            n.base in lexicon.flow_nouns() for n in _heads(child, "of", "in") if n.pos != "PROPN"
        )
        for child in verb.children
    )


def _heads(child: Word, *inner: str) -> Iterator[Word]:
    """The object itself, or that of a preposition, with the nouns joined to it or in its "of"."""
    if child.pos == "ADP":
        yield from (t for c in child.children if c.dep == "pobj" for t in _heads(c, *inner))
        return
    yield child
    for below in child.children:
        if below.dep in ("conj", "compound"):
            yield below
        elif below.lower in inner:
            yield from (c for c in below.children if c.dep == "pobj")


def _has_object(token: Word, rule: Rule) -> bool:
    """Whether its subject and its object are what the rule wants, if it says so."""
    if rule.subjects and not _subjects(token) & rule.subjects:
        return False
    if rule.roles in lexicon.TITLES and token.dep in tree.OWN:
        return False  # As in "a buyer's credit".
    if token.head.base in rule.not_heads and not _is_bought(token):
        return False
    if rule.not_own and any(child.base in rule.not_own for child in token.children):
        return False
    if not (rule.objects or rule.not_objects):
        return True
    objects = _objects(token)
    wanted = not rule.objects or bool(_all_objects(token) & rule.objects)
    return wanted and not (objects or _subjects(token)) & rule.not_objects


def _is_bought(goods: Word) -> bool:
    """Whether they are what a sum is paid for, as in "paid Iran $2 billion for gas imports"."""
    return goods.head.lower == "for" and tree.verb_of(goods).lemma in ("pay", "spend")


@once
def _objects(verb: Word) -> set[str]:
    return _nouns(verb, "dobj", "nsubjpass")


@once
def _all_objects(verb: Word) -> set[str]:
    """Its objects with what is joined to them or measured: "tents and 30 tonnes of food"."""
    found = _objects(verb)
    for child in verb.children:
        if child.dep in ("dobj", "nsubjpass"):
            found = found | {noun.base for noun in _heads(child, "of")}
            found = found | {lexicon.NAMED} if child.pos == "PROPN" else found
    return found


@once
def _subjects(verb: Word) -> set[str]:
    """Its subject, or that of which it is said ("the survey is ready")."""
    return _nouns(verb.head if verb.dep == "acomp" else verb, "nsubj")


def _nouns(verb: Word, *dependencies: str) -> set[str]:
    """What stands to the verb, with what it is compounded of ("feasibility work")."""
    found = [c for c in verb.children if c.dep in dependencies and c.pos != "NUM"]
    return {t.base for c in found for t in (c, *c.children) if t is c or t.dep == "compound"}
