"""Annotated `Doc` → records: every mention and fact, validated against the article's text."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc

from communique import annotations, tables
from communique.annotations import LABELS, Candidate
from communique.errors import CommuniqueError
from communique.records import MENTION, Article, Fact, Kind, Mention, mention_id


def article(doc: Doc, given: Article) -> Article:
    """The article with the boilerplate that the pipeline noted."""
    noted = tuple(annotations.boilerplate(doc))
    return given if noted == given.boilerplate else given.model_copy(update={"boilerplate": noted})


def mentions(doc: Doc, article_id: str) -> Iterator[Mention]:
    """The Doc's mentions in text order.

    Raises pydantic's error for one that misquotes, `CommuniqueError` where the Doc was stored
    without its user data.
    """
    text = annotations.text(doc)
    context = {"text": text}
    found = [(kind, mention) for kind in LABELS for mention in annotations.decided(doc, kind)]
    if not found and annotations.mentions(doc):
        raise CommuniqueError(
            "the Doc came without what its mentions say; keep its user data, "
            "as with DocBin(store_user_data=True)"
        )
    found.sort(key=lambda one: (one[1].start, -one[1].end, LABELS[one[0]]))
    sentences = annotations.sentences(doc, [mention.start for _, mention in found])
    for (kind, mention), sentence in zip(found, sentences, strict=True):
        quoted = {"text": text[mention.start : mention.end], "sentence": sentence}
        own = _mention(kind, mention, article_id) | quoted
        yield MENTION.validator.validate_python(own, context=context)


def _mention(kind: Kind, mention: Candidate, article_id: str) -> dict[str, Any]:
    return {
        "id": mention_id(article_id, kind, mention.start, mention.end),
        "article_id": article_id,
        "kind": kind,
        "start": mention.start,
        "end": mention.end,
        "rule": mention.rule,
        "confidence": confidence(kind, mention.rule),
        **_with_article(mention.values, article_id),
    }


def confidence(kind: str, rule: str) -> float | None:
    """The rule's precision as `communique rules` measured it on gold; null where it never was."""
    return _measured().get((kind, rule))


@cache
def _measured() -> dict[tuple[str, str], float]:
    rows = tables.unique(tables.read("evaluate/confidence.tsv"), "kind", "rule")
    return {key: float(row["precision"]) for key, row in rows.items()}


def _with_article(values: dict[str, Any], article_id: str) -> dict[str, Any]:
    """On the Doc `conversion_of` is `KIND:START-END`; in a record it is the mention's id."""
    if values.get("conversion_of"):
        return {**values, "conversion_of": f"{article_id}:{values['conversion_of']}"}
    return values


def facts(doc: Doc, article_id: str) -> Iterator[Fact]:
    """The Doc's facts in text order; a counter tells those of one place and predicate apart."""
    context = {"text": annotations.text(doc)}
    seen: Counter[str] = Counter()
    for fact in sorted(annotations.facts(doc), key=lambda f: (f["evidence"], f["predicate"])):
        start, end = fact["evidence"]
        name = f"{article_id}:{fact['predicate']}:{start}-{end}"
        seen[name] += 1
        own = {
            "confidence": confidence("fact", fact["rule"]),
            **fact,
            "id": name if seen[name] == 1 else f"{name}:{seen[name]}",
            "article_id": article_id,
            "mentions": [f"{article_id}:{place}" for place in fact.get("mentions", ())],
        }
        yield Fact.model_validate(own, context=context)
