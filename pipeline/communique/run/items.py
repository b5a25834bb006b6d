"""What a run is given, cut into portions; and the failure of one of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from communique.records import Article, Failure

Item = Article | Failure
Given = TypeVar("Given", Article, Item)


def portions(items: Iterable[Given], most: Sequence[int], text: int) -> Iterator[list[Given]]:
    """The items in order, in portions of the sizes `most`, or of `text` characters.

    The last of the sizes holds for all portions that follow.
    """
    sizes = chain(most, repeat(most[-1]))
    portion: list[Given] = []
    size, limit = 0, next(sizes)
    for item in items:
        portion.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(portion) >= limit or size >= text:
            yield portion
            portion, size, limit = [], 0, next(sizes)
    if portion:
        yield portion


def failure(article: Article, error: str, message: str) -> Failure:
    """That the article, which was read, could not be processed."""
    return Failure(
        article_id=article.id, input=article.id, stage="process", error=error, message=message
    )
