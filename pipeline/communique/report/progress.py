"""What a run says while it goes on and when it is done; all of it on stderr."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from communique.records import Run

EVERY = 30.0
"""Seconds between two lines where stderr is no terminal."""


class Reading(Protocol):
    """What is being read: the share of its bytes that have been, null where that is not known."""

    @property
    def share(self) -> float | None: ...


@contextmanager
def line(reading: Reading, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """A function to call with the number of articles done and facts found so far."""
    if quiet:
        yield lambda articles, facts: None
        return
    terminal = sys.stderr.isatty()
    meter = _Meter(reading, 0.2 if terminal else EVERY, terminal=terminal)
    yield meter
    if terminal and meter.shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


class _Meter:
    def __init__(self, reading: Reading, every: float, *, terminal: bool) -> None:
        self.reading, self.every, self.terminal = reading, every, terminal
        self.begin = self.last = time.monotonic()
        self.shown = False

    def __call__(self, articles: int, facts: int) -> None:
        now = time.monotonic()
        if now - self.last < self.every:
            return
        self.last, self.shown = now, True
        words = words_of(articles, facts, now - self.begin, self.reading.share)
        before, after = ("\r\033[K", "") if self.terminal else ("", "\n")
        print(before + words, end=after, file=sys.stderr, flush=True)


def words_of(articles: int, facts: int, seconds: float, share: float | None) -> str:
    """A line of progress.

    >>> words_of(1200, 340, 60.0, 0.25)
    '1200 articles, 20.0 a second, 340 facts, 3:00 left'
    """
    words = f"{articles} articles, {articles / seconds:.1f} a second, {facts} facts"
    if not share:
        return words
    left = round(seconds / share - seconds)
    return f"{words}, {left // 60}:{left % 60:02} left"


def summary(run: Run, output: Path | str) -> str:
    """The closing line, as `1 article: 51 countries, ... -> output (2.1 s)`."""
    asked = (
        "" if run.asked_share is None else f"; {run.asked_share:.0%} of sentences sent to the model"
    )
    reused = f"; {run.reused} were done before" if run.reused else ""
    failed = f"; {run.failures} failed" if run.failures else ""
    passed = f"; {run.passed_over} files passed over" if run.passed_over else ""
    counts = ", ".join(f"{number} {_plural(kind, number)}" for kind, number in _counts(run))
    return (
        f"{run.articles} {_plural('article', run.articles)}: {counts} -> {output} "
        f"({run.seconds:.1f} s{asked}{reused}{failed}{passed})"
    )


def _counts(run: Run) -> Iterator[tuple[str, int]]:
    yield from run.mentions.items()
    yield "fact", run.facts


def _plural(noun: str, number: int) -> str:
    if number == 1 or noun == "money":
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
