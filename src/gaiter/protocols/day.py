"""A day on one's legs: hours of standing, sitting, walking and lying, each simulated for a minute only."""

from collections.abc import Mapping
from dataclasses import dataclass

from gaiter.errors import InputError
from gaiter.protocols.checks import number, refusal
from gaiter.protocols.posture import raise_leg, sit, stand, supine
from gaiter.protocols.protocol import Protocol
from gaiter.protocols.pump import walk

HOURS = 24.0


@dataclass(frozen=True)
class Activity:
    """A part of the day: its hours, and a typical stretch of it that stands for all of them.

    What is measured over the stretch after its first `settle_s` seconds holds for the whole `hours`.
    """

    name: str
    hours: float
    protocol: Protocol
    settle_s: float = 0.0

    def __post_init__(self) -> None:
        number(self.name, "hours", self.hours, 0, HOURS, "h")
        number(self.name, "settle_s", self.settle_s, 0, 24 * 3600, "s")
        if self.settle_s >= self.protocol.duration_s:
            accepted = f"less than the {self.protocol.duration_s:g} s of its protocol"
            raise refusal(self.name, "settle_s", self.settle_s, accepted)


@dataclass(frozen=True)
class Day:
    """Activities that fill 24 hours, in no particular order.

    A mean over the day is the mean over each activity's stretch, weighted by its hours, so a day costs a few
    simulated minutes. Left out: the half minute in which pressure returns after each walk, and whatever builds up
    over hours, such as swelling and fatigue.
    """

    activities: tuple[Activity, ...]

    def __post_init__(self) -> None:
        names = [activity.name for activity in self.activities]
        if len(set(names)) < len(names):
            raise InputError(f"day: its activities are {', '.join(names)}; give each one once")
        total = sum(activity.hours for activity in self.activities)
        if abs(total - HOURS) > 1e-6:
            raise InputError(f"day: its hours add up to {total:g}; they must add up to 24")

    def mean(self, values: Mapping[str, float]) -> float:
        """Return the mean over the day of a quantity, given its mean over each activity's stretch by name."""
        return sum(activity.hours * values[activity.name] for activity in self.activities) / HOURS

    def dose(self, values: Mapping[str, float]) -> float:
        """Return the quantity summed over the day, in its unit times hours (mmHg h for a pressure)."""
        return self.mean(values) * HOURS


def day(
    *,
    standing_h: float = 0.0,
    sitting_h: float = 0.0,
    walking_h: float = 0.0,
    raised_h: float = 0.0,
    lying_h: float | None = None,
    speed_kmh: float | None = None,
) -> Day:
    """Return a day of that many hours of each; the rest of the 24 hours is lain through if `lying_h` is not given.

    Quiet postures are simulated for 10 s, because they begin at rest; walking for 90 s, of which the last 60 s count
    (assumed: a healthy leg is steady after about ten cycles). `speed_kmh` is that of `walk`.
    """
    hours = {"standing": standing_h, "sitting": sitting_h, "walking": walking_h, "raised": raised_h}
    for name, value in hours.items():
        number("day", f"{name}_h", value, 0, HOURS, "h")
    if lying_h is None:
        lying_h = HOURS - sum(hours.values())
        if lying_h < -1e-6:
            raise InputError(f"day: its hours add up to {sum(hours.values()):g}; they must add up to 24")
        lying_h = max(lying_h, 0.0)
    hours["lying"] = number("day", "lying_h", lying_h, 0, HOURS, "h")
    stretches = {
        "standing": (stand(10), 0.0),
        "sitting": (sit(10), 0.0),
        "walking": (walk(90, speed_kmh=speed_kmh), 30.0),
        "raised": (raise_leg(10), 0.0),
        "lying": (supine(10), 0.0),
    }
    return Day(tuple(Activity(name, hours[name], *stretches[name]) for name in stretches if hours[name] > 0))
