"""The entry of the `gaiter` command: an error is one sentence and an exit code, never a traceback.

What can take a while to load is loaded inside, so that Ctrl-C is met from the beginning.
"""

import sys
from collections.abc import Sequence

from gaiter.cli import stopping, streams
from gaiter.errors import InputError

UNUSABLE = 2
LEFT = 1
"""The exit code if whoever read the output has left, as ``head`` does."""


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code: 0 done, 1 not converged, 2 unusable or stopped."""
    try:
        from gaiter.cli.commands import call

        code = call(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        said = stopping.STOPPED
    except InputError as error:
        said = str(error)
    except MemoryError:
        said = "there is not enough memory; take a lower --rate or a shorter protocol"
    except BrokenPipeError:
        streams.abandon()
        return LEFT
    except OSError as error:
        # What is read and written by path is told apart where it is done.
        said = f"{error.filename or 'standard output'}: {error.strerror}" if error.strerror else str(error)
    else:
        return code
    _say(said)
    return UNUSABLE


def run() -> None:
    """Run the command with the arguments it was called with, and exit."""
    stopping.stop_at_once()
    streams.prepare()
    code = main(sys.argv[1:])
    streams.abandon()
    sys.exit(code)


def _say(said: str) -> None:
    try:
        print(f"gaiter: {' '.join(said.split())}", file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        streams.abandon()
