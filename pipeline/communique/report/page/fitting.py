"""Articles as page data, as many as fit: the page stays under 10 MB."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, takewhile

from communique.formats.utf16 import Units
from communique.report.page import content
from communique.report.page.sample import Story

ROOM = 9_400_000
"""Bytes for articles and facts; style, script, map and conflicts take at most 0.5 MB of the 10."""
AROUND_A_FACT = 160
"""Bytes that numbers of articles and clusters, clusters and histories add to a fact."""


@dataclass(frozen=True, slots=True)
class Entry:
    article: content.Plain
    facts: list[content.Plain]

    @property
    def size(self) -> int:
        """Bytes on the page, at most: ASCII escapes are longer than UTF-8."""
        written = json.dumps([self.article, self.facts], separators=(",", ":"))
        return len(written) + AROUND_A_FACT * len(self.facts)


def kept(stories: Iterable[Story], room: int = ROOM) -> list[Entry]:
    """The first in order of rank whose sizes together have room, in the order given."""
    entries = [(story.rank, _entry(story)) for story in stories]
    ranked = sorted(entries, key=lambda entry: entry[0])
    totals = accumulate(entry.size for _, entry in ranked)
    fitting = {rank for (rank, _), _ in takewhile(
        lambda pair: pair[1] <= room, zip(ranked, totals, strict=True))}  # fmt: skip
    return [entry for rank, entry in entries if rank in fitting]


def _entry(story: Story) -> Entry:
    units = Units(story.article.text)
    return Entry(content.article(story, units), content.facts(story, units))


def numbered(entries: list[Entry]) -> list[content.Plain]:
    """All facts, each with the number of its article."""
    return [
        {"article": number, **fact} for number, entry in enumerate(entries) for fact in entry.facts
    ]
