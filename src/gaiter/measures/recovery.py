"""How long the venous pressure takes to come back after exercise.

`standing` is the level before the exercise, `end_s` the end of the rest after it.
"""

from gaiter.measures.contractions import Contractions, stop_s
from gaiter.measures.curves import Curve, Point, UndeterminedError, first_rise, lowest, mean_over, need_pulse_sampling
from gaiter.measures.definitions import RETURN_TIME, RT90
from gaiter.measures.measure import Measure, value_of
from gaiter.measures.pressure import LOWEST_WITHIN_S

LEAST_FALL_mmHg = 1.0
"""With a smaller fall there is no recovery to time (our choice: about what a transducer resolves)."""


def refill_time(
    time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions, end_s: float, *, standing: Measure, place: str
) -> Measure:
    """Return RT90, the 90 % refilling time, in s.

    Clinical: the time until 90 % of the fall has come back after exercise. Here from the lowest pressure within 10 s
    after the last contraction, p_low, to the first time the pressure is back at p_low + 0.9 (p_stand - p_low), linear
    between samples. An exponential refill gives ln(10) time constants.

    Missing when the rest ends before (with how much had come back), and when the pressure was hardly below standing.
    """

    def compute() -> float:
        low = _lowest_after(time_s, pressure_mmHg, stop_s(contractions_s), end_s)
        return _time_back(time_s, pressure_mmHg, low, value_of(standing), 0.90, end_s) - low.time_s

    statistic = "from the lowest pressure after the last contraction to 90 % of the fall back"
    return RT90.read(compute, place=place, statistic=statistic, count=len(contractions_s))


def return_time(
    time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions, end_s: float, *, standing: Measure, place: str
) -> Measure:
    """Return how long after walking the pressure takes to return to the standing level, in s.

    Clinical: "return to the standing level" (Pollack 1949), given without saying how the end was read. A refill
    approaches its level ever more slowly, so an end has to be chosen: here from the end of the last contraction (the
    pump stops) to the first time after the lowest pressure that 95 % of the fall, p_stand - p_low, is back. The
    choice matters: an exponential refill needs 3.0 time constants to 95 %, 2.3 to 90 %, 4.6 to 99 %.

    Missing as for `refill_time`.
    """

    def compute() -> float:
        stop = stop_s(contractions_s)
        low = _lowest_after(time_s, pressure_mmHg, stop, end_s)
        return _time_back(time_s, pressure_mmHg, low, value_of(standing), 0.95, end_s) - stop

    statistic = "from the end of the last contraction to 95 % of the fall back"
    return RETURN_TIME.read(compute, place=place, statistic=statistic, count=len(contractions_s))


def _lowest_after(time_s: Curve, pressure_mmHg: Curve, stop: float, end_s: float) -> Point:
    if end_s <= stop:
        raise UndeterminedError("no rest follows the exercise")
    until = min(stop + LOWEST_WITHIN_S, end_s)
    need_pulse_sampling(time_s, stop, until)
    return lowest(time_s, pressure_mmHg, stop, until)


def _time_back(
    time_s: Curve, pressure_mmHg: Curve, low: Point, standing_mmHg: float, share: float, end_s: float
) -> float:
    """Return the first time after `low` at which `share` of the way back to the standing level is covered."""
    fall = standing_mmHg - low.value
    if fall < LEAST_FALL_mmHg:
        raise UndeterminedError(
            f"the lowest pressure after exercise, {low.value:.3g} mmHg, is not {LEAST_FALL_mmHg:.0f} mmHg "
            f"below the standing level, {standing_mmHg:.3g} mmHg"
        )
    reached = first_rise(time_s, pressure_mmHg, low.value + share * fall, low.time_s, end_s)
    if reached is None:
        last_second = mean_over(time_s, pressure_mmHg, max(low.time_s, end_s - 1), end_s)
        raise UndeterminedError(
            f"the rest ends {end_s - low.time_s:.0f} s after the lowest pressure, "
            f"with {100 * (last_second - low.value) / fall:.0f} % of the fall back"
        )
    return reached
