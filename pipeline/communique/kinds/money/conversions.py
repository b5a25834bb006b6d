"""One sum told in two currencies: "$70.2 billion (€65 billion)".

>>> text = "$70.2 billion (about €65 billion)"
>>> restates(text, 13, 21)
True
"""

import re

_HEDGE = (
    r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca?\.?|worth|just|over|more\sthan"
    r"|under|less\sthan|the|an?|equivalent|of|to|or|i\.e\.|that\sis|then|now|currently|today|equal|equals|at"
    r"|in|US|in\sdollars|terms|converted)"
)
_RESTATES = re.compile(
    rf"(?:\s(?!and|or|to|from|for|in|of|with|by)[a-z-]+){{0,2}}?\s*(?:[(\[][^()\[\]\d;.]{{0,40}}|,?\s*(?:or|i\.e\.,?|that\sis,?|equivalent|the\sequivalent|equal\sto|(?:then\s|now\s|is\s|was\s)?worth"
    rf"|which\sis|\(?=|≈|/|is\sequivalent)(?:\s?{_HEDGE})*\s*(?:[=≈~]\s*)?)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"\s*[;,/]\s*(?:(?:or|and)\s)?(?:{_HEDGE}\s)*", re.IGNORECASE)
_LONGEST = 60


def restates(text: str, end: int, start: int) -> bool:
    """Whether what stands from `end` to `start` says that the second sum is the first again."""
    return 0 < start - end <= _LONGEST and bool(_RESTATES.fullmatch(text, end, start))


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether a third sum stands beside a conversion: "(£1,400; US$1,800)"."""
    return 0 < start - end <= _LONGEST and bool(_GOES_ON.fullmatch(text, end, start))
