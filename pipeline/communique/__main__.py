"""`python -m communique` and the command `communique`."""

import os
import signal
from types import FrameType


def main() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from communique.cli import app

    app()


def _leave(signum: int, frame: FrameType | None) -> None:
    """End at once: an exception that Ctrl-C raises amid an import may be swallowed there.

    Commands that have something to put away make it an exception again (`interruptible`).
    """
    os.write(2, b"communique: interrupted\n")
    os._exit(130)


if __name__ == "__main__":
    main()
