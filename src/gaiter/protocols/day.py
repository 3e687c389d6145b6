"""A day on one's legs: hours of standing, sitting, walking and lying, each by a stretch that stands for them."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import add

from gaiter.checks import number
from gaiter.errors import InputError
from gaiter.protocols.manoeuvre import manoeuvre
from gaiter.protocols.phase import DAY
from gaiter.protocols.posture import raise_leg, sit, stand, supine
from gaiter.protocols.protocol import Protocol
from gaiter.protocols.pump import walk

RAISED_S, LYING_S, SITTING_S, STANDING_S, WALKING_S = 60, 240, 120, 120, 90
"""How long each stretch is [s]; assumed: until the pressure at the ankle of a healthy leg is steady."""

ROUNDING_H = 1e-6
"""Hours by which a day may miss 24 through rounding."""


@manoeuvre
def day(
    *,
    standing_h: float = 0.0,
    sitting_h: float = 0.0,
    walking_h: float = 0.0,
    raised_h: float = 0.0,
    lying_h: float | None = None,
    speed_kmh: float | None = None,
) -> Protocol:
    """Go through a day of that many hours of each, the rest of the 24 hours lying if `lying_h` is not given.

    A day is not simulated second by second. Each of its activities is a stretch of one to four minutes that stands for
    all its hours (``day_h``), long enough for the pressure at the ankle to become steady, in the order raised, lying,
    sitting, standing, walking. `measure_all` reads each stretch at its end and weights it with its hours. Left out are
    the minutes between activities, and what builds up over hours, such as swelling and fatigue. `speed_kmh` is that of
    `walk`. A day without any hours is refused; one in bed is ``lying_h=24``. For a day of other stretches, give
    ``day_h`` to manoeuvres: ``supine(240, day_h=16) + stand(60, day_h=8)``.
    """
    hours = {"raised": raised_h, "lying": lying_h, "sitting": sitting_h, "standing": standing_h, "walking": walking_h}
    given = {name: number("day", f"{name}_h", h, *DAY) for name, h in hours.items() if h is not None}
    total = sum(given.values())
    if not total and lying_h is None:
        raise InputError("day: it is given no hours; give them, such as standing_h=6 sitting_h=8 walking_h=2")
    if total > DAY.high + ROUNDING_H or (lying_h is not None and total < DAY.high - ROUNDING_H):
        raise InputError(f"day: its hours add up to {total:g}; they must add up to 24")
    given.setdefault("lying", max(DAY.high - total, 0.0))
    stretches: Mapping[str, Callable[[float], Protocol]] = {
        "raised": lambda h: raise_leg(RAISED_S, day_h=h),
        "lying": lambda h: supine(LYING_S, day_h=h),
        "sitting": lambda h: sit(SITTING_S, day_h=h),
        "standing": lambda h: stand(STANDING_S, day_h=h),
        "walking": lambda h: walk(WALKING_S, speed_kmh=speed_kmh, day_h=h),
    }
    return reduce(add, (stretch(given[name]) for name, stretch in stretches.items() if given[name] > 0))
