"""What a fact must tell beside its rule's own words, without which the rule says nothing."""

from collections.abc import Callable

from communique.link import lexicon, private
from communique.link.eligible import POSTS
from communique.link.firms import is_company
from communique.link.frame import Fact, Frame

_ABROAD = POSTS | {"abroad", "overseas", "commitment"}


def is_complete(fact: Fact, frame: Frame) -> bool:
    """Whether all is there that the rule requires, and it is an affair of states."""
    if private.is_private(frame):
        return False
    if not frame.money and fact["predicate"] in lexicon.FLOWS and fact["modality"] == "asserted":
        return _has_giver(fact, frame)
    return all(_REQUIRED[name](fact, frame) for name in frame.rule.requires)


def _has_source(fact: Fact, _: Frame) -> bool:
    return bool(fact["countries"]["source"])


def _has_giver(fact: Fact, _: Frame) -> bool:
    return bool(fact["countries"]["source"] or fact["organizations"])


def _has_ends(fact: Fact, _: Frame) -> bool:
    return bool(fact["countries"]["source"] and fact["countries"]["target"])


def _has_partners(fact: Fact, _: Frame) -> bool:
    return len(fact["countries"]["participants"]) > 1


def _is_unnamed(_: Fact, frame: Frame) -> bool:
    return not frame.sentence.project


def _is_dated(fact: Fact, _: Frame) -> bool:
    return fact["period"] is not None


def _is_received(fact: Fact, frame: Frame) -> bool:
    """Whether somebody or a project gets it, or it is given abroad; at home there is no aid."""
    if fact["countries"]["target"] or fact["organizations"] or fact["project"]:
        return True
    abroad = any(word.base in _ABROAD for word in frame.sentence.words)
    return abroad or fact["modality"] == "negated"


def _has_investor(fact: Fact, frame: Frame) -> bool:
    return _has_source(fact, frame) and any(a.values.get("invests") for a in frame.sentence.country)


def _has_builder(fact: Fact, frame: Frame) -> bool:
    """Whether another than the host of the project builds it."""
    hosts = frame.project.values.get("countries", ()) if frame.project else ()
    builders = set(fact["countries"]["source"]) - set(hosts)
    at_home = frame.rule.roles == "built" and _build_at_home(builders, fact, frame)
    return bool(builders) and not at_home


def _build_at_home(builders: set[str], fact: Fact, frame: Frame) -> bool:
    """Whether the host is named together with who builds: "Kenya and Uganda build the line"."""
    hosts = {*fact["countries"]["target"]}
    ours = [a for a in frame.sentence.country if not builders.isdisjoint(a.codes)]
    theirs = [a.root for a in frame.sentence.country if not hosts.isdisjoint(a.codes)]
    if any(is_company(a) or "firm" in a.values for a in ours):
        return False
    pairs = ((a.root, b) for a in ours for b in theirs)
    return any(a == b or a.head == b or b.head == a for a, b in pairs if "conj" in (a.dep, b.dep))


def _lasts(fact: Fact, _: Frame) -> bool:
    """Whether it holds since some day, or from one day to another, both of them named."""
    dates = sum(place.startswith("date:") for place in fact["mentions"])
    period = fact["period"] or {}
    return bool(period.get("start_date")) and (period["end_date"] is None or dates > 1)


_REQUIRED: dict[str, Callable[[Fact, Frame], bool]] = {
    "source": _has_source,
    "ends": _has_ends,
    "unnamed": _is_unnamed,
    "partners": _has_partners,
    "giver": _has_giver,
    "receiver": _is_received,
    "builder": _has_builder,
    "investor": _has_investor,
    "lasting": _lasts,
    "dated": _is_dated,
}
