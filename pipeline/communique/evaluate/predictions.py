"""What a system said, by article: plain dicts as they stand in `mentions.jsonl` and `facts.jsonl`.

>>> gather([{"article_id": "a", "kind": "country", "start": 0, "end": 4}])["a"].mentions
[{'article_id': 'a', 'kind': 'country', 'start': 0, 'end': 4}]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Prediction:
    """The mentions and facts that a system gives for one article."""

    mentions: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)


Predictions = Mapping[str, Prediction]
"""By article id; an article that is not there has no mention and no fact."""


def gather(
    mentions: Iterable[dict[str, Any]], facts: Iterable[dict[str, Any]] = ()
) -> dict[str, Prediction]:
    """Records of a run, put together by their `article_id`."""
    found: dict[str, Prediction] = {}
    for mention in mentions:
        found.setdefault(mention["article_id"], Prediction()).mentions.append(mention)
    for fact in facts:
        found.setdefault(fact["article_id"], Prediction()).facts.append(fact)
    return found
