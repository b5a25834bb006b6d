"""Who is meant by a word for the other of two: "its neighbour", "his hosts", "the latter"."""

from communique.link import lexicon, tree
from communique.link.sentence import Argument
from communique.link.words import Word

_RELATED = {
    "neighbour", "neighbor", "partner", "ally", "creditor", "lender", "patron", "customer",
    "supplier", "donor", "counterpart",
}  # fmt: skip
_HOSTS, _GUESTS = {"host"}, {"guest", "visitor"}
_GOES = {"visit", "arrive", "travel", "fly", "tour", "come", "go", "land", "pay", "make"}
"""What a guest does; whoever receives, meets or welcomes another is the host."""
_OWNING = {"its", "their", "his", "her"}
_ORDER = {"former": 0, "latter": 1}
FORMS = lexicon.noun_forms(frozenset(_RELATED | _HOSTS | _GUESTS)) | _ORDER.keys()
_SLOTS = tree.SUBJECTS | {"dobj", "dative", "pobj", "poss"}


def is_other(token: Word) -> bool:
    """Whether the word may stand for one of two."""
    if token.dep not in _SLOTS:
        return False
    words = {child.lower for child in token.children}
    if token.lower in _ORDER:
        return "the" in words
    if token.base in _HOSTS | _GUESTS:
        return bool(words & {"the", *_OWNING})
    return token.base in _RELATED and token.tag == "NN" and not words.isdisjoint(_OWNING)


def meant(token: Word, pair: list[str], owners: list[Argument]) -> list[str]:
    """Of the pair the one by its order, the host or guest, or the one that does not own."""
    if len(pair) != 2:
        return []
    if token.lower in _ORDER:
        return [pair[_ORDER[token.lower]]]
    owner = list(dict.fromkeys(code for a in owners for code in a.codes))
    if len(owner) != 1 or owner[0] not in pair:
        return []
    goes = tree.verb_of(owners[0].root).lemma in _GOES
    same = (token.base in _GUESTS and goes) or (token.base in _HOSTS and not goes)
    return owner if same else [code for code in pair if code not in owner]
