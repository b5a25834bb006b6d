"""Asks the model's answers about candidates whose form left a doubt."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from communique.annotations import CONTEXT_SPANS, Candidate
from communique.kinds.country import cues


class Judge:
    """The model's entities and parse of one Doc, where it was asked."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        spans = doc.spans.get(CONTEXT_SPANS, [])
        self.entities = sorted((s.start_char, s.end_char, s.label_) for s in spans)
        self._ends = [end for _, end, _ in self.entities]

    def holds(self, candidate: Candidate) -> bool:
        """Whether a candidate stays; without an answer its own `_alone` decides."""
        doubt = candidate.values.get("_doubt")
        if doubt == "person":
            return not self._is_person(candidate)
        if doubt == "subject":
            return self._is_acting(candidate)
        return True

    def _is_person(self, candidate: Candidate) -> bool:
        """The model's entities do not overlap: the first that ends after the start decides."""
        following = bisect_right(self._ends, candidate.start)
        if following < len(self.entities):
            start, _, label = self.entities[following]
            if start < candidate.end:
                return bool(label == "PERSON")
        return not candidate.values["_alone"]

    def _is_acting(self, candidate: Candidate) -> bool:
        """Whether the parse has the capital as the subject of something governments do."""
        token = self._last_token(candidate)
        while token is not None and token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        if token is None or token.dep_ != "nsubj":
            return False
        verb = token.head
        return bool(verb.pos_ == "VERB") and verb.lemma_ not in cues.words("place.verb")

    def _last_token(self, candidate: Candidate) -> Token | None:
        span = self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        return span[-1] if span is not None and len(span) else None
