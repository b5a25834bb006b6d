"""The forms of regular verbs, for cue lists that hold base forms; a particle stays behind.

>>> sorted(forms("deny"))
['denied', 'denies', 'deny', 'denying']
>>> sorted(forms("call on"))
['call on', 'called on', 'calling on', 'calls on']
"""


def forms(base: str) -> set[str]:
    verb, gap, particle = base.partition(" ")
    return {form + gap + particle for form in _conjugated(verb)}


def _conjugated(base: str) -> set[str]:
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2:-1] not in "aeou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    ending = "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return {base, base + ending, base + "ed", base + "ing"}
