"""The mean venous pressure while walking and how far it lies below the standing level."""

from gaiter.measures.contractions import Contractions, checked, last_cycles, mean_over_cycles
from gaiter.measures.curves import Curve, mean_over
from gaiter.measures.definitions import WALKING_FALL, WALKING_PRESSURE
from gaiter.measures.measure import Measure, value_of

WALKING_CYCLES = 10
"""Steps of this leg at the end of the walk that the level is the mean of (our choice)."""
DRIFT_mmHg = 2.0
"""Walking is said not to be steady when the ten steps before differ by more (our choice)."""


def walking_pressure(time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions, *, place: str) -> Measure:
    """Return the mean pressure in the steady last part of a walk, in mmHg.

    Clinical: the level that the mean pressure settles to in walking (Pollack 1949). Here the time mean over the last
    10 whole cycles, from one step of this leg to its next. A note says when the 10 cycles before differ by more than
    2 mmHg.

    Missing with fewer than 10 steps, with samples more than 0.1 s apart, or where the record ends before the walk.
    """
    return WALKING_PRESSURE.read(
        lambda: walking_level(time_s, pressure_mmHg, contractions_s),
        place=place,
        statistic=f"time mean of the last {WALKING_CYCLES} steps",
        count=len(contractions_s),
    )


def walking_level(time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions) -> tuple[float, str | None]:
    """Return the time mean over the last 10 cycles of a walk, and what is to be said of how steady it was.

    Raises `UndeterminedError` as `walking_pressure` is missing.
    """
    level = mean_over_cycles(time_s, pressure_mmHg, contractions_s, WALKING_CYCLES)
    if len(checked(contractions_s)) < 2 * WALKING_CYCLES:
        return level, f"fewer than {2 * WALKING_CYCLES} steps: whether the level was steady is not known"
    before = last_cycles(contractions_s, 2 * WALKING_CYCLES)[:WALKING_CYCLES]
    drift = level - mean_over(time_s, pressure_mmHg, float(before[0, 0]), float(before[-1, 1]))
    unsteady = abs(drift) > DRIFT_mmHg
    return level, f"not steady: moved by {drift:+.1f} mmHg in {WALKING_CYCLES} steps" if unsteady else None


def walking_fall(standing: Measure, walking: Measure) -> Measure:
    """Return the standing level before the walk minus the walking pressure, in mmHg (negative: it rose)."""
    return WALKING_FALL.read(
        lambda: (value_of(standing) - value_of(walking), walking.note),
        place=walking.place,
        statistic=f"standing level minus {walking.statistic}",
        count=walking.count,
    )
