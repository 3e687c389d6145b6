"""A solution chosen first: two veins that collapse and swell, with the heads outside made to fit."""

from dataclasses import dataclass

import numpy as np
import pytest

from gaiter.flow.network import Network, Numbers
from gaiter.flow.solver import run
from tests.verification.linear import heads_outside, tanks, times
from tests.verification.orders import FIRST, errors_when_halving, observed_order
from tests.verification.tube_law import compliance_mL_per_mmHg, volume_mL

WALLS = np.array([[0.55, 2.2, 25.0, 5e-4, 0.0, 0.0], [0.3, 4.0, 40.0, 1e-4, 0.0, 0.0]])
DISTENDED_ML = np.array([10.0, 6.0])
FRICTION, INERTIA, LOSS = np.array([4.0, 3.0]), np.array([0.05, 0.02]), np.array([1.5, 0.7])
LEAK = np.array([0.4, 0.6])
SMALLEST_LUMEN = 0.005  # of the distended volume: what a collapsed vein keeps open for its resistance and inertance
DURATION_S = 4.0
PULSE = 2 * np.pi / DURATION_S


@dataclass(frozen=True)
class Parts:
    """Which parts of the connections' law are at work besides friction, 0 or 1."""

    inertia: int = 0
    loss: int = 0


PARTS = {
    "friction": Parts(),
    "friction and inertia": Parts(inertia=1),
    "friction and valves": Parts(loss=1),
    "all": Parts(1, 1),
}


def pressures_mmHg(time: Numbers) -> Numbers:
    """Well distended at first, then collapsed (T+1, 2), out of step with each other and starting without flow."""
    return np.column_stack([15 + 30 * np.cos(PULSE * time), 25 + 25 * np.cos(2 * PULSE * time)])


def rates_mmHg_per_s(time: Numbers) -> Numbers:
    return np.column_stack([-30 * PULSE * np.sin(PULSE * time), -50 * PULSE * np.sin(2 * PULSE * time)])


def filling_mL_per_s(time: Numbers) -> Numbers:
    """How fast the volumes must change to follow the pressures (T+1, 2)."""
    return np.asarray(compliance_mL_per_mmHg(pressures_mmHg(time), WALLS, DISTENDED_ML) * rates_mmHg_per_s(time))


def flows_mL_per_s(time: Numbers) -> Numbers:
    """What the first vein loses goes to the second, and what both lose to the outlet (T+1, 2)."""
    return np.asarray(-np.cumsum(filling_mL_per_s(time), axis=1))


def losses_mmHg(time: Numbers, parts: Parts) -> Numbers:
    """Fall of the head along each connection (T+1, 2): R*Q + B*Q*|Q| + L*dQ/dt + Q*dL/dt.

    The last only while the connection's inertance grows: blood in a narrowing vein keeps its velocity, in a widening
    one its flow. Resistance and inertance are those of the halves of the veins that are joined.
    """
    flow, small = flows_mL_per_s(time), 1e-5
    change = (flows_mL_per_s(time + small) - flows_mL_per_s(time - small)) / (2 * small)
    volume = volume_mL(pressures_mmHg(time), WALLS, DISTENDED_ML)
    lumen = np.maximum(volume, SMALLEST_LUMEN * DISTENDED_ML)
    widening = np.where(volume == lumen, filling_mL_per_s(time), 0)
    resistance = FRICTION / lumen**2
    inertance = _along(INERTIA / lumen) * parts.inertia
    narrowing = np.maximum(_along(-INERTIA / lumen**2 * widening), 0) * parts.inertia
    lost = LOSS / lumen**2 * flow * np.abs(flow) * np.where(flow < 0, LEAK**-2, 1) * parts.loss
    return np.asarray(resistance * flow + lost + inertance * change + narrowing * flow)


def _along(halves: Numbers) -> Numbers:
    """From what half of each vein has (T+1, 2) to what the connections have: both halves, then the second's alone."""
    return np.column_stack([halves.sum(axis=1), halves[:, 1]])


def heads_that_fit(time: Numbers, parts: Parts) -> Numbers:
    """Heads outside both veins and the outlet (T+1, 3) that make the chosen pressures exact."""
    pressure, loss = pressures_mmHg(time), losses_mmHg(time, parts)
    first = 20 * np.sin(2 * time)
    second = first + pressure[:, 0] - loss[:, 0] - pressure[:, 1]
    outlet = second + pressure[:, 1] - loss[:, 1]
    return np.column_stack([first, second, outlet])


def veins(parts: Parts) -> Network:
    """Return two veins with nonlinear walls, in a row towards the outlet, a leaking valve behind each."""
    network = tanks(
        [0.0, 0.0],
        [(0, 1), (1, 2)],
        leak=LEAK.tolist(),
        friction=FRICTION.tolist(),
        inertia=(INERTIA * parts.inertia).tolist(),
        loss=(LOSS * parts.loss).tolist(),
    )
    return network.with_numbers(walls=WALLS, distended=DISTENDED_ML)


@pytest.mark.parametrize("parts", list(PARTS.values()), ids=list(PARTS))
def test_veins_that_collapse_follow_the_chosen_pressures_to_first_order(parts: Parts) -> None:
    def error(step_s: float) -> float:
        time = times(DURATION_S, step_s)
        drive = heads_outside(heads_that_fit(time, parts))
        recording = run(veins(parts), drive, step_s, initial_mmHg=pressures_mmHg(time)[0])
        return float(np.abs(recording.transmural_mmHg - pressures_mmHg(time)).max())

    errors = errors_when_halving(error, 1e-4)
    assert FIRST[0] <= observed_order(errors) <= FIRST[1], errors
    assert errors[-1] < 0.3
