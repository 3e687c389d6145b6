"""The streams that the command was given: some may be closed, full, or without the letters that are to be printed."""

import codecs
import os
import sys
import unicodedata
from typing import Final

TWINS: Final = {
    "–": "-", "—": "-", "−": "-", "×": "x", "·": ".", "±": "+/-", "°": "deg", "→": "->", "≤": "<=", "≥": ">=",
    "“": '"', "”": '"', "‘": "'", "’": "'", "µ": "u", "─": "-", "━": "-",
}  # fmt: skip
"""What is printed for characters that do not come apart into plain ones, as é does and … does."""


def prepare() -> None:
    """Open the streams that are closed, on nothing, and let no character that a stream lacks stop the output."""
    codecs.register_error("gaiter.twins", _twins)
    if sys.stdout is not None:
        # With PYTHONUNBUFFERED the interpreter's own stream loses what a disk that fills up does not take, silently.
        encoding = sys.stdout.encoding
        sys.stdout = open(sys.stdout.fileno(), "w", encoding=encoding, errors="gaiter.twins", closefd=False)  # noqa: SIM115
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for the whole run
    sys.stderr.reconfigure(errors="gaiter.twins")  # type: ignore[union-attr]


def abandon() -> None:
    """Write nothing more: what cannot be written must not complain again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


def _twins(error: UnicodeError) -> tuple[str, int]:
    """Return plain characters for those that a stream cannot encode, a question mark where there are none."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(TWINS.get(character) or _plain(character) for character in lacking), error.end


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii") or "?"
