"""How much pressure the veins of the leg bear in a day.

A day is made of stretches: phases of a protocol that stand for hours (`gaiter.protocols.day`). Each is read at its
end, as the standing and the walking pressure are: at rest over the last 5 s, in exercise over the last 10 cycles. What
builds up over hours, such as swelling and fatigue, and the minutes between activities are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from gaiter.measures.contractions import Contractions, last_cycles
from gaiter.measures.curves import Curve, UndeterminedError, episodes_below
from gaiter.measures.definitions import HOURS_ABOVE, PRESSURE_DOSE
from gaiter.measures.measure import Measure
from gaiter.measures.pressure import QUIET_S, resting_level
from gaiter.measures.walking import WALKING_CYCLES, walking_level

HIGH_mmHg = 60.0
"""Pressure above which hours are counted (our choice)."""
DAY_H = 24.0


@dataclass(frozen=True, eq=False)
class Stretch:
    """A stretch of a record that stands for `hours` of a day; without contractions it is rest."""

    name: str
    hours: float
    start_s: float
    end_s: float
    contractions_s: Contractions

    def level(self, time_s: Curve, pressure_mmHg: Curve) -> tuple[float, str | None]:
        """Return the mean pressure at its end [mmHg], and what is to be said of how steady it was."""
        if len(self.contractions_s):
            level, note = walking_level(time_s, pressure_mmHg, self.contractions_s)
        else:
            level, note = resting_level(time_s, pressure_mmHg, self.start_s, self.end_s, posture=self.name)
        return level, note and f"{self.name}: {note}"

    def share_above(self, time_s: Curve, pressure_mmHg: Curve, level_mmHg: float) -> float:
        """Return the share of the time at its end, over which `level` is the mean, that lies above a pressure."""
        start_s, end_s = self.end_s - QUIET_S, self.end_s
        if len(self.contractions_s):
            cycles = last_cycles(self.contractions_s, WALKING_CYCLES)
            start_s, end_s = float(cycles[0, 0]), float(cycles[-1, 1])
        below = episodes_below(time_s, pressure_mmHg, level_mmHg, start_s, end_s)
        return 1 - sum(each.seconds for each in below) / (end_s - start_s)


def pressure_dose(time_s: Curve, pressure_mmHg: Curve, stretches: Sequence[Stretch], *, place: str) -> Measure:
    """Return the daily pressure dose in mmHg h: the sum over a day's stretches of hours times mean pressure.

    Ours. A note names the stretches whose pressure was not steady. Missing when the hours do not add up to 24, or the
    record does not give the pressure of a stretch.
    """

    def compute() -> tuple[float, str | None]:
        levels = [each.level(time_s, pressure_mmHg) for each in _whole(stretches)]
        dose = sum(each.hours * level for each, (level, _) in zip(stretches, levels, strict=True))
        return dose, "; ".join(note for _, note in levels if note) or None

    return PRESSURE_DOSE.read(
        compute,
        place=place,
        statistic="sum of hours times the mean pressure at the end of each stretch",
        count=len(stretches),
    )


def hours_above(
    time_s: Curve,
    pressure_mmHg: Curve,
    stretches: Sequence[Stretch],
    *,
    place: str,
    above_mmHg: float = HIGH_mmHg,
) -> Measure:
    """Return the hours a day that the pressure lies above a level. Ours. Missing as for `pressure_dose`."""

    def compute() -> tuple[float, str | None]:
        notes = [each.level(time_s, pressure_mmHg)[1] for each in _whole(stretches)]
        hours = sum(each.hours * each.share_above(time_s, pressure_mmHg, above_mmHg) for each in stretches)
        return hours, "; ".join(filter(None, notes)) or None

    statistic = f"hours above {above_mmHg:g} mmHg, from the end of each stretch"
    return HOURS_ABOVE.read(compute, place=place, statistic=statistic, count=len(stretches))


def _whole(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return the stretches if they make a day; raise `UndeterminedError` if they do not."""
    total = sum(each.hours for each in stretches)
    if not isclose(total, DAY_H, abs_tol=1e-3):
        raise UndeterminedError(f"its stretches stand for {total:g} h and a day has {DAY_H:g}")
    return stretches
