"""One run at a time on an output folder; the second is told who holds it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from communique.errors import FolderError


@contextmanager
def held(state: Path) -> Iterator[None]:
    """Raises `FolderError` where another run holds the folder, or it cannot be made."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise FolderError(
            f"output folder {str(state.parent)!r} is in use by {_holder(state)}; "
            "wait until it is done, or write to another folder"
        ) from error
    except OSError as error:
        raise FolderError(
            f"cannot write to output folder {str(state.parent)!r}: {error.strerror}"
        ) from error
    try:
        (state / "holder").write_text(f"process {os.getpid()} on {socket.gethostname()}")
        yield
    finally:
        lock.release()


def _holder(state: Path) -> str:
    try:
        return (state / "holder").read_text() or "another run"
    except OSError:
        return "another run"
