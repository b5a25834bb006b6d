"""Every record of an output folder against its article, the other records and the tables."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from communique import tables
from communique.errors import FolderError
from communique.folder import ADAPTERS, RUN, lines, summary
from communique.records import KINDS, Run

OF_CODES = ("codes", "countries", "source", "target", "participants")
Fields = dict[str, Any]


def problems(path: Path) -> list[str]:
    """A sentence for each record that does not hold; empty when all do."""
    found: list[str] = []
    texts: dict[str, str] = {}
    for name, adapter in ADAPTERS.items():
        for place, fields in lines(path / f"{name}.jsonl"):
            if problem := _problem(adapter, fields, texts):
                found.append(f"{place}: {problem}")
            elif name == "articles":
                texts[fields["id"]] = fields["text"]
            else:
                found += [f"{place}: {problem}" for problem in _odd(name, fields, texts)]
    return [*found, *_dangling(path), *_uncounted(path)]


def _problem(adapter: TypeAdapter[Any], fields: Fields, texts: dict[str, str]) -> str | None:
    context = None
    if "article_id" in fields and "input" not in fields:
        owner = fields["article_id"]
        if owner not in texts:
            return f"article_id {owner!r} is not in articles.jsonl"
        context = {"text": texts[owner]}
    try:
        adapter.validate_python(fields, context=context)
    except ValidationError as error:
        return summary(error)
    return None


def _odd(name: str, fields: Fields, texts: dict[str, str]) -> Iterator[str]:
    """What the record's own shape leaves open."""
    if name == "mentions":
        start, end = fields["sentence"]
        if not start <= fields["start"] < fields["end"] <= end:
            yield f"sentence [{start}, {end}] does not hold the mention"
        if end > len(texts[fields["article_id"]]):
            yield f"sentence [{start}, {end}] reaches beyond the article"
    if name == "facts":
        start, end = fields["evidence"]
        own = f"{fields['article_id']}:{fields['predicate']}:{start}-{end}"
        if not re.fullmatch(rf"{re.escape(own)}(:\d+)?", fields["id"]):
            yield f"id {fields['id']!r} does not say article, predicate and evidence"
    yield from (f"{code!r} is no code of a country" for code in _foreign(fields))


def _foreign(fields: Fields) -> Iterator[str]:
    """Codes that no country has or had."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _foreign(value)
        elif name in OF_CODES and isinstance(value, list):
            yield from (code for code in value if code not in _codes())


@cache
def _codes() -> frozenset[str]:
    return frozenset({"EU", *(row["code"] for row in tables.read("country/names.tsv"))})


def _dangling(path: Path) -> Iterator[str]:
    """Ids that stand twice, and mentions that another record names but the folder does not hold."""
    seen: dict[str, str] = {}
    for name in ("articles", "mentions", "facts"):
        named = []
        for place, fields in lines(path / f"{name}.jsonl"):
            identity = f"{name}:{fields.get('id')}"
            if identity in seen:
                yield f"{place}: id {fields.get('id')!r} stands already at {seen[identity]}"
            seen[identity] = place
            named += [(place, mention) for mention in fields.get("mentions") or ()]
            named += [(place, mention) for mention in [fields.get("conversion_of")] if mention]
        for place, mention in named:
            if f"mentions:{mention}" not in seen:
                yield f"{place}: mention {mention!r} is not in mentions.jsonl"


def _uncounted(path: Path) -> Iterator[str]:
    """Files that do not hold as many records as the run wrote, where the run is known."""
    if not (path / RUN).exists():
        return
    run = _run(path / RUN)
    kinds = Counter(fields.get("kind") for _, fields in lines(path / "mentions.jsonl"))
    counts = {
        "articles": (run.articles, _length(path, "articles")),
        "facts": (run.facts, _length(path, "facts")),
        "errors": (run.failures, _length(path, "errors")),
        **{f"{kind} mentions": (run.mentions.get(kind, 0), kinds[kind]) for kind in KINDS},
    }
    for name, (wrote, there) in counts.items():
        if wrote != there:
            yield f"{path / RUN}: the run wrote {wrote} {name}, but {there} are there"


def _run(file: Path) -> Run:
    try:
        return Run.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise FolderError(f"{file}: {summary(error)}") from error


def _length(path: Path, name: str) -> int:
    return sum(1 for _ in lines(path / f"{name}.jsonl"))
