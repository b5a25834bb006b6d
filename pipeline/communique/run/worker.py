"""A worker: a process of its own that makes shards until nobody wants any.

It says `Ready` with the pipeline's identity, then answers each `Task` with what was made. It
ends when its parent does, however that ended.
"""

import gc
import os
import signal
import threading
from contextlib import suppress
from functools import cache
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Self

from spacy.language import Language

from communique.context.words import Words
from communique.errors import CommuniqueError
from communique.run import articles, blocks, identity
from communique.run.blocks import Made
from communique.run.messages import Broken, Identity, Task
from communique.run.recipe import Recipe, built


class Bench:
    """A pipeline at work."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = Words(language, articles.ZONE_TEXT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._words.__exit__(*error)

    def make(self, task: Task) -> Made:
        self._words.expect(task.size)
        asked, seen = articles.asked(self.language)
        done = articles.batches(task.articles, self.language)
        made = blocks.pack(task.keys, done)
        now_asked, now_seen = articles.asked(self.language)
        return Made(made.data, made.failures, now_asked - asked, now_seen - seen)


_TURN = threading.Lock()


@cache
def _bench(recipe: Recipe) -> Bench:
    return Bench(built(recipe))


def known(recipe: Recipe) -> Identity:
    """What the recipe's pipeline is."""
    return identity.of(built(recipe))


def shard(recipe: Recipe, task: Task) -> Made:
    """A shard made in this process, one at a time: what any engine has its workers call."""
    with _TURN:
        return _bench(recipe).make(task)


def main(wire: Connection, recipe: Recipe) -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        try:
            wire.send(known(recipe))
            gc.freeze()  # spaCy and the pipeline stay: to walk them takes 50 ms each time
            while True:
                wire.send(shard(recipe, wire.recv()))
        except CommuniqueError as error:
            wire.send(Broken(str(error)))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
