"""What a laboratory would read off a simulated leg, as far as the marks of its protocol allow."""

from collections.abc import Callable, Iterator

from gaiter.checks import one_of, refusal
from gaiter.measures.contractions import last_cycles
from gaiter.measures.curves import UndeterminedError
from gaiter.measures.definitions import EFFECTIVE_RETURN, MEAN_FLOW
from gaiter.measures.dose import Stretch, hours_above, pressure_dose
from gaiter.measures.drainage import effective_return, mean_flow
from gaiter.measures.measure import Measure
from gaiter.measures.picking import Record, cuff_volume, flows_across, vein_kind
from gaiter.measures.plethysmography import (
    ejected_volume,
    ejection_fraction,
    filling_index,
    filling_time,
    raised_share,
    residual_fraction,
    residual_volume,
    venous_volume,
)
from gaiter.measures.pressure import (
    AVP_CYCLES,
    AVP_STATISTICS,
    AvpStatistic,
    ambulatory_pressure,
    pressure_drop,
    pressure_fall,
    standing_pressure,
)
from gaiter.measures.pump import pump_gradient, systolic_peak, systolic_rise
from gaiter.measures.recovery import refill_time, return_time
from gaiter.measures.reflux import (
    THRESHOLD_cm_per_s,
    checked_threshold,
    reflux_duration,
    reflux_peak,
    reflux_volume,
    valsalva_duration,
    valsalva_peak,
)
from gaiter.measures.timeline import (
    Bout,
    contractions_in,
    first_bout,
    first_quiet,
    first_release,
    first_strain,
    plethysmography,
    stretches,
)
from gaiter.measures.walking import WALKING_CYCLES, walking_fall, walking_pressure

PLACE = "great_saphenous_ankle"
"""Where pressures are read unless another vein is named."""
LOWER_DEEP, UPPER_DEEP = "posterior_tibial_middle", "popliteal_above_knee"
"""Between these the gradient of the pump is read; the peaks of contractions in the lower one."""


def measure_all(
    trace: Record,
    *,
    place: str = PLACE,
    avp_statistic: AvpStatistic = "mean",
    reflux_threshold_cm_per_s: float = THRESHOLD_cm_per_s,
) -> tuple[Measure, ...]:
    """Return every measure that the protocol of a trace was made for, in a fixed order.

    - ``stand`` alone: standing pressure;
    - ``tiptoe`` after ``stand``: standing pressure, AVP, its fall and drop, RT90, the pump and drainage at the knee;
    - ``walk`` after ``stand``: the same with walking pressure, its fall and the return to the standing level;
    - ``raise_leg``, ``stand``, then ``tiptoe`` once and several times: air plethysmography;
    - ``cuff_release``: reflux in each connection that duplex would look at (the first release of the trace);
    - ``valsalva``: reflux at the junctions (the first strain of the trace);
    - phases that stand for hours of a day, as in ``day``: the daily pressure dose and the hours above 60 mmHg.

    Of several bouts of one kind the first is read. `place` is the vein for standing, ambulatory and walking pressure;
    an unknown one raises `InputError`, as do other arguments that cannot be used. What the marks allow but the record
    does not give is there with its reason.
    """
    if not hasattr(trace, "marks"):
        raise refusal("measure_all", "trace", trace, "a Trace, as simulate returns it")
    trace.leg.segment(place)
    one_of("AVP", "statistic", avp_statistic, AVP_STATISTICS)
    checked_threshold(reflux_threshold_cm_per_s)
    return (
        *_standing(trace, place),
        *_tiptoe(trace, place, avp_statistic),
        *_walk(trace, place),
        *_plethysmography(trace),
        *_reflux(trace, reflux_threshold_cm_per_s),
        *_valsalva(trace, reflux_threshold_cm_per_s),
        *_day(trace, place),
    )


def _standing(trace: Record, place: str) -> Iterator[Measure]:
    bout = first_bout(trace.marks, "tiptoe") or first_bout(trace.marks, "walk")
    quiet = bout.before if bout else first_quiet(trace.marks)
    if quiet:
        yield standing_pressure(trace.time_s, trace.pressure(place), quiet.start_s, quiet.end_s, place=place)


def _level_before(trace: Record, bout: Bout, place: str) -> Measure:
    return standing_pressure(trace.time_s, trace.pressure(place), bout.before.start_s, bout.before.end_s, place=place)


def _tiptoe(trace: Record, place: str, statistic: AvpStatistic) -> Iterator[Measure]:
    bout = first_bout(trace.marks, "tiptoe")
    if bout is None:
        return
    time, pressure, contractions = trace.time_s, trace.pressure(place), bout.contractions_s
    standing = _level_before(trace, bout, place)
    avp = ambulatory_pressure(
        time, pressure, contractions, place=place, statistic=statistic, rest_end_s=bout.rest_end_s
    )
    yield avp
    yield pressure_fall(standing, avp)
    yield pressure_drop(standing, avp)
    yield refill_time(time, pressure, contractions, bout.rest_end_s, standing=standing, place=place)

    def fall(vein: str) -> Measure:
        mean = ambulatory_pressure(time, trace.pressure(vein), contractions, place=vein)
        return pressure_fall(_level_before(trace, bout, vein), mean)

    yield from _pump(trace, bout, fall)
    yield from _drainage(trace, bout, AVP_CYCLES)


def _walk(trace: Record, place: str) -> Iterator[Measure]:
    bout = first_bout(trace.marks, "walk")
    if bout is None:
        return
    time, pressure, contractions = trace.time_s, trace.pressure(place), bout.contractions_s
    standing = _level_before(trace, bout, place)
    walking = walking_pressure(time, pressure, contractions, place=place)
    yield walking
    yield walking_fall(standing, walking)
    yield return_time(time, pressure, contractions, bout.rest_end_s, standing=standing, place=place)

    def fall(vein: str) -> Measure:
        mean = walking_pressure(time, trace.pressure(vein), contractions, place=vein)
        return walking_fall(_level_before(trace, bout, vein), mean)

    yield from _pump(trace, bout, fall)
    yield from _drainage(trace, bout, WALKING_CYCLES)


def _pump(trace: Record, bout: Bout, fall: Callable[[str], Measure]) -> Iterator[Measure]:
    """Yield what the deep veins show; nothing for a network without them."""
    names = {segment.name for segment in trace.leg.segments}
    exercise = bout.exercise.name
    if LOWER_DEEP in names:
        standing = _level_before(trace, bout, LOWER_DEEP)
        curve = trace.time_s, trace.pressure(LOWER_DEEP), bout.contractions_s
        yield systolic_rise(*curve, place=LOWER_DEEP, exercise=exercise)
        yield systolic_peak(*curve, standing=standing, place=LOWER_DEEP, exercise=exercise)
    if {LOWER_DEEP, UPPER_DEEP} <= names:
        above = fall(UPPER_DEEP)
        yield above
        yield pump_gradient(fall(LOWER_DEEP), above, exercise=exercise)


def _drainage(trace: Record, bout: Bout, cycles: int) -> Iterator[Measure]:
    place = f"all veins at the knee ({trace.leg.knee_cm:g} cm)"
    flows = flows_across(trace, trace.leg.knee_cm)
    if flows.shape[1] == 0:
        return
    exercise = bout.exercise.name
    try:
        spans = last_cycles(bout.contractions_s, cycles)
    except UndeterminedError as error:
        for definition in (MEAN_FLOW, EFFECTIVE_RETURN):
            yield definition.missing(str(error), place=place, statistic=f"{exercise}: over the last {cycles} cycles")
        return
    start, end = float(spans[0, 0]), float(spans[-1, 1])
    yield mean_flow(trace.time_s, flows.sum(axis=1), start, end, place=place, exercise=exercise, count=cycles)
    yield effective_return(trace.time_s, flows, start, end, place=place, exercise=exercise, count=cycles)


def _plethysmography(trace: Record) -> Iterator[Measure]:
    test = plethysmography(trace.marks)
    if test is None:
        return
    time, volume, place = trace.time_s, cuff_volume(trace), "calf cuff"
    raised_end, stand, stand_end = test.raised.end_s, test.filling.start_s, test.filling.end_s
    vv = venous_volume(time, volume, raised_end, stand_end, place=place)
    vft90 = filling_time(time, volume, raised_end, stand, stand_end, vv=vv)
    yield raised_share(time, volume, raised_end, stand_end, place=place)
    yield vv
    yield vft90
    yield filling_index(vv, vft90)
    ev = ejected_volume(time, volume, test.one_s, place=place)
    yield ev
    yield ejection_fraction(ev, vv)
    rv = residual_volume(time, volume, test.ten_s, raised_end, place=place)
    yield rv
    yield residual_fraction(rv, vv)


def _reflux(trace: Record, threshold: float) -> Iterator[Measure]:
    window = first_release(trace.marks)
    if window is None:
        return
    start, end = window
    for connection in trace.leg.connections:
        kind = vein_kind(trace.leg, connection)
        if kind is None:
            continue
        time, name = trace.time_s, connection.name
        velocity = trace.velocity_cm_per_s(name)
        yield reflux_duration(time, velocity, start, end, place=name, threshold_cm_per_s=threshold, kind=kind)
        yield reflux_peak(time, velocity, start, end, place=name)
        yield reflux_volume(time, trace.flow(name), start, end, place=name)


def _valsalva(trace: Record, threshold: float) -> Iterator[Measure]:
    strain = first_strain(trace.marks)
    if strain is None:
        return
    for connection in trace.leg.connections:
        if connection.kind == "junction":
            name = connection.name
            curve = trace.time_s, trace.velocity_cm_per_s(name), strain.start_s, strain.end_s
            yield valsalva_duration(*curve, place=name, threshold_cm_per_s=threshold)
            yield valsalva_peak(*curve, place=name)


def _day(trace: Record, place: str) -> Iterator[Measure]:
    found = [
        Stretch(phase.name, phase.day_h, phase.start_s, phase.end_s, contractions_in(trace.marks, phase))
        for phase in stretches(trace.marks)
    ]
    if found:
        yield pressure_dose(trace.time_s, trace.pressure(place), found, place=place)
        yield hours_above(trace.time_s, trace.pressure(place), found, place=place)
