"""What an article has named before, so that "the line" and "the two sides" can be taken up."""

import re
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Token

from communique.link import lexicon, tree
from communique.link.sentence import Argument, Sentence, within

PAIRED = re.compile(
    r"\b(?:the two|both)\s+(?:\w+\s+)?(?:countries|sides|nations|governments|states|leaders|"
    r"ministers|presidents|delegations|parties|neighbou?rs|capitals|economies|peoples)\b",
    re.IGNORECASE,
)
_TAKES_UP = {"the", "that", "this", "its"}
_ACTORS = {
    "it", "country", "government", "ministry", "bank", "fund", "kingdom", "republic", "company",
    "agency", "firm", "lender", "official", "minister", "he", "she", "they",
}  # fmt: skip


@dataclass
class Memory:
    """Grows sentence by sentence; what it holds stands before the sentence at hand."""

    projects: list[Argument] = field(default_factory=list)
    sets: list[list[str]] = field(default_factory=list)
    actor: list[str] = field(default_factory=list)

    def take_up(self, sentence: Sentence) -> None:
        """Add to the sentence what its words take up from before."""
        self._pair(sentence)
        for token in sentence.span:
            if not sentence.project and self._is_reference(token):
                found = self._project(token)
                if found:
                    sentence.project.append(Argument(token, "project", found.values))
        self._actor(sentence)

    def keep(self, sentence: Sentence) -> None:
        """Remember what the sentence names."""
        self.projects.extend(a for a in sentence.project if a.span is not None)
        codes = list(dict.fromkeys(code for a in sentence.country for code in a.codes))
        if codes:
            self.sets.append(codes)
        subjects = [a for a in sentence.country if _is_subject(a.root)]
        if subjects:
            self.actor = subjects[0].codes

    def _pair(self, sentence: Sentence) -> None:
        match = PAIRED.search(sentence.span.text)
        codes = self.pair()
        if match and codes and not any(len(a.codes) > 1 for a in sentence.country):
            root = within(sentence.span, match).root
            sentence.country.append(Argument(root, "country", {"codes": codes}))

    def pair(self) -> list[str]:
        """The two countries last named together, else the last two named."""
        for codes in reversed(self.sets):
            if len(codes) == 2:
                return codes
        seen = list(dict.fromkeys(code for codes in reversed(self.sets) for code in codes[:2]))
        return seen[:2] if len(seen) >= 2 else []

    def _is_reference(self, token: Token) -> bool:
        return token.lemma_.lower() in lexicon.references() and any(
            child.lower_ in _TAKES_UP for child in token.children
        )

    def _project(self, token: Token) -> Argument | None:
        wanted = lexicon.references()[token.lemma_.lower()]
        for argument in reversed(self.projects):
            values: dict[str, Any] = argument.values
            if "*" in wanted or values.get("category") in wanted:
                return argument
            if values["name"].lower().endswith(token.lemma_.lower()):
                return argument
        return None

    def _actor(self, sentence: Sentence) -> None:
        """Let "it" or "the bank" as subject stand for the last subject, if no country is one."""
        if not self.actor or any(_is_subject(a.root) for a in sentence.parties):
            return
        for token in sentence.span:
            if token.dep_ in tree.SUBJECT and token.lemma_.lower() in _ACTORS:
                sentence.country.append(Argument(token, "country", {"codes": self.actor}))
                return


def _is_subject(root: Token) -> bool:
    chain = tree.ancestry(root)
    for token in chain[:4]:
        if token.dep_ in (*tree.SUBJECT, *tree.PASSIVE):
            return True
        if token.dep_ not in (*tree.OWN, "conj", "prep", "pobj", "appos"):
            return False
    return False
