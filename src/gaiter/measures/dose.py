"""How much pressure the veins of the leg bear in a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose

from gaiter.errors import InputError
from gaiter.measures.curves import Curve, UndeterminedError, cut, mean_over, time_below
from gaiter.measures.definitions import HOURS_ABOVE, PRESSURE_DOSE
from gaiter.measures.measure import Measure

HIGH_mmHg = 60.0
"""Pressure above which hours are counted (our choice)."""


@dataclass(frozen=True)
class Load:
    """What one activity does to a vein: its time-mean pressure and the share of its time above a level."""

    mean_mmHg: float
    share_above: float
    above_mmHg: float = HIGH_mmHg


def load_of(
    time_s: Curve, pressure_mmHg: Curve, start_s: float, end_s: float, *, above_mmHg: float = HIGH_mmHg
) -> Load:
    """Return the load of an activity from a part that stands for it, if the record has it."""
    times, _ = cut(time_s, pressure_mmHg, start_s, end_s)
    below = time_below(time_s, pressure_mmHg, above_mmHg, start_s, end_s).seconds
    return Load(mean_over(time_s, pressure_mmHg, start_s, end_s), 1 - below / float(times[-1] - times[0]), above_mmHg)


def pressure_dose(hours: Mapping[str, float], loads: Mapping[str, Load | str], *, place: str) -> Measure:
    """Return the daily pressure dose in mmHg h: the sum over the day's activities of hours times mean pressure.

    Ours. `hours` of each activity add up to 24; `loads` gives each one's load, or the reason why it is not known.
    Missing when the load of an activity with hours is not known.
    """
    return PRESSURE_DOSE.read(
        lambda: sum(h * load.mean_mmHg for h, load in _weighted(hours, loads)),
        place=place,
        statistic="sum of hours times mean pressure",
        count=len(hours),
    )


def hours_above(hours: Mapping[str, float], loads: Mapping[str, Load | str], *, place: str) -> Measure:
    """Return the hours a day that the pressure lies above the level that all loads were made for.

    Ours. Missing as for `pressure_dose`.
    """
    levels = sorted({load.above_mmHg for load in loads.values() if isinstance(load, Load)}) or [HIGH_mmHg]
    if len(levels) > 1:
        raise InputError(f"the loads of a day are made for {levels} mmHg; one level for all of them is needed")
    return HOURS_ABOVE.read(
        lambda: sum(h * load.share_above for h, load in _weighted(hours, loads)),
        place=place,
        statistic=f"hours above {levels[0]:g} mmHg",
        count=len(hours),
    )


def _weighted(hours: Mapping[str, float], loads: Mapping[str, Load | str]) -> list[tuple[float, Load]]:
    if any(h < 0 for h in hours.values()) or not isclose(sum(hours.values()), 24, abs_tol=0.01):
        raise InputError(f"the hours of a day are {dict(hours)}; none may be negative and they must add up to 24")
    weighted = []
    for activity, h in hours.items():
        load = loads.get(activity, "it was not simulated")
        if h > 0 and isinstance(load, str):
            raise UndeterminedError(f"the pressure while {activity} is not known: {load}")
        if isinstance(load, Load):
            weighted.append((h, load))
    return weighted
