"""The forms of regular verbs, for cue lists that hold base forms; a particle stays behind.

>>> sorted(forms("deny"))
['denied', 'denies', 'deny', 'denying']
>>> sorted(forms("call on"))
['call on', 'called on', 'calling on', 'calls on']
"""

import re

_DOUBLES = re.compile(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$")
"""A last consonant that may be doubled; "offerred" does no harm in a cue list."""


def forms(base: str) -> set[str]:
    verb, gap, particle = base.partition(" ")
    return {form + gap + particle for form in _conjugated(verb)}


def _conjugated(base: str) -> set[str]:
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2:-1] not in "aeou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    ending = "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    regular = {base, base + ending, base + "ed", base + "ing"}
    if _DOUBLES.search(base):
        regular |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return regular
