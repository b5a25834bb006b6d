"""A frame: a trigger of some rule with the figure and the project that it is about."""

from dataclasses import dataclass
from typing import Any

from communique.link.lexicon import Rule
from communique.link.sentence import Argument, Sentence
from communique.link.words import Word

Fact = dict[str, Any]
"""The fields of `records.Fact`, less the ids, which `extract` gives."""
Trigger = tuple[Word, Rule]


@dataclass(frozen=True, eq=False)
class Frame:
    rule: Rule
    trigger: Word
    sentence: Sentence
    money: Argument | None = None
    project: Argument | None = None
    before: "Told | None" = None
    """The figure told before it in the sentence."""


Told = tuple[Frame, Fact]
