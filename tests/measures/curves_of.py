"""Curves with known answers, for the tests of the measures."""

import numpy as np
from numpy.typing import NDArray

from gaiter.measures import Measure
from gaiter.measures.definitions import STANDING_PRESSURE, VV

type Array = NDArray[np.float64]

STOP_S = 70.0
"""When the last of ten contractions ends in `refill`."""


def contractions(count: int, *, start_s: float = 60.0, period_s: float = 1.0, hold_s: float = 0.5) -> Array:
    """Return start and end of `count` contractions, one every `period_s`."""
    starts = start_s + period_s * np.arange(count)
    return np.column_stack((starts, starts + hold_s))


def until(end_s: float) -> Array:
    """Return ten contractions of which the last ends at `end_s`."""
    return contractions(10, start_s=end_s - 9.5)


def refill(
    tau_s: float, *, rate_hz: float = 50.0, end_s: float = 400.0, level: float = 80.0, low: float = 20.0
) -> Array:
    """Return (time, pressure): `level` until 60 s, `low` until `STOP_S`, then an exponential back to the level."""
    time = np.arange(0.0, end_s + 0.5 / rate_hz, 1 / rate_hz)
    back = level - (level - low) * np.exp(-np.maximum(time - STOP_S, 0) / tau_s)
    return np.stack((time, np.where(time < 60, level, np.where(time < STOP_S, low, back))))


def standing(value: float | None = 80.0) -> Measure:
    """Return a standing pressure, or one that is missing."""
    if value is None:
        return STANDING_PRESSURE.missing("nobody stood", place="ankle", statistic="mean")
    return STANDING_PRESSURE.found(value, place="ankle", statistic="mean")


def vv_of(value: float, note: str | None = None) -> Measure:
    """Return a venous volume."""
    return VV.found(value, place="calf cuff", statistic="standing minus raised", note=note)


def value(measure: Measure) -> float:
    """Return the value of a measure that must have one."""
    assert measure.value is not None, measure.reason_missing
    return measure.value


def reason(measure: Measure) -> str:
    """Return the reason of a measure that must have none."""
    assert measure.reason_missing is not None, measure.value
    return measure.reason_missing
