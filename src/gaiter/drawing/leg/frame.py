"""One moment of a trace: what a drawing of the leg shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gaiter.drawing.thinning import Curve
from gaiter.errors import InputError
from gaiter.leg import Leg
from gaiter.simulation.trace import Trace

STILL_ML_PER_S: Final = 0.05
"""Slower flow counts as none. Assumed: 3 mL a minute, about what the small tributaries carry at rest."""
BESIDE: Final = frozenset({"perforator", "communication", "collateral"})
"""Kinds of connection that join two veins side by side, not end to end."""


class Opening(StrEnum):
    """What a valve does."""

    OPEN = "open"
    CLOSED = "closed"
    LEAKING = "leaking"


@dataclass(frozen=True)
class Frame:
    """Pressures by segment [mmHg], flows [mL/s] and the valves' state by connection, at one time."""

    time_s: float
    pressures: Mapping[str, float]
    flows: Mapping[str, float]
    opening: Mapping[str, Opening]


def frame(trace: Trace, time_s: float) -> Frame:
    """Return the sample of `trace` nearest to `time_s`; raise `InputError` for a time outside the trace."""
    first, last = float(trace.time_s[0]), float(trace.time_s[-1])
    if not first <= time_s <= last:
        raise InputError(f"time {time_s:g} s: the trace runs from {first:g} to {last:g} s")
    row = int(abs(trace.time_s - time_s).argmin())
    flows = dict(zip(trace.connections, map(float, trace.flow_mL_per_s[row]), strict=True))
    pressures = dict(zip(trace.segments, map(float, trace.pressure_mmHg[row]), strict=True))
    return Frame(float(trace.time_s[row]), pressures, flows, openings(trace.leg, flows))


def openings(leg: Leg, flows: Mapping[str, float]) -> dict[str, Opening]:
    """Return the state of every valve of `leg` by its flow: open forwards, leaking backwards, closed without."""
    return {
        connection.name: opening(flows.get(connection.name, 0.0))
        for connection in leg.connections
        if connection.valve is not None
    }


def opening(flow_mL_per_s: float) -> Opening:
    """Return the state of a valve with this flow."""
    if flow_mL_per_s > STILL_ML_PER_S:
        return Opening.OPEN
    return Opening.LEAKING if flow_mL_per_s < -STILL_ML_PER_S else Opening.CLOSED


def through[Flow: (float, Curve)](leg: Leg, flows: Mapping[str, Flow]) -> dict[str, Flow | float]:
    """Return the flow through the middle of each segment [mL/s], positive towards the heart; flows may be curves.

    It is the mean of what comes in at its lower end and of what goes out at its upper; a vein that only arteries fill,
    or that has no way out, has the flow of its one end. What crosses to a vein beside it counts only where there is
    nothing else.
    """
    result = {}
    for segment in leg.segments:
        own = [one for one in leg.connections if segment.name in (one.start, one.end)]
        own = [one for one in own if one.kind not in BESIDE] or own
        entering = [flows.get(one.name, 0.0) for one in own if one.end == segment.name]
        leaving = [flows.get(one.name, 0.0) for one in own if one.start == segment.name]
        sides = [sum(side) for side in (entering, leaving) if side]
        result[segment.name] = sum(sides) / len(sides) if sides else 0.0
    return result
