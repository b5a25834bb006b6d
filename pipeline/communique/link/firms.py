"""Companies and public bodies, by the noun beside a country: who builds, and who has built."""

from communique.link import tree
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word, once

FIRMS = frozenset({
    "firm", "company", "contractor", "builder", "consortium", "group", "corporation", "giant",
    "enterprise", "developer", "supplier", "manufacturer", "operator", "subsidiary", "engineer",
})  # fmt: skip
_CLIENTS = {
    "authority", "ministry", "utility", "government", "agency", "municipality", "state", "board",
    "state-owned", "state-run", "public", "department", "railway",
}  # fmt: skip


def is_company(argument: Argument) -> bool:
    """Whether it is one by its name, or by the noun that it stands to ("Serbian firms")."""
    return _is_named(argument) or _is_firm(argument.root)


def companies(sentence: Sentence) -> list[Argument]:
    """Those among its countries; by their nouns only where it has such a noun."""
    nouns = not FIRMS.isdisjoint([word.base for word in sentence.words])
    return [a for a in sentence.country if _is_named(a) or (nouns and is_firm(a))]


def is_firm(argument: Argument) -> bool:
    """By its noun: "a Serbian firm", "a firm from Serbia"."""
    return _is_firm(argument.root)


def _is_named(argument: Argument) -> bool:
    return bool(argument.values.get("firm")) or argument.values.get("form") == "embedded"


@once
def _is_firm(root: Word) -> bool:
    led = root.head
    if led.lower in ("from", "of") and led.head.base in FIRMS:
        return True
    return any(token.base in FIRMS for token in _phrase(root))


def is_client(argument: Argument) -> bool:
    """Whether it is a state's own, which has things built ("the state power utility")."""
    head = _phrase(argument.root)[-1]
    return not _CLIENTS.isdisjoint({head.base, *(c.lower for c in head.children)})


def _phrase(root: Word) -> list[Word]:
    """The nouns that it helps to name, itself first."""
    phrase = []
    for token in tree.ancestry(root):
        phrase.append(token)
        if token.dep not in tree.NAMING:
            break
    return phrase
