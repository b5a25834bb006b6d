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
    if not any(word.lower == "in" for word in sentence.words):
        return
    named = {a.root.i for a in sentence.parties}
    for place in sentence.words:
        if place.dep != "pobj" or place.head.lower != "in" or place.i in named:
            continue
        body = place.head.head
        while body.dep == "pobj" and body.head.lower == "of":
            body = body.head.head  # "The ministry of commerce in Dhaka".
        code = lexicon.capitals().get(place_name(place))
        abroad = any(child.i in named for child in body.children)
        told = body.head.lower == "to" and body.head.head.lower == "according"
        if code and body.base in _SEATED and not (abroad or told):
            yield Argument(body, "country", {"codes": [code]})
