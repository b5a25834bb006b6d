"""Whose words a statement is: who says it, or according to whom it is."""

from communique.link import lexicon, tree
from communique.link.words import Word

_NOBODY = {"it", "there", "this", "that", "which"}


def of(trigger: Word) -> str | None:
    """Whose words they are: who says it in a verb above, or according to whom it is."""
    for verb in [*([trigger] if trigger.pos == "VERB" else []), *tree.governors(trigger)]:
        source = _according(verb)
        if source is None and _says(verb):
            source = _speaker(verb)
            if source is None:
                return None
        if source is not None:
            return _phrase(source)
    return None


def _says(verb: Word) -> bool:
    """Whether it is said: "added a grant" is not."""
    meaning = lexicon.meaning(verb)
    given = meaning.direction and any(c.dep == "dobj" for c in verb.children)
    return meaning.speech and not given


def _according(verb: Word) -> Word | None:
    """In "according to the ministry" the ministry."""
    for child in verb.children:
        if child.lower == "according":
            return next((t for t in tree.under(child) if t.dep == "pobj"), None)
    return None


def _speaker(verb: Word) -> Word | None:
    """The subject of a verb of saying; of "it was announced by the ministry" the ministry."""
    subject = tree.subject(verb)
    if subject is not None and subject.dep in tree.SUBJECT:
        return None if subject.lower in _NOBODY else subject
    agent = next((c for c in verb.children if c.dep == "agent"), None)
    return None if agent is None else next(iter(agent.children), None)


def _phrase(subject: Word) -> str:
    words = tree.under(subject)
    return subject.doc.written(words[0].i, words[-1].i + 1)
