"""What governments do and have, and what is done with them: the cues beside a capital.

>>> acts(" has repeatedly denied it", plural=False), acts(" has nine millions", plural=False)
(True, False)
>>> owns("'s nuclear programme"), is_dealt_with("closer ties with ", ".", joined=False)
(True, True)
"""

import re
from functools import cache

from communique.kinds.country import cues

_TOKEN = re.compile(r"[\w.'-]*\w|[,;:.!?()]")
_ASIDE = 14
"""Words that may stand between a capital and its verb: ", which signed last, said"."""
_PARTICIPLE = re.compile(r"(?:ed|en|made|sent|led|held|set|put|drawn|sought|built|run|ught) by $")


def _words(after: str) -> list[str]:
    return _TOKEN.findall(after.partition("\n")[0])[: _ASIDE + 6]


def acts(after: str, *, plural: bool) -> bool:
    """Whether a verb of governments follows, over adverbs and an aside in commas.

    A base form ("trade", "offer") may be a noun: it counts after a `plural` subject only.
    """
    words = _words(after)
    rest = words[_skipped(words, _past_aside(words)) :]
    if not rest:
        return False
    if _is_willing(words, rest[0]):
        return True
    if rest[0] in cues.inflected("metonym.verb"):
        return plural or _is_finite(rest[0])
    if rest[0].endswith(("ed", "s")) and rest[1:2] == ["its"]:
        governs = not cues.words("metonym.noun").isdisjoint(rest[2:4])
        return governs or rest[0] not in cues.inflected("place.verb")
    return _is_in_state(rest)


def _is_finite(verb: str) -> bool:
    if verb in cues.words("metonym.verb.irregular"):
        return True
    return not verb.endswith("ing") and verb not in cues.words("metonym.verb")


def _past_aside(words: list[str]) -> int:
    relative = not {"which", "whose", "whom"}.isdisjoint(words[1:3])
    opens = relative or not cues.words("metonym.aside").isdisjoint(words[1:2])
    closed = words[:1] == [","] and "," in words[1:_ASIDE]
    return words.index(",", 1) + 1 if opens and closed else 0


def _skipped(words: list[str], at: int) -> int:
    """The index of the first word after adverbs and auxiliaries."""
    adverbs = cues.words("metonym.adverb")
    while at < len(words):
        size = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in adverbs), 0)
        if not size and not (words[at].endswith("ly") and len(words[at]) > 4):
            break
        at += size or 1
    return at


def _is_willing(words: list[str], verb: str) -> bool:
    """Whether a modal verb stands before it: towns seldom "would" and "must"."""
    modal = any(word in cues.words("modal") for word in words[: words.index(verb)])
    return modal and verb.isalpha() and verb.islower() and verb not in _place_bases()


@cache
def _place_bases() -> frozenset[str]:
    return cues.words("place.verb") | {"be", "have"}


def _is_in_state(rest: list[str]) -> bool:
    """Such as "is prepared", "was angered", "remains opposed"."""
    being = cues.words("metonym.be")
    size = next((n for n in (2, 1) if " ".join(rest[:n]) in being), 0)
    at = _skipped(rest, size)
    state = cues.words("metonym.state")
    return bool(size) and any(" ".join(rest[at : at + n]) in state for n in (1, 2))


@cache
def _owning() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns, places = cues.words("metonym.noun"), cues.words("place.noun")
    joined = cues.alternatives(cues.words("metonym.joined"))
    between = r"'s? (?:[^\s\d]{0,3}\d[\d.,]{0,9}[a-z]{0,2} )?(?:[a-z-]+ ){0,2}?"
    return (
        re.compile(rf"(?:{between}{cues.alternatives(nouns)}|-{joined})(?![\w-])"),
        re.compile(rf"{between}{cues.alternatives(places)}(?!\w)"),
    )


def owns(after: str) -> bool:
    """Such as "'s ambassador" and "-backed", but not "'s old airport"."""
    owning, placing = _owning()
    return bool(owning.match(after)) and not placing.match(after)


def is_dealt_with(before: str, after: str, *, joined: bool) -> bool:
    """Whether what stands before deals with a government: "urged", "ties with", "signed by"."""
    words = before.lower().split()[-8:]
    if before.endswith("-"):
        return before.lower().endswith((" pro-", " anti-"))
    if not words or not before.endswith(" "):
        return False
    if any(" ".join(words[-n:]) in cues.inflected("metonym.object") for n in (1, 2, 3)):
        return True
    if words[-1] in ("against", "with"):
        return cues.words("travel.between").isdisjoint(words)
    if words[-1] == "between":
        return joined and words[-2:-1] != [] and words[-2] not in cues.words("travel.between")
    if words[-1] == "for":
        return after.startswith(" to ") or words[-2:-1] == ["support"]
    return _stands_free(after) and (_is_dealing(words) or bool(_PARTICIPLE.search(before)))


_NEXT = re.compile(r" ([a-z]+)")


def _stands_free(after: str) -> bool:
    """Whether no noun follows, as in "a grant to Dili harbour"."""
    word = _NEXT.match(after)
    if not word or word[1].endswith(("ed", "ing", "ly", "s")):
        return True
    if word[1] in cues.words("function"):
        return True
    return any(word[1] in cues.inflected(cue) for cue in ("metonym.verb", "place.verb"))


def _is_dealing(words: list[str]) -> bool:
    if words[-1] not in cues.words("metonym.preposition") or len(words) < 2:
        return False
    return words[-2] in cues.words("metonym.dealing")
