"""Which way the verb that governs a date points, where the model has parsed its sentence.

Without a parse there is no answer (0), and the caller keeps what cue words say. The present tense
of a verb says nothing by itself ("Bomb kills 12 on Friday", "Friday's ruling leaves it open"):
only a verb of programmes looks ahead in it ("The fair opens on Friday").
"""

from spacy.tokens import Doc, Token

from communique.kinds.date.cues import is_

_CONTROLS = {
    "agree", "aim", "ask", "be", "decide", "due", "eligible", "expect", "go", "hope", "intend",
    "invite", "likely", "plan", "pledge", "poise", "prepare", "promise", "ready", "schedule",
    "set", "slate", "unlikely", "vow", "want",
}  # fmt: skip
"""Lemmas whose infinitive lies ahead: "agreed to meet on Friday"."""
_PLANNED = {"expect", "forecast", "plan", "schedule", "slate"}
"""What is so in the past participle lies ahead: "a strike planned on Friday"."""
_HAVE = {"has", "have", "had", "having", "'ve", "’ve", "'d", "’d"}
_CERTAIN = {"will", "shall", "'ll", "’ll"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "next"}
CLIMB = 12


def direction(doc: Doc, start: int, end: int) -> int:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span[0].tag_:
        return 0
    above = _verb_over(span.root)
    return _of_verb(above, span.root) if above.tag_.startswith("VB") else 0


def _verb_over(token: Token) -> Token:
    """The nearest verb that the token hangs on, if there is one."""
    for _ in range(CLIMB):
        if token.tag_.startswith("VB"):
            break
        token = token.head
    return token


def _of_verb(verb: Token, date: Token) -> int:
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers.keys() & _CERTAIN:
        return 1
    if helpers.keys() & _HAVE:
        return -1
    if "to" in helpers:
        return int(_lies_ahead(verb))
    if "would" in helpers or (verb.tag_ == "VBN" and verb.lemma_ in _PLANNED):
        return 1
    if verb.tag_ == "VBG" and not helpers:
        above = _verb_over(verb.head)
        return _of_verb(above, date) if above.tag_.startswith("VB") and above.i != verb.i else 0
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers.values()):
        return -1
    if verb.tag_ == "VBN" and not helpers:
        return -1
    return int(verb.tag_ in ("VBP", "VBZ", "VBG") and _is_on_programme(verb, date))


def _lies_ahead(verb: Token) -> bool:
    """Of an infinitive; "the first to open" may be long open, "an attempt to open" have failed."""
    if verb.dep_ not in ("acl", "relcl"):
        going_on = any(child.dep_ == "aux" for child in verb.head.children)
        told = verb.head.tag_ == "VBG" and not going_on
        return verb.dep_ == "ROOT" or (verb.head.lemma_.lower() in _CONTROLS and not told)
    ranked = any(child.tag_ == "JJS" or child.lower_ in _RANKS for child in verb.head.children)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return not ranked and (passive or is_(verb.lemma_, "programme", "schedule"))


def _is_on_programme(verb: Token, date: Token) -> bool:
    """The present tense for what is to come; what a day owns ("Friday's talks") may be over."""
    if verb.lemma_ == "be":
        return date.head.i == verb.i or (date.head.dep_ == "prep" and date.head.head.i == verb.i)
    said = [word.lower_ for prep in verb.children if prep.dep_ == "prep" for word in prep.children]
    words = (verb.lower_, verb.lemma_, *said)
    return date.dep_ != "poss" and any(is_(word, "programme", "schedule") for word in words)
