"""Facts of parties: meetings and agreements, and who gives to whom without a sum."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.link import assets, fact, lexicon, roles, tree
from communique.link.frame import Frame, Told, Trigger
from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence

_WORTH = {"own", "of", "appos", "for", "near"}


def of(sentence: Sentence, found: list[Trigger], told: set[str]) -> Iterator[Told]:
    """`told` are the rules that have told their fact by a figure or a project."""
    for trigger, rule in found:
        if "parties" in rule.needs and _is_event(trigger, rule):
            project = assets.nearest(rule, trigger, sentence)
            frame = Frame(rule, trigger, sentence, _sum_of(trigger, sentence), project)
            made = fact.of(frame)
            if len(made["countries"]["participants"]) >= 2:
                yield frame, made
        elif "country" in rule.needs and rule.id not in told:
            parties = roles.by_grammar(rule, trigger, sentence)
            if parties.target and (parties.source or parties.organizations):
                frame = Frame(rule, trigger, sentence)
                yield frame, fact.of(frame)


def _is_event(trigger: Token, rule: Rule) -> bool:
    """Whether a verb holds or signs it, and it is no loan agreement, which its loan tells."""
    held = not rule.under or any(v.lemma_ in rule.under for v in tree.governors(trigger))
    own = {c.lemma_.lower() for c in trigger.children if c.dep_ in tree.OWN}
    return held and not own & lexicon.flow_nouns()


def _sum_of(trigger: Token, sentence: Sentence) -> Argument | None:
    """The sum of a deal that is named right with it ("a swap of 35 billion yuan")."""
    near = [
        m
        for m in sentence.money
        if not m.values.get("conversion_of") and tree.slot(trigger, m.root) in _WORTH
    ]
    return near[0] if len(near) == 1 and trigger.lemma_ == "swap" else None
