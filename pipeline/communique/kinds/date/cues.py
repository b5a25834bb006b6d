"""Which way a bare weekday or month points: tense and cue words near it in its sentence.

The nearest cue of the same clause decides. Where none stands there, or where the clause has
cues of both kinds, the answer is unsure and the parse may know better.

>>> text = "The minister said the summit will open on Friday."
>>> direction(text, 42, 48, 0, len(text))
(1, False)
>>> text = "The ministers met on Friday."
>>> direction(text, 21, 27, 0, len(text))
(-1, True)
"""

import re
from functools import cache

from communique import tables
from communique.errors import TableError

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d|s|re|ve|t))?|[,;:()\u2013\u2014]")
REACH = 160
"""Characters on either side in which a cue counts."""
PENDING = 5
"""Words before the date in which "pending" speaks of it ("pending a hearing on Friday")."""
OWNED = 2
"""Words from a day to the end of what it owns ("Friday's summit that will ...")."""
_SAYS = {
    "past": -1,
    "future": 1,
    "none": 0,
    "control": 0,
    "schedule": 1,
    "programme": 0,
    "lasting": -1,
    "sudden": 0,
    "order": -1,
    "figure": 0,
}
_AT_ONCE = {
    "until": 1, "till": 1, "since": -1,
    "beginning": 1, "starting": 1, "commencing": 1, "effective": 1,
}  # fmt: skip
"""What the word right before the date settles, whatever the verb."""
_TOWARDS = {"for", "to"}
"""So do these before a weekday ("planned for Friday", "put off to Friday"), but for `_BACK`."""
_OVER = {"missed", "passed", "past", "blew", "expired", "after"}
"""Words that tell of a deadline that is over."""
_HAD = {"has", "have", "had", "'ve", "’ve", "to"}
_COME = {
    "are",
    "be",
    "come",
    "comes",
    "coming",
    "get",
    "go",
    "goes",
    "going",
    "is",
    "move",
    "return",
}
"""Before "back in September", who is to be there again; else what was done then."""
_BACK = {"back", "close", "compared", "date", "dates", "dating", "prior", "similar", "up"}
_BE = {"are", "be", "been", "is", "was", "were"}
_NOMINAL = {"a", "an", "her", "his", "its", "of", "our", "that", "the", "their", "this", "to"}
"""After these a verb of programmes is a noun or an infinitive ("the launch", "to launch")."""
_BY = {"before", "by"}
"""Before a date by which one had to act it lies ahead; "had to close on Friday" is over."""
_PLACES = {"on", "of", "from", "early", "late"}


@cache
def _cues() -> dict[str, str]:
    rows = tables.unique(tables.read("date/cues.tsv"), "word").values()
    for row in rows:
        if row["says"] not in _SAYS:
            raise TableError(f"{row.where}: {row['says']!r}, where {', '.join(_SAYS)} may stand")
    return {row["word"]: row["says"] for row in rows}


def direction(text: str, start: int, end: int, begin: int, stop: int) -> tuple[int, bool]:
    """-1, 1 or 0, and whether that is sure; the sentence is `text[begin:stop]`."""
    before = _WORD.findall(text, max(begin, start - REACH), start)
    after = _main(_WORD.findall(text, end, min(stop, end + REACH)))
    clause = _last_clause(before)
    if settled := _settled(clause, after, text[start:end]):
        return settled, True
    inside = _said(clause)
    if inside:
        return inside[-1], len(set(inside)) == 1 and not _says_one_of(clause, "schedule")
    following = _said(_first_clause(after[1:] if after[:1] == [","] else after), leads=True)
    if following:
        return following[0], len(set(following)) == 1 and not _planned(clause)
    if _planned(clause):
        return 1, False
    outside = _said(before)
    if outside or (outside := _said(after)[:1]):
        return outside[-1], False
    return _planned(after if after[:1] == ["s"] else [*before, *after]), False


def _main(words: list[str]) -> list[str]:
    """Of what a day owns ("Monday's ruling means that ..."), without what hangs on its verb."""
    hangs = words.index("that") if words[:1] == ["s"] and "that" in words else 0
    return words[:hangs] if hangs > OWNED else words


def _settled(clause: list[str], after: list[str], said: str) -> int:
    """What the words beside the date say by themselves; 0 where the verb is to be asked."""
    before, first, last = ["", "", "", *(word.lower() for word in clause)][-3:]
    if settled := _AT_ONCE.get(last):
        return -1 if _says_one_of(clause, "lasting") or "took" in clause else settled
    if (last == "come" and first not in _HAD) or (last == "by" and before in ("are", "is")):
        return 1
    if first == "back" and last in ("at", "in") and before not in _COME:
        return -1
    if after[:1] in (["deadline"], ["deadlines"]):
        return int(_OVER.isdisjoint(clause))
    if "pending" in clause[-PENDING:] or (first, last) == ("ahead", "of"):
        return 1
    if "recently" in clause[-2:]:
        return -1
    if clause in (["out"], ["out", "on"]):
        return 1
    if _says_one_of(after[1:4] if after[:1] == ["s"] else after[:1], "sudden"):
        return -1
    if last in _TOWARDS and said.split()[0].endswith("day") and after[:1] != ["s"]:
        past = first in _BACK or first.endswith("day") or (last == "for" and "had" in clause)
        return int(not past)
    counted = is_(first, "figure") and last in ("for", "in", "of")
    over = counted or (is_(first, "sudden") and last in _PLACES)
    return -int(over and 1 not in _said(clause))


def is_(word: str, *says: str) -> bool:
    return _cues().get(word.lower()) in says


def _says_one_of(words: list[str], says: str) -> bool:
    return any(is_(word, says) for word in words)


def _planned(words: list[str]) -> int:
    """A verb of programmes in the present ("Leaders meet on Friday"), where nothing else speaks."""
    pairs = zip(["", *words], words, strict=False)
    return int(
        any(is_(word, "programme") and before.lower() not in _NOMINAL for before, word in pairs)
    )


def _last_clause(words: list[str]) -> list[str]:
    """The words since the last mark that can part clauses."""
    marks = [i for i, word in enumerate(words) if not word[0].isalpha()]
    return words[marks[-1] + 1 :] if marks else words


def _first_clause(words: list[str]) -> list[str]:
    marks = [i for i, word in enumerate(words) if not word[0].isalpha()]
    return words[: marks[0]] if marks else words


def _said(words: list[str], *, leads: bool = False) -> list[int]:
    """What each cue says, in text order; `leads` where the date stands before the words.

    The month is no modal. "On Friday they agreed to meet" tells of their agreeing, "they agreed
    to meet on Friday" of their meeting.
    """
    low = [word.lower() if word != "May" else "" for word in words]
    found = [_one(low, i, leads) for i in range(len(low))]
    return [says for says in found if says]


def _one(words: list[str], i: int, leads: bool) -> int:
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    before, known = words[i - 1] if i else "", _cues().get(word)
    if known == "control" and leads and before not in _BE and word.endswith("ed"):
        return -1
    if known == "control":
        return 1 if after == "to" else _regular(word)
    if known == "order" and after == "to":
        return -1 if leads else 1
    if after == "to" and word in ("is", "are", "was", "were", "has", "have", "had"):
        return -1 if word == "had" and words[-1] not in _BY else 1
    if known is None and word.endswith(("'ll", "’ll")):
        return 1
    if word == "being" and before in ("is", "are") and not leads:
        return 1
    if before in ("be", "being") or (before, word) == ("to", "have"):
        return 0
    return _SAYS[known] if known else _regular(word)


def _regular(word: str) -> int:
    return -1 if len(word) > 4 and word.endswith("ed") and not word.endswith("eed") else 0
