"""Which project a trigger or a figure is about: named beside it, or what the text speaks of."""

from collections.abc import Iterator

from communique.link import lexicon, novelty, tree
from communique.link.cues import Cue
from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

FARTHEST = 10.0
"""Steps in the tree between a trigger or figure and its project."""
GIVER = 4
"""Steps by which an asset that gives is farther than what it gives for."""
BEFORE = 5
"""Tokens between a project and the figure that is its own."""
ABOUT = {
    "own", "of", "for", "in", "on", "subject", "passive", "object", "near", "into", "to", "head",
    "verb:subject", "verb:passive", "verb:object", "verb:for", "verb:in", "verb:on", "verb:into",
    "under", "towards", "toward", "verb:to", "at", "over",
}  # fmt: skip
"""Slots of a trigger in which a project is what the trigger is about."""
_FROM = {"from", "by", "with"}
_NO_ASSET = {"trade", "meeting", "debt"}
_TERMS = {"price", "cost", "route", "term", "financing", "funding", "schedule", "share", "detail"}
_PHASES = {"phase", "stage", "section", "stretch", "lot", "leg", "segment", "part"}
_ORDINALS = {"first", "second", "third", "fourth", "initial", "next", "last", "final", "new"}
_STUDIES = {"study", "survey", "design", "preparation", "engineering", "completion", "upkeep"}
_DEALS = lexicon.FLOWS | {"contract"}
_PURPOSE = {"for", "into", "towards", "toward"}
_SUMS_UP = Cue(
    "total|cumulative|overall|to date|outstanding|altogether|in all",
    r"\b(?:total(?:s|l?ed|l?ing)?|cumulative|overall|to date|outstanding|altogether|in all)\b",
)
_SINCE = Cue("since", r"\bsince\b")


def nearest(
    rule: Rule,
    trigger: Word,
    sentence: Sentence,
    money: Argument | None = None,
    used: tuple[Argument, ...] = (),
) -> Argument | None:
    """The project that the trigger or the figure is about; each is taken by one figure first."""
    if rule.predicate == "trade":
        return None
    if money and rule.both and is_worth_of_another(money.root):
        return None
    if money and (leading := _leads(money, sentence)):
        return leading
    anchors = [trigger, money.root] if money else [trigger]
    other = money is not None and serves_another(rule, trigger, money, sentence)
    ranked = [
        (_steps(anchors, project) + 2 * (project in used), number)
        for number, project in enumerate(sentence.project)
        if any(_is_about(a, project) for a in anchors)
        and not (other and (_is_beyond(trigger, project) or _is_of_sum(project, money, sentence)))
    ]
    best = min(ranked, default=None)
    if best and best[0] <= FARTHEST:
        return sentence.project[best[1]]
    if other:
        return None
    if len(sentence.project) == 1 and (rule.both or _is_more(trigger, money)):
        return sentence.project[0]
    return implied(rule, trigger, sentence)


def is_worth_of_another(money: Word) -> bool:
    """As in "has won studies worth $5 million": what it has cost is no project."""
    noun = money.head.head
    if money.head.lower != "worth" or noun.pos != "NOUN":
        return False
    return noun.base not in lexicon.milestones() and noun.base not in lexicon.references()


def _steps(anchors: list[Word], project: Argument) -> float:
    """Steps in the tree, an asset that itself gives standing behind what it gives for."""
    return min(tree.distance(a, project.root) for a in anchors) + GIVER * _gives(project)


def _gives(project: Argument) -> bool:
    verb = project.root.head
    return project.root.dep in tree.SUBJECT and lexicon.meaning(verb).direction == "give"


def _is_beyond(trigger: Word, project: Argument) -> bool:
    """Whether the project is named in another clause."""
    found = tree.meet(trigger, project.root)
    return found is None or any(
        tree.opens_clause(t) or (t.dep == "conj" and t.is_verb) for t in (*found[0], *found[1])
    )


def _is_of_sum(project: Argument, money: Argument | None, sentence: Sentence) -> bool:
    """Whether another sum is for it: "$5 million for the port and $2 million for clinics"."""
    before = [m for m in sentence.money if m is not money and m.root.i < project.root.i]
    return bool(before) and money is not None and money.root.i > project.root.i


def _is_more(trigger: Word, money: Argument | None) -> bool:
    """Whether it is a second for the same, as in "and lent a further $3 million"."""
    words = [*trigger.children, *(tree.under(money.root) if money else ())]
    return any(word.lower in ("further", "another", "additional", "second") for word in words)


def implied(rule: Rule, trigger: Word, sentence: Sentence) -> Argument | None:
    """The project that the text speaks of, where a sentence names none and gives no total."""
    if rule.predicate in lexicon.FLOWS and _SINCE.search(sentence.lowered):
        return None
    named = any(project.tokens for project in sentence.project)
    if rule.predicate in _NO_ASSET or named or _SUMS_UP.search(sentence.lowered):
        return None
    if "unnamed" in rule.requires:  # It is of another asset, which has no name.
        return None
    if rule.both and _is_of_another(trigger):
        return None
    if rule.predicate == "agreement" and not _is_bare(trigger):
        return None
    found = at_hand(trigger, sentence)
    if found is None or rule.predicate not in _DEALS:
        return found
    category = str(found.values.get("category"))
    return None if novelty.is_for_another(rule, trigger, category) else found


def _is_of_another(trigger: Word) -> bool:
    """Whether what has the cost is named, and is nothing of a project ("the aircraft cost ...")."""
    verb = tree.verb_of(trigger)
    slots = {*tree.PASSIVE, *(tree.SUBJECT if trigger.lemma == "cost" else ())}
    nouns = [c.base for c in verb.children if c.dep in slots and c.pos == "NOUN"]
    known = lexicon.milestones() | set(lexicon.references())
    return any(noun not in known for noun in nouns)


def _is_bare(trigger: Word) -> bool:
    """Whether it is its price or terms that are agreed, or no words say what: the project's."""
    about = [c for c in trigger.children if c.lower in ("on", "for", "to", "about", "over", "of")]
    terms = [t.base in _TERMS for c in about for t in c.children]
    said = {c.dep for c in trigger.children} - {"det", "punct", "cc", "conj"}
    bare = trigger.tag == "NN" and (not said or (said == {"prep"} and not about))
    return all(terms) and (bool(terms) or bare)


def at_hand(trigger: Word, sentence: Sentence) -> Argument | None:
    """The one that the sentence takes up, or else the text speaks of."""
    found = next(iter(sentence.project), sentence.focus)
    return Argument(trigger, "project", found.values) if found else None


def _is_about(anchor: Word, project: Argument) -> bool:
    slot = tree.slot(anchor, project.root)
    if slot in _FROM and _is_beside_giver(anchor, project.root):
        return True
    return slot in ABOUT or tree.is_purpose(anchor, project.root)


def _is_beside_giver(anchor: Word, project: Word) -> bool:
    """As in "gets $5 million from a bank of Oman for the dam", tied to the bank by the parse."""
    chain = tree.ancestry(project)
    steps = chain[: chain.index(anchor)] if anchor in chain else []
    return any(s.lower in _PURPOSE and s.dep == "prep" for s in steps) and not any(
        tree.opens_clause(s) for s in steps
    )


def _leads(money: Argument, sentence: Sentence) -> Argument | None:
    """The project right before the figure, as in "the Lamu Port, up to $5 billion"."""
    if not money.tokens or len(sentence.project) < 2:
        return None
    for project in sentence.project:
        end = project.tokens.stop or project.root.i + 1
        between = money.root.doc.between(end, money.tokens.start)
        near = 0 <= money.tokens.start - end <= BEFORE and not _gives(project)
        if near and not any(t.dep == "cc" for t in between):
            return project
    return None


def serves_another(rule: Rule, trigger: Word, money: Argument, sentence: Sentence) -> bool:
    """Whether a "for ..." or "into ..." says that the money is for something that is no project."""
    words = _PURPOSE | ({"on", "in"} if rule.predicate == "investment" else set())
    clauses = [c for word in (trigger, money.root) for c in word.children if c.dep == "acl"]
    heads = {trigger, money.root, money.root.head, trigger.head, *clauses}
    if rule.predicate in lexicon.FLOWS:
        heads.add(tree.verb_of(trigger))
    purposes = [c for head in heads for c in head.children if c.lower in words and c.children]
    return any(not _is_of_asset(c, sentence) for c in purposes if c.i > money.root.i)


def _is_its_study(work: Word) -> bool:
    """As in "granted $5 million towards its studies", "for a first stage", of the one at hand."""
    if work.base in _PHASES and any(c.lower in _ORDINALS for c in work.children):
        return not any(c.lower == "of" for c in work.children)
    return work.base in _STUDIES and any(c.lower in ("its", "the") for c in work.children)


def _clause(token: Word) -> Iterator[Word]:
    """The token and what hangs on it, less the clauses that say more."""
    open_ = [token]
    while open_:
        last = open_.pop()
        yield last
        open_ += [child for child in last.children if not tree.opens_clause(child)]


def _is_of_asset(purpose: Word, sentence: Sentence) -> bool:
    """Whether a project, country or day stands there, or the project's own work or cost."""
    named = {a.root.i for a in (*sentence.project, *sentence.country)}
    dates = {i for a in sentence.date for i in a.tokens or (a.root.i,)}
    objects = [c for c in purpose.children if c.dep in ("pobj", "pcomp")]
    if purpose.lower == "in":
        return not any(
            c.lower in ("a", "an") or c.dep in ("amod", "compound")
            for o in objects
            for c in o.children
        )
    inside = [*_clause(purpose)] if purpose.lower == "for" else objects
    return (
        any(t.i in named or t.lower in ("it", "them", "this", "same") for t in inside)
        or any(o.i in dates or o.pos not in ("NOUN", "PROPN") for o in objects)
        or any(o.base in lexicon.milestones() or _is_its_study(o) for o in objects)
    )
