"""Facts of figures: each sum with the trigger that says what it is."""

from collections.abc import Iterator

from communique.link import assets, fact, lexicon, tree, unnamed
from communique.link.frame import Fact, Frame, Told, Trigger
from communique.link.lexicon import Rule
from communique.link.milestones import SHARES
from communique.link.required import is_complete
from communique.link.sentence import Argument, Sentence
from communique.link.taken import stands_for_figure
from communique.link.words import Word

COST = "project.cost"
FARTHEST = 10.0
"""Steps in the tree between a figure and its trigger."""
NEXT = 4
BESIDE = 4.0
"""Steps by which another trigger may be farther from the figure than the nearest."""
TRIED = 3
"""Triggers of which a figure may be."""
_LEVELS = {"trade", "debt"}
_CHANGES = {
    "climb", "contract", "cut", "decline", "decrease", "dip", "drop", "exceed", "expand", "fall",
    "gain", "grow", "increase", "jump", "leap", "lift", "lower", "narrow", "plummet", "plunge",
    "raise", "reduce", "rise", "shrink", "slide", "slip", "slump", "soar", "surge", "swell",
    "tumble", "widen",
}  # fmt: skip
_ASIDE = {"as", "because", "since", "although", "though"}
_PURSES = {"from", "towards", "toward"}
_ARRIVES = {"go", "come"}
"""Verbs by which a sum goes to somebody or comes from him."""
_APART = {"conj", "advcl"}
_PAYING = {"spend", "pay"}
_COSTS = {"cost", "price"}
_IN = {"in", "of", "worth", "as"}
_GAPPED = 4.0
"""Steps by which a noun right before the figure comes nearer, where others went before."""
_WEAK = 5.0
"""Steps by which a rule that says little gives way to others."""


def of(sentence: Sentence, found: list[Trigger]) -> Iterator[Told]:
    used: tuple[Argument, ...] = ()
    before: Told | None = None
    for money in sentence.money:
        if money.values.get("conversion_of"):
            continue
        triggers = _triggers(money, sentence, found) or unnamed.trigger(money, sentence)
        for trigger, rule in triggers or _again(money, before):
            if (rule.predicate in _LEVELS or rule.id == COST) and _is_change(money):
                break
            project = assets.nearest(rule, trigger, sentence, money, used)
            if project is None and before and _is_listed(rule, trigger, money, before[0]):
                project = before[0].project
            if rule.both and project is None:
                continue
            frame = Frame(rule, trigger, sentence, money, project, before)
            made = fact.of(frame)
            if rule.roles != "participants":
                _gapped(made, frame, money)
            if is_complete(made, frame):
                used = (*used, project) if project else used
                before = frame, made
                yield before
                break


def _again(money: Argument, before: Told | None) -> list[Trigger]:
    """What a part of the sentence says of the figure before: "...; in 2020 it stood at $2m"."""
    if before is None or not tree.is_parted(money.root, before[0].trigger):
        return []
    verb = tree.verb_of(money.root)
    stands = [w for w in verb.children if w.part == money.root.part and stands_for_figure(w)]
    return [(word, before[0].rule) for word in stands[:1]]


def _is_listed(rule: Rule, trigger: Word, money: Argument, before: Frame) -> bool:
    """As in "built with loans of $8 and $5", "the line takes a $3 loan and a $2 grant"."""
    if assets.serves_another(rule, trigger, money, before.sentence):
        return False
    if rule.both and assets.is_worth_of_another(money.root):
        return False
    if before.trigger == trigger and before.rule == rule:
        return True
    if not {rule.predicate, before.rule.predicate} <= lexicon.FLOWS or before.project is None:
        return False
    return trigger.dep == "conj" and tree.verb_of(trigger) == tree.verb_of(before.trigger)


def _is_change(money: Argument) -> bool:
    """Whether it is by how much something changed ("fell by $2 billion to $14 billion")."""
    before = money.root
    if money.tokens.start:
        before = money.root.doc[money.tokens.start - 1]
    return before.lower == "by" and before.head.lemma in _CHANGES


def _gapped(made: Fact, frame: Frame, money: Argument) -> None:
    """In "Japan gives $5m, France $3m and Italy $2m" each sum is that of the name before it."""
    sentence = frame.sentence
    if len(sentence.money) < 2:
        return
    behind = [m for m in sentence.money if m.root.i > frame.trigger.i]
    first = behind[0] if behind == sentence.money else None
    before = {m: _just_before(m, sentence) for m in sentence.money}
    parties = made["countries"]
    given = before[first] if first else None
    country = before[money] if money is not first else None
    if given and country and _is_given(given):
        if lexicon.meaning(given.root.head).direction == "receive":
            parties["source"] = country.codes  # "Owes Chad $5m and Togo $3m".
            parties["target"] = [c for c in _told(frame, "target") if c not in country.codes]
            return
        if not _gives(country):
            parties["target"] = country.codes  # In "lent Chad $5m and Togo $3m" both receive.
            return
    pairs = {m: c for m, c in before.items() if c and m is not first and not _is_given(c)}
    if not pairs:
        return
    named = {code for country in pairs.values() for code in country.codes}
    if money in pairs:
        parties["source"] = pairs[money].codes
    parties["target"] = [c for c in parties["target"] if c not in named] or [
        code for code in sentence.home if code not in {*named, *parties["source"]}
    ][:1]


def _told(frame: Frame, role: str) -> list[str]:
    """Who has the role in the fact of the figure before."""
    return list(frame.before[1]["countries"][role]) if frame.before else []


def _is_statesman(country: Argument) -> bool:
    """As in "Italy's Meloni $3 million"."""
    behind = country.root.doc.between(country.tokens.stop, country.tokens.stop + 2)
    return [word.lower for word in behind[:1]] == ["'s"] and behind[-1].pos == "PROPN"


def _gives(country: Argument) -> bool:
    return not lexicon.creditors().keys().isdisjoint(country.codes)


def _is_given(country: Argument) -> bool:
    """Whether it stands right behind the verb that gives it the sum: "lent Chad $4m"."""
    verb = country.root.head
    return verb.is_verb and verb.i + 1 == country.tokens.start


def _just_before(money: Argument, sentence: Sentence) -> Argument | None:
    """As in "Japan $7 million" and "Japan with $7 million"."""
    named = [a for a in (*sentence.towns, *sentence.country) if a.tokens]
    ends = {a.tokens.stop + 2: a for a in named if _is_statesman(a)}
    ends |= {a.tokens.stop: a for a in named}
    start = money.tokens.start
    led = start > sentence.start and money.root.doc[start - 1].lower == "with"
    return ends.get(start - led)


def _triggers(money: Argument, sentence: Sentence, found: list[Trigger]) -> list[Trigger]:
    """The triggers near the figure, nearest first, a rule that says little giving way to others.

    One that lacks the parties it takes lets the next one speak.
    """
    ranked = sorted(
        (steps + _weight(rule, token, money, sentence), number)
        for number, (token, rule) in enumerate(found)
        if "money" in rule.needs
        and (not rule.both or token.lemma in _COSTS or sentence.project or sentence.focus)
        and not tree.is_parted(token, money.root)
        and (steps := tree.distance(token, money.root)) <= FARTHEST
        and not _has_other(token, money.root)
        and _is_held(token, rule, money.root)
        and not (rule.weak and _is_of_next(token, money.root))
        and not _is_by_the_way(token, money.root)
        and not (rule.predicate in lexicon.FLOWS and _is_shared(token, money.root))
        and not _has_own(token, money.root, sentence)
        and not (rule.id == COST and (_is_paid_from(token) or token.dep == "compound"))
        and (token.base not in _ARRIVES or not token.is_verb or _is_subject_of(token, money.root))
    )
    own = _priced(money, sentence)
    if own and (not ranked or ranked[0][0] > 2):
        return [own]
    if not ranked or _costs_another(found[ranked[0][1]], sentence):
        return []
    near = [number for steps, number in ranked if steps <= ranked[0][0] + BESIDE]
    return [found[number] for number in near][:TRIED]


def _is_held(trigger: Word, rule: Rule, money: Word) -> bool:
    """Whether a verb gives works, or buys or sells the sum's worth of what is only then traded."""
    if not rule.under or rule.id == "contract.award":
        return True
    if rule.predicate != "trade":
        return any(verb.base in rule.under for verb in tree.governors(trigger))
    verb = tree.verb_of(money)
    if verb.base in _PAYING:
        return tree.verb_of(trigger) == verb and trigger.head.lower in ("on", "for")
    of_it = trigger in tree.ancestry(money) or money in tree.ancestry(trigger)
    return of_it and any(verb.base in rule.under for verb in tree.governors(trigger)[:1])


def _weight(rule: Rule, token: Word, money: Argument, sentence: Sentence) -> float:
    """What a trigger is farther or nearer than the tree says."""
    beside = _leads(token, money, sentence) or _follows(token, money)
    given = money.root.head == token and money.root.dep in tree.OBJECT
    bought = rule.predicate == "trade" and tree.verb_of(token).base in _PAYING
    return rule.weak * (_WEAK - 2 * given) - _GAPPED * (beside or bought)


def _follows(noun: Word, money: Argument) -> bool:
    """Whether the noun stands right behind the figure: "$385 million in new grants"."""
    if noun.pos != "NOUN":
        return False
    between = noun.doc.between(money.tokens.stop, noun.i)
    near = 0 <= noun.i - money.tokens.stop <= NEXT
    return near and all(t.pos in ("ADJ", "NOUN", "DET", "PROPN") or t.lower in _IN for t in between)


def _leads(noun: Word, money: Argument, sentence: Sentence) -> bool:
    """Whether the figure follows the noun without a verb: "exports were $6m and imports $4m"."""
    if noun.pos != "NOUN":
        return False
    between = noun.doc.between(noun.i + 1, money.root.i)
    if not between or any(t.is_verb for t in between):
        return False
    return any(m.root.i < noun.i for m in sentence.money)


def _has_other(verb: Word, money: Word) -> bool:
    """Whether the verb has an object of its own, and the figure is a joined verb's."""
    if verb.pos != "VERB" or verb.i in {node.i for node in tree.ancestry(money)}:
        return False
    crossed = tree.meet(verb, money)
    joined = crossed is not None and verb.dep in ("conj", "xcomp") and not crossed[0][1:]
    return joined and any(c.dep == "dobj" for c in verb.children)


def _has_own(noun: Word, money: Word, sentence: Sentence) -> bool:
    """Whether another sum is part of its name: "$5, to which Oman adds a $3 loan"."""
    if noun.is_verb or len(sentence.money) < 2:
        return False
    own = [m.root for m in sentence.money if m.root.head == noun and m.root.dep in tree.OWN]
    return bool(own) and money not in own and own[0] not in tree.ancestry(money)


def _is_of_next(verb: Word, money: Word) -> bool:
    """Whether the figure is that of a verb joined to it: "came from Chad and earned $70"."""
    return any(word.dep in _APART and word.is_verb for word in _up_to(verb, money))


def _is_by_the_way(trigger: Word, money: Word) -> bool:
    """Whether it stands in a clause that says why or when: "lost $3 million as bonds fell"."""
    clauses = [w for w in tree.ancestry(trigger) if w.dep == "advcl" and w.is_verb]
    crossed = tree.meet(trigger, money) if clauses else None
    aside = [w for w in clauses if w in crossed[0]] if crossed else []
    return any(c.dep == "mark" and c.lower in _ASIDE for w in aside for c in w.children)


def _is_shared(verb: Word, money: Word) -> bool:
    """Whether only a share of it is given: "will finance a fifth of the $500 million refinery"."""
    below = _up_to(verb, money) if verb.is_verb else []
    return any(word.lower == "of" and word.head.base in SHARES for word in below)


def _is_paid_from(cost: Word) -> bool:
    """Whether a sum is only paid out of it or towards it: "from the budget", "towards the cost"."""
    return cost.dep == "pobj" and cost.head.lower in _PURSES


def _is_subject_of(verb: Word, money: Word) -> bool:
    """As in "$5 million came from Oman"; who "comes from Oman" himself brings no sum."""
    return any(word.dep in tree.SUBJECTS for word in _up_to(verb, money)[-1:])


def _up_to(verb: Word, money: Word) -> list[Word]:
    """The words from the figure up to the verb that it hangs on, without the verb."""
    chain = tree.ancestry(money)
    return chain[: chain.index(verb)] if verb in chain else []


def _costs_another(found: Trigger, sentence: Sentence) -> bool:
    """Whether it is the cost of what is no named project."""
    return found[1].id == COST and not (sentence.project or sentence.focus)


def _priced(money: Argument, sentence: Sentence) -> Trigger | None:
    """A project whose name the figure stands before, as in "the $10 billion line"."""
    for project in sentence.project:
        noun = money.root.head
        beside = noun.dep == "appos" and noun.head.i == project.root.i
        beside = beside or (project.root.dep == "compound" and noun.i == project.root.head.i)
        if beside or tree.slot(project.root, money.root) == "own":
            return project.root, next(rule for rule in lexicon.rules() if rule.id == COST)
    return None
