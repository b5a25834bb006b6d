"""spaCy's English tokenizer, with borders where mentions have theirs and a bound on its work.

spaCy leaves `U.S.-China`, `4–5`, `China+Central` and `EUR1.2bn` whole; a few more infixes cut
them. Its cost is quadratic in the length of an unspaced stretch (10,000 `$` take 17 s), so
longer ones are cut before it sees them. `doc.text` is the text it was given, always.

>>> [token.text for token in english()("U.S.-China trade of EUR1.2bn")]
['U.S.', '-', 'China', 'trade', 'of', 'EUR', '1.2bn']
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES, CURRENCY
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

DASHES = "-\u2010-\u2015\u2212~"
INFIXES = [
    rf"(?<=[\w.)%])[{DASHES}](?=[\w({CONCAT_QUOTES}{CURRENCY.replace('|', '')}])",
    rf"(?<=[{ALPHA}0-9])[+/](?=[{ALPHA}0-9])",
    rf"(?<=[0-9])(?=[{CURRENCY.replace('|', '').replace(chr(92), '')}])",
]
FOOTNOTES = [r"(?<=[a-z])(?=[0-9]{1,2}\b)", r"(?<=[a-z])\[(?=[0-9])"]
SUFFIXES = [r"(?<=[0-9]Z)\."]
PREFIXES = [r"[A-Z]{1,3}(?=[$£€¥₹])", r"[A-Z]{2,4}(?=[0-9][0-9.,]*(?:[mbk]|bn|mn|tn)?\b)"]

UNITS = {"m."}
"""Exceptions of spaCy that would keep the full stop behind "€4m." in the sum."""

LONGEST_STRETCH = 120
"""Characters without a space that spaCy's tokenizer may see at once: the longest stretch in the
shared articles that is not a web address has 61; cost grows with the square."""
LONGEST_RUN = 8
_UNBOUNDED = re.compile(rf"\S{{{LONGEST_STRETCH + 1},}}|([^\w\s])\1{{{LONGEST_RUN},}}")
_STRETCHES = re.compile(r"(\S+)( ?)|(\s+)")
MOST = 50_000
"""Stretches to know by heart (15 MB); when there are more, the memory begins anew."""

Known = tuple[list[str], dict[str, list[bool]]]
"""The words of a stretch, and whether a space follows each, by what follows the stretch."""


class BoundedTokenizer:
    """Calls `inner` once for each stretch without a space: others never change what it makes of it.

    A Doc of known words costs a quarter of one whose text is looked through anew.
    """

    def __init__(self, inner: Tokenizer) -> None:
        self.inner = inner
        self._known: dict[str, Known] = {}

    @property
    def vocab(self) -> Vocab:
        vocab: Vocab = self.inner.vocab
        return vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        known = self._known
        for stretch, space, blank in _STRETCHES.findall(text):
            found = known.get(stretch or blank) or self._learn(stretch or blank)
            words += found[0]
            spaces += found[1][space]
        return Doc(self.vocab, words=words, spaces=spaces)

    def _learn(self, stretch: str) -> Known:
        words = [token.text for part in _bounded(stretch) for token in self.inner(part)]
        inside = [False] * (len(words) - 1)
        found = words, {"": [*inside, False], " ": [*inside, True]}
        if len(self._known) >= MOST:
            self._known.clear()
        if len(stretch) <= LONGEST_STRETCH:
            self._known[stretch] = found
        return found

    def explain(self, text: str) -> list[tuple[str, str]]:
        """Which rule of the inner tokenizer made each token, as spaCy's own `explain`."""
        return list(self.inner.explain(text))

    def pipe(self, texts: Any, batch_size: int = 1000) -> Iterator[Doc]:
        yield from map(self, texts)

    def to_bytes(self, **options: Any) -> bytes:
        return bytes(self.inner.to_bytes(**options))

    def from_bytes(self, data: bytes, **options: Any) -> "BoundedTokenizer":
        self.inner.from_bytes(data, **options)
        self._known.clear()
        return self

    def to_disk(self, path: str | Path, **options: Any) -> None:
        self.inner.to_disk(path, **options)

    def from_disk(self, path: str | Path, **options: Any) -> "BoundedTokenizer":
        self.inner.from_disk(path, **options)
        self._known.clear()
        return self


def _bounded(text: str) -> Iterator[str]:
    """The text in stretches, cut so that no unspaced one and no run of a symbol is too long."""
    done = 0
    for match in _UNBOUNDED.finditer(text):
        step = LONGEST_RUN if match[1] else LONGEST_STRETCH
        if match.start() > done:
            yield text[done : match.start()]
        for start in range(match.start(), match.end(), step):
            yield text[start : min(start + step, match.end())]
        done = match.end()
    if done < len(text):
        yield text[done:]


def english(vocab: Vocab | None = None) -> BoundedTokenizer:
    """The tokenizer of communique's pipelines, over the given vocab or a new one."""
    defaults: Any = English.Defaults
    inner = Tokenizer(
        English().vocab if vocab is None else vocab,  # an empty vocab counts as false
        rules={k: v for k, v in defaults.tokenizer_exceptions.items() if k not in UNITS},
        prefix_search=compile_prefix_regex([*PREFIXES, *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*SUFFIXES, *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex([*defaults.infixes, *INFIXES, *FOOTNOTES]).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
    return BoundedTokenizer(inner)
