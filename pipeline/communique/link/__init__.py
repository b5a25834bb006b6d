"""Ties mentions into facts, by rules over the sentence in which they stand."""

from spacy.tokens import Doc


def ask(doc: Doc) -> None:
    """Ask for the parse of every sentence that may hold a fact."""


class Link:
    """The component `communique_link`."""

    def __call__(self, doc: Doc) -> Doc:
        return doc
