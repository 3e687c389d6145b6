"""What is said to a user whose input cannot be used."""

from collections.abc import Iterable
from difflib import get_close_matches


def printable(text: object) -> str:
    """Return `text` with a question mark for each byte of a file name that is no letter in any alphabet."""
    return str(text).encode("utf-8", "replace").decode("utf-8")


class InputError(ValueError):
    """Input that cannot be used; the message is one sentence with place, value and what is accepted."""

    def __init__(self, said: str) -> None:
        super().__init__(printable(said))


def nearest(name: object, accepted: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the accepted name closest to `name`, or an empty string."""
    close = get_close_matches(name, list(accepted), n=1, cutoff=0.6) if isinstance(name, str) else []
    return f"; did you mean {close[0]!r}?" if close else ""
