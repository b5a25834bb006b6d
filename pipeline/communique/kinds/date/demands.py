"""What must stand around an expression that is weak by itself: a bare year, "May", "years".

A demand gets the characters before and after an expression and its reading, and says whether it
holds there; the rule of the grammar that it is for stands in `DEMANDS`.
"""

import re
from collections.abc import Callable

from communique.kinds.date.grammar import Reading

_PLACED = (
    r"\b(?:in|since|by|until|till|from|of|for|to|and|or|after|before|during|between|through|late|"
    r"early|mid|this|last|next|every|each|than|circa|about|around)\s+$"
)
_YEAR_PLACED = re.compile(_PLACED + r"|[(]$", re.IGNORECASE)
_MONTH_PLACED = re.compile(_PLACED + r"|[-–—/(]$|\b[a-z]{2,}(?:est|rst)\s+$", re.IGNORECASE)
_COUNTING = re.compile(
    r"\b(?!(?:the|a|an|this|that|of|in|on|at|for|to|from|by|with|and|or|its|their|his|her|our|new|"
    r"since|until|before|after|during|between|as|than|late|early|mid|over|under|into|against|about)"
    r"\s)[a-z]+\s+$"
)
_COUNTED = re.compile(
    r"\s+(?!(?:was|is|as|has|this|its|his|sees|does|plus|versus)\b)[a-z]+s\b(?!['’])"
    r"|\s+horsepower"
)
_QUOTES = ('"', "“", "‘")
"""A year that is all of a quotation is a title."""
_STRATEGY = re.compile(
    r"['”’\"]?\s+(?:development )?"
    r"(?i:strategy|plan|initiative|roadmap|program(?:me)?|framework|project)\b"
)
_NAME_BEFORE = re.compile(r"(?:^|\s)(?!The |In |By |Its |A |For |This )[A-Z][\w'’]+\s*[-–—]?\s*$")
"""A country or body before, a plan after: "the Kazakhstan 2050 strategy" is a name."""
_COMMON = {"May", "April", "June", "August", "March", "MAY", "MARCH"}
"""Months that are also names or verbs: alone they need a preposition."""

_DETERMINED_SMALL = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]hat|['’]s)\s+(?:early |late )?$"
)
_NOUN = re.compile(
    r"\s+(?!(?:on|of|to|against|for|in|was|were|is|by|from|with|at|through|and|or|as|that|who|had|has|have)\b)[a-z]{3}"
)
"""The month before a noun: "his May trip", "the April attack"; not "the March on Rome"."""
_MONTH_OWNS = re.compile(r"['’]s\s+[a-z]|\s+(?:was|is|has been)\s+(?:the|an?)\b")
"""What shows the month: "June's rainfall", "June was the driest"."""


def _year(before: str, after: str, reading: Reading) -> bool:
    """Years of the last and this century stand alone; others need a preposition."""
    if reading.group("year")[0].sort == "shortyear":
        return True
    written = reading.group("year")[0].value or "0"
    if not written.isdecimal():
        return False
    number = int(written)
    if reading.group("era"):
        return number > 0
    if _COUNTED.match(after) and (_COUNTING.search(before) or _round(number, before)):
        return False
    if before[-1:] in _QUOTES and re.match(r",?[\"”’'](?!s)", after):
        return False
    if _STRATEGY.match(after) and _NAME_BEFORE.search(before):
        return False
    if 1900 <= number <= 2100:
        return True
    return 1400 <= number <= 2200 and bool(_YEAR_PLACED.search(before))


def _round(number: int, before: str) -> bool:
    """Hundreds and thousands before a plural count it, unless a word says that they are a year."""
    said = re.search(r"\b(?:in|since|of|by|until|the|after|before|from|late|early)\s+$", before)
    return number % 100 == 0 and not said


def _month(before: str, after: str, reading: Reading) -> bool:
    if len(reading.own) > 2 or any(reading.group(n) for n in ("year", "rel", "which")):
        return True
    named = re.match(r"\s+[A-Z][a-z]+", after) and not _MONTH_PLACED.search(before)
    if reading.own[0].text not in _COMMON:
        return not named
    if _MONTH_OWNS.match(after) and reading.own[0].text not in ("May", "MAY"):
        return True
    if _DETERMINED_SMALL.search(before) and _NOUN.match(after):
        return True
    return bool(_MONTH_PLACED.search(before)) and not re.match(r"\s+[A-Z][a-z]+(?!\w*day)", after)


_LASTING = re.compile(
    r"\b(?:for|in|after|within|over the|took|takes?|taken|spent|through the|last(?:ed|ing)?|"
    r"during the|many more|over|following|until|than|by|those|these|in the|for the|"
    r"(?:hours|days|weeks|months|years|decades)(?:,|,? (?:and|or|to|if not)))\s*$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s+(?:later|earlier|before|after|afterwards?|beforehand)\b")


def _plural(before: str, after: str, reading: Reading) -> bool:
    """As in "For decades", "months later"; not "the statistics on any number of days"."""
    if re.match(r"\s+of\s+the\b|-", after):
        return bool(re.search(r"\bwithin\s+$", before, re.IGNORECASE))
    return bool(_LASTING.search(before) or _THEN.match(after))


_IN_COURSE = re.compile(
    r"\b(?:later|earlier|rest|remainder|course|part|half|rate)\s+(?:in|on|of)\s+$"
)


def _bare_unit(before: str, after: str, reading: Reading) -> bool:
    """As in "the week" in a phrase that places something in it; "the weekend" by itself."""
    return reading.group("unit")[0].value == "WE" or bool(_IN_COURSE.search(before))


_BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|exports?|imports?|trade|growth|grew|loss(?:es)?|output|turnover|GDP|"
    r"economy|investments?|income|deliveries|production|results|orders|shipments|inflation|spending|traffic|arrivals|"
    r"fiscal|financial|year|per cent|percent)\b|%|[$€£¥]\d",
    re.IGNORECASE,
)


def _half(before: str, after: str, reading: Reading) -> bool:
    """A bare "first half" is of a year only where business is the talk; else it is of a game."""
    return bool(reading.group("period")) or bool(
        _BUSINESS.search(before) or _BUSINESS.search(after)
    )


_FALLING = re.compile(
    r"\s+(?:apart|back|behind|below|beyond|down|due|for|foul|from|ill|in|into|inside|off|on|out|"
    r"outside|over|short|silent|through|to|under|upon|victim|within)\b"
)


def _season(before: str, after: str, reading: Reading) -> bool:
    """As in "Prices fall this month", "deposits that fall due" is no season."""
    rel, which = reading.group("rel"), reading.first("which")
    relative = which and which.text == "that" and _FALLING.match(after)
    return not relative and (not rel or rel[-1].value == "Y")


_PERIODICAL = re.compile(
    r"\s+(?:newspapers?|papers?|magazines?|journals?|tabloids?|broadsheets?|news|publications?|bulletin)\b"
)
_AS_SUBJECT = re.compile(
    r"\s*(?:[,.;:\"”]|(?:said|says|claimed|noted|revealed|announced|reported|reports|wrote|quoted|quoting|in|of|from|that|which)\b|[A-Z])"
)
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[A-Z][a-z]+)\s+$")


def _adverb(before: str, after: str, reading: Reading) -> bool:
    """As in "the weekly, quoting a diplomat" and "the daily newspaper" are papers."""
    if _PERIODICAL.match(after):
        return False
    return not (_DETERMINED.search(before) and _AS_SUBJECT.match(after))


_NAMED = re.compile(r"\b[a-z]{4,}[^\n.!?]*\b[A-Z][\w&]*[ \t]+$")


def _deictic(before: str, after: str, reading: Reading) -> bool:
    """A capital inside a sentence is of a name ("he told Belarus Today"), not so in a headline."""
    return not (reading.own[0].text[0].isupper() and _NAMED.search(before))


_OWNED = re.compile(
    r"\s+(?!(?:and|or|but|to|until|was|is|were|has|had|in|on|at|by|with|as|for|when)\b)[A-Za-z]"
)


def _part_of(before: str, after: str, reading: Reading) -> bool:
    """The year in "the start of the 2004 season" is the season's; only the year is said."""
    own = reading.own
    year = len(own) > 2 and own[-1].sort in ("year", "round") and own[-2].sort == "the"
    return not (year and _OWNED.match(after))


DEMANDS: dict[str, Callable[[str, str, Reading], bool]] = {
    "date.year": _year,
    "date.month": _month,
    "duration.vague": _plural,
    "date.bare-unit": _bare_unit,
    "date.half": _half,
    "date.deictic": _deictic,
    "date.part-of": _part_of,
    "set.adverb": _adverb,
    "date.season": _season,
}
