"""The subjects that an article named last, for which "it" and "they" stand."""

from communique.link import lexicon, tree
from communique.link.banks import Banks
from communique.link.projects import is_subject
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

OWNERS = {"its", "their"}
WHOSE = OWNERS | {"his", "her"}
PRONOUNS = WHOSE | {"it", "he", "she", "they"}


class Subjects:
    """The parties that were subjects last, and the lenders named before."""

    def __init__(self) -> None:
        self.last: list[Argument] = []
        self._banks = Banks()

    @property
    def codes(self) -> list[str]:
        return [code for a in self.last for code in a.codes]

    def keep(self, sentence: Sentence) -> None:
        """Remember the sentence's first subject with those joined to it."""
        self._banks.keep(sentence)
        subjects = [a for a in sentence.parties if is_subject(a.root)]
        if subjects:
            self.last = [a for a in subjects if _is_joined(a.root, subjects[0].root)]

    def meant(self, pronoun: Word, token: Word, sentence: Sentence) -> list[Argument]:
        """Who is meant: the subject above or of a clause before, or the last one."""
        if found := above(pronoun, sentence) or _before(pronoun, sentence):
            return found
        return self._last(token)

    def are_states(self, foremost: list[str]) -> bool:
        """Whether the last one is, and no lender, company or creditor but the foremost country."""
        states = (a.kind == "country" and not a.values.get("firm") for a in self.last)
        abroad = lexicon.creditors().keys() - foremost
        lends = any(abroad & set(a.codes) for a in self.last)
        return bool(self.last) and all(states) and not lends

    def _last(self, token: Word) -> list[Argument]:
        """The last subject; a noun in the singular takes up no group."""
        if lender := self._banks.meant(token):
            return [lender]
        if token.lower in ("they", "their") or token.tag == "NNS":
            return self.last
        first = self.last[:1]
        return first if token.lower in PRONOUNS else [a for a in first if len(a.codes) <= 1]


def above(token: Word, sentence: Sentence) -> list[Argument]:
    """The subject of a verb above, for a pronoun in what is said or planned there."""
    if token.lower not in PRONOUNS:
        return []
    own = tree.verb_of(token)
    verbs = [*([own] if token.dep == "poss" else []), *tree.ancestry(own)[1:]]
    for verb in verbs:
        for argument in sentence.parties:
            before = argument.root.i < token.i and is_subject(argument.root)
            other = own.dep == "relcl" and own.head in tree.ancestry(argument.root)
            if before and not other and tree.verb_of(argument.root) == verb:
                return [argument]  # "The bank to which it owes" is another than "it".
    return []


def _before(token: Word, sentence: Sentence) -> list[Argument]:
    """The subject of the main clause that a semicolon or colon parts from the pronoun's own."""
    if token.lower not in ("it", "its"):
        return []
    main = [
        a
        for a in sentence.country
        if a.root.i < token.i and is_subject(a.root) and _is_main(a.root, token)
    ]
    return main[-1:]


def _is_main(subject: Word, token: Word) -> bool:
    verb, own = tree.verb_of(subject), tree.verb_of(token)
    between = subject.doc.between(subject.i, token.i)
    parted = any(word.lower in (";", ":") for word in between)
    return parted and verb != own and not any(map(tree.opens_clause, tree.ancestry(subject)[:2]))


def _is_joined(token: Word, first: Word) -> bool:
    """Whether the token is the first or joined to it ("Kenya and Uganda")."""
    return token == first or first in tree.ancestry(token)
