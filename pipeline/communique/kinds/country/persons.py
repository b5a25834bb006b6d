"""People who bear a country's name: "Michael Jordan", "Chad Wolf", "Lynndie England"."""

import re
from functools import cache
from typing import Literal

from communique import tables
from communique.kinds.country import cues, headings, homonyms
from communique.kinds.country.scan import Hit

Verdict = Literal["person", "doubt", "country"]


@cache
def _bearers(role: str) -> frozenset[str]:
    rows = tables.unique(tables.read("country/persons.tsv"), "role")
    flagged = (h for h in homonyms.load().values() if h.person in (role, "both"))
    return frozenset(rows[role].items_of("forms")) | {form for h in flagged for form in h.forms}


@cache
def _names() -> re.Pattern[str]:
    first = cues.alternatives(cues.words("person.given"))
    title = cues.alternatives(cues.words("person.title"))
    return re.compile(rf"(?<![\w-])(?:{first}|{title})(?: [A-Z]\.| [A-Z][a-z]+-?)? $")


@cache
def _given() -> re.Pattern[str]:
    sure = cues.words("person.given") - cues.words("person.given.unsure")
    return re.compile(rf"(?<![\w-]){cues.alternatives(sure)}(?: [A-Z]\.)? $")


_CAPITALISED = re.compile(r"[A-Z][a-z'-]+ $")
_SURNAME = re.compile(r" ([A-Z][a-z][\w'-]*)")
_HIS = re.compile(
    r" [A-Z][\w'-]+(?:,? [a-z]+){0,3} (?:his|her|he|she|who)\b"
    r"| [A-Z][\w'-]+, (?:\d\d,|the |an? |who\b)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\"'(\[|] {1,4}|  +)[A-Z][\w'-]* $")


def verdict(hit: Hit) -> Verdict:
    """Whether the form is somebody's name; in doubt the model is asked."""
    if _follows_name(hit):
        return "person"
    if hit.form.text in _bearers("given") and not hit.before.endswith(("the ", "The ")):
        follows = _SURNAME.match(hit.after)
        if follows and not _is_known(follows[1]) and not headings.in_heading(hit):
            return "person" if _HIS.match(hit.after) else "doubt"
    homonym = homonyms.load().get(hit.form.text)
    if not homonym or homonym.person != "both":
        return "country"
    if _is_called(hit):
        return "person"
    if _CAPITALISED.search(hit.before):
        return (
            "country" if _SENTENCE_START.search(hit.before) or headings.in_heading(hit) else "doubt"
        )
    return "country"


def _is_called(hit: Hit) -> bool:
    """Such as "MR. BELL: Jordan, go ahead." and a line with nothing but the name."""
    opens = hit.opens_line or hit.before.endswith(": ")
    return opens and bool(re.match(r",|[.?!](?:\n|$)", hit.raw[hit.end : hit.end + 2]))


def _follows_name(hit: Hit) -> bool:
    """Such as "Lisa Monaco"; after a title alone only where people do bear the name."""
    if hit.follows_small:
        return False
    if hit.form.text in _bearers("surname"):
        return bool(_names().search(hit.before, _last_two(hit.before)))
    return hit.form.sort == "name" and bool(_given().search(hit.before, _last_two(hit.before)))


def _last_two(before: str) -> int:
    """Where the last two words begin; names and titles of the tables are one word each."""
    last = before.rfind(" ", 0, max(0, len(before) - 1))
    return before.rfind(" ", 0, max(0, last)) + 1


def surnames(found: list[Hit]) -> frozenset[str]:
    """The forms that the text gives to a person by first and last name."""
    return frozenset(hit.form.text for hit in found if _follows_name(hit))


_CALLED = re.compile(r"(?:^|[.!?:;\"'] +|\b(?:and|but|that|as) )$")
_DOES = re.compile(r" (?:said|says|told|added|has|had|was|is|will|would|argued|noted|wrote)\b|'s ")


def is_named_again(hit: Hit) -> bool:
    """Whether the form alone may take the person up again: it opens a clause and acts."""
    return bool(_CALLED.search(hit.before) and _DOES.match(hit.after))


@cache
def _known() -> frozenset[str]:
    found = {*cues.words("title.after"), *cues.words("body.after"), *cues.words("calendar")}
    return frozenset(word for phrase in found for word in phrase.split())


def _is_known(word: str) -> bool:
    return word in _known() or word.removesuffix("s") in _known()
