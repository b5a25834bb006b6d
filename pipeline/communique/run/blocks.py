"""A shard: the records of some articles as bytes, each article's findable by its key.

The first line is a JSON head with the key of each article, its counts and the length of its
lines in each of the record files; then come the lines themselves. An article's key is the hash
of all it is and of the pipeline, so that a block found under a key need not be made again.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from communique.records import KINDS, Article, Failure
from communique.run.items import Work

if TYPE_CHECKING:
    from communique.run.articles import Processed

FILES = ("articles", "mentions", "facts")
COUNTED = (*KINDS, "facts")


@dataclass(frozen=True, slots=True)
class Block:
    """Where an article's lines stand in its shard (`start`, and the bytes of each of `FILES`)."""

    key: str
    start: int
    lengths: tuple[int, ...]
    counts: tuple[int, ...]
    """Mentions of each kind and facts, as `COUNTED`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a shard's articles became: its bytes, failures by key, sentences asked and seen."""

    data: bytes
    failures: dict[str, Failure]
    asked: int = 0
    seen: int = 0


def key(article: Work, pipeline_hash: str) -> str:
    whole = article.model_dump_json() if isinstance(article, Article) else repr(article)
    return hashlib.sha256(f"{pipeline_hash}\n{whole}".encode()).hexdigest()[:32]


def name(keys: Iterable[str]) -> str:
    """The name of the shard that these articles make."""
    return hashlib.sha256("".join(keys).encode()).hexdigest()[:32]


def pack(keys: Sequence[str], done: "Iterable[Processed | Failure]") -> Made:
    failures: dict[str, Failure] = {}
    head: list[tuple[str, list[int], list[int]]] = []
    body: list[bytes] = []
    for one, result in zip(keys, done, strict=True):
        if isinstance(result, Failure):
            failures[one] = result
            continue
        parts = [_lines([result[0]]), _lines(result[1]), _lines(result[2])]
        head.append((one, [len(part) for part in parts], _counts(result)))
        body += parts
    return Made(json.dumps(head).encode() + b"\n" + b"".join(body), failures)


def _lines(records: Iterable[BaseModel]) -> bytes:
    """As `model_dump_json` writes them, which takes as long again to say that no option is set."""
    return b"".join(record.__pydantic_serializer__.to_json(record) + b"\n" for record in records)


def _counts(done: "Processed") -> list[int]:
    kinds = [mention.kind for mention in done[1]]
    return [*(kinds.count(kind) for kind in KINDS), len(done[2])]


def lines(made: Made) -> Iterator[tuple[str, str]]:
    """Each record of a shard as a line, with the name of its file; errors too."""
    head, _, _ = made.data.partition(b"\n")
    start = len(head) + 1
    for block in unpack(head + b"\n", len(made.data)):
        for name, length in zip(FILES, block.lengths, strict=True):
            part = made.data[start : start + length].decode()
            yield from ((name, line) for line in part.split("\n")[:-1])
            start += length
    for failure in made.failures.values():
        yield "errors", failure.model_dump_json()


def unpack(head: bytes, size: int) -> Iterator[Block]:
    """The blocks of a shard by its first line; `ValueError` where it is not whole."""
    start = len(head)
    found = []
    for one, lengths, counts in json.loads(head):
        found.append(Block(one, start, tuple(lengths), tuple(counts)))
        start += sum(lengths)
    if start != size:
        raise ValueError(f"{size} bytes where the head speaks of {start}")
    yield from found
