"""What the kind works on while it decides: places in the text, and the things they name."""

from dataclasses import dataclass, field

from communique.kinds.project.chunks import Word
from communique.kinds.project.registry import Project


@dataclass(slots=True)
class Place:
    """A stretch that may name a project; `words` are its modifiers."""

    start: int
    end: int
    rule: str
    category: str | None = None
    head: tuple[int, int] | None = None
    words: list[Word] = field(default_factory=list)
    known: Project | None = None


@dataclass(slots=True)
class Thing:
    """A project of this article with every place that names it."""

    name: str
    category: str | None
    known: Project | None = None
    places: list[Place] = field(default_factory=list)
    surfaces: dict[str, str] = field(default_factory=dict)
    """The names that the article uses, by their folded form."""
    headed: bool = False
    """Whether a head noun of the article gave the category."""
    stems: set[str] = field(default_factory=set)
