"""Reading a sampled curve: means, extremes, crossings and areas over a span of time.

A curve is a pair of arrays ``time_s`` (S,) strictly increasing and ``values`` (S,), taken as straight lines between its
samples. Spacing may be uneven. Whatever cannot be read raises `UndeterminedError` with the reason in plain words.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gaiter.errors import InputError

type Curve = NDArray[np.float64]

PULSE_STEP_S = 0.1
"""Coarsest sampling [s] at which a single muscle contraction can still be read (10 samples a second)."""


class UndeterminedError(Exception):
    """A measure cannot be determined; the message says why, in plain words."""


class Point(NamedTuple):
    """A place on a curve."""

    time_s: float
    value: float


class Episode(NamedTuple):
    """A span [s]."""

    start_s: float
    end_s: float

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.end_s - self.start_s


def cut(time_s: Curve, values: Curve, start_s: float, end_s: float) -> tuple[Curve, Curve]:
    """Return the part of the curve from `start_s` to `end_s`, with interpolated ends.

    An end that lies less than one sample step outside the record is moved to the record's end. Raises `InputError` if
    the arrays are no curve, `UndeterminedError` if the record does not cover the span or has a gap in it.
    """
    time_s, values = np.asarray(time_s, dtype=float), np.asarray(values, dtype=float)
    if time_s.ndim != 1 or time_s.shape != values.shape or time_s.size < 2:
        raise InputError(
            f"a curve has shapes {time_s.shape} (time) and {values.shape} (values); "
            "both must be one row of the same length, at least 2"
        )
    if not np.all(np.diff(time_s) > 0):
        raise InputError("the times of a curve do not increase from sample to sample; they must")
    if start_s < 2 * time_s[0] - time_s[1] or end_s > 2 * time_s[-1] - time_s[-2]:
        raise UndeterminedError(
            f"the record covers {time_s[0]:.4g} to {time_s[-1]:.4g} s, but {start_s:.4g} to {end_s:.4g} s is needed"
        )
    start_s, end_s = max(start_s, time_s[0]), min(end_s, time_s[-1])
    if not start_s < end_s:
        raise UndeterminedError(f"nothing lies between {start_s:.4g} and {end_s:.4g} s")
    inside = (time_s > start_s) & (time_s < end_s)
    times = np.concatenate(([start_s], time_s[inside], [end_s]))
    part = np.interp(times, time_s, values)
    if not np.all(np.isfinite(part)):
        raise UndeterminedError(f"the record has a gap between {start_s:.4g} and {end_s:.4g} s")
    return times, part


def need_pulse_sampling(time_s: Curve, start_s: float, end_s: float) -> None:
    """Raise `UndeterminedError` if samples in the span are too far apart to show contractions."""
    times, _ = cut(time_s, time_s, start_s, end_s)
    step_s = float(np.max(np.diff(times)))
    if step_s > PULSE_STEP_S * (1 + 1e-6):
        raise UndeterminedError(f"samples lie up to {step_s:.3g} s apart; at least 10 samples a second are needed")


def mean_over(time_s: Curve, values: Curve, start_s: float, end_s: float) -> float:
    """Return the time mean of the curve over the span: its area divided by the span's length."""
    times, part = cut(time_s, values, start_s, end_s)
    return float(np.trapezoid(part, times) / (times[-1] - times[0]))


def lowest(time_s: Curve, values: Curve, start_s: float, end_s: float) -> Point:
    """Return the lowest point of the curve in the span (the first of equals)."""
    times, part = cut(time_s, values, start_s, end_s)
    at = int(np.argmin(part))
    return Point(float(times[at]), float(part[at]))


def first_rise(time_s: Curve, values: Curve, level: float, start_s: float, end_s: float) -> float | None:
    """Return the first time in the span at which the curve is at or above `level`, or None if it never is."""
    times, part = cut(time_s, values, start_s, end_s)
    reached = np.flatnonzero(part >= level)
    if reached.size == 0:
        return None
    at = int(reached[0])
    if at == 0:
        return float(times[0])
    share = (level - part[at - 1]) / (part[at] - part[at - 1])
    return float(times[at - 1] + share * (times[at] - times[at - 1]))


def episodes_below(time_s: Curve, values: Curve, level: float, start_s: float, end_s: float) -> tuple[Episode, ...]:
    """Return the episodes in the span for which the curve lay below `level`, in order."""
    times, part = _with_crossings(*cut(time_s, values, start_s, end_s), level)
    below = np.concatenate(([False], (part[:-1] + part[1:]) / 2 < level, [False]))
    starts = np.flatnonzero(below[1:] & ~below[:-1])
    ends = np.flatnonzero(below[:-1] & ~below[1:])
    return tuple(Episode(float(times[at]), float(times[to])) for at, to in zip(starts, ends, strict=True))


def area_below_zero(time_s: Curve, values: Curve, start_s: float, end_s: float) -> float:
    """Return the area between zero and the part of the curve below zero, as a positive number."""
    times, part = _with_crossings(*cut(time_s, values, start_s, end_s), 0.0)
    return float(np.trapezoid(np.maximum(-part, 0.0), times))


def _with_crossings(times: Curve, part: Curve, level: float) -> tuple[Curve, Curve]:
    """Return the curve with a sample added wherever it crosses `level`."""
    above = part - level
    crossing = np.flatnonzero(above[:-1] * above[1:] < 0)
    share = above[crossing] / (above[crossing] - above[crossing + 1])
    added = times[crossing] + share * (times[crossing + 1] - times[crossing])
    return np.insert(times, crossing + 1, added), np.insert(part, crossing + 1, level)
