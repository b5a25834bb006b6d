"""The countries that an article has named, and which of them it speaks of."""

from dataclasses import dataclass, field

from communique.link import eligible, lexicon
from communique.link.projects import is_subject
from communique.link.sentence import Sentence
from communique.link.words import Word

LAST = 2
"""Sentences for which what was told or named alone may still be meant."""
LATE = 5
"""Sentences with countries in which the one that an article speaks of is named again."""
LEFT = 25
"""Sentences after which a long text has left behind a country that none of them names."""


@dataclass
class Countries:
    """Those named before the sentence at hand, whose `number` is reached."""

    home: list[str] = field(default_factory=list)
    """Those that the article is about, the foremost first."""
    lead: list[str] = field(default_factory=list)
    """The two of them that its lead names and the rest repeats."""
    hosts: list[str] = field(default_factory=list)
    """Those of its project."""
    number: int = 0
    sets: list[list[str]] = field(default_factory=list)
    """The countries of each sentence that names some."""
    named: dict[str, int] = field(default_factory=dict)
    """The last sentence that names each."""
    two: list[str] = field(default_factory=list)
    """The last of them that are two."""
    three: list[str] = field(default_factory=list)
    """The last that were three in one sentence."""
    apart: list[str] = field(default_factory=list)
    """The last two countries, were they of sentences apart."""

    def keep(self, sentence: Sentence) -> None:
        """Remember those of the sentence that may act for themselves."""
        states = [
            a
            for a in sentence.country
            if not (a.values.get("firm") or eligible.is_of_goods(a.root))
        ]
        codes = list(dict.fromkeys(code for a in states for code in a.codes))
        self.named.update(dict.fromkeys(codes, sentence.number))
        if codes:
            self.sets.append(codes)
            self.apart = [*dict.fromkeys([*codes[:2], *self.apart])][:2]
        if len(codes) == 2:
            self.two = codes
        self.three = codes if len(codes) == 3 else self.three

    def pair(self) -> list[str]:
        """The hosts of the project between two, else the two that the article is about.

        Else the two last named together or at all; none that the text has left behind.
        """
        pairs = (self.hosts, self.lead, self.two, self.apart)
        return [*next((p for p in pairs if len(p) == 2 and all(map(self._is_near, p))), [])]

    def about(self) -> list[str]:
        """Its foremost country, and of the others those named just before."""
        rest = (c for c in self.home[1:] if self.number - self.named.get(c, -LAST) <= LATE)
        return [*self.home[:1], *rest]

    def recent(self) -> list[str]:
        """The article's countries, those named lately first; one just named alone may lead."""
        near = {code for code, at in self.named.items() if self.number - at <= LAST}
        takers = sorted(near - lexicon.creditors().keys())
        home = [code for code in self.home if self._is_near(code)]
        if len(takers) == 1 and near.isdisjoint(home[:1]):
            return [*takers, *(code for code in home if code not in takers)]
        late = {code for codes in self.sets[-LATE:] for code in codes}
        return sorted(home, key=lambda code: code not in late)

    def own(self, here: set[str]) -> list[str]:
        """What "the country" is: the foremost of the article that is not named beside it."""
        rest = [code for code in self.home if code not in here and self._is_near(code)]
        return ([code for code in rest if code not in lexicon.creditors()] or rest)[:1]

    def taker(self, token: Word, sentence: Sentence) -> list[str]:
        """Who "the country" is that gets: one just named, else the article's own."""
        named = [a for a in sentence.country if not is_subject(a.root)]
        just = [a.codes for a in named if a.root.i < token.i and len(a.codes) == 1]
        if just and just[-1][0] not in lexicon.creditors():
            return list(just[-1])
        return self.own({code for a in sentence.country for code in a.codes})

    def _is_near(self, code: str) -> bool:
        """Whether the country was named so lately that the text may still speak of it."""
        return self.number - self.named.get(code, self.number) <= LEFT
