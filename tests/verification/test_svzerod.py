"""A whole leg with its loops, valves and pump: svZeroDSolver, an independent solver, finds the same."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from gaiter.flow.network import Numbers
from gaiter.flow.solver import run
from gaiter.leg import standard_leg
from tests.verification.linear import times
from tests.verification.linear_leg import linear_leg
from tests.verification.svzerod_twin import twin_of

LEG = linear_leg(standard_leg())
DURATION_S = 1.0  # a cycle of the pump
SAMPLE_S = 0.002
# Ours is of the first order and quick, theirs of the second and slow.
LEVELS = ((1e-4, 1e-3), (1e-5, 2e-4), (5e-7, 4e-5))


@dataclass(frozen=True)
class Curves:
    """Heads (S, N) and flows (S, E) over time."""

    head_mmHg: Numbers
    flow_mL_per_s: Numbers


@cache
def ours(step_s: float) -> Curves:
    every = round(SAMPLE_S / step_s)
    recording = run(LEG.network, LEG.drive(times(DURATION_S, step_s)), step_s, every=every)
    assert recording.converged
    outside = LEG.outside_mmHg(times(DURATION_S, SAMPLE_S))
    return Curves(recording.transmural_mmHg + outside, recording.flow_mL_per_s)


@cache
def theirs(step_s: float) -> Curves:
    time = times(DURATION_S, step_s)
    start = ours(LEVELS[0][0])
    twin = twin_of(
        LEG.network,
        time,
        LEG.squeezing_mmHg_per_s(time),
        float(LEG.standing_mmHg[-1]),
        start.head_mmHg[0],
        start.flow_mL_per_s[0],
        every=round(SAMPLE_S / step_s),
    )
    return Curves(*twin.run())


def disagreement(one: Numbers, other: Numbers) -> Numbers:
    """Return the largest difference of each pair of curves as a share of the curve's range."""
    return np.asarray(np.abs(one - other).max(axis=0) / np.ptp(other, axis=0))


@pytest.fixture(scope="module")
def heads() -> Numbers:
    """Return the disagreement (3, N) in the heads of all segments, level by level."""
    return np.array([disagreement(ours(a).head_mmHg, theirs(b).head_mmHg) for a, b in LEVELS])


@pytest.fixture(scope="module")
def flows() -> Numbers:
    """Return the disagreement (3, E) in the flows of all connections, level by level."""
    return np.array([disagreement(ours(a).flow_mL_per_s, theirs(b).flow_mL_per_s) for a, b in LEVELS])


def test_every_pressure_of_the_leg_agrees_to_a_ten_thousandth_of_its_range(heads: Numbers) -> None:
    assert heads.shape[1] == len(LEG.network.segments) >= 40
    assert heads[-1].max() <= 1e-4


def test_every_flow_of_the_leg_agrees_to_a_ten_thousandth_of_its_range(flows: Numbers) -> None:
    assert flows.shape[1] == len(LEG.network.connections)
    assert flows[-1].max() <= 1e-4


def test_the_two_solvers_approach_each_other_as_both_steps_shrink(heads: Numbers, flows: Numbers) -> None:
    for level in (heads.max(axis=1), flows.max(axis=1)):
        assert (level[1:] < level[:-1] / 4).all(), level


def test_the_pump_moves_all_veins_and_works_the_valves() -> None:
    network, curves = LEG.network, theirs(LEVELS[0][1])
    assert np.ptp(curves.head_mmHg, axis=0).min() > 1
    assert curves.head_mmHg.max() < network.arterial_mmHg
    end = np.column_stack([curves.head_mmHg, np.full(len(curves.head_mmHg), LEG.standing_mmHg[-1])])
    drop = end[:, network.start] - end[:, network.end]
    valves = network.backward > 0
    worked = (drop.min(axis=0) < -1) & (drop.max(axis=0) > 1) & valves
    assert worked.sum() > 0.5 * valves.sum()
    leaky = np.array([name.startswith("great_saphenous") for name in network.connections]) & valves
    reflux = (-curves.flow_mL_per_s).max(axis=0)
    assert reflux[leaky].max() > 1
    tight = valves & ~leaky
    assert (reflux[tight] < 0.1 * np.ptp(curves.flow_mL_per_s, axis=0)[tight]).mean() > 0.8
