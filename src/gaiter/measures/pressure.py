"""Venous pressure standing and during tiptoe exercise.

Pressures are what a needle in the vein reads with the transducer level with its tip [mmHg].
"""

from typing import Literal, get_args

from gaiter.checks import one_of
from gaiter.measures.contractions import Contractions, last_cycles, mean_over_cycles, stop_s
from gaiter.measures.curves import Curve, UndeterminedError, lowest, mean_over, need_pulse_sampling
from gaiter.measures.definitions import AVP, AVP_DROP, AVP_FALL, STANDING_PRESSURE
from gaiter.measures.measure import Measure, value_of

type AvpStatistic = Literal["mean", "lowest_in_cycle", "lowest_after"]
AVP_STATISTICS: tuple[AvpStatistic, ...] = get_args(AvpStatistic.__value__)

QUIET_S = 5.0
"""Length of the quiet part that a resting level is the mean of [s] (our choice)."""
SETTLING_S, DRIFT_mmHg = 20.0, 1.0
"""A resting level that lies more than this from where it was 20 s before is said to be unsettled (our choice)."""
AVP_CYCLES = 3
"""Cycles at the end of the exercise that the ambulatory pressure is read from (our choice)."""
LOWEST_WITHIN_S = 10.0
"""The lowest pressure after exercise is looked for this long after the last contraction [s] (our choice)."""


def standing_pressure(time_s: Curve, pressure_mmHg: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the resting level: the time mean over the last 5 s of quiet standing from `start_s` to `end_s`, in mmHg.

    Clinical: the level in quiet standing before exercise, set by the column of blood up to the heart and not by the
    valves (Pollack 1949). A note says when it moved by more than 1 mmHg in the last 20 s, or
    when standing was too short to know. Missing when there are no 5 s of it.
    """
    return STANDING_PRESSURE.read(
        lambda: resting_level(time_s, pressure_mmHg, start_s, end_s, posture="standing"),
        place=place,
        statistic=f"time mean of the last {QUIET_S:.0f} s at rest",
    )


def resting_level(
    time_s: Curve, pressure_mmHg: Curve, start_s: float, end_s: float, *, posture: str
) -> tuple[float, str | None]:
    """Return the time mean over the last 5 s of rest in a posture, and what is to be said of how settled it was.

    Raises `UndeterminedError` where there are no 5 s of it.
    """
    if end_s - start_s < QUIET_S:
        raise UndeterminedError(f"quiet {posture} lasts {end_s - start_s:.3g} s and {QUIET_S:.0f} s are needed")
    level = mean_over(time_s, pressure_mmHg, end_s - QUIET_S, end_s)
    if end_s - start_s < QUIET_S + SETTLING_S:
        return level, f"whether it was settled is not known: {posture} lasts {end_s - start_s:.3g} s"
    drift = level - mean_over(time_s, pressure_mmHg, end_s - SETTLING_S - QUIET_S, end_s - SETTLING_S)
    unsettled = abs(drift) > DRIFT_mmHg
    return level, f"not settled: moved by {drift:+.1f} mmHg in {SETTLING_S:.0f} s" if unsettled else None


def ambulatory_pressure(
    time_s: Curve,
    pressure_mmHg: Curve,
    contractions_s: Contractions,
    *,
    place: str,
    statistic: AvpStatistic = "mean",
    rest_end_s: float | None = None,
) -> Measure:
    """Return the ambulatory venous pressure (AVP) in mmHg.

    Clinical: the pressure in a vein of the foot or ankle at the end of ten tiptoe movements. Publications differ in
    how it is read, by 10 mmHg; so the reading is chosen by name and printed:

    - ``mean``: time mean over the last 3 whole cycles (start of a contraction to start of the next);
    - ``lowest_in_cycle``: mean of the lowest pressures of the last 3 cycles;
    - ``lowest_after``: lowest pressure in the 10 s of rest after the last contraction (`rest_end_s`: the end of the
      rest; the record's end if not given).

    Missing with fewer than 3 contractions, with samples more than 0.1 s apart, or where record or rest ends early.
    """
    one_of("AVP", "statistic", statistic, AVP_STATISTICS)

    def compute() -> float:
        if statistic == "mean":
            return mean_over_cycles(time_s, pressure_mmHg, contractions_s, AVP_CYCLES)
        cycles = last_cycles(contractions_s, AVP_CYCLES)
        if statistic == "lowest_in_cycle":
            need_pulse_sampling(time_s, float(cycles[0, 0]), float(cycles[-1, 1]))
            return sum(lowest(time_s, pressure_mmHg, start, end).value for start, end in cycles) / AVP_CYCLES
        start = stop_s(contractions_s)
        rest_s = (float(time_s[-1]) if rest_end_s is None else rest_end_s) - start
        if rest_s < LOWEST_WITHIN_S:
            raise UndeterminedError(
                f"the rest after the last contraction lasts {rest_s:.3g} s and {LOWEST_WITHIN_S:.0f} s are needed"
            )
        need_pulse_sampling(time_s, start, start + LOWEST_WITHIN_S)
        return lowest(time_s, pressure_mmHg, start, start + LOWEST_WITHIN_S).value

    wording = {
        "mean": f"time mean of the last {AVP_CYCLES} cycles",
        "lowest_in_cycle": f"mean of the lowest pressures of the last {AVP_CYCLES} cycles",
        "lowest_after": f"lowest in the {LOWEST_WITHIN_S:.0f} s after the last contraction",
    }
    return AVP.read(compute, place=place, statistic=wording[statistic], count=len(contractions_s))


def pressure_fall(standing: Measure, ambulatory: Measure) -> Measure:
    """Return standing minus ambulatory pressure in mmHg (negative: exercise raised it); missing when either is."""
    return AVP_FALL.read(
        lambda: value_of(standing) - value_of(ambulatory),
        place=ambulatory.place,
        statistic=f"standing level minus {ambulatory.statistic}",
        count=ambulatory.count,
    )


def pressure_drop(standing: Measure, ambulatory: Measure) -> Measure:
    """Return the fall in per cent of the standing pressure; missing when either is, or without standing pressure."""

    def compute() -> float:
        level = value_of(standing)
        if level <= 0:
            raise UndeterminedError(f"the standing pressure is {level:.3g} mmHg and a share of it means nothing")
        return 100 * (level - value_of(ambulatory)) / level

    return AVP_DROP.read(
        compute,
        place=ambulatory.place,
        statistic=f"standing level minus {ambulatory.statistic}, of the standing level",
        count=ambulatory.count,
    )
