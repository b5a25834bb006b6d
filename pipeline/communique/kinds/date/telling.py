"""What the text has told so far, and how a date stands to it: the memory of `decision`.

>>> told = Told()
>>> text = "The ferry, built in May 1994, sank on Monday. It had left at 6 a.m."
>>> told.name(text, (20, 28, "1994-05"), (0, 46)), told.near(0)
(None, None)
>>> told.name(text, (38, 44, "2023-05-15"), (0, 46)), told.day_in_hand(46)
(None, '2023-05-15')
"""

import re
from dataclasses import dataclass, field

from communique.kinds.date.anchoring import Joined
from communique.kinds.date.intervals import interval
from communique.kinds.date.sharing import RANGE
from communique.kinds.date.values import day_of

_SAME_DAY = re.compile(
    r"\s*(?:[,(]|,?\s*(?:which )?(?:is|was|falls? on|fell on))\s*(?:an?\s+)?", re.IGNORECASE
)
"""Between a day and its weekday: "On 3 May, a Friday", "Veterans Day falls on Friday"."""
_YEAR_OPENS = re.compile(r"\W*(?:[Ii]n \d{4}|(?:[Ll]ast|[Nn]ext) year)")
_CLAUSE = re.compile(r",?(?!['’])(?:(?!\b(?:and|but|or)\b)[^,;:()\"“”\n–—]){1,80}")
"""A year that opens a sentence holds for a month in its first clause: "In 2003 he left in May"."""
_WHEN = re.compile(r",? (?:when|where|in which)\b[^;:()\"“”\n–—]{1,80}")
"""It also holds for a clause that tells of it: "since 2009, when a vote in June failed"."""
YEAR = 4
"""Characters of a year's value."""
CLAUSE = 80
"""Characters of a clause that are looked at."""
CHAIN = 400
"""Characters in which a tale goes on from one date that opens a sentence to the next."""
RANGED = 12
"""Characters between the ends of a range, fewer than these."""
_OPENING = re.compile(r"\W*(?:(?:[Ii]n|[Oo]n|[Bb]y|[Ee]arly in|[Ll]ate in)\s+(?:the\s+)?)?")
"""Before a date that opens its sentence."""
_ASIDE = re.compile(r"(?:\b(?:born(?:\s+on)?|the|an?|its|his|her|their)|['’]s)\s+\Z", re.IGNORECASE)
_INSERTED = re.compile(
    r",\s+(?:\w+ly\s+)?(?:\w+ed|who|which|whose|born|bought|built|closed|cut|drawn|found|given|held|"
    r"hit|known|laid|led|left|lost|made|put|seen|sent|set|shot|shut|sold|struck|sunk|taken|won|"
    r"written)\b[^,;:]*\Z"
)
"""Before a date in an insertion between commas: "The ship, built in May 1994, sank"."""
_OF_SAYING = re.compile(
    r"\b(?:said|says|told \w+|announced|added|reported|wrote|confirmed|that|which|who)"
    r"(?:\s+\w+)?\s+(?:(?:late|early|on)\s+){0,2}\Z"
)
"""Before the day on which something was said, or a day in a relative clause."""

_HEADS = re.compile(r"[ \t]*(?:\n|(?:\([^()\n]{1,30}\)[ \t]*)?(?:--|[–—-])\s)")
"""After the day in a dateline or a headline."""

Place = tuple[int, int, str]
"""Where a date stands, and its value."""


@dataclass(slots=True)
class Told:
    """The date last named and the days that the text tells of."""

    value: str | None = None
    start: int = 0
    end: int = 0
    aside: bool = False
    """Whether it only tells of what or who is meant: a birth, "the April 2009 quake"."""
    opens: bool = False
    """Whether it, or one before it in the sentence, opens the sentence."""
    first_day: str | None = None
    last_day: str | None = None
    clock: str | None = None
    weekdays: dict[int, str] = field(default_factory=dict)
    """Which day a weekday was, where a verb or cue said so."""
    last_stop: int = 0
    """The end of the sentence with the last day."""

    def near(self, begin: int) -> str | None:
        """The date last named, if the sentence that begins there goes on about it."""
        return self.value if self.start >= begin and not self.aside else None

    def day_in_hand(self, begin: int) -> str | None:
        """Of the sentence before, else the one that the text told of first."""
        return self.last_day if self.last_stop >= begin else self.first_day

    def name(self, text: str, place: Place, sentence: tuple[int, int]) -> None:
        start, end, value = place
        begin, stop = sentence
        if whole := self._range(text, start, value):
            self.value, self.end, self.aside = whole, end, False
            return
        before = text[max(begin, start - CLAUSE) : start]
        inserted = text[end : end + 1] == "," and _INSERTED.search(before)
        self.aside = len(value) > YEAR and bool(_ASIDE.search(before) or inserted)
        self.opens = opens(text, begin, start) or (self.opens and self.start >= begin)
        told = not (self.aside or _OF_SAYING.search(before) or _HEADS.match(text, end))
        if told and day_of(value):
            self.last_day, self.last_stop = value[:10], stop
            self.first_day = self.first_day or self.last_day
        self.value, self.start, self.end = value, start, end
        self.clock = value if ":" in value else self.clock

    def _range(self, text: str, start: int, value: str) -> str | None:
        """The end of a range ("January to September 2023") stands for the whole."""
        joined = text[self.end : min(start, self.end + RANGED)]
        if not self.value or "/" in value + self.value or not _joins(joined):
            return None
        before = text[max(0, self.start - 10) : self.start]
        opened = re.search(r"\b(?:between|from)\s+$", before, re.I)
        whole = f"{self.value}/{value}"
        return whole if ("and" not in joined or opened) and interval(whole)[0] else None

    def joined(self, text: str, begin: int, start: int) -> Joined:
        """How a date stands to the one last named, by the words between them."""
        if start - self.end > CHAIN:
            return ""
        between = text[self.end : start]
        if _SAME_DAY.fullmatch(between):
            return "day"
        if self.start < begin:
            return "tale" if self._goes_on(between) and opens(text, begin, start) else ""
        if _WHEN.fullmatch(between):
            return "clause"
        begin = max(begin, text.rfind(";", begin, self.start) + 1)
        year = _YEAR_OPENS.fullmatch(text, begin, self.end) if self.end - begin < CLAUSE else None
        return "clause" if year and _CLAUSE.fullmatch(between) else ""

    def _goes_on(self, between: str) -> bool:
        return self.opens and "\n" not in between


def _joins(between: str) -> bool:
    return len(between) < RANGED and bool(RANGE.fullmatch(between))


def opens(text: str, begin: int, start: int) -> bool:
    """Whether nothing but a preposition stands before it in its sentence."""
    return start - begin < CLAUSE and bool(_OPENING.fullmatch(text, begin, start))
