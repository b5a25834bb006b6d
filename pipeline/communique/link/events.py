"""Facts of parties: meetings and agreements, and who gives to whom without a sum."""

from collections.abc import Iterator

from communique.link import (
    assets,
    encounters,
    fact,
    lexicon,
    modality,
    private,
    roles,
    tree,
    visits,
)
from communique.link.frame import Fact, Frame, Told, Trigger
from communique.link.lexicon import Rule
from communique.link.parties import Parties
from communique.link.sentence import Argument, Sentence
from communique.link.taken import SIGNINGS, stands_for_deal
from communique.link.words import Word

IN_A_ROW = {"next", "last", "previous", "earlier", "its", "their"}
_LIGHT = {"give", "grant", "win", "get", "put", "receive", "have"}
_CIRCUMSTANCES = {"during", "after", "before", "at", "since", "following", "of", "in"}
_TIMES = {"hour", "day", "week", "month", "year", "decade"}
_KNOWN = {"the", "this", "that", "these", "those"}
_HELD_BY = {"of", "between", "with"}
_OF_BOTH = {
    "joint", "intergovernmental", "bilateral", "mixed", "two", "side", "talk", "series",
    "commission", "committee", "council", "dialogue", "body",
}  # fmt: skip
"""Of whom a meeting of the two may be said to be: of others it is theirs ("of the G7")."""
_WORTH = {"own", "of", "worth", "appos", "for", "near"}


def of(sentence: Sentence, found: list[Trigger], told: set[str]) -> Iterator[Told]:
    """`told` are the rules that have told their fact by a figure or a project."""
    yield from _between(sentence, [t for t in found if "parties" in t[1].needs])
    for trigger, rule in found:
        if "country" in rule.needs and rule.id not in told and _is_event(trigger, rule):
            parties = roles.by_grammar(rule, trigger, sentence)
            frame = Frame(rule, trigger, sentence)
            if private.is_private(frame) or _is_purpose(frame):
                continue
            if _is_between(parties) or _is_denied(parties, trigger):
                yield frame, fact.of(frame)


def _is_purpose(frame: Frame) -> bool:
    """Whether it only says what a sum is for ("$5 million for disaster relief")."""
    aim = frame.trigger.dep == "pobj" and frame.trigger.head.lower == "for"
    return aim and bool(frame.sentence.money)


def _is_between(parties: Parties) -> bool:
    return bool(parties.target and (parties.source or parties.organizations))


def _is_denied(parties: Parties, trigger: Word) -> bool:
    """Whether one of the two says that there is no such deal ("ruled out a loan")."""
    named = parties.target or parties.source or parties.organizations
    alone = trigger.dep not in tree.OWN
    return bool(named) and alone and modality.of(trigger) == "negated"


def _between(sentence: Sentence, found: list[Trigger]) -> Iterator[Told]:
    """Meetings and agreements of two and more, those of joined verbs sharing their parties."""
    told = []
    for trigger, rule in found:
        if _is_event(trigger, rule) and not _is_apart(rule, trigger, sentence):
            project = assets.nearest(rule, trigger, sentence) or _of_it(trigger, sentence)
            frame = Frame(rule, trigger, sentence, _sum_of(trigger, sentence), project)
            told.append((frame, fact.of(frame)))
    for frame, made in told:
        known = made["countries"]["participants"]
        if not known and _is_theirs(frame):
            made["countries"]["participants"] = known = _signers(frame)
        if len(known) < 2 and _is_of_the_two(frame, known):
            made["countries"]["participants"] = known = list(sentence.pair)
        if len(known) == 1:
            joined = (_parties(m) for f, m in told if _are_joined(f.trigger, frame.trigger))
            known = next((codes for codes in joined if set(known) < set(codes)), known)
            made["countries"]["participants"] = list(known)
        if len(known) >= 2:
            yield frame, made


def _is_apart(rule: Rule, trigger: Word, sentence: Sentence) -> bool:
    """Whether no states meet or agree, but players or private people."""
    if rule.predicate == "meeting" and encounters.is_private(trigger):
        return True
    return private.is_sport(rule, sentence) or private.is_private(Frame(rule, trigger, sentence))


def _is_theirs(frame: Frame) -> bool:
    """Whether a deal is signed in a sentence that names nobody: it is that of the two."""
    trigger, sentence = frame.trigger, frame.sentence
    if frame.rule.predicate != "agreement":
        return False
    if sentence.parties and not stands_for_deal(trigger):
        return False
    return trigger.dep == "nsubjpass" and trigger.head.base in SIGNINGS


def _signers(frame: Frame) -> list[str]:
    """Who signs: those of the deal that "it" stands for, else the two that the article is about."""
    deal = frame.sentence.deal
    if deal and stands_for_deal(frame.trigger):
        return list(deal["countries"]["participants"])
    return list(frame.sentence.pair)


def _is_of_the_two(frame: Frame, known: list[str]) -> bool:
    """Whether it is one in a row of those that the article is about ("its next session")."""
    words = {child.lower for child in frame.trigger.children}
    if not words & IN_A_ROW or not set(known) <= set(frame.sentence.pair):
        return False
    held = [o for c in frame.trigger.children if c.lower in _HELD_BY for o in c.children]
    return all({word.base, *(c.base for c in word.children)} & _OF_BOTH for word in held)


def _parties(made: Fact) -> list[str]:
    return list(made["countries"]["participants"])


def _are_joined(one: Word, other: Word) -> bool:
    """Whether the verbs of the two are joined, as in "drew up pacts and signed deals with"."""
    verbs = tree.verb_of(one), tree.verb_of(other)
    return any(a.dep == "conj" and a.head == b for a, b in (verbs, verbs[::-1]))


def _of_it(trigger: Word, sentence: Sentence) -> Argument | None:
    """The project at hand, where "it" is what they agree to build or on."""
    it = any(t.lower == "it" and t.dep in ("dobj", "pobj") for t in tree.under(trigger))
    return assets.at_hand(trigger, sentence) if it else None


def _is_event(trigger: Word, rule: Rule) -> bool:
    """Whether a verb holds or signs it, and it is no loan agreement, which its loan tells."""
    if trigger.pos == "VERB" and trigger.dep == "amod":
        return False
    if trigger.dep == "attr" and any(c.dep == "nsubj" for c in trigger.head.children):
        return False  # "the event is the first summit" only says what the event is
    if rule.predicate == "meeting" and _is_taken_up(trigger):
        return False
    clauses = [c for c in trigger.children if c.dep in ("acl", "relcl") or _is_mistaken(c)]
    verbs = tree.governors(trigger)
    said = [c for verb in verbs[:1] for c in verb.children if _says_more(verb, c)]
    above = {*verbs, *said, *tree.ancestry(trigger)[1:3], *clauses}
    held = not rule.under or any(word.base in rule.under for word in above)
    if rule.predicate == "meeting":
        held = held or modality.is_occasion(trigger) or visits.is_under_way(trigger)
    own = {c.base for c in trigger.children if c.dep in tree.OWN}
    return held and not own & lexicon.flow_nouns()


def _is_taken_up(meeting: Word) -> bool:
    """Whether it is one known, when something else is done: "in a pact signed after the talks"."""
    led = meeting.dep == "pobj" and meeting.head.lower in _CIRCUMSTANCES
    if led and meeting.head.lower == "of" and meeting.head.head.base in _TIMES:
        return True  # "After three years of talks".
    known = {c.lower for c in meeting.children}
    return led and bool(known) and known <= _KNOWN


def _is_mistaken(verb: Word) -> bool:
    """Whether a verb is taken for an adjective, as "held" in "Qatar's emir held talks"."""
    before = verb.doc.between(max(0, verb.i - 1), verb.i)
    return verb.dep == "amod" and verb.tag == "VBN" and any(t.pos == "NOUN" for t in before)


def _says_more(verb: Word, child: Word) -> bool:
    """Whether the verb leaves it to the word what is done ("is due", "gave its approval to")."""
    return child.dep == "acomp" or (child.dep == "dobj" and verb.base in _LIGHT)


def _sum_of(trigger: Word, sentence: Sentence) -> Argument | None:
    """The sum of a deal that is named right with it ("a $3 billion deal", "a swap of ...")."""
    valued = _is_valued(trigger)
    near = [
        m
        for m in sentence.money
        if not m.values.get("conversion_of")
        and (
            tree.slot(trigger, m.root) in _WORTH
            or (valued and tree.verb_of(m.root) == trigger.head)
        )
    ]
    if len(near) != 1:
        return None
    before = near[0].root.i < trigger.i and trigger in tree.ancestry(near[0].root)
    worth = valued or any(child.lower == "worth" for child in trigger.children)
    return near[0] if before or worth or trigger.lemma == "swap" else None


def _is_valued(deal: Word) -> bool:
    """As in "the deal is worth $3 billion"."""
    valued = any(c.lower == "worth" for c in deal.head.children)
    return deal.dep == "nsubj" and deal.head.base == "be" and valued
