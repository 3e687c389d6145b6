"""Reverse flow after a provocation, as duplex ultrasound reads it.

Flow and velocity are positive in the normal direction of blood: to the heart, and in perforators from surface to depth.
The window starts when the cuff is released.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from gaiter.measures.curves import Curve, UndeterminedError, area_below_zero, lowest, need_pulse_sampling, time_below
from gaiter.measures.definitions import REFLUX_DURATION, REFLUX_PEAK, REFLUX_VOLUME
from gaiter.measures.measure import Measure

type VeinKind = Literal["superficial", "femoropopliteal", "other_deep", "perforator"]

THRESHOLD_cm_per_s = 1.0
"""Reverse flow slower than this is not counted (our choice; 5 and 10 are read too: they differ by seconds)."""

CUTOFF_S: Mapping[VeinKind, float] = MappingProxyType(
    {"superficial": 0.5, "femoropopliteal": 1.0, "other_deep": 0.5, "perforator": 0.35}
)
"""Durations above which laboratories speak of reflux [s] (Labropoulos 2003): context, no verdict hangs on them."""


def reflux_duration(
    time_s: Curve,
    velocity_cm_per_s: Curve,
    start_s: float,
    end_s: float,
    *,
    place: str,
    threshold_cm_per_s: float = THRESHOLD_cm_per_s,
    kind: VeinKind | None = None,
) -> Measure:
    """Return how long in all blood ran backwards faster than the threshold between `start_s` and `end_s`, in s.

    Clinical: reflux time. Crossings are linear between samples; `count` is the number of separate episodes. It does not
    grow with the leak: a wide leak is over sooner. With `kind` a note gives the usual cut-off as context.

    Missing when blood still runs backwards at the end, and with samples more than 0.1 s apart.
    """
    statistic = f"time below -{threshold_cm_per_s:g} cm/s"
    try:
        need_pulse_sampling(time_s, start_s, end_s)
        stay = time_below(time_s, velocity_cm_per_s, -threshold_cm_per_s, start_s, end_s)
    except UndeterminedError as error:
        return REFLUX_DURATION.missing(str(error), place=place, statistic=statistic)
    if stay.below_at_end:
        reason = f"blood still ran backwards when the observation ended, after {stay.seconds:.3g} s of it"
        return REFLUX_DURATION.missing(reason, place=place, statistic=statistic, count=stay.episodes)
    note = None if kind is None else f"usual cut-off {CUTOFF_S[kind]:g} s"
    return REFLUX_DURATION.found(stay.seconds, place=place, statistic=statistic, count=stay.episodes, note=note)


def reflux_peak(time_s: Curve, velocity_cm_per_s: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the highest reverse velocity in the window, in cm/s, as a positive number; 0 if blood never ran backwards.

    It grows with the leak, unlike the duration. Missing with samples more than 0.1 s apart.
    """

    def compute() -> float:
        need_pulse_sampling(time_s, start_s, end_s)
        return max(0.0, -lowest(time_s, velocity_cm_per_s, start_s, end_s).value)

    return REFLUX_PEAK.read(compute, place=place, statistic="highest after the release")


def reflux_volume(time_s: Curve, flow_mL_per_s: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the volume that ran backwards in the window, in mL: the area of the flow curve below zero.

    All veins of a pair together. It cannot exceed what the cuff expelled and what the artery brings. Missing with
    samples more than 0.1 s apart.
    """

    def compute() -> float:
        need_pulse_sampling(time_s, start_s, end_s)
        return area_below_zero(time_s, flow_mL_per_s, start_s, end_s)

    return REFLUX_VOLUME.read(compute, place=place, statistic="all reverse flow after the release")
