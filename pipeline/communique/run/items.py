"""What a run is given, cut into portions; and the failure of one of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from communique.readers import Item
from communique.readers.article import Page
from communique.records import Article, Failure

Work = Article | Page
Given = TypeVar("Given", bound=Item)


def size(item: Item) -> int:
    """Characters of an article, bytes of a page."""
    if isinstance(item, Page):
        return len(item.data)
    return len(item.text) if isinstance(item, Article) else 0


def portions(items: Iterable[Given], most: Sequence[int], text: int) -> Iterator[list[Given]]:
    """The items in order, in portions of the sizes `most`, or of `text` characters.

    The last of the sizes holds for all portions that follow.
    """
    sizes = chain(most, repeat(most[-1]))
    portion: list[Given] = []
    total, limit = 0, next(sizes)
    for item in items:
        portion.append(item)
        total += size(item)
        if len(portion) >= limit or total >= text:
            yield portion
            portion, total, limit = [], 0, next(sizes)
    if portion:
        yield portion


def failure(article: Work, error: str, message: str) -> Failure:
    """That the article, which was read, could not be processed."""
    message = message.encode("utf-8", "backslashreplace").decode()
    return Failure(
        article_id=article.id, input=article.id, stage="process", error=error, message=message
    )
