"""Sums of which only the giver is told: "with $5 million from Ireland, Mali built a school"."""

import re

from communique.link import lexicon
from communique.link.frame import Trigger
from communique.link.sentence import Argument, Sentence
from communique.link.tree import SUBJECT
from communique.link.words import Word

RULE = "aid.sum"
_STATE = {
    "government", "ministry", "state", "embassy", "treasury", "taxpayer", "donor", "agency", "bank",
    "fund", "people", "king", "emir", "president",
}  # fmt: skip
_BY_MEANS = {"with", "by", "to", "for", "through", "using", "on"}
FROM = re.compile(
    r"(?:illion|crore|\d\w{0,2}|dollars|euros|pounds|francs|yen|yuan|won|kron\w+) from "
)
"""Where a sum may be told by who gives it, without the parse."""


def trigger(money: Argument, sentence: Sentence) -> list[Trigger]:
    """The sum itself, where somebody is named from whom it comes and by it something is done."""
    if not _is_means(money.root):
        return []
    named = {argument.root.i for argument in sentence.parties}
    from_ = (c for c in money.root.children if c.lower == "from")
    givers = (o for c in from_ for o in c.children if o.dep == "pobj")
    if not any(giver.i in named or _is_state(giver, named) for giver in givers):
        return []
    return [(money.root, rule) for rule in lexicon.rules() if rule.id == RULE]


def _is_means(money: Word) -> bool:
    return money.dep in SUBJECT or (money.dep == "pobj" and money.head.lower in _BY_MEANS)


def _is_state(giver: Word, named: set[int]) -> bool:
    return giver.base in _STATE and any(c.i in named for c in giver.children)
