"""Statesmen by name: whoever was "Japan's prime minister, Taro Aso" acts for Japan as "Aso"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from communique.link import tree
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

_OFFICE = (
    r"(?:[Pp]resident|[Pp]remier|[Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|"
    r"[Pp]rince|[Aa]mbassador|[Ee]nvoy|[Ll]eader|[Rr]uler|[Ss]ecretary(?: of [Ss]tate)?|"
    r"[Gg]overnor|[Cc]ommissioner|[Cc]ounterpart|[Cc]hairman)"
)
_RANK = (
    r"(?:(?:[Pp]rime|[Ff]oreign|[Ff]inance|[Dd]eputy|[Vv]ice|[Cc]rown|[Ff]irst|[Tt]rade|[Ee]nergy|"
    r"[Ee]conomy|[Tt]ransport|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth|[Pp]lanning|[Dd]evelopment|"
    r"[Ii]nfrastructure|[Cc]ommerce|[Aa]griculture|[Ii]ndustry|[Oo]il|[Ww]ater|[Ee]nvironment|"
    r"[Ee]ducation|new|former|then|outgoing|interim|acting|transitional|military|special|and|"
    r"[Ss]tate|[Cc]limate|[Cc]entral [Bb]ank|[Cc]ooperation)[ -]){0,4}"
)
_NAME = r"(?P<name>[A-Z][\w'’-]+(?: (?:bin |Al |de |van |von )?[A-Z][\w'’-]+){0,3})"
_BEHIND = re.compile(rf"(?:['’]s?)? {_RANK}{_OFFICE}(?: (?:for|of) [a-z][a-z ]{{2,30}})?,? {_NAME}")
"""Behind a country: "Chinese President Xi Jinping", "Chad's envoy, Idriss Deby"."""
_OFFICER = re.compile(rf"(?:['’]s?)? {_RANK}{_OFFICE}\b")
_BEFORE = re.compile(rf"{_NAME}, (?:the )?\Z")
"""Before one with an office: "Xi Jinping, the Chinese president"."""
_OF = re.compile(rf"{_NAME}, (?:the )?{_RANK}{_OFFICE} of (?:the )?\Z")
"""Before one that has it: "Viktor Orban, the prime minister of Hungary"."""
_OFFICE_OF = re.compile(rf"\b{_OFFICE} of (?:the )?\Z")
_LED = ("of ", "of the ")
"""What stands before a country whose office was named."""
_ASIDE = re.compile(rf", {_NAME},")
"""Between commas behind "the president of Kenya"."""
_PLAIN = re.compile(r"['’]s (?P<name>[A-Z][a-z'’-]+)(?= [a-z])")
"""As in "Canada's Trudeau pledged"."""
_REACH = 80
"""Characters around a country in which a name stands."""
_TITLES = {"president", "minister", "king", "prince", "mr", "ms", "mrs", "sheikh", "emir", "prime"}
_BODIES = {
    "ministry", "treasury", "parliament", "bank", "senate", "congress", "cabinet", "government",
    "embassy", "president", "minister", "prime", "central", "foreign", "finance", "national",
}  # fmt: skip


_CUES = AhoCorasick([
    "president", "premier", "minister", "chancellor", "king", "queen", "emir", "sultan", "prince",
    "ambassador", "envoy", "leader", "ruler", "secretary", "governor", "commissioner",
    "counterpart", "chairman", "'s ", "’s ",
])  # fmt: skip
"""What stands near every country that a name is found beside."""


class Offices:
    """Where in a text offices and possessives stand, beside which alone a name is looked for."""

    def __init__(self, lowered: str) -> None:
        found = _CUES.find_matches_as_indexes(lowered)
        self._places = sorted(start for _, start, _ in found)

    def are_near(self, start: int, end: int) -> bool:
        first = bisect_left(self._places, start - _REACH)
        return first < len(self._places) and self._places[first] <= end + _REACH


def names(text: str, start: int, end: int) -> set[str]:
    """First and last word of the name of who has an office of the country that stands there."""
    first, last = max(0, start - _REACH), end + _REACH
    officer = _OFFICER.match(text, end, last)
    found = _BEHIND.match(text, end, last) if officer else None
    if found is None and text.endswith(_LED, first, start):
        found = _of_office(text[first:start], text[end:last])
    if found is None and officer:
        found = _BEFORE.search(text[first:start])
    if found is None and (found := _PLAIN.match(text, end, last)):
        found = None if found["name"].lower() in _BODIES else found
    if found is None:
        return set()
    parts = [p for p in found["name"].split() if p.lower() not in _TITLES]
    return {parts[0], parts[-1]} if parts else set()


def _of_office(before: str, behind: str) -> re.Match[str] | None:
    """Who has the office that is "of" the country, named before the office or aside."""
    found = _OF.search(before)
    return _ASIDE.match(behind) if found is None and _OFFICE_OF.search(before) else found


class Persons:
    """The countries of those named so far, by the words of their names."""

    def __init__(self, lowered: str) -> None:
        self._offices = Offices(lowered)
        self._codes: dict[str, list[str]] = {}

    def keep(self, sentence: Sentence) -> None:
        """Learn who is named with a country and an office; a name of two countries says nothing."""
        doc = sentence.doc
        if not self._offices.are_near(*doc.characters(sentence.start, sentence.end)):
            return
        for country in sentence.country:
            if not country.tokens or len(country.codes) != 1:
                continue
            start, end = doc.characters(country.tokens.start, country.tokens.stop)
            for name in names(doc.text, start, start + len(doc.text[start:end].rstrip())):
                known = self._codes.setdefault(name, country.codes)
                self._codes[name] = known if known == country.codes else []

    def find(self, sentence: Sentence) -> Iterator[Argument]:
        """Those of them who do or get something, where their country is not named with them."""
        if not self._codes:
            return
        for token in sentence.words:
            if token.pos != "PROPN" or not _acts(token):
                continue
            codes = self._codes.get(token.doc.written(token.i, token.i + 1).strip())
            if codes and not _is_beside(token, sentence):
                yield Argument(token, "country", {"codes": codes})


def _is_beside(token: Word, sentence: Sentence) -> bool:
    """Whether a party is named in the phrase of the name."""
    named = {i for a in sentence.parties for i in (a.root.i, *a.tokens)}
    return not named.isdisjoint(t.i for t in tree.under(token))


def _acts(token: Word) -> bool:
    led = token.dep == "pobj" and token.head.lower in ("by", "from", "with")
    return led or token.dep in tree.SUBJECTS
