"""Picking the curves of a laboratory out of a simulated leg."""

from typing import Protocol

import numpy as np

from gaiter.leg import OUTLET, Connection, Leg
from gaiter.measures.curves import Curve
from gaiter.measures.reflux import VeinKind
from gaiter.protocols.marks import Mark

CUFF_cm = (12.0, 42.0)
"""Levels above the floor that the plethysmograph's cuff covers at 172 cm, scaled with height (our choice)."""
CUFF_HEIGHT_cm = 172.0
FEMOROPOPLITEAL = ("popliteal", "femoral", "common_femoral")


class Record(Protocol):
    """The part of a trace that is read here."""

    @property
    def time_s(self) -> Curve: ...  # noqa: D102
    @property
    def leg(self) -> Leg: ...  # noqa: D102
    @property
    def marks(self) -> tuple[Mark, ...]: ...  # noqa: D102

    def pressure(self, name: str, /) -> Curve: ...  # noqa: D102
    def volume(self, name: str, /) -> Curve: ...  # noqa: D102
    def flow(self, name: str, /) -> Curve: ...  # noqa: D102
    def velocity_cm_per_s(self, name: str, /) -> Curve: ...  # noqa: D102


def cuff_veins(leg: Leg) -> tuple[str, ...]:
    """Return the names of the veins whose centre lies in the plethysmograph's cuff, of all systems."""
    rounding_cm = 1e-6
    bottom_cm = CUFF_cm[0] * leg.height_cm / CUFF_HEIGHT_cm - rounding_cm
    top_cm = CUFF_cm[1] * leg.height_cm / CUFF_HEIGHT_cm + rounding_cm
    return tuple(s.name for s in leg.segments if s.system != "abdominal" and bottom_cm <= s.centre_cm <= top_cm)


def cuff_volume(trace: Record) -> Curve:
    """Return the volume (S,) of the veins in the plethysmograph's cuff, in mL."""
    return np.sum([trace.volume(name) for name in cuff_veins(trace.leg)], axis=0)


def flows_across(trace: Record, level_cm: float) -> Curve:
    """Return the flows (S, K) through the K connections that cross a level of the leg, upward positive, in mL/s."""
    flows = [
        sign * trace.flow(connection.name)
        for connection in trace.leg.connections
        if (sign := _direction(trace.leg, connection, level_cm))
    ]
    return np.column_stack(flows) if flows else np.empty((len(trace.time_s), 0))


def vein_kind(leg: Leg, connection: Connection) -> VeinKind | None:
    """Return which cut-off of reflux a connection goes by, or None where none is in use."""
    start = leg.segment(connection.start)
    if connection.kind in ("communication", "collateral") or start.system == "abdominal":
        return None
    if connection.kind == "perforator":
        return "perforator"
    if start.system == "superficial":
        return "superficial"
    return "femoropopliteal" if start.name.startswith(FEMOROPOPLITEAL) else "other_deep"


def _direction(leg: Leg, connection: Connection, level_cm: float) -> int:
    """Return 1 for a connection that leads up across the level, -1 for down, 0 for neither."""
    if connection.end == OUTLET:
        return 0
    start_above = leg.segment(connection.start).centre_cm > level_cm
    end_above = leg.segment(connection.end).centre_cm > level_cm
    return int(end_above) - int(start_above)
