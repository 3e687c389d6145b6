"""The precomputed elimination solves what a dense solver solves."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gaiter.flow import newton
from gaiter.flow.elimination import eliminate_with_least_fill
from gaiter.flow.network import Drive
from gaiter.flow.packing import pack_topology, pack_work
from tests.flow.hard_cases import random_network


@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_solves_any_network_with_loops(seed: int) -> None:
    rng = np.random.default_rng(seed)
    network = random_network(rng)
    segments = len(network.segments)
    elimination = eliminate_with_least_fill(segments, network.start, network.end)
    drive = Drive(np.zeros(1, dtype=int), np.ones(1, dtype=int), np.zeros(1), np.ones((2, 2)))
    topology = pack_topology(network, drive, elimination)
    work = pack_work(topology, ())
    work.diagonal[:segments] = rng.uniform(1e-6, 1, segments)
    work.ease[: len(network.connections)] = 10 ** rng.uniform(-6, 3, len(network.connections))
    work.residual[:segments] = rng.normal(size=segments)
    # the same matrix, dense: the outlet's row falls away
    dense = np.diag(work.diagonal[: segments + 1])
    for a, b, ease in zip(topology.start, topology.end, work.ease[: len(network.connections)], strict=False):
        dense[a, a] += ease
        dense[b, b] += ease
        dense[a, b] -= ease
        dense[b, a] -= ease
    right = work.residual[:segments].copy()
    expected = np.linalg.solve(dense[:segments, :segments], right)
    newton.assemble(topology, work)
    product = newton.eliminate(topology, work)
    np.testing.assert_allclose(work.residual[:segments], expected, rtol=1e-6, atol=1e-9 * np.abs(expected).max())
    np.testing.assert_allclose(product, right @ expected, rtol=1e-6)


def test_a_chain_needs_no_fill() -> None:
    elimination = eliminate_with_least_fill(10, np.arange(10), np.arange(1, 11))
    assert len(elimination.row) == 9
    assert len(elimination.target) == 0
    assert elimination.slot[-1] == 9  # the connection to the outlet has no entry of its own


def test_every_segment_is_eliminated_once() -> None:
    start, end = np.array([0, 0, 1, 2, 3, 1]), np.array([1, 2, 3, 3, 4, 2])
    assert sorted(eliminate_with_least_fill(4, start, end).order) == [0, 1, 2, 3]
