"""Annotated `Doc` → records: every mention and fact, validated against the article's text."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span

from communique import annotations, tables
from communique.annotations import KIND_OF
from communique.records import MENTION, Article, Fact, Mention, mention_id


def article(doc: Doc, given: Article) -> Article:
    """The article with the boilerplate that the pipeline noted."""
    return given.model_copy(update={"boilerplate": tuple(annotations.boilerplate(doc))})


def mentions(doc: Doc, article_id: str) -> Iterator[Mention]:
    """The Doc's mentions in text order; raises pydantic's error for one that misquotes."""
    context = {"text": annotations.text(doc)}
    spans = annotations.mentions(doc)
    for span, sentence in zip(spans, annotations.sentences(doc, spans), strict=True):
        yield MENTION.validate_python(_mention(span, sentence, article_id), context=context)


def _mention(span: Span, sentence: tuple[int, int], article_id: str) -> dict[str, Any]:
    kind = KIND_OF[span.label_]
    return {
        "id": mention_id(article_id, kind, span.start_char, span.end_char),
        "article_id": article_id,
        "kind": kind,
        "start": span.start_char,
        "end": span.end_char,
        "text": span.text,
        "sentence": sentence,
        "rule": span.id_,
        "confidence": confidence(kind, span.id_),
        **_with_article(span._.communique, article_id),
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
