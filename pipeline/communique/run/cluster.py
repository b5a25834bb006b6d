"""The distributed engine: the same shards, made by the workers of a dask scheduler.

Without an address it starts a cluster on this machine. A shard whose worker is lost goes to
another; the article that is lost again and again becomes a failure, as with our own pool.
"""

from collections import deque
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Self

from communique.errors import CommuniqueError
from communique.run import blocks, items
from communique.run.blocks import Made
from communique.run.messages import Identity, Task
from communique.run.recipe import Recipe

LIVES = 2
"""Workers that a shard may cost before it is taken apart, or its only article given up."""
GONE = 60.0
"""Seconds after which what a finished shard made is taken for lost, and the shard made again."""
AHEAD = 2
"""Shards that wait at the scheduler for each worker, so that none is ever idle."""


class Cluster:
    """Raises `CommuniqueError` where dask is not installed or the scheduler cannot be reached."""

    def __init__(self, recipe: Recipe, workers: int = 1, scheduler: str | None = None) -> None:
        self.recipe = recipe
        try:
            self._dask = import_module("distributed")
        except ImportError as error:
            raise CommuniqueError(
                "--engine dask needs the extra dask: pip install 'communique[dask]'"
            ) from error
        self._local = None if scheduler else self._start(workers)
        try:
            self.client = self._dask.Client(scheduler or self._local)
        except (OSError, ValueError) as error:
            raise CommuniqueError(f"no dask scheduler at {scheduler!r}: {error}") from error

    def _start(self, workers: int) -> Any:
        config = import_module("dask.config")
        with config.set({"distributed.scheduler.allowed-failures": LIVES}):
            return self._dask.LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.client.close()
        if self._local is not None:
            self._local.close()

    def identity(self) -> Identity:
        known: Identity = self.client.submit(_identity, self.recipe, pure=False).result()
        return known

    def results(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made]]:
        running: dict[str, Task] = {}
        again: deque[Task] = deque()
        done = self._dask.as_completed([])
        self._hand_out(tasks, again, running, done)
        for future in done:
            task = running.pop(future.key)
            error = future.exception() if future.status == "error" else None
            if error is None:
                made = self._fetched(future)
                if made is None:
                    again.append(task)
                else:
                    yield task, made
            elif len(task.articles) > 1:
                alone = zip(task.keys, task.articles, strict=True)
                again.extend(Task((key,), (article,), 1) for key, article in alone)
            else:
                yield task, _given_up(task, error)
            self._hand_out(tasks, again, running, done)

    def _fetched(self, future: Any) -> Made | None:
        """What a shard made; None where it went with its worker before it was fetched."""
        try:
            made: Made = future.result(timeout=GONE)
        except TimeoutError:
            return None
        return made

    def _hand_out(
        self, tasks: Iterator[Task], again: deque[Task], running: dict[str, Task], done: Any
    ) -> None:
        room = AHEAD * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))
        while len(running) < room:
            task = again.popleft() if again else next(tasks, None)
            if task is None:
                return
            future = self.client.submit(_shard, self.recipe, task, pure=False)
            running[future.key] = task
            done.add(future)


def _given_up(task: Task, error: BaseException) -> Made:
    killed = type(error).__name__ == "KilledWorker"
    name, words = ("WorkerLost", "its workers were lost") if killed else _told(error)
    failure = items.failure(task.articles[0], name, words)
    return Made(blocks.pack((), ()).data, {task.keys[0]: failure})


def _told(error: BaseException) -> tuple[str, str]:
    return type(error).__name__, str(error)


def _identity(recipe: Recipe) -> Identity:
    from communique.run import worker  # at the workers only: their client needs no spaCy

    return worker.known(recipe)


def _shard(recipe: Recipe, task: Task) -> Made:
    from communique.run import worker

    return worker.shard(recipe, task)
