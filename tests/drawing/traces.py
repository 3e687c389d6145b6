"""Traces made up for drawing: no solver is asked."""

from math import pi

import numpy as np

from gaiter.drawing.thinning import Curve
from gaiter.leg import Leg, standard_leg
from gaiter.protocols import Mark, Protocol, stand, walk
from gaiter.simulation.trace import Status, Trace

PLACE = "great_saphenous_ankle"
WALK = stand(20) + walk(30, steps_per_minute=120) + stand(30)
"""Thirty steps of this leg, one a second, from 20 to 50 s."""


def trace_of(
    protocol: Protocol = WALK, *, level: float = 80, fall: float = 50, beat: float = 5, converged: bool = True
) -> Trace:
    """A trace whose pressure is `level` at rest, and in exercise falls by `fall` and beats with each second."""
    leg = standard_leg()
    program = protocol.program(0.02)
    time = program.time_s
    pressure = np.full_like(time, level)
    for mark in phases_of(program.marks):
        active = (time > mark.start_s) & (time <= mark.end_s)
        if any(one.name == "contraction" and mark.start_s <= one.start_s < mark.end_s for one in program.marks):
            pressure[active] = level - fall + beat * np.sin(2 * pi * time[active])
    columns = np.repeat(pressure[:, None], len(leg.segments), axis=1)
    return Trace(
        leg=leg,
        time_s=time,
        pressure_mmHg=columns,
        outside_mmHg=np.zeros_like(columns),
        volume_mL=np.ones_like(columns),
        flow_mL_per_s=np.zeros((len(time), len(leg.connections))),
        marks=program.marks,
        status=Status(converged, 4, 1.25, 1e-8, 2e-12),
    )


def phases_of(marks: tuple[Mark, ...]) -> list[Mark]:
    return [mark for mark in marks if mark.name not in ("contraction", "cuff_release")]


def curve_of(*values: float) -> Curve:
    return np.array(values, dtype=float)


def flowing_trace(leg: Leg | None = None, protocol: Protocol = WALK, *, level: float = 80) -> Trace:
    """A trace in which every vein has a pressure and every connection a flow of its own, all changing with time."""
    leg = leg or standard_leg()
    program = protocol.program(0.02)
    time = program.time_s[:, None]
    rows, ways = np.arange(len(leg.segments)), np.arange(len(leg.connections))
    heights = np.array([segment.centre_cm for segment in leg.segments])
    pressure = level - 0.7 * heights + 20 * np.sin(0.3 * time + 0.37 * rows)
    return Trace(
        leg=leg,
        time_s=program.time_s,
        pressure_mmHg=pressure,
        outside_mmHg=np.zeros_like(pressure),
        volume_mL=np.ones_like(pressure),
        flow_mL_per_s=3 * np.sin(0.2 * time + 1.7 * ways) + 0.01 * ways,
        marks=program.marks,
        status=Status(True, 4, 1.25, 1e-8, 2e-12),
    )
