"""The checks that every manoeuvre makes of what it is asked for."""

from collections.abc import Iterable
from math import nan

from gaiter.errors import InputError, nearest

LONGEST_S = 24 * 3600.0
SHORTEST_S = 0.1


def plain(value: float) -> str:
    """Write a number as a person would: ``60`` rather than ``60.0``, with all digits that matter."""
    return str(int(value)) if abs(value) < 1e15 and float(value).is_integer() else str(value)


def number(place: str, field: str, value: object, low: float, high: float, unit: str = "") -> float:
    """Return `value` as a float within ``[low, high]``, or raise `InputError` naming place and field."""
    real = _real(value)
    if not low <= real <= high:
        accepted = f"a number from {plain(low)} to {plain(high)} {unit}".rstrip()
        raise refusal(place, field, value, accepted)
    return real


def whole(place: str, field: str, value: object, low: int, high: int) -> int:
    """Return `value` as an integer within ``[low, high]``, or raise `InputError`."""
    real = _real(value)
    if not low <= real <= high or not real.is_integer():
        raise refusal(place, field, value, f"a whole number from {low} to {high}")
    return int(real)


def seconds(place: str, field: str, value: object) -> float:
    """Return how long a phase lasts [s], or raise `InputError`."""
    real = _real(value)
    if not SHORTEST_S <= real <= LONGEST_S:
        raise refusal(place, field, value, f"seconds from {plain(SHORTEST_S)} to {plain(LONGEST_S)} (24 h)")
    return real


def one_of(place: str, field: str, value: object, accepted: Iterable[str]) -> str:
    """Return `value` if it is one of the accepted words, or raise `InputError` with the nearest."""
    words = list(accepted)
    if not isinstance(value, str) or value not in words:
        hint = nearest(value, words) if isinstance(value, str) else ""
        raise refusal(place, field, value, f"one of {', '.join(words)}{hint}")
    return value


def refusal(place: str, field: str, value: object, accepted: str) -> InputError:
    """Return the error that says where which value is not accepted, and what is."""
    shown = plain(value) if isinstance(value, int | float) and not isinstance(value, bool) else repr(value)
    return InputError(f"{place}: {field} = {shown} is not accepted; give {accepted}")


def _real(value: object) -> float:
    """Return a number as a float and anything else as NaN, which no range accepts."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else nan
