"""The standard leg made linear as it stands at rest, with its loops, its valves and a muscle pump."""

from dataclasses import dataclass, replace

import numpy as np

from gaiter.flow.assembly import network_of
from gaiter.flow.network import Drive, Network, Numbers
from gaiter.flow.solver import run
from gaiter.leg import Leg
from gaiter.simulation.case import Case
from gaiter.simulation.drive import CALF_MUSCLE, FOOT_MUSCLE, SHANK, STEADY, THIGH_MUSCLE, TRUNK, head_weights, weighted
from tests.verification.linear import heads_outside, linear_walls
from tests.verification.tube_law import compliance_mL_per_mmHg

CYCLE_S = 1.0
SQUEEZE_S = 0.8
BEGIN_S = np.array([0.05, 0.10, 0.15])  # foot, calf, thigh

TIGHT = 300.0  # how many times the forward resistance a competent valve resists reverse flow
LEAKY = 1.0
LEAKY_VEIN = "great_saphenous"
SMALLEST_RESISTANCE = 0.05  # mmHg s/mL, which tightness is counted from


@dataclass(frozen=True)
class LinearLeg:
    """A linear network and what acts on it, standing."""

    network: Network
    standing_mmHg: Numbers  # (N+1,) head outside every segment and the outlet, no muscle at work
    muscle_mmHg: Numbers  # (3, N+1) pressure outside each at full activation of foot, calf and thigh

    def drive(self, time_s: Numbers) -> Drive:
        """Return what acts on the network at these times."""
        signals = np.column_stack([np.ones((len(time_s), 2)), activation(time_s)])
        nothing = np.zeros_like(self.standing_mmHg)
        return weighted(signals, np.array([nothing, self.standing_mmHg, *self.muscle_mmHg]))

    def outside_mmHg(self, time_s: Numbers) -> Numbers:
        """Return the heads (T+1, N) outside the segments."""
        return np.asarray((self.standing_mmHg + activation(time_s) @ self.muscle_mmHg)[:, :-1])

    def squeezing_mmHg_per_s(self, time_s: Numbers) -> Numbers:
        """Return how fast these heads change."""
        return np.asarray((activation_rate_per_s(time_s) @ self.muscle_mmHg)[:, :-1])


def linear_leg(leg: Leg) -> LinearLeg:
    """Return the leg with the compliance, resistance and inertance that its veins have in quiet standing.

    A valve becomes a resistance to reverse flow: great in most, but in the great saphenous vein like that to forward
    flow, so that it refluxes.
    """
    network, weights = network_of(leg), head_weights(Case(leg), ())
    standing = weights[STEADY] + weights[SHANK : TRUNK + 1].sum(axis=0)
    rest = run(network, heads_outside(standing[None]), 1.0)
    pressure, volume = rest.transmural_mmHg[0], rest.volume_mL[0]
    compliance = compliance_mL_per_mmHg(pressure, network.walls[network.wall_of], network.distended)
    resistance = network.resistance + (network.friction / volume**2)[network.start]
    times = np.array([LEAKY if name.startswith(LEAKY_VEIN) else TIGHT for name in network.connections])
    backward = times * np.maximum(resistance, SMALLEST_RESISTANCE)
    linear = replace(
        network,
        wall_of=np.arange(len(volume)),
        walls=linear_walls(compliance, volume - compliance * pressure),
        distended=np.ones(len(volume)),
        friction=np.zeros(len(volume)),
        inertia=np.zeros(len(volume)),
        resistance=resistance,
        inertance=network.inertance + both_ends(network, network.inertia / volume),
        backward=np.where(network.leak < 1, backward, 0.0),
        loss=np.zeros(len(resistance)),
        leak=np.ones(len(resistance)),
    )
    return LinearLeg(linear, standing, weights[[FOOT_MUSCLE, CALF_MUSCLE, THIGH_MUSCLE]])


def both_ends(network: Network, half: Numbers) -> Numbers:
    """Return what the halves (N,) of the two segments that each connection joins come to (E,)."""
    ends = np.append(half, 0.0)
    return np.asarray(ends[network.start] + ends[network.end])


def activation(time_s: Numbers) -> Numbers:
    """Return how far foot, calf and thigh are active (T+1, 3): a raised cosine once a cycle."""
    return np.asarray(0.5 * (1 - np.cos(2 * np.pi * _progress(time_s))))


def activation_rate_per_s(time_s: Numbers) -> Numbers:
    """Return the derivative of `activation`."""
    return np.asarray(np.pi / SQUEEZE_S * np.sin(2 * np.pi * _progress(time_s)))


def _progress(time_s: Numbers) -> Numbers:
    """Return how much of its squeeze each muscle has behind it (T+1, 3), 0 to 1."""
    return np.asarray(np.clip((time_s[:, None] % CYCLE_S - BEGIN_S) / SQUEEZE_S, 0, 1))
