"""What stands around a form and makes it part of something else: a sea, a language, a body."""

import re
from functools import cache

from communique.kinds.country import cues
from communique.kinds.country.scan import Hit


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    run = r"(?: (?:[A-Z][\w'&.-]*|of|for|and|the|on|in)\b)*"
    return {
        "feature.after": re.compile(rf" {cues.pattern('feature.after')}\b"),
        "feature.before": re.compile(rf"\b{cues.pattern('feature.before')} (?:the )?$"),
        "language.after": re.compile(rf" ?{cues.pattern('language.after')}\b"),
        "language.before": re.compile(rf"\b{cues.pattern('language.before')} $"),
        "body.before": re.compile(rf"\b{cues.pattern('body.before')} (?:the )?$"),
        "run": re.compile(run),
    }


def holds(hit: Hit) -> bool:
    """Whether the form is no mention at all."""
    patterns = _patterns()
    if patterns["feature.after"].match(hit.folded, hit.end):
        return True
    if patterns["feature.before"].search(hit.before()):
        return True
    if hit.form.sort == "combining":
        return hit.after(1) != "-" or not hit.after(2)[1:].isupper()
    if hit.form.sort == "demonym":
        return _is_language(hit)
    return False


def _is_language(hit: Hit) -> bool:
    patterns = _patterns()
    after, before = patterns["language.after"], patterns["language.before"]
    return bool(after.match(hit.folded, hit.end) or before.search(hit.before()))


def embeds(hit: Hit) -> bool:
    """Whether the form stands inside a body's proper name."""
    patterns = _patterns()
    if hit.form.sort == "name" and patterns["body.before"].search(hit.before()):
        return True
    run = patterns["run"].match(hit.folded, hit.end)
    for word in run[0].split() if run else ():
        if word in cues.words("title.after"):
            return False
        if word in cues.words("body.after"):
            return True
    return False
