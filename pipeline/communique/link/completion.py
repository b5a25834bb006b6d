"""Parties that grammar leaves open: from the figure before, the project, and the article."""

import re

from communique.link import (
    eligible,
    encounters,
    lexicon,
    respective,
    roles,
    terms,
    tree,
    visits,
)
from communique.link.firms import is_company
from communique.link.frame import Fact, Frame
from communique.link.lexicon import FLOWS, Rule
from communique.link.parties import Parties, extend
from communique.link.projects import is_subject
from communique.link.sentence import Argument, Sentence
from communique.link.taken import is_part, stands_for_figure

MAIN = 3
"""Countries that an article can be about at once."""
_WITH_ALL = re.compile(r"\b(?:foreign|external|total|overall|global)\s+trade\b", re.IGNORECASE)


def by_grammar(frame: Frame) -> Parties:
    """The parties that the words name."""
    parties = roles.by_grammar(frame.rule, frame.trigger, frame.sentence, frame.money)
    respective.pick(parties, frame)
    return parties


def complete(parties: Parties, frame: Frame) -> None:
    """Fill what the words leave open."""
    figure = frame.before[1] if frame.before else frame.sentence.figure
    if figure and stands_for_figure(frame.trigger):
        _as_figure(parties, figure)
    elif whole := terms.part_of(frame) or (_is_open(parties) and terms.more_of(frame)):
        _as_figure(parties, whole)
    if frame.before and _is_joined(frame, frame.before[0]):
        _as_before(parties, frame.rule, *frame.before)
    if frame.rule.predicate == "meeting" and len(parties.participants) == 1:
        extend(parties.participants, visits.host(frame.trigger))
    _complete(parties, frame)
    others = [code for code in parties.source if code not in parties.target]
    if others or parties.organizations:  # "Awarded to a Chinese firm by Nigeria".
        parties.source = others


def _as_figure(parties: Parties, told: Fact) -> None:
    """In "It stood at $3bn" the parties are those of the figure before."""
    for role, codes in told["countries"].items():
        setattr(parties, role, getattr(parties, role) or list(codes))
    parties.organizations = parties.organizations or list(told["organizations"])


def _is_joined(frame: Frame, before: Frame) -> bool:
    """Whether the two figures stand in one clause or in joined ones."""
    if frame.money is None or before.money is None:
        return False
    if is_part(frame.money.root):
        return True
    return tree.is_joined(frame.money.root, before.money.root)


def _as_before(parties: Parties, rule: Rule, before: Frame, told: Fact) -> None:
    known = told["countries"]
    if rule.predicate == before.rule.predicate == "trade":
        _same_reporter(parties, rule, before.rule, known)
    elif {rule.predicate, told["predicate"]} <= FLOWS:
        if not (
            parties.source or parties.organizations or set(known["source"]) & set(parties.target)
        ):
            parties.source = list(known["source"])
            parties.organizations = list(told["organizations"])
        parties.target = parties.target or [c for c in known["target"] if c not in parties.source]


def _same_reporter(parties: Parties, rule: Rule, before: Rule, known: dict[str, list[str]]) -> None:
    """In "its imports from Iran were $4bn, exports $1bn" both are of one country with one other."""
    if "participants" in (rule.roles, before.roles):
        return
    ends, told = _ends(rule), [known[end] for end in _ends(before)]
    named = parties.source or parties.target
    for end, codes in zip(ends, told, strict=True):
        if not getattr(parties, end) and not (named and end == ends[1]):
            setattr(parties, end, [c for c in codes if c not in (*parties.source, *parties.target)])


def _ends(rule: Rule) -> tuple[str, str]:
    """The role of the country whose figure it is, and that of the other."""
    return ("source", "target") if rule.roles == "outward" else ("target", "source")


def _is_open(parties: Parties) -> bool:
    """Whether nobody gives."""
    return not (parties.source or parties.organizations)


def _complete(parties: Parties, frame: Frame) -> None:
    rule, sentence, project = frame.rule, frame.sentence, frame.project
    if rule.predicate == "trade":
        _complete_trade(parties, rule, sentence)
        return
    if rule.predicate == "agreement" and len(parties.participants) < 2:
        _complete_agreement(parties, frame)
    if rule.predicate == "meeting":
        _complete_meeting(parties, frame)
    if rule.roles == "participants" or parties.target:
        return
    if project:
        codes = project.values.get("countries", ())
        if rule.roles == "host" or rule.predicate == "contract":
            codes = _hosts(project, sentence)
        if rule.predicate == "investment" and parties.source and set(parties.source) <= set(codes):
            return
        if len(codes) > 1 and rule.predicate in FLOWS:
            return  # one of the hosts receives, and only the text can say which
        own = rule.roles in ("work", "hired", "built", "awarded")
        parties.target = [code for code in codes if own or code not in parties.source]
    owed = rule.predicate == "debt" or rule.roles == "host"
    if not parties.target and (owed or parties.source or parties.organizations):
        parties.target = _recipient(_abroad(rule, parties, sentence), parties.source)


def _complete_agreement(parties: Parties, frame: Frame) -> None:
    """It is of the project's hosts; one "with" a state is of whom the article is about."""
    if frame.project:
        extend(parties.participants, frame.project.values.get("countries", ()))
    partners = (o for c in frame.trigger.children if c.lower == "with" for o in c.children)
    states = [a.root for a in frame.sentence.country if not is_company(a)]
    if len(parties.participants) == 1 and any(partner in states for partner in partners):
        extend(parties.participants, _others(frame.sentence.home, parties.participants))


def _complete_meeting(parties: Parties, frame: Frame) -> None:
    """Who is met is another country of the article; where somebody travels to must be said.

    One that is named beside it for something else does not take part.
    """
    trigger = frame.trigger
    said = frame.rule.id == "meeting.travel" or encounters.meets_others(trigger)
    if not said and len(parties.participants) == 1:
        beside = [a for a in frame.sentence.country if encounters.is_beside(trigger, a.root)]
        known = [*parties.participants, *(code for a in beside for code in a.codes)]
        extend(parties.participants, _others(frame.sentence.about[:2], known))


def _hosts(project: Argument, sentence: Sentence) -> list[str]:
    """Of several hosts those that the sentence names beside the project, or else the article."""
    codes = list(project.values.get("countries", ()))
    if len(codes) < 2:
        return codes
    inside = {i for a in sentence.project for i in a.tokens}
    beside = {c for a in sentence.country if a.root.i not in inside for c in a.codes}
    for known in (beside, set(sentence.home)):
        if found := [code for code in codes if code in known]:
            return found
    return codes


def _complete_trade(parties: Parties, rule: Rule, sentence: Sentence) -> None:
    """Trade of one country is with, exports go from, imports to the country of the article."""
    home, total = sentence.home, rule.roles == "participants"
    if total and not parties.participants:
        extend(parties.participants, sentence.pair)
    elif total and len(parties.participants) == 1 and not _WITH_ALL.search(sentence.text):
        extend(parties.participants, _others(home, parties.participants))
    partners = {code for a in sentence.country if eligible.is_led(a) for code in a.codes}
    here = [code for a in sentence.country for code in a.codes if is_subject(a.root)]
    home = [*sentence.reporter, *here, *home]
    if rule.roles == "outward" and not parties.source:
        parties.source = _others(home, [*parties.target, *partners])
    elif rule.roles == "inward" and not parties.target:
        parties.target = _others(home, [*parties.source, *partners])


def _abroad(rule: Rule, parties: Parties, sentence: Sentence) -> list[str]:
    """The article's countries; of one that spends itself only those that the sentence names."""
    if rule.predicate != "investment" or parties.source[:1] != sentence.home[:1]:
        return sentence.home
    here = {code for a in sentence.country for code in a.codes}
    return [code for code in sentence.home if code in here]


def _recipient(home: list[str], givers: list[str]) -> list[str]:
    """Of the countries an article is about, the foremost that does not itself lend or give.

    Where all do, it is one that borrows as well.
    """
    rest = [code for code in home[:MAIN] if code not in givers]
    known = lexicon.creditors()
    takers = [code for code in rest if code not in known]
    return (takers or [code for code in rest if known[code] == lexicon.BOTH])[:1]


def _others(home: list[str], known: list[str]) -> list[str]:
    return [code for code in home if code not in known][:1]
