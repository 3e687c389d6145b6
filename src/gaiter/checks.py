"""What a function is asked for, checked: a number in its range, a word among those accepted, a thing of its kind."""

from collections.abc import Iterable
from math import isfinite, nan
from numbers import Real
from typing import NamedTuple

from gaiter.errors import InputError, nearest

LONGEST_S = 24 * 3600.0
SHORTEST_S = 0.1
LONGEST_SHOWN = 80
"""So many letters of a value are repeated in an error."""


class Range(NamedTuple):
    """The numbers that are accepted, ends included, and their unit."""

    low: float
    high: float
    unit: str = ""


def plain(value: Real | float) -> str:
    """Write a number as a person would: ``60`` rather than ``60.0``, with all digits that matter."""
    real = float(value)
    return str(int(real)) if abs(real) < 1e15 and real.is_integer() else str(real)


def number(place: str, field: str, value: object, low: float, high: float, unit: str = "") -> float:
    """Return `value` as a float within ``[low, high]``, or raise `InputError` naming place and field."""
    real = real_of(value)
    if not low <= real <= high:
        accepted = f"a number from {plain(low)} to {plain(high)} {unit}".rstrip()
        raise refusal(place, field, value, accepted)
    return real


def whole(place: str, field: str, value: object, low: int, high: int) -> int:
    """Return `value` as an integer within ``[low, high]``, or raise `InputError`."""
    real = real_of(value)
    if not low <= real <= high or not real.is_integer():
        raise refusal(place, field, value, f"a whole number from {low} to {high}")
    return int(real)


def seconds(place: str, field: str, value: object) -> float:
    """Return how long a phase lasts [s], or raise `InputError`."""
    real = real_of(value)
    if not SHORTEST_S <= real <= LONGEST_S:
        raise refusal(place, field, value, f"seconds from {plain(SHORTEST_S)} to {plain(LONGEST_S)} (24 h)")
    return real


def one_of[Word: str](place: str, field: str, value: object, accepted: Iterable[Word]) -> Word:
    """Return `value` if it is one of the accepted words, or raise `InputError` with the nearest."""
    words = list(accepted)
    for word in words:
        if word == value:
            return word
    hint = nearest(value, words) if isinstance(value, str) else ""
    raise refusal(place, field, value, f"one of {', '.join(words)}{hint}")


def of_kind[Kind](place: str, field: str, value: object, kind: type[Kind], accepted: str) -> Kind:
    """Return `value` if it is a `kind`, or raise `InputError`."""
    if not isinstance(value, kind):
        raise refusal(place, field, value, accepted)
    return value


def refusal(place: str, field: str, value: object, accepted: str) -> InputError:
    """Return the error that says where which value is not accepted, and what is."""
    return InputError(f"{place}: {field} = {shown(value)} is not accepted; give {accepted}")


def shown(value: object) -> str:
    """Return a value as an error repeats it: in one line, and not all of a long one."""
    text = plain(real_of(value)) if isfinite(real_of(value)) else " ".join(repr(value).split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def real_of(value: object) -> float:
    """Return a number, NumPy's included, as a float and anything else as NaN, which no range accepts."""
    return float(value) if isinstance(value, Real) and not isinstance(value, bool) else nan
