"""Measure how long something takes on a machine that also does other things."""

from collections.abc import Callable, Sequence
from time import perf_counter


def seconds(action: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def repeated(action: Callable[[], object], times: int) -> tuple[float, ...]:
    """Return how long each of `times` calls takes, after one that is not counted: it may compile, load and fill."""
    action()
    return tuple(seconds(action) for _ in range(times))


def in_turns(actions: Sequence[Callable[[], object]], times: int) -> tuple[tuple[float, ...], ...]:
    """Return how long each action takes, turn by turn, so that other load hits all; after one turn not counted."""
    for action in actions:
        action()
    return tuple(tuple(seconds(action) for action in actions) for _ in range(times))
