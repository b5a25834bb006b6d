"""What beside a form makes it no mention at all: a sea, a town in America, a language."""

import re
from functools import cache

from communique.kinds.country import bodies, cues, headings
from communique.kinds.country.lexicon import OWN, load
from communique.kinds.country.scan import Hit

_FUNCTION_WORD = (
    "to|into|on|at|by|for|with|as|but|when|that|during|before|after|he|she|they|it|said|which|because|"
    "while|than|from"
)


@cache
def _tongues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Further languages of a list before one, and after it to the end of the phrase."""
    names = cues.alternatives(cues.words("language.names"))
    joint = "(?:, and|, or|,| and| or)"
    end = rf"(?:$|['\"]?[.;:!?)\]]|,(?! {names})|['\"]? (?:{_FUNCTION_WORD})\b)"
    return re.compile(rf"(?:{names}{joint} )+$"), re.compile(rf"(?:{joint} {names})*{end}")


def holds(hit: Hit) -> bool:
    if hit.form.sort == "combining":
        return not _combines(hit)
    if _is_feature(hit):
        return True
    if hit.form.as_form == "demonym":
        return _is_language(hit)
    return is_town(hit) or _is_pronoun(hit)


def _is_feature(hit: Hit) -> bool:
    """A sea, a river, a town or a street, unless a company follows ("China Road and Bridge")."""
    if cues.after("feature.after").match(hit.after):
        return True
    if cues.before("feature.before").search(hit.before):
        return True
    return bool(cues.after("street.after").match(hit.after)) and not bodies.holds(hit)


def _combines(hit: Hit) -> bool:
    """Such as "Sino-Russian" holds two countries, "Franco-era" and "Indo-Pacific" none."""
    if hit.before.endswith("-"):
        return not hit.form.weak
    if not re.match(r"-[A-Z]", hit.after):
        return not hit.form.weak and bool(re.match(r"-[a-z]", hit.after))
    return not hit.form.weak or bool(_another_country().match(hit.after))


@cache
def _another_country() -> re.Pattern[str]:
    forms = (f for found in load().forms for f in found)
    return re.compile(rf"-{cues.alternatives({f.text for f in forms if f.sort in OWN})}(?!\w)")


def _is_language(hit: Hit) -> bool:
    if cues.after("language.after").match(hit.after):
        return True
    if hit.form.text not in cues.words("language.names"):
        return False
    listed, ending = _tongues()
    if not ending.match(hit.after):
        return False
    return bool(cues.before("language.before").search(listed.sub("", hit.before)))


_NOUN = re.compile(
    r" (?!(?:and|or|at|in|as|is|was|to|for|on|with|by|has|that|but|which|than|from|are|were)\b)"
    r"[A-Za-z][a-z]+"
)


def before_noun(hit: Hit) -> bool:
    """Such as "English courts", but not "English is spoken"."""
    return bool(_NOUN.match(hit.after))


def is_town(hit: Hit) -> bool:
    """Such as "Lebanon, Tennessee"."""
    return bool(_state_after().match(hit.after))


@cache
def _state_after() -> re.Pattern[str]:
    states = cues.words("us.state") - {"Washington"}
    return re.compile(rf", {cues.alternatives(states)}(?!\w)")


@cache
def _georgia() -> tuple[re.Pattern[str], re.Pattern[str]]:
    states = cues.alternatives(cues.words("us.state"))
    towns = cues.alternatives(cues.words("us.city.of.georgia"))
    return (
        re.compile(rf"(?:(?<!\w){states}(?:, (?:and )?| and | or )|(?<!\w){towns}, )$"),
        re.compile(rf"(?:, (?:and )?| and | or ){states}(?!\w)"),
    )


def in_states(hit: Hit) -> bool:
    """Such as "Alabama, Georgia and Florida", "Atlanta, Georgia"."""
    before, after = _georgia()
    if hit.form.text != "Georgia":
        return False
    return bool(before.search(hit.before) or after.match(hit.after))


def _is_pronoun(hit: Hit) -> bool:
    """Such as "TELL US MORE": the pronoun in a line of capitals."""
    if hit.text != "US":
        return False
    return headings.in_capitals(hit) and bool(cues.before("pronoun.before").search(hit.before))
