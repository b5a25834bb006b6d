"""What countries an article is about: often named, in its headline, its lead or its dateline."""

import re
from collections import Counter
from itertools import islice

from communique.link import lexicon, towns
from communique.link.projects import is_subject
from communique.link.sentence import Argument
from communique.link.words import Words

LEAD = 3
"""Sentences in which an article says what it is about."""
MANY = 8
"""Countries of which an article goes the round, and is about none of them,"""
SHARE, FOREMOST = 0.2, 1.5
"""unless one has this share of their mentions, or weighs so many times what the next does."""
_DATELINE = re.compile(r"^([A-Z][\w' .]{2,24}?)(?: *[,.:;(/–—-])", re.MULTILINE)


def lead(doc: Words) -> int:
    """The number of the token behind the lead."""
    return doc.starts[min(LEAD, len(doc.starts) - 1)]


def countries(doc: Words, mentions: list[Argument], title: str) -> tuple[list[str], list[str]]:
    """Those that the article is about, the foremost first; the two that its lead names too."""
    end = lead(doc)
    singles = [m for m in mentions if len(m.codes) == 1]
    counts = Counter(m.codes[0] for m in singles)
    early = [m for m in singles if m.tokens.start < end]
    leading = Counter(m.codes[0] for m in early)
    theme = next((m.codes[0] for m in early if _is_theme(m, doc)), None)
    titled = {m.codes[0] for m in singles if m.text in title} if title else set()
    written = _dateline(doc.text) if mentions else None
    weight = {
        code: count
        + 2 * leading[code]
        + 5 * (code in titled)
        + 4 * (code == theme)
        + 3 * (code == written)
        - 4 * (code == "EU")
        for code, count in counts.items()
    }
    ranked = sorted(counts, key=lambda code: (-weight[code], code))
    needy = counts.keys() - lexicon.creditors().keys()
    told = [written] if written else [] if needy else _seats(doc.written(0, end))
    unnamed = [code for code in told if code not in counts][:1]
    pair = [code for code in ranked[:2] if leading[code] and counts[code] > 1]
    shared = len(counts) >= MANY and counts[ranked[0]] < SHARE * counts.total()
    if shared and weight[ranked[0]] < FOREMOST * weight[ranked[1]]:
        return [], pair
    home = [code for code in ranked if counts[code] > 1 or leading[code]]
    return home + unnamed, pair


def _dateline(text: str) -> str | None:
    """The country in whose town an article was written, as its first lines say."""
    known = lexicon.towns()
    for match in _DATELINE.finditer(text[:300]):
        for name in (match[1], match[1].title()):
            if name in known:
                return known[name]
    return None


def _is_theme(mention: Argument, doc: Words) -> bool:
    """Whether it is a subject, or opens a sentence that was not parsed."""
    number = doc.number(mention.tokens.start)
    opens = number not in doc.parsed and mention.tokens.start - doc.starts[number] <= 1
    return opens or is_subject(mention.root)


def _seats(text: str) -> list[str]:
    """The countries whose towns it names."""
    return [lexicon.towns()[name] for name, _, _ in islice(towns.find(text), towns.MOST)]
