"""A run: articles in, records out, through one place where all stages meet.

Articles that an earlier run of the same pipeline has done are taken from its shards; the
others go to the workers in shards. What one bad article costs is one line in `errors.jsonl`.
When all is done, the four record files appear at once.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Protocol, Self

from communique import folder
from communique.readers import Item
from communique.records import KINDS, Failure, Run
from communique.run import blocks, lock
from communique.run.blocks import Made
from communique.run.items import Work, portions
from communique.run.messages import Identity, Task
from communique.run.store import Store

SHARDS = (8, 16, 32, 64)
"""Articles of the first shards, and of all others: small ones first, so that every worker soon
has something to do."""
SHARD_TEXT = 300_000


class Engine(Protocol):
    """Who makes shards: `pool.Pool`, `alone.Alone`, `cluster.Cluster`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def identity(self) -> Identity: ...

    def results(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made]]: ...


def process(
    items: Iterable[Item],
    engine: Callable[[], Engine],
    output: Path,
    *,
    force: bool = False,
    options: dict[str, str | None] | None = None,
    passed_over: Callable[[], int] = lambda: 0,
    on_shard: Callable[[int, int], None] = lambda articles, facts: None,
) -> Run:
    """Write the records of every article to the folder `output` and say what was done."""
    begin = perf_counter()
    state = output / folder.STATE
    with ExitStack() as stack:
        stack.enter_context(lock.held(state))
        folder.sweep(output)
        workers = stack.enter_context(engine())
        known = workers.identity()
        work = _Work(Store(state / "shards", known["pipeline_hash"], anew=force), known)
        for articles, facts in work.through(workers, items):
            on_shard(articles, facts)
        with folder.Writer(output) as writer:
            counts = work.write(writer)
        work.store.keep_only(work.order)
    run = Run(
        **known,
        options=options or {},
        articles=counts["articles"],
        mentions={kind: counts[kind] for kind in KINDS},
        facts=counts["facts"],
        failures=counts["errors"],
        passed_over=passed_over(),
        reused=work.reused,
        asked_share=work.asked_share,
        seconds=round(perf_counter() - begin, 3),
    )
    folder.write_run(output, run)
    return run


class _Work:
    """The articles of a run in input order, by key, and what became of them."""

    def __init__(self, store: Store, identity: Identity) -> None:
        self.store, self._hash = store, identity["pipeline_hash"]
        self.order: list[str] = []
        self._given_out: deque[str] = deque()
        self.failures: dict[str, Failure] = {}
        self.reused = self._asked = self._seen = 0

    @property
    def asked_share(self) -> float | None:
        return round(self._asked / self._seen, 4) if self._seen and self._asked else None

    def through(self, engine: Engine, items: Iterable[Item]) -> Iterator[tuple[int, int]]:
        """Have everything done; after each shard, how many articles and facts there are."""
        articles = facts = 0
        for task, made in engine.results(self._tasks(items)):
            self.store.write(task.keys, made.data)
            self.failures.update(made.failures)
            self._asked += made.asked
            self._seen += made.seen
            articles += len(task.keys)
            facts += sum(self.store.counts(k)["facts"] for k in task.keys if k in self.store)
            yield articles + self.reused, facts

    def _tasks(self, items: Iterable[Item]) -> Iterator[Task]:
        for shard in portions(self._new(items), SHARDS, SHARD_TEXT):
            yield Task(tuple(self._given_out.popleft() for _ in shard), tuple(shard))

    def _new(self, items: Iterable[Item]) -> Iterator[Work]:
        """The articles that no earlier run has done, noting the order of all."""
        for item in items:
            if isinstance(item, Failure):
                self.order.append(f"read {len(self.order)}")
                self.failures[self.order[-1]] = item
                continue
            key = blocks.key(item, self._hash)
            self.order.append(key)
            if key in self.store:
                self.reused += 1
            else:
                self._given_out.append(key)
                yield item

    def write(self, writer: folder.Writer) -> Counter[str]:
        counts: Counter[str] = Counter()
        for key in self.order:
            if key in self.failures:
                writer.add("errors", self.failures[key])
                counts["errors"] += 1
                continue
            for name, lines in self.store.lines(key).items():
                writer.add_lines(name, lines)
            counts.update(self.store.counts(key), articles=1)
        return counts
