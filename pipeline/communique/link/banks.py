"""Which lender "the bank", "the fund" or "the lender" stands for, by what an article named last."""

from communique.link import tree
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

NOUNS = {"bank", "fund", "lender"}
_ANY = "lender"
_KNOWN = {"the", "this", "that", "its", "their"}
_FUND = "International Monetary Fund"
"""What "the Fund" is where no other is named."""
_OWN = {"central", "commercial", "state", "national", "local", "private", "reserve"}
"""What makes "the central bank" that of the country at hand."""


class Banks:
    """The last lender of each noun, and the last of any."""

    def __init__(self) -> None:
        self._last: dict[str, Argument] = {}

    def keep(self, sentence: Sentence) -> None:
        for argument in (*sentence.organization, *filter(_is_national, sentence.country)):
            for noun in (*_nouns(argument), _ANY):
                self._last[noun] = argument

    def meant(self, token: Word) -> Argument | None:
        if token.base not in NOUNS or any(c.lower in _OWN for c in token.children):
            return None
        if token.base not in self._last and _is_fund(token):
            return Argument(token, "organization", {"organization": _FUND})
        return self._last.get(token.base) or self._last.get(_ANY)


def _is_fund(token: Word) -> bool:
    return token.doc.written(token.i, token.i + 1).strip() == "Fund" and is_bare(token)


def is_taken_up(token: Word) -> bool:
    """Whether it is one known ("the Manila-based bank"), and neither "funds" nor "Exim bank"."""
    return token.tag != "NNS" and any(child.lower in _KNOWN for child in token.children)


def is_bare(token: Word) -> bool:
    """Whether nothing more is said of it: no "bank of the river", but "the bank"."""
    said = [c for c in token.children if not (c.lower == "of" and _is_sum(c))]
    return {child.lower for child in said} == {"the"} and token.tag == "NN"


def _is_sum(preposition: Word) -> bool:
    """As in "repayments to the bank of $4 million"."""
    return any(child.pos == "NUM" for child in preposition.children)


def _is_national(argument: Argument) -> bool:
    """Whether it is a bank or fund of a country: "a Chinese bank", "the Export Bank of India"."""
    lent = argument.values.get("firm") is False
    return lent or (bool(argument.tokens) and _noun(argument.root) is not None)


def _noun(root: Word) -> str | None:
    """That of the phrase in which the country stands."""
    led = root.head.lower == "of" and root.dep == "pobj"
    own = root.dep in tree.OWN
    noun = root.head.head if led else root.head if own else None
    if noun is None or noun.base not in NOUNS:
        return None
    return None if any(c.lower in _OWN for c in noun.children) else noun.base


def _nouns(argument: Argument) -> set[str]:
    if argument.kind == "organization":
        return NOUNS & set(argument.values["organization"].lower().split())
    noun = _noun(argument.root)
    return {noun} if noun else set()
