"""Whether "today" is a day or the present at large ("Today, there are more bridges").

>>> text = "Today, the port is the largest of its kind."
>>> is_at_large(text, 0, 5, 0, len(text))
True
>>> text = "Today, the president is visiting the port."
>>> is_at_large(text, 0, 5, 0, len(text))
False
"""

import re

REACH = 100
_SUBJECT = r"(?:[\w'’-]+\s+){1,8}?"
_STATE = (
    r"(?:(?:is|are)(?!\s+(?:\w+ing|\w+ed|to|due|set)\b)|have become|has become|remains?|stands?|"
    r"lives?|owns?|produces?|exports?|imports?|employs?|accounts?|numbers?|covers?|supplies|supply|"
    r"consists?|depends?|belongs?|(?:has|have) (?:an?|the|no|more|some|over|about|\d))\b"
)
_OPENING = re.compile(rf",?\s+(?:there (?:are|is)|(?:it|they|we) (?:is|are)|{_SUBJECT}{_STATE})")
_NEW_CLAUSE = re.compile(r"(?:;|,? (?:but|and|while))\s+\Z")
_EVENTS = (
    r"(?:meeting|summit|announcement|decision|vote|session|talks|attacks?|events?|match|game|hearing|"
    r"ceremony|conference|statement|news|ruling|verdict|report|visit|elections?|launch|opening|speech|"
    r"briefing|agreement|edition|strikes?|signing|call|debate|press|trip|deal|result|results|figures|"
    r"release|publication|action|sitting|poll|referendum|resolution|address|remarks|discussions?)"
)
_POSSESSED = re.compile(rf"['’]s\s+(?!(?:\w+\s+){{0,2}}{_EVENTS}\b)[a-z]")


def is_at_large(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    if text[start:end].lower() != "today":
        return False
    after = text[end : min(stop, end + REACH)]
    before = text[begin:start]
    opens = not before.strip(" \"'“‘\n-–—") or _NEW_CLAUSE.search(before)
    if opens and _OPENING.match(after):
        return True
    return bool(_POSSESSED.match(after)) or text[:start].endswith(" of ")
