"""The standard leg made linear about quiet standing, as another solver can simulate it too."""

from dataclasses import dataclass, replace

import numpy as np

from gaiter.flow.assembly import network_of
from gaiter.flow.network import Drive, Network, Numbers
from gaiter.flow.solver import run
from gaiter.leg import standard_leg
from gaiter.protocols import stand, tiptoe
from gaiter.simulation.case import Case
from gaiter.simulation.drive import INFLOW, drive_of, wall_weights
from tests.verification.linear import linear_walls
from tests.verification.svzerod_twin import Twin, twin_of

NUDGE_MMHG = 0.5  # for the compliance, a central difference
SHUT_MMHG_S_PER_ML = 100.0  # resistance of a shut valve; nothing flows back noticeably


@dataclass(frozen=True)
class LinearLeg:
    """A linear network at rest, what drives it, and the same for the other solver."""

    network: Network
    drive: Drive
    step_s: float
    rest_mmHg: Numbers  # (N,) transmural
    outside_mmHg: Numbers  # (T+1, N) heads outside the segments
    twin: Twin


def linear_leg(duration_s: float, step_s: float, every: int) -> LinearLeg:
    """Return the leg standing and rising on tiptoe once a second, all its veins filled from the first moment.

    Compliance, resistance and inertance are those of the standing leg at rest. A valve is a resistance to reverse
    flow; it loses nothing forwards.
    """
    case = Case(standard_leg())
    program = (stand(1) + tiptoe(round(duration_s))).program(step_s)
    driven = drive_of(case, program)
    signals = driven.signals.copy()
    signals[:, INFLOW] = 1.0
    drive = Drive(driven.segment, driven.signal, driven.weight, signals)
    still = Drive(driven.segment, driven.signal, driven.weight, signals[:1])
    curved = network_of(case.leg)
    rest = run(curved, still, step_s)
    pressure, volume, flow = rest.transmural_mmHg[0], rest.volume_mL[0], rest.flow_mL_per_s[0]

    def filled(by_mmHg: float) -> Numbers:
        volumes: Numbers = run(curved, still, step_s, initial_mmHg=pressure + by_mmHg).volume_mL[0]
        return volumes

    compliance = (filled(NUDGE_MMHG) - filled(-NUDGE_MMHG)) / (2 * NUDGE_MMHG)
    network = _linear(curved, pressure, volume, compliance)
    weights = np.zeros((signals.shape[1], len(curved.segments) + 1))
    weights[drive.signal, drive.segment] = drive.weight
    heads = signals @ weights
    squeezing = np.gradient(signals @ wall_weights(case, program.cuffs), step_s, axis=0)
    head, outlet = pressure + heads[0, :-1], float(heads[0, -1])
    twin = twin_of(network, program.time_s, squeezing, outlet, head, flow, every=every)
    return LinearLeg(network, drive, step_s, pressure, heads[:, :-1], twin)


def _linear(curved: Network, pressure: Numbers, volume: Numbers, compliance: Numbers) -> Network:
    nothing = np.zeros(len(curved.connections))

    def of_both_ends(halves: Numbers) -> Numbers:
        at = np.append(halves, 0.0)  # the outlet adds nothing
        both: Numbers = at[curved.start] + at[curved.end]
        return both

    return replace(
        curved,
        wall_of=np.arange(len(volume)),
        walls=linear_walls(compliance, volume - compliance * pressure),
        distended=np.ones(len(volume)),
        friction=0.0 * volume,
        inertia=0.0 * volume,
        working=0.0 * volume,
        resistance=curved.resistance + of_both_ends(curved.friction / volume**2),
        inertance=curved.inertance + of_both_ends(curved.inertia / volume),
        backward=np.where(curved.leak < 1.0, SHUT_MMHG_S_PER_ML, 0.0),
        loss=nothing,
        leak=nothing + 1.0,
        closing_time_s=np.array(0.0),
    )
