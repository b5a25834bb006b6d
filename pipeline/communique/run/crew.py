"""The workers of a dask scheduler, and the look-out for the time when none is left.

A cluster on this machine that has lost its workers for good is begun anew; a scheduler elsewhere
that has had none for long is given up.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from importlib import import_module
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Self

from communique.errors import CommuniqueError
from communique.run import deaf

GONE = 60.0
"""Seconds after which what was done is taken for lost with the worker that has it."""
LOOK = 1.0
"""Seconds without news after which somebody looks whether there is any worker."""
HERE, ELSEWHERE = 60.0, 600.0
"""Seconds without any worker after which a cluster is begun anew, or a scheduler given up."""
BEGINNINGS = 5
"""Clusters in a row that may lose all their workers before anything is done."""
LOCAL = {
    # who is at fault is found out here, where it is known who was alone
    "distributed.scheduler.allowed-failures": 0,
    # A nanny replaces its worker in seconds, but dask drops the nanny whose worker is missing so
    # long after any of its ends. By the default of 15 s a run whose only worker died at 0 and at
    # 14 s waited for ever.
    "distributed.deploy.lost-worker-timeout": "1000 days",
}


class WorkerLost(Exception):  # noqa: N818 (the name stands in errors.jsonl)
    """The worker ended over this, or over what waited beside it."""


class Undone(Exception):  # noqa: N818 (nothing went wrong with it)
    """The cluster ended with this in hand."""


class Crew:
    """Raises `CommuniqueError` where dask is not installed or the scheduler cannot be reached."""

    def __init__(self, workers: int, scheduler: str | None, patience: float | None) -> None:
        self._wanted, self._scheduler = workers, scheduler
        self._patience = patience or (ELSEWHERE if scheduler else HERE)
        self._fruitless = 0
        try:
            self._dask = import_module("distributed")
        except ImportError as error:
            raise CommuniqueError(
                "--engine dask needs the extra dask: pip install 'communique[dask]'"
            ) from error
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def _begin(self) -> None:
        self._futures: dict[str, Any] = {}
        self._done: SimpleQueue[Any] = SimpleQueue()
        self._seen = monotonic()
        with ExitStack() as stack:
            try:
                address = self._scheduler or self._start(stack)
                self._client = self._dask.Client(address, set_as_default=False)
            except (OSError, ValueError) as error:
                raise CommuniqueError(f"no dask scheduler at {address!r}: {error}") from error
            stack.callback(self._client.close)
            self._open = stack.pop_all()

    def _start(self, stack: ExitStack) -> Any:
        stack.enter_context(import_module("dask.config").set(LOCAL))
        with deaf.born():
            self.cluster = self._dask.LocalCluster(
                n_workers=self._wanted, threads_per_worker=1, dashboard_address=":0"
            )
        stack.callback(self.cluster.close)
        return self.cluster

    def size(self) -> int:
        """How many workers there are."""
        try:
            found = len(self._client.nthreads())
        except (OSError, CancelledError) as error:
            raise self._gone() from error
        if found:
            self._seen = monotonic()
        return found

    def submit(self, function: Callable[..., Any], *arguments: Any) -> str:
        """Have a worker call it; the key under which `news` tells what came of it."""
        future = self._client.submit(function, *arguments, pure=False)
        future.add_done_callback(self._done.put)
        self._futures[future.key] = future
        return str(future.key)

    def news(self) -> Iterator[tuple[str, Any]]:
        """Wait until something is done; keys, with what was given or the error that was met."""
        try:
            future = self._done.get(timeout=LOOK)
        except Empty:
            if not self.size() and monotonic() - self._seen > self._patience:
                yield from self._begin_anew()
            return
        self._fruitless = 0
        del self._futures[future.key]
        yield future.key, self._given(future)

    def _given(self, future: Any) -> Any:
        try:
            return future.result(timeout=min(GONE, self._patience))
        except (TimeoutError, self._dask.KilledWorker):
            return WorkerLost("its worker was lost")
        except CancelledError as error:
            raise self._gone() from error
        except Exception as error:
            return error

    def _begin_anew(self) -> Iterator[tuple[str, Any]]:
        self._fruitless += 1
        if self._scheduler or self._fruitless >= BEGINNINGS:
            raise CommuniqueError(
                f"dask has had no worker for {self._patience:.0f} s; what was done is kept, run "
                "the same command again when there are some"
            )
        undone = list(self._futures)
        with suppress(Exception):  # what is left of it ends with this process at the latest
            self._open.close()
        self._begin()
        yield from ((key, Undone()) for key in undone)

    def _gone(self) -> CommuniqueError:
        return CommuniqueError(
            f"the dask scheduler {self._scheduler or 'here'} is gone; what was done is kept, run "
            "the same command again to go on from here"
        )
