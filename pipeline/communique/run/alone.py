"""No workers: this process does the work itself. Nothing shields it from a poison article."""

from collections.abc import Iterator
from typing import Self

from communique.run import identity
from communique.run.blocks import Made
from communique.run.messages import Identity, Task
from communique.run.recipe import Recipe, built
from communique.run.worker import Bench


class Alone:
    def __init__(self, recipe: Recipe) -> None:
        self.language = built(recipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None: ...

    def identity(self) -> Identity:
        return identity.of(self.language)

    def results(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made]]:
        with Bench(self.language) as bench:
            for task in tasks:
                yield task, bench.make(task)
