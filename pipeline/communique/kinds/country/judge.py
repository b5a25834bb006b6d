"""Asks the model's answers about candidates whose form left a doubt."""

from spacy.tokens import Doc, Span, Token

from communique.annotations import CONTEXT_SPANS, Candidate
from communique.kinds.country import cues


def holds(doc: Doc, candidate: Candidate) -> bool:
    """Whether a candidate stays; without an answer its own `_alone` decides."""
    doubt = candidate.values.get("_doubt")
    if doubt == "person":
        return not _is_person(doc, candidate)
    if doubt == "subject":
        return _is_acting(doc, candidate)
    return True


def _is_person(doc: Doc, candidate: Candidate) -> bool:
    over = [e for e in doc.spans.get(CONTEXT_SPANS, []) if _covers(e, candidate)]
    if over:
        return any(entity.label_ == "PERSON" for entity in over)
    return not candidate.values["_alone"]


def _covers(entity: Span, candidate: Candidate) -> bool:
    return entity.start_char < candidate.end and candidate.start < entity.end_char


def _is_acting(doc: Doc, candidate: Candidate) -> bool:
    """Whether the parse has the capital as the subject of something that governments do."""
    token = _last_token(doc, candidate)
    while token is not None and token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token is None or token.dep_ != "nsubj":
        return False
    verb = token.head
    return verb.pos_ == "VERB" and verb.lemma_ not in cues.words("place.verb")


def _last_token(doc: Doc, candidate: Candidate) -> Token | None:
    span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None
