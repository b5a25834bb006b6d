"""The fact that a frame tells: who, what, how much, when, and how sure the text is."""

from dataclasses import replace
from itertools import takewhile
from typing import Any

from communique.link import (
    bodies,
    completion,
    elsewhere,
    grounds,
    lexicon,
    periods,
    speakers,
    standing,
    terms,
    tree,
)
from communique.link.frame import Fact, Frame
from communique.link.parties import Parties
from communique.link.sentence import Argument
from communique.link.taken import is_part
from communique.link.words import Word
from communique.records import Predicate

_BANKS = {"bank", "lender", "creditor", "eximbank"}
_DEALS = {"deal", "contract", "agreement", "order"}
_STOCK = {"debt", "owe", "arrears", "liability"}
_BUSINESS = {"investor", "company", "firm", "consortium", "developer", "business", "fund"}
_GIVEN: dict[str, Predicate] = {
    "loan": "loan",
    "grant": "grant",
    "investment": "investment",
    "debt": "debt",
}


def of(frame: Frame) -> Fact:
    parties = completion.by_grammar(frame)
    if not frame.before and _is_abroad(frame.project, parties):
        frame = replace(frame, project=None)
    completion.complete(parties, frame)
    money, project = frame.money, frame.project
    predicate = _predicate(frame, parties)
    frame = _by_figure(frame)
    period, dates = _period(frame, parties)
    said, status = standing.of(frame, period)
    if money and said != "reported" and elsewhere.is_compared(money.root):
        said, status = "asserted", None
    arguments = [*parties.arguments, *filter(None, [money, project]), *dates]
    return {
        "predicate": predicate,
        "countries": parties.countries(),
        "organizations": parties.organizations,
        "money": _sum(money) if money else None,
        "money_alt": [_sum(m) for m in frame.sentence.money if money and _restates(m, money)],
        "project": project.values["name"] if project else None,
        "period": period,
        "status": status,
        "modality": said,
        "attributed_to": speakers.of(frame.trigger),
        "evidence": frame.sentence.place,
        "mentions": _places(arguments),
        "rule": frame.rule.id,
    }


def _is_abroad(project: Argument | None, parties: Parties) -> bool:
    """Whether the project that the text speaks of lies elsewhere than the money goes."""
    if project is None or project.tokens or project.root.lower == "it":
        return False
    lies = set(project.values.get("countries", ()))
    return bool(lies and parties.target) and not lies & {*parties.target, *parties.source}


def _is_a_day(dates: list[Argument]) -> bool:
    """Whether it is the day on which a debt is counted, as "at the end of 2023"."""
    values = dates[-1].values if dates else {}
    day = values.get("start_date") == values.get("end_date")
    return bool(values) and (day or values.get("mod") == "END")


def _by_figure(frame: Frame) -> Frame:
    """The frame as the figure tells it, where it has a clause: "of which $1 billion was paid"."""
    money = frame.money
    if money is None or not is_part(money.root):
        return frame
    return replace(frame, trigger=money.root)


def _period(frame: Frame, parties: Parties) -> tuple[periods.Period | None, list[Argument]]:
    """When it was; what a cost has done since some day is not when it was incurred."""
    if not frame.sentence.date:
        return None, []
    money = frame.money.root if frame.money else None
    anchors = [money, frame.trigger] if money else [frame.trigger]
    codes = [*parties.participants, *parties.source, *parties.target, *frame.sentence.home[:1]]
    codes.sort(key=lambda code: code not in frame.sentence.home[:1])
    period, dates = _signing(frame, codes) or periods.of(anchors, frame, codes, money)
    if frame.rule.predicate == "debt" and frame.trigger.lemma in _STOCK and _is_a_day(dates):
        period = {"start_date": None, "end_date": dates[-1].values["end_date"]}
    if frame.rule.both and period and period["end_date"] is None:
        return None, []
    if money and frame.trigger == money:
        own = tree.verb_of(money)
        verbs = {own.i, *(c.i for c in own.children if c.dep == "xcomp")}
        if any(tree.verb_of(date.root).i not in verbs for date in dates):
            return None, []
    return period, dates


def _signing(frame: Frame, codes: list[str]) -> tuple[periods.Period, list[Argument]] | None:
    """When the deal was signed by which the money flows, which goes before its delivery."""
    if frame.rule.predicate not in standing.PAID or (deal := grounds.of(frame)) is None:
        return None
    period, dates = periods.of([deal], frame, codes)
    clause = {tree.verb_of(frame.trigger), frame.trigger}
    signed = period and not any(tree.verb_of(date.root) in clause for date in dates)
    return (period, dates) if period and signed else None


def _predicate(frame: Frame, parties: Parties) -> Predicate:
    """What a sum given without a name for it is: by who gives it, and for what."""
    rule, project = frame.rule, frame.project
    if rule.predicate == "loan" and _is_outstanding(frame.trigger):
        return "debt"
    if rule.id == "investment.plant" and frame.money and _is_of_deal(frame.money.root):
        return "contract"
    if not rule.weak:
        return rule.predicate
    if told := terms.of(frame):
        return told
    if parties.organizations:
        given = lexicon.gives()[parties.organizations[0]]
        return _GIVEN.get(given, "loan") if given != "grant" or project else "aid"
    owners = set(project.values.get("countries", ())) if project else set()
    if parties.source and set(parties.source) <= owners:
        parties.target = []
        return "investment"
    return _by_giver(frame, parties) or ("grant" if project and parties.source else rule.predicate)


def _is_of_deal(money: Word) -> bool:
    """As in "will build a plant under a deal worth $3 billion"."""
    held = takewhile(lambda word: not word.is_verb, tree.ancestry(money))
    return any(word.base in _DEALS for word in held)


def _is_outstanding(loan: Word) -> bool:
    """As in "outstanding loans", "the amounts outstanding under the loans"."""
    return any(
        child.lower == "outstanding" for t in tree.ancestry(loan)[:4] for child in t.children
    )


def _by_giver(frame: Frame, parties: Parties) -> Predicate | None:
    """What it is by the words for who gives: banks lend, firms invest."""
    agents = [c for a in frame.trigger.children if a.dep == "agent" for c in a.children]
    subjects = [c for c in frame.trigger.children if c.dep in tree.SUBJECTS]
    words = {t.base for s in (*subjects, *agents) for t in (s, *s.children)}
    if words & _BANKS:
        return "loan"
    if any(a.values.get("firm") and a.root in {*subjects, *agents} for a in parties.arguments):
        return "investment"
    given = bodies.gives(frame.sentence.text) if parties.source else None
    if given:
        return _GIVEN[given]
    return "investment" if words & _BUSINESS else None


def _sum(money: Argument) -> dict[str, Any]:
    return {name: money.values.get(name) for name in ("amount", "amount_max", "currency")}


def _restates(money: Argument, other: Argument) -> bool:
    return other.place is not None and money.values.get("conversion_of") == other.place


def _places(arguments: list[Argument]) -> list[str]:
    """The mentions among them, in text order."""
    return [place for _, place in sorted({(a.tokens.start, a.place) for a in arguments if a.place})]
