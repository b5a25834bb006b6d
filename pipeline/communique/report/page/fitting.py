"""Articles as page data, as many as fit: the page stays under 10 MB."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, takewhile

from communique.report.page import content
from communique.report.page.sample import Story

ROOM = 9_400_000
"""Bytes for articles and facts; style, script and map take 0.2 MB of the 10."""


@dataclass(frozen=True, slots=True)
class Entry:
    article: content.Plain
    facts: list[content.Plain]

    @property
    def size(self) -> int:
        return len(json.dumps([self.article, self.facts], separators=(",", ":")))


def kept(stories: Iterable[Story], room: int = ROOM) -> list[Entry]:
    """The first in order of rank whose sizes together have room, in the order given."""
    entries = [(story.rank, Entry(content.article(story), content.facts(story)))
               for story in stories]  # fmt: skip
    ranked = sorted(entries, key=lambda entry: entry[0])
    totals = accumulate(entry.size for _, entry in ranked)
    fitting = {rank for (rank, _), _ in takewhile(
        lambda pair: pair[1] <= room, zip(ranked, totals, strict=True))}  # fmt: skip
    return [entry for rank, entry in entries if rank in fitting]


def numbered(entries: list[Entry]) -> list[content.Plain]:
    """All facts, each with the number of its article."""
    return [
        {"article": number, **fact} for number, entry in enumerate(entries) for fact in entry.facts
    ]
