"""What is told as still to come by the build of its clause: nearly done, proposed, or inverted."""

from communique.link import tree
from communique.link.words import Word

_NEARLY = {"close", "closer", "near", "nearer"}
_STAGES = {"stage", "process", "verge", "brink", "cusp", "point", "step", "phase", "way"}
"""What one is in, or on, or near to, before something is done."""
_CLOSING = {
    "finalise", "finalize", "negotiate", "conclude", "hammer", "thrash", "appraise", "process",
    "assess", "arrange", "structure", "syndicate",
}  # fmt: skip
"""What is still going on with a deal while it is being done."""
_MEANT = {"mean", "suppose", "intend"}
"""What was to be, in the passive, and has not come of itself."""
_INVERTED = {"were", "had"}
"""What opens a condition before its subject: "Had Oman agreed", "Were Oman to agree"."""


def is_nearly(doing: Word) -> bool:
    """As in "is close to lending", "in the last stage of approving"."""
    if doing.dep != "pcomp":
        return False
    above = doing.head.head
    return above.lower in _NEARLY or (above.pos == "NOUN" and above.base in _STAGES)


def is_closing(verb: Word) -> bool:
    """As in "is finalising a loan"."""
    return verb.tag == "VBG" and verb.lemma in _CLOSING


def is_meant(verb: Word) -> bool:
    """As in "was supposed to open in May"."""
    return verb.lemma in _MEANT and any(c.dep in tree.PASSIVE for c in verb.children)


def is_proposed(verb: Word) -> bool:
    """As in "talks are under way for Japan to lend", "the plan is for Japan to lend"."""
    words = {child.lower for child in verb.children if child.dep in ("mark", "aux")}
    return words == {"for", "to"} and any(c.dep in tree.SUBJECTS for c in verb.children)


def is_inverted(clause: Word) -> bool:
    """As in "Had Oman agreed", "Were Oman to agree"."""
    first = tree.under(clause)[0]
    if clause.dep != "advcl" or first.lower not in _INVERTED:
        return False
    if first == clause and first.lower == "were":
        return True
    return (first == clause or first.head == clause) and any(
        c.dep in tree.SUBJECTS and c.i > first.i for c in clause.children
    )
