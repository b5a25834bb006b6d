"""The state behind those who sit in a capital: "the government in Lima", "officials in Dhaka".

A capital is no mention where it is a place, and here it says whose government is meant.
"""

from collections.abc import Iterator

from communique.link import lexicon
from communique.link.sentence import Argument, Sentence
from communique.link.visits import place_name

_SEATED = {
    "government", "authority", "treasury", "ministry", "minister", "official", "leadership",
    "parliament", "regime", "cabinet", "administration", "junta", "leader", "president",
    "counterpart", "bank", "host", "lender", "fund", "investor",
}  # fmt: skip


def find(sentence: Sentence) -> Iterator[Argument]:
    """Each that no country stands beside, with that of the capital."""
    places = [w for w in sentence.words if w.dep == "pobj" and w.head.lower == "in"]
    named = {a.root.i for a in sentence.parties} if places else set()
    for place in places:
        body = place.head.head
        while body.dep == "pobj" and body.head.lower == "of":
            body = body.head.head  # "The ministry of commerce in Dhaka".
        if body.base not in _SEATED or place.i in named:
            continue
        code = lexicon.capitals().get(place_name(place))
        abroad = any(child.i in named for child in body.children)
        told = body.head.lower == "to" and body.head.head.lower == "according"
        if code and not (abroad or told):
            yield Argument(body, "country", {"codes": [code]})
