"""Dates that say when something else was: the saying, a condition, another sum, an opening."""

import re

from communique.link import lexicon, tree
from communique.link.lexicon import FLOWS, Rule
from communique.link.sentence import Argument
from communique.link.taken import MEASURES
from communique.link.words import Word, once

NUMBER = 5
"""Tokens of a sum before its root at most."""
BEHIND = 3
"""Tokens between a figure of another time and the date that is its own."""
LINE, LINE_TEXT = 12, 60
"""Tokens and characters of a dateline at most."""
_RECORD = re.compile(
    r"\b(?:\w{3,}est|most|least|worst|best|record)\b[^.;:]{0,40}\bsince (?:the )?$"
)
_LINE = re.compile(r"^\W*[A-Z][A-Z .'’-]{2,}(?:,|\s\()")
_DASH = re.compile(r"[\w.,]+(?: \d{1,2})?(?:, \d{4})?\s*(?:\([^()]{1,40}\)\s*)?[-–—]{1,2}\s")
_WRITTEN = re.compile(
    r"\W{0,3}[A-Z][A-Z .'’-]{2,30}(?:,[^\n–—:;]{0,50}?)?(?:\s\([^()\n]{1,40}\))?\s[-–—]{1,2}\s"
)
_PLANS = {"plan", "programme", "program", "budget", "schedule", "target", "forecast"}
RECORD = 9
"""Tokens of a superlative before its date at most."""
PROVISO = 24
"""Tokens of a proviso before its date at most."""
_CONDITIONS = {"if", "unless", "provided"}
_SOURCES = {"according", "citing", "quoting"}
_COMPARES = {"against", "versus", "than", "compared", "after"}
_MOVES = {"up", "down"}
_MULTIPLES = {"twice", "double", "triple", "thrice"}
_GIVEN = FLOWS | {"agreement", "debt"}
_PAST = {"was", "were", "had", "did"}
_PRESENT = {"is", "are", "has", "have", "will", "would", "could", "may"}
_MADE = _GIVEN | {"meeting", "contract"}
_WORKS = {"completed", "under_construction"}
_ALSO_DEALS = {"open", "launch", "start", "begin"}
"""Verbs of works that are said of a credit line or programme too."""
_CLAUSES = {"acl", "relcl", "advcl"}
_MEANS = {"with", "through", "by", "from", "using"}


@once
def is_of_source(date: Word) -> bool:
    """Whether it is the day of a report, as in "according to data of May"."""
    return any(node.lower in _SOURCES for node in tree.ancestry(date)[1:])


def is_apart(date: Word, anchors: list[Word]) -> bool:
    """Whether the date is in a clause about something else: "..., completed in May", "if ..."."""
    above = {node.i for anchor in anchors for node in tree.ancestry(anchor)}
    for node in tree.ancestry(date):
        if node.i in above:
            break
        if node.dep in ("acl", "relcl") and not {node.head.i, node.head.head.i} & above:
            return True
        if node.dep == "relcl" and _is_of_part(node):
            return True
        if node.lower in _CONDITIONS or any(c.lower in _CONDITIONS for c in node.children):
            return True
    first = max(*(anchor.i + 1 for anchor in anchors), date.i - PROVISO)
    return any(_is_proviso(word) for word in date.doc.between(first, date.i))


def _is_of_part(clause: Word) -> bool:
    """Whether it tells of a part of what is named: "half of which was paid in July"."""
    subjects = (c for c in clause.children if c.dep in tree.SUBJECTS)
    return any(
        child.lower == "of" and any(t.lower == "which" for t in child.children)
        for subject in subjects
        for child in subject.children
    )


def _is_proviso(word: Word) -> bool:
    """As in "..., provided the leases are signed by May", where the parse ties them loosely."""
    before = word.doc.between(max(0, word.i - 1), word.i)
    return word.lower == "provided" and bool(before) and before[0].lower == ","


def is_of_works(date: Word, rule: Rule, trigger: Word) -> bool:
    """Whether it says when the works were that the money paid ("opened in May with a grant")."""
    verb = tree.verb_of(date)
    if rule.predicate not in _GIVEN or verb == trigger:
        return False
    if lexicon.meaning(verb).status not in _WORKS:
        return False
    said = verb.tag in ("VBN", "VBD")
    if said and verb.dep in ("acl", "relcl") and verb not in tree.ancestry(trigger):
        return verb.lemma not in _ALSO_DEALS
    chain = tree.ancestry(trigger)
    steps = chain[: chain.index(verb)] if verb in chain else []
    return any(step.pos == "ADP" and step.lower in _MEANS for step in steps[-1:])


def is_of_record(date: Argument) -> bool:
    """Whether it only says how far back a record goes, as in "the largest since May 2019"."""
    doc, start = date.root.doc, date.tokens.start
    first = max(doc.sentence(date.root.i)[0], start - RECORD)
    return bool(_RECORD.search(doc.lowered[doc.character(first) : doc.character(start)]))


def is_of_plan(date: Argument, rule: Rule) -> bool:
    """Whether it only says what a plan or budget is for: "signed the plan for 2025"."""
    chain = tree.ancestry(date.root)
    heads = [node.head for node in chain if node.lower == "for"]
    start = date.tokens.start
    before = date.root.doc.between(max(0, start - 2), start)
    heads += before[:1] if len(before) == 2 and before[1].lower == "for" else []
    return rule.predicate in _MADE and any(head.base in _PLANS for head in heads)


def is_of_matrix(date: Word, rule: Rule, trigger: Word) -> bool:
    """Whether it is of the clause around: "the port, built by a Greek firm, opened in May".

    Where that is the making of the deal ("signed a deal financed by ..."), it is the fact's too.
    """
    around = lexicon.meaning(tree.verb_of(date))
    if rule.roles in ("host", "participants") or around.direction == "mutual":
        return False
    found = tree.meet(trigger, date)
    if found is None:
        return False
    up, down, top = found
    aside = any(node.dep in ("acl", "relcl") and node.tag != "VB" for node in up)
    return aside and (top.is_verb or any(node.is_verb for node in down))


@once
def is_of_dateline(date: Word) -> bool:
    """Whether it opens a report, as in "CAIRO, May 2 (Agency) - "."""
    start, end = date.doc.sentence(date.i)
    if date.i - start > LINE:
        return False
    before, behind = date.doc.written(start, date.i + 1), date.doc.written(date.i, end)[:LINE_TEXT]
    return bool(_LINE.search(before)) and bool(_DASH.match(behind))


@once
def is_in_dateline(place: Word) -> bool:
    """Whether it only says where a report was written: "SUVA, Fiji, May 2 - The bank lent ..."."""
    start, end = place.doc.sentence(place.i)
    if place.i - start > LINE:
        return False
    line = _WRITTEN.match(place.doc.written(start, end))
    return line is not None and len(place.doc.written(start, place.i + 1)) < line.end()


def is_of_another(
    date: Argument, anchors: list[Word], money: Word | None, sums: list[Argument]
) -> bool:
    """Whether it is the day of another sum: one compared with, or one of a clause of its own."""
    clauses = _clauses(date.root, anchors)
    for other in sums:
        if other.root == money or other.values.get("conversion_of"):
            continue
        if any(c in tree.ancestry(other.root) or c.head.i in other.tokens for c in clauses):
            return True
        if other.root.part == date.root.part and tree.is_parted(date.root, anchors[0]):
            return True
        if is_compared(other.root) and _is_behind(date, other, clauses):
            return True
    return False


def _clauses(date: Word, anchors: list[Word]) -> list[Word]:
    """The clauses around the date that hold none of the anchors."""
    above = {node.i for anchor in anchors for node in tree.ancestry(anchor)}
    inside: list[Word] = []
    for node in tree.ancestry(date):
        if node.i in above:
            break
        if node.lower == "worth" or (node.dep in _CLAUSES and not tree.is_beside(node)):
            inside.append(node)
    return inside


def _is_behind(date: Argument, money: Argument, clauses: list[Word]) -> bool:
    """As in "from $140 million in 2023", "from the $2 million foreseen when it began in 2020"."""
    if 0 <= date.tokens.start - money.tokens.stop < BEHIND:
        return True
    return any(money.root.i < tree.under(clause)[0].i for clause in clauses)


def is_of_other_time(date: Word, trigger: Word) -> bool:
    """Whether it is in a joined clause of another tense: "was $5m in 2017 and is now ..."."""
    one, other = tree.verb_of(date), tree.verb_of(trigger)
    joined = (one.dep == "conj" and one.head == other) or (
        other.dep == "conj" and other.head == one
    )
    return joined and None is not _is_past(one) is not _is_past(other) is not None


def _is_past(verb: Word) -> bool | None:
    """Whether the clause tells of what was; none where its words leave that open."""
    words = {child.lower for child in verb.children if child.dep in ("aux", "auxpass", "cop")}
    if words & _PAST or verb.tag == "VBD":
        return True
    return False if words & _PRESENT or verb.tag in ("VBZ", "VBP") else None


def is_of_saying(date: Argument) -> bool:
    """Whether it is the day of what was said, as in "said on Monday it would build the dam"."""
    start = date.tokens.start
    before = date.root.doc.between(max(date.root.doc.sentence(date.root.i)[0], start - 2), start)
    words = [word for word in before if word.pos != "ADP"]
    behind = date.root.doc.between(date.tokens.stop, date.tokens.stop + 1)
    clause = any(word.pos in ("PRON", "DET", "PROPN", "SCONJ") for word in behind)
    return clause and bool(words) and words[-1].is_verb and _says(words[-1])


def _says(verb: Word) -> bool:
    meaning = lexicon.meaning(verb)
    return meaning.speech and not meaning.direction


def _is_led_to(money: Word) -> bool:
    """Whether it is the second of "from $50 billion to $60 billion", which are parsed as one."""
    before = reversed(money.doc.between(max(0, money.i - NUMBER), money.i))
    word = next((w for w in before if w.pos not in ("NUM", "SYM")), None)
    return word is not None and word.lower == "to"


@once
def is_compared(money: Word) -> bool:
    """Whether the figure is one of another time, as in "up from $50 billion"."""
    if any(c.lower in _MULTIPLES for word in (money, money.head) for c in word.children):
        return True
    if _is_led_to(money):
        return False
    for node in tree.ancestry(money)[1:4]:
        if node.is_verb:
            return node.lemma == "compare"
        if node.lower in _COMPARES:
            return True
        if node.lower == "from":
            return node.head.lower in _MOVES or node.head.lemma in MEASURES
    return False
