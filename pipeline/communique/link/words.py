"""The words of a Doc as plain objects.

The rules look at a word a hundred times, and spaCy makes a token anew at each look: a `Word` has
the token's attributes as plain strings, and its head and children at hand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache, wraps
from typing import Any, TypeVar

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from communique import annotations, tables
from communique.link.cues import lowered

T = TypeVar("T")
MOST_STRINGS = 50_000
"""Strings kept at most, some 8 MB."""
_VERBS = {"VERB", "AUX"}


class Word:
    """A token; that of an unparsed sentence has only its number and form."""

    __slots__ = (
        "base", "children", "dep", "doc", "head", "i", "is_verb", "known", "lemma", "lower",
        "part", "pos", "tag",
    )  # fmt: skip

    def __init__(
        self,
        doc: "Words",
        i: int,
        part: int,
        lower: str,
        lemma: str = "",
        pos: str = "",
        tag: str = "",
        dep: str = "",
    ) -> None:
        self.doc = doc
        self.i = i
        self.lower = lower
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.is_verb = pos in _VERBS
        self.base = lemma.lower()
        """The lemma in lower case."""
        self.part = part
        """How many semicolons of the Doc stand before it."""
        self.head = self
        self.children: Sequence[Word] = ()
        self.known: dict[Any, Any] = {}
        """What functions have answered `once`."""


def once(function: Callable[[Word], T]) -> Callable[[Word], T]:
    """Has the function answer once for each word; the answer is kept with the word."""

    @wraps(function)
    def answer(word: Word) -> T:
        known: dict[Any, T] = word.known
        if function not in known:
            known[function] = function(word)
        return known[function]

    return answer


class Words:
    """The words of a Doc by number; those of a parsed sentence are made together."""

    def __init__(self, doc: Doc) -> None:
        self.text = annotations.text(doc)
        self.starts = [*annotations.starts(doc), len(doc)]
        self._doc = doc
        self._strings = _strings(doc.vocab.strings)
        columns = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, IDX, LENGTH])
        self._forms, self._heads = columns[:, :5], columns[:, 5].astype("int64")
        self._first: list[int] = columns[:, 6].tolist()
        self._ends: list[int] = (columns[:, 6] + columns[:, 7]).tolist()
        self._made: dict[int, Word] = {}
        tagged = np.flatnonzero(self._forms[self.starts[:-1], 3])
        self.parsed: frozenset[int] = frozenset(tagged.tolist())
        """The numbers of the sentences that the model has looked at, whose tokens have tags."""

    def __getitem__(self, i: int) -> Word:
        if i not in self._made:
            if self.number(i) in self.parsed:
                self._parse(*self.sentence(i))
            else:
                self._made[i] = Word(self, i, 0, self._strings[int(self._forms[i, 0])])
        return self._made[i]

    def between(self, start: int, end: int) -> list[Word]:
        numbers = range(start, min(end, self.starts[-1]))
        try:
            return [*map(self._made.__getitem__, numbers)]
        except KeyError:
            return [self[i] for i in numbers]

    def number(self, i: int) -> int:
        """The number of the sentence that holds the token."""
        return bisect_right(self.starts, i) - 1

    def sentence(self, i: int) -> tuple[int, int]:
        """The first token of the sentence that holds the token, and the one behind its last."""
        number = self.number(i)
        return self.starts[number], self.starts[number + 1]

    def character(self, i: int) -> int:
        """Where the token begins in the text."""
        return self._first[i]

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Where the tokens stand in the text, less the space behind the last."""
        return self._first[start], self._ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """The tokens as the text has them, less the space behind the last."""
        return self.text[slice(*self.characters(start, end))]

    def touched(self, start: int, end: int) -> tuple[Word, range]:
        """The tokens that these characters touch, with the head of them."""
        span: Any = self._doc.char_span(start, end, alignment_mode="expand")
        return self[span.root.i], range(span.start, span.end)

    def under(self, word: Word) -> list[Word]:
        """The word and all that hangs on it.

        spaCy's `subtree` calls itself for each level, and ends the process on a tree deep enough.
        """
        token = self._doc[word.i]
        return self.between(token.left_edge.i, token.right_edge.i + 1)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, at the same offsets."""
        return lowered(self.text)

    @cached_property
    def semicolons(self) -> list[int]:
        """Their numbers, in order."""
        if ";" not in self.text:
            return []
        form = self._doc.vocab.strings[";"]
        found: list[int] = np.flatnonzero(self._forms[:, 0] == form).tolist()
        return found

    def forget(self) -> None:
        """Let go of the words: they hold one another, and else wait for the garbage collector."""
        for word in self._made.values():
            del word.head, word.children, word.known
        self._made.clear()

    def _parse(self, start: int, end: int) -> None:
        """Make the words of a sentence, and tie them to their heads."""
        part, known, lemmas = bisect_left(self.semicolons, start), self._strings, _lemmas()
        made: list[Word] = []
        for i, (lower, lemma, pos, tag, dep) in enumerate(self._forms[start:end].tolist(), start):
            form, base, kind = known[lower], known[lemma], known[pos]
            if kind in _VERBS and base in lemmas:
                base = lemmas[base]
            made.append(Word(self, i, part, form, base, kind, known[tag], known[dep]))
            part += form == ";"
        self._made.update(zip(range(start, end), made, strict=True))
        children: dict[int, list[Word]] = {}
        for n, (word, step) in enumerate(zip(made, self._heads[start:end].tolist(), strict=True)):
            above = n + step
            if not 0 <= above < len(made):  # A parser of one's own may tie sentences together.
                continue
            if step:
                children.setdefault(above, []).append(word)
            if word.dep:  # A part of a split token has none, and for spaCy no head either.
                word.head = made[above]
        for n, words in children.items():
            made[n].children = words
            if made[n].is_verb:
                _name_object(made[n])


def _name_object(verb: Word) -> None:
    """Make a person its object whom the parser takes for a clause: "met President Rumen Radev"."""
    named = [c for c in verb.children if c.dep == "ccomp" and c.pos == "PROPN" and c.i > verb.i]
    if not named or any(child.dep == "dobj" for child in verb.children):
        return
    for child in named:
        if not any(below.dep == "nsubj" for below in child.children):
            child.dep = "dobj"


@cache
def _lemmas() -> dict[str, str]:
    """The right lemma for each that the model gives to a verb wrongly."""
    rows = tables.unique(tables.read("facts/lemmas.tsv"), "model")
    return {wrong: row["lemma"] for wrong, row in rows.items()}


class _Strings(dict[int, str]):
    """Those of a vocabulary, each decoded once; when they are too many, all are forgotten."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self.store = store

    def __missing__(self, number: int) -> str:
        if len(self) >= MOST_STRINGS:
            self.clear()
        self[number] = found = self.store[number]
        return found


_strings = lru_cache(maxsize=1)(_Strings)
