"""The distributed engine: the same shards, made by the workers of a dask scheduler.

dask holds a worker's end against all that waited there, so what a lost worker had in hand goes
round again article by article. Only one that costs a worker while nothing else is in hand is at
fault, and becomes a failure.
"""

from collections import deque
from collections.abc import Iterator
from typing import Self

from communique.errors import CommuniqueError, TableError
from communique.run import blocks, items
from communique.run.blocks import Made
from communique.run.crew import Crew, Undone, WorkerLost
from communique.run.messages import Identity, Task
from communique.run.recipe import Recipe

LIVES = 2
"""Workers that one article by itself may cost before it is given up."""
STILLBORN = 3
"""Workers in a row that may end before the pipeline is made."""
AHEAD = 2
"""Shards that wait at the scheduler for each worker, so that none is ever idle."""


class Cluster:
    """Raises `CommuniqueError` where dask is not installed or the scheduler cannot be reached."""

    def __init__(
        self,
        recipe: Recipe,
        workers: int = 1,
        scheduler: str | None = None,
        *,
        patience: float | None = None,
    ) -> None:
        self.recipe = recipe
        self.crew = Crew(workers, scheduler, patience)
        self._running: dict[str, Task] = {}
        self._again: deque[Task] = deque()
        self._suspects: deque[Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.crew.__exit__(*error)

    def identity(self) -> Identity:
        """What the pipeline is, as some worker says; raises `CommuniqueError` if it is none."""
        for _ in range(STILLBORN):
            said = self._said()
            if not isinstance(said, Exception):
                return said
            if isinstance(said, CommuniqueError):
                raise said
            if not isinstance(said, WorkerLost | Undone):
                words = f"{type(said).__name__}: {said}"
                raise CommuniqueError(f"the workers cannot make the pipeline: {words}") from said
        raise CommuniqueError("workers end before they are ready")

    def _said(self) -> Identity | Exception:
        key = self.crew.submit(_identity, self.recipe)
        while True:
            for found, said in self.crew.news():
                if found == key:
                    return said  # type: ignore[no-any-return]

    def results(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made]]:
        """What was made of each task, in the order in which they are done."""
        self._hand_out(tasks)
        while self._running:
            for key, outcome in self.crew.news():
                yield from self._received(self._running.pop(key), outcome)
            self._hand_out(tasks)

    def _received(self, task: Task, outcome: Made | Exception) -> Iterator[tuple[Task, Made]]:
        if isinstance(outcome, Made):
            yield task, outcome
        elif isinstance(outcome, TableError):
            raise outcome
        elif isinstance(outcome, Undone):
            self._again.append(task)
        elif len(task.articles) > 1:
            alone = zip(task.keys, task.articles, strict=True)
            self._again.extend(Task((key,), (article,), 1) for key, article in alone)
        elif isinstance(outcome, WorkerLost) and task.attempt < LIVES:
            self._suspects.append(Task(task.keys, task.articles, task.attempt + 1))
        else:
            yield task, _given_up(task, outcome)

    def _hand_out(self, tasks: Iterator[Task]) -> None:
        """Keep every worker busy; the suspects wait for the end, and go one at a time."""
        room = AHEAD * max(1, self.crew.size())
        while len(self._running) < room:
            task = self._again.popleft() if self._again else next(tasks, None)
            if task is None:
                break
            self._submit(task)
        if self._suspects and not self._running:
            self._submit(self._suspects.popleft())

    def _submit(self, task: Task) -> None:
        self._running[self.crew.submit(_shard, self.recipe, task)] = task


def _given_up(task: Task, error: Exception) -> Made:
    failure = items.failure(task.articles[0], type(error).__name__, str(error))
    return Made(blocks.pack((), ()).data, {task.keys[0]: failure})


def _identity(recipe: Recipe) -> Identity:
    from communique.run import worker  # at the workers only: their client needs no spaCy

    return worker.known(recipe)


def _shard(recipe: Recipe, task: Task) -> Made:
    from communique.run import worker

    return worker.shard(recipe, task)
