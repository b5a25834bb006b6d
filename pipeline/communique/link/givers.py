"""Who gives where the sentence does not say: whoever gave just before, or lends to others."""

from communique.link import lexicon
from communique.link.countries import LAST, Countries
from communique.link.frame import Fact
from communique.link.sentence import Sentence

GIVEN = 6
"""Sentences for which a loan without a giver is one more of the giver before."""
_Given = tuple[list[str], list[str], list[str]]
"""Who gives, through whom and to whom."""
_NOBODY: _Given = ([], [], [])


class Givers:
    """Who gave last of each kind of flow, and in which sentence."""

    def __init__(self, countries: Countries) -> None:
        self._countries = countries
        self._last: dict[str, _Given] = {}
        self._told: dict[str, int] = {}
        self._here: tuple[int, _Given] = (-1, _NOBODY)
        """The last of any kind, after the number of the sentence."""

    def give(self, fact: Fact) -> None:
        """A flow without a giver comes from the last giver of its kind to the same country."""
        parties, kind, number = fact["countries"], fact["predicate"], self._countries.number
        at, here = self._here
        if not _is_known(fact):
            source, organizations, target = here if at == number else self._of(kind)
            near = number - self._told.get(kind, number) <= GIVEN
            if near and not set(source) & set(parties["target"]):
                parties["source"] = list(source)
                fact["organizations"] = list(organizations)
                parties["target"] = parties["target"] or list(target)
        if _is_known(fact):
            self._told[kind] = number
            self._last[kind] = (parties["source"], fact["organizations"], parties["target"])
            self._here = (number, self._last[kind])

    def owe(self, fact: Fact, beside: list[Fact]) -> None:
        """What is outstanding of loans is owed to whoever gave them; of one debt to one."""
        parties = fact["countries"]
        if not _is_known(fact):
            owed = [f["countries"] for f in beside if f["predicate"] == "debt"]
            same = [known for known in owed if known["target"] == parties["target"]]
            parties["source"] = next((list(k["source"]) for k in same if k["source"]), [])
        source, organizations, borrower = self._of("loan")
        if fact["rule"].startswith("loan") and not _is_known(fact):
            parties["source"] = [code for code in source if code not in parties["target"]]
            fact["organizations"] = list(organizations)
        if not parties["target"]:
            parties["target"] = self._countries.own({*parties["source"]})
        repaid = fact["rule"] == "debt.owe" and not _is_known(fact)
        near = self._countries.number - self._told.get("loan", -GIVEN) <= LAST
        if repaid and near and parties["target"] == borrower:
            parties["source"] = list(source)

    def _of(self, kind: str) -> _Given:
        return self._last.get(kind, _NOBODY)


def between_two(fact: Fact, sentence: Sentence) -> None:
    """Of two countries that a sentence or the article is about, the one that lends gives."""
    if not fact["money"] or fact["organizations"]:
        return
    states = [a for a in sentence.country if not a.values.get("firm")]
    named = list(dict.fromkeys(code for a in states for code in a.codes))
    pair = sentence.pair if len(named) < 2 and set(named) <= set(sentence.pair) else named
    givers = [code for code in pair if code in lexicon.creditors()]
    foremost = [code for code in givers if lexicon.creditors()[code] != lexicon.BOTH]
    if len(givers) == len(pair) and fact["predicate"] == "loan":
        givers = foremost
    takers = [code for code in pair if code not in givers]
    parties = fact["countries"]
    if len(givers) == len(takers) == 1 and parties["target"] in ([], takers):
        parties["source"], parties["target"] = givers, takers


def _is_known(fact: Fact) -> bool:
    """Whether it says who gives."""
    return bool(fact["countries"]["source"] or fact["organizations"])
