"""Processes that are born deaf to Ctrl-C: it reaches the parent alone, which ends them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def born() -> Iterator[None]:
    """What starts within, processes and threads and all that they start, never hears Ctrl-C.

    The signal is held back meanwhile, not ignored: one that comes now still ends the run, when
    the block is left.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows: they hear it until they turn deaf
        yield
        return
    resource_tracker.ensure_running()  # its own start would let the signal through again
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
