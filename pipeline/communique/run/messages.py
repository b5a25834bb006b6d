"""What a run and its workers say to one another; plain data, and no spaCy to wait for."""

from dataclasses import dataclass
from typing import TypedDict

from communique.run.items import Work, size


class Identity(TypedDict):
    communique: str
    pipeline: str
    pipeline_hash: str
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """Articles with their keys; `attempt` counts the workers that were lost over them."""

    keys: tuple[str, ...]
    articles: tuple[Work, ...]
    attempt: int = 0

    @property
    def size(self) -> int:
        return sum(size(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Broken:
    """The pipeline cannot be built; the message says why."""

    message: str
