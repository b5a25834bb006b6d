"""The grammar of `data/date/grammar.tsv`, compiled to `re` over one letter a token.

A stretch of tokens is written as a string of letters, one for each token's sort; a rule is a
regular expression over them. So a rule sees "the 18th of May" as four letters, whatever the
words are, and the longest expression costs a few steps.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from communique import tables
from communique.kinds.date.firsts import firsts
from communique.kinds.date.lexer import Token
from communique.kinds.date.vocabulary import letters


class Reading(NamedTuple):
    """A rule that fits at a place: its groups are slices of the tokens."""

    rule: str
    build: str
    tokens: Sequence[Token]
    begin: int
    end: int
    match: re.Match[str]

    def group(self, name: str) -> Sequence[Token]:
        """The tokens of a group; empty where it took no part or the rule has none."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return ()
        return self.tokens[slice(*self.match.span(name))]

    def first(self, name: str) -> Token | None:
        found = self.group(name)
        return found[0] if found else None

    @property
    def own(self) -> Sequence[Token]:
        return self.tokens[self.begin : self.end]


class Rule(NamedTuple):
    name: str
    build: str
    pattern: re.Pattern[str]
    firsts: frozenset[str]
    """The letters with which it can begin."""


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in tables.read("date/grammar.tsv"))


def _rule(row: tables.Row) -> Rule:
    pattern = _compiled(row)
    try:
        return Rule(row["rule"], row["build"], pattern, firsts(pattern.pattern))
    except ValueError as error:
        row.refuse(str(error))


class Beginning(NamedTuple):
    """The rules that can begin with a letter, and all of them as one alternation."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]


@cache
def _beginnings() -> dict[str, Beginning]:
    letters = frozenset[str]().union(*(rule.firsts for rule in rules()))
    return {letter: _beginning(letter) for letter in sorted(letters)}


def _beginning(letter: str) -> Beginning:
    """Numbered groups only, so that the match tells its rule."""
    able = tuple(rule for rule in rules() if letter in rule.firsts)
    bare = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in able]
    return Beginning(able, re.compile("|".join(f"({pattern})" for pattern in bare)))


@cache
def _phrases() -> dict[str, tables.Row]:
    return tables.unique(tables.read("date/phrases.tsv"), "name")


def _compiled(row: tables.Row) -> re.Pattern[str]:
    try:
        return re.compile(_letters_of(_expanded(row["pattern"], row), row))
    except re.error as error:
        row.refuse(f"{row['pattern']!r} is no pattern: {error}")


def _expanded(pattern: str, row: tables.Row) -> str:
    def phrase(match: re.Match[str]) -> str:
        found = _phrases().get(match[1])
        if found is None:
            row.refuse(f"{match[0]} stands in no line of date/phrases.tsv")
        return _expanded(found["pattern"], found)

    return re.sub(r"\{(\w+)\}", phrase, pattern)


def _letters_of(pattern: str, row: tables.Row) -> str:
    def letter(match: re.Match[str]) -> str:
        if match[1] not in letters():
            row.refuse(f"{match[0]} is no sort of word or token")
        return letters()[match[1]]

    return re.sub(r"(?<!\(\?P)<(\w+)>", letter, pattern)


def readings(
    tokens: Sequence[Token], stands: Callable[[Reading], bool] = lambda _: True
) -> Iterator[Reading]:
    """Every expression that stands, left to right, none overlapping.

    Where one does not stand, reading goes on at its second token.
    """
    written, beginnings, place = spelled(tokens), _beginnings(), 0
    while place < len(written):
        begin = beginnings.get(written[place])
        match = begin and begin.pattern.match(written, place)
        place += 1
        if begin and match:
            reading = _reading(tokens, written, place - 1, begin.rules[(match.lastindex or 1) - 1])
            if stands(reading):
                yield reading
                place = reading.end


def whole(tokens: Sequence[Token]) -> Reading | None:
    """The reading that takes all of the tokens, for a part of an expression."""
    written = spelled(tokens)
    begin = _beginnings().get(written[:1])
    for rule in begin.rules if begin else ():
        match = rule.pattern.fullmatch(written)
        if match:
            return Reading(rule.name, rule.build, tokens, 0, len(tokens), match)
    return None


def spelled(tokens: Sequence[Token]) -> str:
    known = letters()
    return "".join([known[token.sort] for token in tokens])


def _reading(tokens: Sequence[Token], written: str, start: int, rule: Rule) -> Reading:
    match = rule.pattern.match(written, start)
    if match is None:
        raise AssertionError(f"{rule.name} matched at {start} and then did not")
    return Reading(rule.name, rule.build, tokens, match.start(), match.end(), match)
