"""What disease does to a leg: leaking and scarred valves, narrowed veins, widened collaterals. All functions are pure.

A valve or a vein is chosen by name: see `select_valves` and `select_segments`. Names are taken in the order given, so
that a later one can make an exception: ``{"great_saphenous": 0.36, "saphenofemoral_junction": 0.0}``.
"""

from collections.abc import Mapping
from typing import Final

from gaiter.errors import InputError
from gaiter.leg.anatomy import Leg, Valve
from gaiter.leg.selection import select_segments, select_valves

# figure:kurstjens-2015-femoral-postthrombotic less -control, over -balloon less -control: how much less a femoral vein
# is raised once collaterals have grown than when the iliac vein is closed all at once.
GROWN_COLLATERALS: Final = (17.0 - 12.8) / (23.5 - 12.8)


def set_leak(leg: Leg, leaks: Mapping[str, float]) -> Leg:
    """Return `leg` with valves that leak.

    `leaks` maps the name of a connection, a vein or a pattern to the share of the valves' area that stays open when
    they are shut: 0 competent, 1 as if there were no valve. Raises `InputError` for other values and unknown names.
    """
    chosen = {}
    for name, leak in leaks.items():
        if not 0 <= leak <= 1:
            raise InputError(f"leak of {name!r}: {leak:g} is not between 0 and 1")
        chosen.update(dict.fromkeys(select_valves(leg, name), {"leak": float(leak)}))
    return _with_valves(leg, chosen)


def set_stenosis(leg: Leg, stenoses: Mapping[str, float]) -> Leg:
    """Return `leg` with scarred valves.

    `stenoses` maps the name of a connection, a vein or a pattern to the share of the valves' area that never opens, at
    least 0 and below 1. Raises `InputError` for other values and unknown names.
    """
    chosen = {}
    for name, stenosis in stenoses.items():
        _check_lost("stenosis", name, stenosis)
        chosen.update(dict.fromkeys(select_valves(leg, name), {"stenosis": float(stenosis)}))
    return _with_valves(leg, chosen)


def obstruct(leg: Leg, fractions: Mapping[str, float]) -> Leg:
    """Return `leg` with veins narrowed over their whole length.

    `fractions` maps the name of a segment or a vein to the share of its lumen's area that is lost, at least 0 and below
    1; what was lost before stays lost. Raises `InputError` for other values and unknown names.
    """
    lost: dict[str, float] = {}
    for name, fraction in fractions.items():
        _check_lost("obstruction", name, fraction)
        lost.update(dict.fromkeys(select_segments(leg, name), fraction))
    segments = tuple(
        segment.model_copy(update={"radius_mm": segment.radius_mm * (1 - lost[segment.name]) ** 0.5})
        if segment.name in lost
        else segment
        for segment in leg.segments
    )
    return leg.model_copy(update={"segments": segments})


def grow_collaterals(leg: Leg) -> Leg:
    """Return `leg` with its collaterals as wide as after long obstruction: their resistance falls to 0.39 of what it was.

    Without this, `obstruct` is an obstruction that has just arisen.
    """
    connections = tuple(
        connection.model_copy(
            update={"resistance_mmHg_s_per_mL": connection.resistance_mmHg_s_per_mL * GROWN_COLLATERALS}
        )
        if connection.kind == "collateral"
        else connection
        for connection in leg.connections
    )
    return leg.model_copy(update={"connections": connections})


def _check_lost(what: str, name: str, value: float) -> None:
    if not 0 <= value < 1:
        raise InputError(f"{what} of {name!r}: {value:g} is not at least 0 and below 1")


def _with_valves(leg: Leg, changes: Mapping[str, Mapping[str, float]]) -> Leg:
    """Return `leg` with the valves of the connections named in `changes` changed."""
    connections = tuple(
        connection.model_copy(
            update={"valve": (connection.valve or Valve()).model_copy(update=changes[connection.name])}
        )
        if connection.name in changes
        else connection
        for connection in leg.connections
    )
    return leg.model_copy(update={"connections": connections})
