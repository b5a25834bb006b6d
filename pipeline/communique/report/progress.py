"""What a run says while it goes on and when it is done; all of it on stderr."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.records import Run

EVERY = 30.0
"""Seconds between two lines where stderr is no terminal."""


@contextmanager
def line(*, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A function to call with the number of articles done so far."""
    if quiet:
        yield lambda articles: None
        return
    terminal = sys.stderr.isatty()
    meter = _Meter(0.2 if terminal else EVERY, "\r" if terminal else "", "" if terminal else "\n")
    yield meter
    if terminal and meter.shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


class _Meter:
    def __init__(self, every: float, before: str, after: str) -> None:
        self.every, self.before, self.after = every, before, after
        self.begin = self.last = time.monotonic()
        self.shown = False

    def __call__(self, articles: int) -> None:
        now = time.monotonic()
        if now - self.last < self.every:
            return
        self.last, self.shown = now, True
        rate = articles / (now - self.begin)
        words = f"{articles} articles, {rate:.1f} a second"
        print(self.before + words, end=self.after, file=sys.stderr, flush=True)


def summary(run: Run, output: Path) -> str:
    """The closing line, as `1 article: 51 countries, ... -> output (2.1 s)`."""
    asked = (
        "" if run.asked_share is None else f"; {run.asked_share:.0%} of sentences sent to the model"
    )
    passed = f"; {run.passed_over} files passed over" if run.passed_over else ""
    counts = ", ".join(f"{number} {_plural(kind, number)}" for kind, number in _counts(run))
    return (
        f"{run.articles} {_plural('article', run.articles)}: {counts} -> {output} "
        f"({run.seconds:.1f} s{asked}{passed})"
    )


def _counts(run: Run) -> Iterator[tuple[str, int]]:
    yield from run.mentions.items()
    yield "fact", run.facts


def _plural(noun: str, number: int) -> str:
    if number == 1 or noun == "money":
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
