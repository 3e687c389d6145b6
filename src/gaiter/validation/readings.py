"""Reading the model as a row asks: the clinical measures, and a few readings that only publications ask for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from gaiter.errors import InputError
from gaiter.measures import DEFINITIONS, Definition, Measure, cuff_volume, flows_across, measure_all, walking_fall
from gaiter.measures.curves import Curve, UndeterminedError, first_rise, lowest, mean_over, need_pulse_sampling
from gaiter.measures.measure import value_of
from gaiter.measures.pressure import standing_pressure
from gaiter.measures.timeline import first_bout, first_release, phases
from gaiter.measures.trace import PLACE
from gaiter.measures.walking import walking_pressure
from gaiter.simulation.trace import Trace

CUFF: Final = "calf cuff"
LEVELS: Final = ("all veins at the knee", "all veins at the groin")
REST_S: Final = 5.0
"""Length of the quiet part that a resting level is the mean of [s], as in the clinical measures."""
AFTER_S: Final = 10.0
"""How long after exercise the lowest pressure is looked for [s], as in the clinical measures."""

REST_PRESSURE: Final = Definition(
    "P_rest", "resting venous pressure", "mmHg", "Mean pressure at rest in the protocol's first posture."
)
WALKING_RISE: Final = Definition(
    "rise_walk", "change in walking", "mmHg", "Walking pressure minus standing pressure, negative when it falls."
)
PUMP_DROP: Final = Definition(
    "drop_pump", "reduction by leg movements", "%", "Fall of the pressure by leg movements, of the pressure before."
)
VOLUME_RETURN: Final = Definition(
    "t_volume", "return of the calf's volume", "s", "Time from the end of exercise until 90 % of the volume is back."
)
OUTFLOW: Final = Definition(
    "OF", "outflow fraction", "%", "Share of the calf's venous volume that leaves in 1 s when a thigh cuff opens."
)
EMPTYING: Final = Definition(
    "VET90", "venous emptying time", "s", "Time in which 90 % of the calf's venous volume leaves a thigh cuff opens."
)
REST_FLOW: Final = Definition("Q_rest", "flow at rest", "mL/s", "Mean flow to the heart at rest.")

_REST = f"time mean of the last {REST_S:.0f} s of the first phase"
_RISE = "time mean of the last 10 steps minus standing level"
_DROP = (
    f"mean of the {REST_S:.0f} s before minus the lowest in the {AFTER_S:.0f} s after the last contraction, "
    "of the mean before"
)
_VOLUME = "from the end of the last contraction to 90 % of the lost volume back"
_OUTFLOW = "share of the volume gained that leaves in the 1 s after the release"
_EMPTYING = "from the release to 90 % of the volume gained gone"

KNOWN: Final[Mapping[str, Definition]] = MappingProxyType(
    {
        **DEFINITIONS,
        **{
            each.symbol: each
            for each in (REST_PRESSURE, WALKING_RISE, PUMP_DROP, VOLUME_RETURN, OUTFLOW, EMPTYING, REST_FLOW)
        },
    }
)
"""Every measure that a row may name, by its symbol."""


def reading(trace: Trace, symbol: str, place: str, statistic: str) -> Measure:
    """Return a measure of a trace, read at `place` as `statistic` says.

    Raises `InputError` where the protocol does not give it there, or it is read in another way.
    """
    if symbol in _OWN:
        found: tuple[Measure, ...] = (_OWN[symbol](trace, place),)
    else:
        found = measure_all(trace, place=place if place in trace.segments else PLACE)
    for measure in found:
        if (measure.symbol, measure.place, measure.statistic) == (symbol, place, statistic):
            return measure
    raise InputError(f"this protocol gives no {symbol} at {place} that is the {statistic}")


def _rest_pressure(trace: Trace, place: str) -> Measure:
    return REST_PRESSURE.read(lambda: _resting(trace, trace.pressure(place)), place=place, statistic=_REST)


def _rest_flow(trace: Trace, place: str) -> Measure:
    if place not in LEVELS:
        raise InputError(f"Q_rest is read at {' or '.join(LEVELS)}, not at {place!r}")
    level_cm = trace.leg.knee_cm if place == LEVELS[0] else trace.leg.hip_cm
    flow: Curve = flows_across(trace, level_cm).sum(axis=1)
    return REST_FLOW.read(lambda: _resting(trace, flow), place=place, statistic=_REST)


def _walking_rise(trace: Trace, place: str) -> Measure:
    bout = first_bout(trace.marks, "walk")
    if bout is None:
        raise InputError("rise_walk needs a walk after standing")
    curve = trace.time_s, trace.pressure(place)
    standing = standing_pressure(*curve, bout.before.start_s, bout.before.end_s, place=place)
    fall = walking_fall(standing, walking_pressure(*curve, bout.contractions_s, place=place))
    return WALKING_RISE.read(lambda: (-value_of(fall), fall.note), place=place, statistic=_RISE)


def _pump_drop(trace: Trace, place: str) -> Measure:
    start_s, stop_s = _exercise(trace)

    def compute() -> float:
        curve = trace.time_s, trace.pressure(place)
        before = mean_over(*curve, start_s - REST_S, start_s)
        if before <= 0:
            raise UndeterminedError(f"the pressure before is {before:.3g} mmHg and a share of it means nothing")
        return 100 * (before - lowest(*curve, stop_s, stop_s + AFTER_S).value) / before

    return PUMP_DROP.read(compute, place=place, statistic=_DROP)


def _volume_return(trace: Trace, place: str) -> Measure:
    start_s, stop_s = _exercise(trace)

    def compute() -> float:
        curve = trace.time_s, cuff_volume(trace)
        before = mean_over(*curve, start_s - REST_S, start_s)
        low = lowest(*curve, start_s, stop_s + 1)
        back = first_rise(*curve, low.value + 0.9 * (before - low.value), low.time_s, float(trace.time_s[-1]))
        if back is None:
            raise UndeterminedError("90 % of the volume is not back when the record ends")
        return max(back - stop_s, 0.0)

    return VOLUME_RETURN.read(compute, place=place, statistic=_VOLUME)


def _outflow(trace: Trace, place: str) -> Measure:
    def compute() -> float:
        release_s, _, volume, gained = _released(trace)
        need_pulse_sampling(trace.time_s, release_s, release_s + 1)
        full, after = np.interp([release_s, release_s + 1], trace.time_s, volume)
        return float(100 * (full - after) / gained)

    return OUTFLOW.read(compute, place=place, statistic=_OUTFLOW)


def _emptying(trace: Trace, place: str) -> Measure:
    def compute() -> float:
        release_s, end_s, volume, gained = _released(trace)
        full = float(np.interp(release_s, trace.time_s, volume))
        gone = first_rise(trace.time_s, -volume, -(full - 0.9 * gained), release_s, end_s)
        if gone is None:
            raise UndeterminedError("90 % of the volume has not left when the record ends")
        return gone - release_s

    return EMPTYING.read(compute, place=place, statistic=_EMPTYING)


def _resting(trace: Trace, curve: Curve) -> float:
    first = phases(trace.marks)[0]
    if first.end_s - first.start_s < REST_S:
        raise UndeterminedError(f"rest lasts {first.end_s - first.start_s:.3g} s and {REST_S:.0f} s are needed")
    return mean_over(trace.time_s, curve, first.end_s - REST_S, first.end_s)


def _exercise(trace: Trace) -> tuple[float, float]:
    """Return when the first contraction begins and the last one ends."""
    contractions = [mark for mark in trace.marks if mark.name == "contraction"]
    if not contractions:
        raise InputError("this protocol has no contractions")
    return contractions[0].start_s, contractions[-1].end_s


def _released(trace: Trace) -> tuple[float, float, Curve, float]:
    """Return when the cuff opens and the record after it ends, the calf's volume, and what the cuff had gained it."""
    window = first_release(trace.marks)
    if window is None:
        raise InputError("this protocol lets go no cuff")
    volume = cuff_volume(trace)
    gained = float(np.interp(window[0], trace.time_s, volume)) - _resting(trace, volume)
    if gained <= 0:
        raise UndeterminedError("the calf gained no volume behind the cuff")
    return (*window, volume, gained)


_OWN: Final[Mapping[str, Callable[[Trace, str], Measure]]] = {
    "P_rest": _rest_pressure,
    "Q_rest": _rest_flow,
    "rise_walk": _walking_rise,
    "drop_pump": _pump_drop,
    "t_volume": _volume_return,
    "OF": _outflow,
    "VET90": _emptying,
}
