"""Ctrl-C ends the command at once, wherever it is.

An exception would not do: raised while the compiler or a library calls back, it is swallowed or comes out as another.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

STOPPED: Final = "stopped by Ctrl-C; no file is half-written"
STOPPED_CODE: Final = 2
CLEAN_LINE: Final = b"\r\x1b[2K\x1b[?25h"
"""Takes a progress bar off the terminal and shows the cursor again."""


def stop_at_once() -> None:
    """Let Ctrl-C end the process from now on, unless whoever started it had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)


@contextmanager
def held() -> Iterator[None]:
    """Let Ctrl-C wait until a file is written; it must not take long."""
    if signal.getsignal(signal.SIGINT) is not _stop:
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _stop)
        if pressed:
            _stop()


def _stop(*_: object) -> NoReturn:
    try:
        if os.isatty(2):
            os.write(2, CLEAN_LINE)
        os.write(2, f"gaiter: {STOPPED}\n".encode())
    finally:
        os._exit(STOPPED_CODE)
