"""Pressures that the calf pump makes in the deep veins.

`exercise` names the bout (tiptoe, walk) that a reading is from and is printed with it.
"""

from gaiter.measures.contractions import Contractions, checked
from gaiter.measures.curves import Curve, UndeterminedError, cut, need_pulse_sampling
from gaiter.measures.definitions import PUMP_GRADIENT, SYSTOLIC_PEAK, SYSTOLIC_RISE
from gaiter.measures.measure import Measure, value_of

SYSTOLIC_CONTRACTIONS = 3
"""Contractions at the end of the exercise whose peaks are averaged (our choice)."""


def systolic_rise(
    time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions, *, place: str, exercise: str
) -> Measure:
    """Return how far a contraction lifts the pressure in a deep vein, in mmHg.

    Clinical: the systolic pressure in the posterior tibial vein "increased on average by 75 mmHg" (Höjensgård, Stürup
    and Arnoldi, as told by Recek), which does not say from where. Here the highest pressure during a contraction
    minus the pressure at its start, mean of the last 3; `systolic_peak` reads it from the standing level.

    Missing with fewer than 3 contractions, with samples more than 0.1 s apart, or where the record ends before.
    """

    def compute() -> float:
        rises = [float(part.max() - part[0]) for part in _last_contractions(time_s, pressure_mmHg, contractions_s)]
        return sum(rises) / len(rises)

    statistic = f"{exercise}: highest minus start of a contraction, mean of the last {SYSTOLIC_CONTRACTIONS}"
    return SYSTOLIC_RISE.read(compute, place=place, statistic=statistic, count=len(contractions_s))


def systolic_peak(
    time_s: Curve,
    pressure_mmHg: Curve,
    contractions_s: Contractions,
    *,
    standing: Measure,
    place: str,
    exercise: str,
) -> Measure:
    """Return how far the peaks of contractions lie above the standing level, in mmHg.

    The other reading of the rise in `systolic_rise`; lower than it by as much as the pump has lowered the pressure
    between contractions. Missing likewise, or when the standing level is.
    """

    def compute() -> float:
        peaks = [float(part.max()) for part in _last_contractions(time_s, pressure_mmHg, contractions_s)]
        return sum(peaks) / len(peaks) - value_of(standing)

    statistic = f"{exercise}: highest in a contraction minus standing level, mean of the last {SYSTOLIC_CONTRACTIONS}"
    return SYSTOLIC_PEAK.read(compute, place=place, statistic=statistic, count=len(contractions_s))


def pump_gradient(fall_below: Measure, fall_above: Measure, *, exercise: str) -> Measure:
    """Return the mean pressure difference that exercise makes between two levels of the deep veins, in mmHg.

    Clinical: the ambulatory pressure gradient between thigh and lower leg (Recek). The column of blood between the two
    readings does not count, so it is the fall from the standing level below minus the fall above, in the same exercise.

    Missing when either fall is.
    """
    return PUMP_GRADIENT.read(
        lambda: value_of(fall_below) - value_of(fall_above),
        place=f"{fall_below.place} to {fall_above.place}",
        statistic=f"{exercise}: difference of the falls ({fall_below.statistic})",
        count=fall_below.count,
    )


def _last_contractions(time_s: Curve, pressure_mmHg: Curve, contractions_s: Contractions) -> list[Curve]:
    """Return the pressure curves during the last 3 contractions."""
    last = checked(contractions_s)[-SYSTOLIC_CONTRACTIONS:]
    if len(last) < SYSTOLIC_CONTRACTIONS:
        raise UndeterminedError(f"only {len(last)} contractions are marked and {SYSTOLIC_CONTRACTIONS} are needed")
    need_pulse_sampling(time_s, float(last[0, 0]), float(last[-1, 1]))
    return [cut(time_s, pressure_mmHg, float(start), float(end))[1] for start, end in last]
