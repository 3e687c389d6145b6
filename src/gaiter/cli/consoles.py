"""The terminal as the command prints on it."""

from rich.console import Console

NARROWEST = 40
"""Columns below which no table can be read; a terminal that says it has fewer is not believed."""


def output() -> Console:
    """Return the console of results."""
    return _at_least_readable(Console(highlight=False))


def messages(*, quiet: bool) -> Console:
    """Return the console of what is said beside the results."""
    return _at_least_readable(Console(stderr=True, quiet=quiet, highlight=False))


def _at_least_readable(console: Console) -> Console:
    if console.width < NARROWEST:
        console.width = NARROWEST
    return console
