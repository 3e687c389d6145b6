"""A solution chosen first: a vein that collapses and swells, with the outlet's head made to fit."""

from dataclasses import dataclass

import numpy as np
import pytest

from gaiter.flow.network import Network, Numbers
from gaiter.flow.solver import run
from tests.verification.linear import heads_outside, tanks, times
from tests.verification.orders import FIRST, errors_when_halving, observed_order
from tests.verification.tube_law import compliance_mL_per_mmHg, volume_mL

WALL = np.array([0.55, 2.2, 25.0, 5e-4, 0.0, 0.0])
DISTENDED_ML = 10.0
FRICTION, INERTIA, LOSS, LEAK = 4.0, 0.05, 1.5, 0.4
SMALLEST_LUMEN = 0.02  # of the distended volume: what a collapsed vein keeps open for its resistance and inertance
DURATION_S = 4.0


@dataclass(frozen=True)
class Parts:
    """Which parts of a connection's law are at work."""

    friction: float = 0.0
    inertia: float = 0.0
    loss: float = 0.0


PARTS = {
    "friction": Parts(friction=FRICTION),
    "friction and inertia": Parts(friction=FRICTION, inertia=INERTIA),
    "friction and valve": Parts(friction=FRICTION, loss=LOSS),
    "all": Parts(FRICTION, INERTIA, LOSS),
}


def pressure_mmHg(time: Numbers) -> Numbers:
    """From 45 mmHg, well distended, down to -15, collapsed, and back, starting without flow."""
    return np.asarray(15 + 30 * np.cos(2 * np.pi * time / DURATION_S))


def flow_mL_per_s(time: Numbers) -> Numbers:
    """What the vein must lose for its volume to follow its pressure: Q = -dV/dt."""
    rate = -30 * 2 * np.pi / DURATION_S * np.sin(2 * np.pi * time / DURATION_S)
    return np.asarray(-compliance_mL_per_mmHg(pressure_mmHg(time), WALL, DISTENDED_ML) * rate)


def head_that_fits(time: Numbers, outside: Numbers, parts: Parts) -> Numbers:
    """Head of the outlet that makes the chosen pressure exact.

    H_out = p + outside - R*Q - B*Q*|Q| - L*dQ/dt - Q/2*dL/dt, the last while the vein narrows: its blood keeps its
    kinetic energy L*Q^2/2, not its flow. When it widens, blood keeps its flow instead.
    """
    volume, flow = volume_mL(pressure_mmHg(time), WALL, DISTENDED_ML), flow_mL_per_s(time)
    small = 1e-5
    change = (flow_mL_per_s(time + small) - flow_mL_per_s(time - small)) / (2 * small)
    lumen = np.maximum(volume, SMALLEST_LUMEN * DISTENDED_ML)
    inertance = parts.inertia / lumen
    narrowing = np.where((flow > 0) & (volume == lumen), inertance * flow / lumen, 0)
    lost = parts.loss / lumen**2 * flow * np.abs(flow) * np.where(flow < 0, LEAK**-2, 1)
    head = pressure_mmHg(time) + outside - parts.friction / lumen**2 * flow - lost
    return np.asarray(head - inertance * change - narrowing * flow / 2)


def vein(parts: Parts) -> Network:
    """Return one vein with the nonlinear law, joined to the outlet through a leaking valve."""
    network = tanks([0.0], [(0, 1)], leak=LEAK, friction=parts.friction, inertia=parts.inertia, loss=parts.loss)
    return network.with_numbers(walls=WALL[None], distended=np.array([DISTENDED_ML]))


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS.keys())
def test_a_vein_that_collapses_follows_the_chosen_pressure_to_first_order(parts: Parts) -> None:
    def error(step_s: float) -> float:
        time = times(DURATION_S, step_s)
        outside = 20 * np.sin(2 * time)
        drive = heads_outside(np.column_stack([outside, head_that_fits(time, outside, parts)]))
        recording = run(vein(parts), drive, step_s, initial_mmHg=pressure_mmHg(time[:1]))
        return float(np.abs(recording.transmural_mmHg[:, 0] - pressure_mmHg(time)).max())

    errors = errors_when_halving(error, 4e-4)
    assert FIRST[0] <= observed_order(errors) <= FIRST[1], errors
    assert errors[-1] < 0.2
