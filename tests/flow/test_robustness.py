"""Every step of any network under any programme converges, keeps volumes positive, and creates no energy."""

import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from gaiter.flow import kernel, newton
from gaiter.flow.network import Drive, Network, Numbers
from gaiter.flow.solver import Recording, run
from tests.flow.hard_cases import hard_case, random_network

SEEDS = st.integers(0, 2**32 - 1)


def march(seed: int, *, jumps: bool) -> Recording:
    case = hard_case(seed, jumps=jumps)
    recording = run(case.network, case.drive, case.step_s)
    event(f"worst step takes {10 * (int(recording.iterations) // 10)} iterations or more")
    return recording


@pytest.mark.parametrize("jumps", [False, True])
@given(seed=SEEDS)
def test_every_step_converges(jumps: bool, seed: int) -> None:
    recording = march(seed, jumps=jumps)
    assert recording.converged
    assert recording.residual_mL < newton.TOLERANCE_ML


@given(seed=SEEDS)
def test_volumes_are_never_negative(seed: int) -> None:
    assert march(seed, jumps=True).volume_mL.min() > 0


@given(seed=SEEDS)
def test_no_volume_is_created_or_lost(seed: int) -> None:
    recording = march(seed, jumps=True)
    stored = recording.volume_mL[-1].sum() - recording.volume_mL[0].sum()
    moved = recording.volume_mL[0].sum() + abs(recording.entered_mL) + abs(recording.left_mL)
    assert abs(stored - recording.entered_mL + recording.left_mL) < 1e-10 * moved


@given(seed=SEEDS)
def test_energy_never_grows_while_nothing_outside_moves(seed: int) -> None:
    # The implicit step is dissipative by convexity; inertance that changes with the lumen must not undo that.
    rng = np.random.default_rng(seed)
    network = random_network(rng)
    segments = len(network.segments)
    network = network.with_numbers(inflow=np.zeros(segments), working=np.zeros(segments))
    outside = rng.uniform(-80, 250, segments + 1)
    drive = Drive(np.arange(segments + 1), np.ones(segments + 1, dtype=int), outside, np.ones((200, 2)))
    initial = rng.uniform(-60, 120, segments)
    recording = run(network, drive, float(10 ** rng.uniform(-3, -1)), initial_mmHg=initial)
    energy = energies(network, outside, recording)
    assert (np.diff(energy) < 1e-6 * np.abs(energy).max()).all()


def energies(network: Network, outside: Numbers, recording: Recording) -> Numbers:
    """Return elastic, potential and kinetic energy (S-1,) in mmHg mL, from the first step on."""
    share, width, stretch, floor, *_ = network.walls[network.wall_of].T
    p, volume = recording.transmural_mmHg, recording.volume_mL
    q = 0.5 * (p + np.sqrt(p**2 + width**2))
    # the integral of the tube law over p, by p = q - w^2/(4q)
    stretched = q - stretch * np.log(q + stretch) + width**2 / (4 * stretch) * np.log(q / (q + stretch))
    floored = q**2 / 2 + width**2 / 4 * np.log(q)
    complement = network.distended * (share * q + (1 - share) * stretched + floor * floored)
    elastic = (p * volume - complement).sum(axis=1)
    left = volume[0].sum() - volume.sum(axis=1)
    potential = (volume * outside[:-1]).sum(axis=1) + outside[-1] * left
    lumen = np.maximum(volume[:-1], kernel.SMALLEST_LUMEN * network.distended)
    half = np.column_stack([network.inertia / lumen, np.zeros(len(lumen))])
    kinetic = 0.5 * ((half[:, network.start] + half[:, network.end]) * recording.flow_mL_per_s[1:] ** 2).sum(axis=1)
    total: Numbers = (elastic + potential)[1:] + kinetic
    return total
