"""`python -m communique` and the command `communique`."""

import os
import signal
from types import FrameType
from typing import NoReturn


def main() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    try:
        from communique.cli import app

        app()
    except KeyboardInterrupt:  # before any command has begun
        _leave()


def _interrupted(signum: int, frame: FrameType | None) -> None:
    """As ever, but amid an import, where the exception may be swallowed, end at once."""
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            _leave()
        frame = frame.f_back
    raise KeyboardInterrupt


def _leave() -> NoReturn:
    os.write(2, b"communique: interrupted\n")
    os._exit(130)


if __name__ == "__main__":
    main()
