"""Which way the verb that governs a date points, where the model has parsed its sentence.

Without a parse there is no answer (0), and the caller keeps what cue words say.
"""

from spacy.tokens import Doc, Token

_FUTURE_AUXILIARIES = {"will", "shall", "'ll", "’ll", "would"}
_CONTROLS = {
    "agree", "aim", "ask", "decide", "due", "expect", "go", "hope", "intend", "invite", "plan",
    "pledge", "prepare", "promise", "ready", "schedule", "set", "slate", "vow", "want",
}  # fmt: skip
"""Lemmas whose infinitive lies ahead: "agreed to meet on Friday"."""
CLIMB = 12


def direction(doc: Doc, start: int, end: int) -> int:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span[0].tag_:
        return 0
    token, steps = span.root, 0
    while token.head.i != token.i and steps < CLIMB:
        if token.tag_.startswith("VB") or token.pos_ == "AUX":
            break
        token, steps = token.head, steps + 1
    return _of_verb(token) if token.tag_.startswith("VB") else 0


def _of_verb(verb: Token) -> int:
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers.keys() & _FUTURE_AUXILIARIES:
        return 1
    if "to" in helpers:
        return _of_infinitive(verb)
    if any(child.tag_ == "VBD" for child in helpers.values()) or verb.tag_ == "VBD":
        return -1
    if verb.tag_ in ("VBN", "VBG") and not helpers and verb.head.i != verb.i:
        return (
            -1 if verb.tag_ == "VBN" else _of_verb(verb.head) if verb.head.tag_[:2] == "VB" else 0
        )
    if helpers.keys() & {"has", "have", "'ve", "’ve"}:
        return -1
    return 1 if verb.tag_ in ("VBP", "VBZ") and not helpers else 0


def _of_infinitive(verb: Token) -> int:
    return 1 if verb.head.lemma_.lower() in _CONTROLS or verb.dep_ == "ROOT" else 0
