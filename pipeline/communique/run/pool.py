"""Our own pool of worker processes: what kills a worker costs one article, not the run.

When a worker dies or sits too long over a shard, its articles go round again one by one; the
one that is lost again becomes a failure that names it. `nlp.pipe(n_process=2)` hangs for ever
over a killed worker, and `concurrent.futures` gives the whole pool up.
"""

import os
from collections import deque
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Self

from communique.errors import CommuniqueError, ModelError
from communique.run import blocks, deaf, items
from communique.run.blocks import Made
from communique.run.messages import Broken, Identity, Task
from communique.run.recipe import Recipe

PATIENCE = 120.0
PACE = 2000
"""A shard may take `PATIENCE` seconds and one more for each `PACE` characters: a fortieth of
the speed measured on general news, one core of a slow machine shared by two."""
LIVES = 2
"""Workers that one article by itself may cost before it is given up."""
STILLBORN = 10
"""Workers in a row that may end before they are ready."""


class _Worker:
    def __init__(self, recipe: Recipe) -> None:
        context = get_context("spawn")
        self.wire, theirs = context.Pipe()
        self.process = context.Process(target=_live, args=(theirs, recipe), daemon=True)
        with deaf.born():
            self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.ready = False
        self.deadline = monotonic() + PATIENCE
        self._allowed = 0.0

    def give(self, task: Task, patience: float) -> None:
        self.task, self._allowed = task, patience + task.size / PACE
        if self.ready:
            self.deadline = monotonic() + self._allowed
        try:
            self.wire.send(task)
        except OSError:
            """It died while idle: the wire says so when it is read."""

    def begin(self) -> None:
        """It is ready: the clock over what it was given starts."""
        self.ready = True
        self.deadline = monotonic() + self._allowed

    def end(self) -> int | None:
        self.process.kill()
        self.process.join()
        self.wire.close()
        return self.process.exitcode


def _live(wire: Connection, recipe: Recipe) -> None:
    from communique.run import worker  # in the child only: its parent needs no spaCy

    worker.main(wire, recipe)


class Pool:
    """So many workers over a recipe; leaving the `with` block ends them all.

    As many as there are cores start at once, any others when there is a shard for them.
    """

    def __init__(self, recipe: Recipe, workers: int = 1, *, patience: float = PATIENCE) -> None:
        self.recipe, self.patience = recipe, patience
        self._wanted = max(1, workers)
        at_once = min(self._wanted, os.cpu_count() or 1)
        self._workers = [_Worker(recipe) for _ in range(at_once)]
        self._again: deque[Task] = deque()
        self._identity: Identity | None = None
        self._stillborn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for one in self._workers:
            one.end()

    def identity(self) -> Identity:
        """What the pipeline is, as the first worker says; raises `ModelError` if it is none."""
        while self._identity is None:
            list(self._news())
        return self._identity

    def results(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made]]:
        """What was made of each task, in the order in which they are done."""
        while True:
            self._hand_out(tasks)
            if not any(one.task for one in self._workers):
                return
            yield from self._news()

    def _hand_out(self, tasks: Iterator[Task]) -> None:
        idle = [one for one in self._workers if one.task is None]
        while idle or len(self._workers) < self._wanted:
            task = self._again.popleft() if self._again else next(tasks, None)
            if task is None:
                return
            if not idle:
                self._workers.append(_Worker(self.recipe))
                idle.append(self._workers[-1])
            idle.pop(0).give(task, self.patience)

    def _news(self) -> Iterator[tuple[Task, Made]]:
        """Wait until a worker says something, dies or is late, and see to it."""
        owing = [one for one in self._workers if one.task or not one.ready]
        until = min(one.deadline for one in owing)
        wires: dict[Any, _Worker] = {one.wire: one for one in self._workers}
        for wire in wait(list(wires), timeout=max(0.0, until - monotonic())):
            yield from self._receive(wires[wire])
        for one in owing:
            if one in self._workers and (one.task or not one.ready) and monotonic() > one.deadline:
                yield from self._lost(one, late=True)

    def _receive(self, one: _Worker) -> Iterator[tuple[Task, Made]]:
        try:
            said = one.wire.recv()
        except (EOFError, OSError):
            yield from self._lost(one, late=False)
            return
        if isinstance(said, Broken):
            raise ModelError(said.message)
        if isinstance(said, Made) and one.task:
            yield one.task, said
            one.task = None
        else:
            self._identity, self._stillborn = said, 0
            one.begin()

    def _lost(self, one: _Worker, *, late: bool) -> Iterator[tuple[Task, Made]]:
        """Put another in the place of a worker, and its articles into the queue."""
        code = one.end()
        self._stillborn += not one.ready
        if self._stillborn > STILLBORN:
            raise CommuniqueError(f"workers end before they are ready (exit code {code})")
        self._workers[self._workers.index(one)] = _Worker(self.recipe)
        if one.task is None:
            return
        if not one.ready:
            self._again.append(one.task)
        elif len(one.task.articles) > 1:
            alone = zip(one.task.keys, one.task.articles, strict=True)
            self._again.extend(Task((key,), (article,), 1) for key, article in alone)
        elif late or one.task.attempt >= LIVES:
            yield one.task, _given_up(one.task, code, late=late)
        else:
            self._again.append(Task(one.task.keys, one.task.articles, one.task.attempt + 1))


def _given_up(task: Task, code: int | None, *, late: bool) -> Made:
    article = task.articles[0]
    if late:
        words = f"gave no answer in the time that {task.size:,} characters may take"
        failure = items.failure(article, "TimeoutError", words)
    else:
        how = f"signal {-code}, out of memory?" if code and code < 0 else f"exit code {code}"
        failure = items.failure(article, "WorkerLost", f"its worker was lost ({how})")
    nothing = blocks.pack((), ())
    return Made(nothing.data, {task.keys[0]: failure})
