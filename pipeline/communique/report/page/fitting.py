"""Articles as page data, as many as fit: the page stays under 10 MB."""

from collections.abc import Sequence
from dataclasses import dataclass

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
        """Bytes on the page."""
        written = content.inert([self.article, self.facts]).encode()
        return len(written) + AROUND_A_FACT * len(self.facts)


def kept(stories: Sequence[Story], room: int = ROOM) -> list[Entry]:
    """In order of rank each that still has room, given back in the order of the stories."""
    fitting: dict[str, Entry] = {}
    for story in sorted(stories, key=lambda story: story.rank):
        entry = _entry(story)
        if entry.size <= room:
            room -= entry.size
            fitting[story.rank] = entry
    return [fitting[story.rank] for story in stories if story.rank in fitting]


def _entry(story: Story) -> Entry:
    units = Units(story.article.text)
    return Entry(content.article(story, units), content.facts(story, units))


def numbered(entries: list[Entry]) -> list[content.Plain]:
    """All facts, each with the number of its article."""
    return [
        {"article": number, **fact} for number, entry in enumerate(entries) for fact in entry.facts
    ]
