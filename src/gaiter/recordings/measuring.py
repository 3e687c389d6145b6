"""The clinical measures of a recording."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from gaiter.measures.contractions import stop_s
from gaiter.measures.curves import UndeterminedError, mean_over
from gaiter.measures.definitions import (
    AVP,
    AVP_DROP,
    AVP_FALL,
    EF,
    EV,
    RT90,
    RV,
    RVF,
    STANDING_PRESSURE,
    VFI,
    VFT90,
    VV,
)
from gaiter.measures.measure import Measure
from gaiter.measures.plethysmography import (
    ejected_volume,
    ejection_fraction,
    filling_index,
    filling_time,
    residual_fraction,
    residual_volume,
    venous_volume,
)
from gaiter.measures.pressure import (
    LOWEST_WITHIN_S,
    QUIET_S,
    AvpStatistic,
    ambulatory_pressure,
    pressure_drop,
    pressure_fall,
    standing_pressure,
)
from gaiter.measures.recovery import refill_time, return_time
from gaiter.measures.timeline import Bout, first_bout, first_quiet, phases, plethysmography
from gaiter.measures.walking import walking_fall, walking_pressure
from gaiter.protocols.marks import Mark
from gaiter.recordings.exercise import detect_exercise
from gaiter.recordings.filling import detect_filling
from gaiter.recordings.filtering import TROUGH_HZ, low_pass
from gaiter.recordings.manoeuvre import Manoeuvre, marked
from gaiter.recordings.marking import EXERCISES, marks_of_events
from gaiter.recordings.recording import Recording
from gaiter.recordings.signal import Signal, signal_of


@dataclass(frozen=True)
class Drift:
    """The resting level at the end of a record less that before the exercise, and how far apart in time they are.

    It is reported, not corrected: it also holds what had not refilled yet.
    """

    change: float
    seconds: float


@dataclass(frozen=True, eq=False)
class Reading:
    """What is read off one channel; `drift` is None where there is no rest before or after the exercise."""

    signal: Signal
    manoeuvre: Manoeuvre
    measures: tuple[Measure, ...]
    drift: Drift | None


def read(
    recording: Recording, *, marks: tuple[Mark, ...] = (), avp_statistic: AvpStatistic = "mean"
) -> tuple[Reading, ...]:
    """Return what can be read off each channel of a recording.

    Marks that are given go before those of the file, and without any the manoeuvre is detected. Every measure of the
    channel's kind is there; one that could not be determined says why. Raises `InputError` for marks that do not fit.
    """
    return tuple(_reading(recording, signal_of(recording, each), marks, avp_statistic) for each in recording.channels)


def _reading(recording: Recording, signal: Signal, given: tuple[Mark, ...], statistic: AvpStatistic) -> Reading:
    if given:
        manoeuvre = marked(signal, given, "option")
    elif recording.events:
        end_s = signal.end_s
        manoeuvre = marked(signal, marks_of_events(recording.file, "mark", recording.events, end_s), "file")
    elif signal.quantity == "pressure":
        manoeuvre = detect_exercise(signal)
    else:
        manoeuvre = detect_filling(signal)
    if signal.quantity == "pressure":
        measures = tuple(_pressure(signal, manoeuvre, statistic))
    else:
        measures = tuple(_volume(signal, manoeuvre))
    return Reading(signal, manoeuvre, measures, _drift(signal, manoeuvre.marks))


def _pressure(signal: Signal, manoeuvre: Manoeuvre, statistic: AvpStatistic) -> Iterator[Measure]:
    time, marks, place = signal.time_s, manoeuvre.marks, signal.name
    bout = first_bout(marks, "tiptoe") or first_bout(marks, "walk")
    quiet = bout.before if bout else first_quiet(marks)
    if quiet is None:
        reason = manoeuvre.why or "no quiet standing is marked"
        yield STANDING_PRESSURE.missing(reason, place=place, statistic="at rest")
    else:
        standing = standing_pressure(time, signal.beat, quiet.start_s, quiet.end_s, place=place)
        yield standing
    if bout is None or quiet is None:
        reason = manoeuvre.why or _no_bout(marks)
        for definition in (AVP, AVP_FALL, AVP_DROP, RT90):
            yield definition.missing(reason, place=place, statistic="of an exercise")
        return
    contractions = bout.contractions_s
    if bout.exercise.name == "walk":
        walking = walking_pressure(time, signal.beat, contractions, place=place)
        yield walking
        yield walking_fall(standing, walking)
        yield _recovery(return_time, signal, bout, standing)
        return
    curve = signal.calm if statistic == "lowest_after" else signal.beat
    rest_end_s = bout.rest_end_s
    avp = ambulatory_pressure(time, curve, contractions, place=place, statistic=statistic, rest_end_s=rest_end_s)
    yield avp
    yield pressure_fall(standing, avp)
    yield pressure_drop(standing, avp)
    yield _recovery(refill_time, signal, bout, standing)


def _recovery(timed: Callable[..., Measure], signal: Signal, bout: Bout, standing: Measure) -> Measure:
    """Return how long the pressure takes to come back; a gap counts only if that had not happened before it."""
    stop = stop_s(bout.contractions_s)
    # The lowest pressure is looked for in the seconds after exercise; what takes longer is slow.
    curve = np.where(signal.time_s <= stop + LOWEST_WITHIN_S, signal.calm, signal.slow)

    def before(end_s: float) -> Measure:
        return timed(signal.time_s, curve, bout.contractions_s, end_s, standing=standing, place=signal.name)

    until = _solid_until(signal, stop, bout.rest_end_s)
    measure = before(until) if until > stop + LOWEST_WITHIN_S else before(bout.rest_end_s)
    return measure if measure.value is not None else before(bout.rest_end_s)


def _solid_until(signal: Signal, start_s: float, end_s: float) -> float:
    """Return where the first gap after `start_s` begins, or `end_s` if there is none before."""
    gaps = np.flatnonzero((signal.time_s > start_s) & (signal.time_s < end_s) & ~np.isfinite(signal.calm))
    return float(signal.time_s[gaps[0] - 1]) if gaps.size else end_s


def _no_bout(marks: tuple[Mark, ...]) -> str:
    if any(mark.name in EXERCISES for mark in marks):
        return "no exercise of at least 2 contractions follows quiet standing"
    return "no exercise is marked"


def _volume(signal: Signal, manoeuvre: Manoeuvre) -> Iterator[Measure]:
    time, place = signal.time_s, signal.name
    test = plethysmography(manoeuvre.marks)
    if test is None:
        reason = manoeuvre.why or "no raised leg that is followed by standing is marked"
        for definition in (VV, VFT90, VFI, EV, EF, RV, RVF):
            yield definition.missing(reason, place=place, statistic="of air plethysmography")
        return
    raised_end, stand, stand_end = test.raised.end_s, test.filling.start_s, test.filling.end_s
    vv = venous_volume(time, signal.beat, raised_end, stand_end, place=place)
    until = _solid_until(signal, stand, stand_end)
    vft90 = filling_time(time, signal.slow, raised_end, stand, until, vv=vv)
    if vft90.value is None:
        vft90 = filling_time(time, signal.slow, raised_end, stand, stand_end, vv=vv)
    yield vv
    yield vft90
    yield filling_index(vv, vft90)
    ev = _said(ejected_volume(time, signal.beat, test.one_s, place=place), len(test.one_s), manoeuvre)
    yield ev
    yield ejection_fraction(ev, vv)
    trough = low_pass(signal.beat, signal.step_s, TROUGH_HZ)
    rv = _said(residual_volume(time, trough, test.ten_s, raised_end, place=place), len(test.ten_s), manoeuvre)
    yield rv
    yield residual_fraction(rv, vv)


def _said(measure: Measure, contractions: int, manoeuvre: Manoeuvre) -> Measure:
    """Return a measure that, if it has no contractions, says why there are none."""
    if contractions or not manoeuvre.missing:
        return measure
    return replace(measure, reason_missing=manoeuvre.why)


def _drift(signal: Signal, marks: tuple[Mark, ...]) -> Drift | None:
    order = phases(marks)
    exercises = [at for at, phase in enumerate(order) if phase.name in EXERCISES]
    if not exercises or exercises[0] == 0 or order[-1].name in EXERCISES:
        return None
    first = order[exercises[0]].start_s
    if order[-1].end_s - order[-1].start_s < QUIET_S:
        return None
    try:
        before = mean_over(signal.time_s, signal.beat, first - QUIET_S, first)
        after = mean_over(signal.time_s, signal.beat, signal.end_s - QUIET_S, signal.end_s)
    except UndeterminedError:
        return None
    return Drift(after - before, signal.end_s - first)
