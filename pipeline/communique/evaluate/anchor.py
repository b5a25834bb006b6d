"""Gold whose text is not quite the article's: where they part, and how to lay it on anew.

`check` refuses such gold and says where the texts first differ; `moved` finds each gold item
again in the other text by its quote and by what stands before and after it.
"""

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from communique.errors import GoldError
from communique.evaluate.gold import GoldArticle, GoldSet

AROUND = 32
"""Characters before and after a quote that tell its repeats apart."""


def check(gold: GoldSet, texts: dict[str, str], *, align: bool = False) -> GoldSet:
    """The gold, fit for the articles of a run; raises `GoldError` for what does not belong."""
    return GoldSet(tuple(_checked(article, texts, align) for article in gold.articles))


def same_texts(gold: GoldSet, before: dict[str, str], after: dict[str, str]) -> None:
    """Raises `GoldError` where two runs saw different texts of an article that has gold."""
    for name in (article.id for article in gold.articles):
        if before[name] != after.get(name):
            raise GoldError(
                f"article {name!r} has another text in the second run, or is not in it; "
                "process both runs from the same articles"
            )


def _checked(article: GoldArticle, texts: dict[str, str], align: bool) -> GoldArticle:
    if article.id not in texts:
        raise GoldError(
            f"{article.where}: gold for article {article.id!r}, which the run does not hold; "
            "process that article too, or leave its gold out"
        )
    text = texts[article.id]
    if text == article.text:
        return article
    if align:
        return moved(article, text)
    raise GoldError(f"{article.where}: {_difference(article, text)}; --align finds the places anew")


def _difference(article: GoldArticle, text: str) -> str:
    pairs = zip(article.text, text, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), None)
    if at is None:
        at = min(len(article.text), len(text))
    shown = (side[at : at + 20] for side in (article.text, text))
    return (
        "article {!r} differs from gold's text from character {} on: gold has {!r}, it {!r}".format(
            article.id, at, *shown
        )
    )


def moved(article: GoldArticle, text: str) -> GoldArticle:
    """The gold laid on another text; raises `GoldError` for an item that is not to be found."""
    shift = _Shift(article, text)
    mentions = [
        {**m, "start": start, "end": end, "text": text[start:end]}
        for m in article.mentions
        for start, end in [shift.place(m["start"], m["end"])]
    ]
    facts = [_moved_fact(fact, shift) for fact in article.facts]
    stretches = tuple(shift.place(*stretch) for stretch in article.optional)
    return replace(article, text=text, mentions=mentions, facts=facts, optional=stretches)


def _moved_fact(fact: dict[str, Any], shift: "_Shift") -> dict[str, Any]:
    found = dict(fact)
    if fact.get("evidence"):
        found["evidence"] = list(shift.place(*fact["evidence"]))
    if fact.get("evidence_more"):
        found["evidence_more"] = [list(shift.place(*place)) for place in fact["evidence_more"]]
    return found


class _Shift:
    """Finds places of one text in another."""

    def __init__(self, article: GoldArticle, text: str) -> None:
        self.article, self.text = article, text

    def place(self, start: int, end: int) -> tuple[int, int]:
        quote = self.article.text[start:end]
        found = _occurrences(self.text, quote)
        if not found:
            raise GoldError(
                f"{self.article.where}: {quote!r} of article {self.article.id!r} "
                "does not stand in the text to align with"
            )
        best = max(found, key=lambda at: (self._likeness(start, end, at), -abs(at - start)))
        return best, best + len(quote)

    def _likeness(self, start: int, end: int, at: int) -> float:
        """How much of what stands around the quote is the same."""
        old, new, length = self.article.text, self.text, end - start
        before = old[max(0, start - AROUND) : start], new[max(0, at - AROUND) : at]
        after = old[end : end + AROUND], new[at + length : at + length + AROUND]
        return _ratio(*before) + _ratio(*after)


def _occurrences(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
