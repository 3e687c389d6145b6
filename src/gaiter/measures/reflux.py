"""Reverse flow after a provocation, as duplex ultrasound reads it.

Flow and velocity are positive in the normal direction of blood: to the heart, and in perforators from surface to depth.
A window starts when a cuff below is released, or when Valsalva's strain begins.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from gaiter.checks import number
from gaiter.measures.curves import (
    Curve,
    UndeterminedError,
    area_below_zero,
    episodes_below,
    lowest,
    need_pulse_sampling,
)
from gaiter.measures.definitions import (
    REFLUX_DURATION,
    REFLUX_PEAK,
    REFLUX_VOLUME,
    VALSALVA_DURATION,
    VALSALVA_PEAK,
)
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
    """Return how long one reversal of flow, faster than the threshold, lasted between `start_s` and `end_s`, in s.

    Clinical: reflux time, the time that a valve takes to shut completely and retrograde flow to cease after the release
    of a cuff (van Bemmelen 1989; Labropoulos 2003 reads it immediately after the release). So it is one reversal, not a
    sum: of several the longest, since a brief recoil may come before it; `count` is how many there were. Crossings are
    linear between samples. It does not grow with the leak: a wide leak is over sooner. With `kind` a note gives the
    usual cut-off as context.

    Missing when blood still runs backwards at the end, and with samples more than 0.1 s apart.
    """
    statistic = _reversal(threshold_cm_per_s)
    try:
        seconds, count, unfinished = _longest(time_s, velocity_cm_per_s, start_s, end_s, threshold_cm_per_s)
    except UndeterminedError as error:
        return REFLUX_DURATION.missing(str(error), place=place, statistic=statistic)
    if unfinished:
        reason = f"blood still ran backwards when the observation ended, after {unfinished:.3g} s of it"
        return REFLUX_DURATION.missing(reason, place=place, statistic=statistic, count=count)
    note = None if kind is None else f"usual cut-off {CUTOFF_S[kind]:g} s"
    return REFLUX_DURATION.found(seconds, place=place, statistic=statistic, count=count, note=note)


def reflux_peak(time_s: Curve, velocity_cm_per_s: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the highest reverse velocity in the window, in cm/s, as a positive number; 0 if blood never ran backwards.

    It grows with the leak, unlike the duration. Missing with samples more than 0.1 s apart.
    """
    return REFLUX_PEAK.read(
        lambda: _fastest(time_s, velocity_cm_per_s, start_s, end_s), place=place, statistic="highest after the release"
    )


def reflux_volume(time_s: Curve, flow_mL_per_s: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the volume that ran backwards in the window, in mL: the area of the flow curve below zero.

    All veins of a pair together. It cannot exceed what the cuff expelled and what the artery brings. Missing with
    samples more than 0.1 s apart.
    """

    def compute() -> float:
        need_pulse_sampling(time_s, start_s, end_s)
        return area_below_zero(time_s, flow_mL_per_s, start_s, end_s)

    return REFLUX_VOLUME.read(compute, place=place, statistic="all reverse flow after the release")


def valsalva_duration(
    time_s: Curve,
    velocity_cm_per_s: Curve,
    start_s: float,
    end_s: float,
    *,
    place: str,
    threshold_cm_per_s: float = THRESHOLD_cm_per_s,
) -> Measure:
    """Return how long blood ran backwards at a junction during a strain from `start_s` to `end_s`, in s.

    One reversal, as in `reflux_duration`; one that lasts to the end of the strain counts as long as that, with a note.
    A reversal needs an open way down from the abdomen, so a competent valve above hides a leak below (van Bemmelen
    1989), and valves take longer to shut than after a cuff. No cut-off is given: none was found at its source.

    Missing with samples more than 0.1 s apart.
    """

    def compute() -> tuple[float, str | None]:
        seconds, _, unfinished = _longest(time_s, velocity_cm_per_s, start_s, end_s, threshold_cm_per_s)
        return seconds, "until the strain ended" if unfinished else None

    return VALSALVA_DURATION.read(compute, place=place, statistic=_reversal(threshold_cm_per_s), count=1)


def valsalva_peak(time_s: Curve, velocity_cm_per_s: Curve, start_s: float, end_s: float, *, place: str) -> Measure:
    """Return the highest reverse velocity at a junction during a strain, in cm/s, as a positive number.

    0 if blood never ran backwards. Missing with samples more than 0.1 s apart.
    """
    return VALSALVA_PEAK.read(
        lambda: _fastest(time_s, velocity_cm_per_s, start_s, end_s),
        place=place,
        statistic="highest during the strain",
        count=1,
    )


def checked_threshold(threshold_cm_per_s: object) -> float:
    """Return a threshold of reverse flow [cm/s], or raise `InputError`."""
    return number("reflux", "threshold_cm_per_s", threshold_cm_per_s, 0, 1000, "cm/s")


def _reversal(threshold_cm_per_s: float) -> str:
    checked_threshold(threshold_cm_per_s)
    return f"longest reversal below -{threshold_cm_per_s:g} cm/s"


def _longest(
    time_s: Curve, velocity_cm_per_s: Curve, start_s: float, end_s: float, threshold_cm_per_s: float
) -> tuple[float, int, float]:
    """Return how long the longest reversal lasted, how many there were, and how long one had that did not end."""
    need_pulse_sampling(time_s, start_s, end_s)
    found = episodes_below(time_s, velocity_cm_per_s, -threshold_cm_per_s, start_s, end_s)
    seconds = max((each.seconds for each in found), default=0.0)
    last_s = min(end_s, float(time_s[-1]))
    return seconds, len(found), found[-1].seconds if found and found[-1].end_s >= last_s else 0.0


def _fastest(time_s: Curve, velocity_cm_per_s: Curve, start_s: float, end_s: float) -> float:
    need_pulse_sampling(time_s, start_s, end_s)
    return max(0.0, -lowest(time_s, velocity_cm_per_s, start_s, end_s).value)
