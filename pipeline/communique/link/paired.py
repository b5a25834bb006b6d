"""Two or three spoken of together: "the two sides", "both countries", "the joint commission"."""

from bisect import bisect_left, bisect_right

from communique.link.countries import Countries
from communique.link.cues import Cue
from communique.link.sentence import Argument, Sentence

_PEOPLE = (
    r"(?:countries|sides|nations|governments|states|leaders|ministers|presidents|delegations|"
    r"parties|neighbou?rs|capitals|economies|peoples|central banks)"
)
_TOGETHER = r"(?:also |have |had |will )?(?:signed|agreed|met|discussed|held)"
PAIRED = Cue(
    "the two|the three|all three|both|their governments|the sides|the parties|the delegations",
    rf"\b(?:the two|the three|all three|both)\s+"
    rf"(?:(?:\w+\s+)?{_PEOPLE}\b|(?={_TOGETHER}\b))|\btheir governments\b|"
    r"\bthe (?:sides|parties|delegations)\b",
)
JOINT = Cue(
    "joint|intergovernmental|inter-governmental|bilateral|mixed",
    r"\b(?:joint|intergovernmental|inter-governmental|bilateral|mixed)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:committee|commission|council)\b",
)
"""A body of the two that an article is about, where its sentence names no country."""


class Paired:
    """Where in an article two may be spoken of together."""

    def __init__(self, lowered: str) -> None:
        self._places = sorted(place for cue in (PAIRED, JOINT) for place in cue.openings(lowered))

    def take_up(self, sentence: Sentence, countries: Countries) -> None:
        """Add to the sentence the countries that it speaks of together."""
        if not self._may_stand(sentence) or any(len(a.codes) > 1 for a in sentence.country):
            return
        match = PAIRED.search(sentence.lowered)
        if match is None and not sentence.country:
            match = JOINT.search(sentence.lowered)
        if match is None:
            return
        if codes := countries.three if "three" in match[0] else countries.pair():
            root, _ = sentence.within(*match.span())
            sentence.country.append(Argument(root, "country", {"codes": codes}))

    def _may_stand(self, sentence: Sentence) -> bool:
        first = bisect_left(self._places, sentence.doc.character(sentence.start))
        return first < bisect_right(self._places, sentence.doc.character(sentence.end - 1))
