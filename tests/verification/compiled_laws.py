"""The two compiled laws of the solver, made callable for arrays of numbers."""

from typing import Any

import numpy as np

from gaiter.flow.compiled import compiled
from gaiter.flow.lanes import LANES
from gaiter.flow.laws import connection_flow, tube_volume
from gaiter.flow.network import Numbers
from gaiter.flow.rows import get_block, put_block


@compiled
def _volumes(p: Any, walls: Any, kind: Any, distended: Any, volume: Any, compliance: Any) -> None:
    for i in range(p.shape[0]):
        filling, growth = tube_volume(get_block(p, i), walls, kind, i, get_block(distended, i))
        put_block(volume, i, filling)
        put_block(compliance, i, growth)


@compiled
def _flows(push: Any, resistance: Any, loss: Any, gate: Any, backward: Any, flow: Any, slope: Any) -> None:
    for e in range(push.shape[0]):
        q, growth = connection_flow(
            get_block(push, e), get_block(resistance, e), get_block(loss, e), get_block(gate, e), get_block(backward, e)
        )
        put_block(flow, e, q)
        put_block(slope, e, growth)


def volumes(p_mmHg: Numbers, wall: Numbers, distended_mL: float) -> tuple[Numbers, Numbers]:
    """Return the volumes and compliances (P,) of a vein with a wall (6,) at pressures (P,)."""
    p = _rows(p_mmHg)
    walls = np.repeat(np.asarray(wall, dtype=np.float64)[:, None], LANES, axis=1)
    walls[1] **= 2  # the kernel wants the width squared
    volume, compliance = np.zeros_like(p), np.zeros_like(p)
    _volumes(p, walls, np.zeros(len(p), dtype=np.int64), np.full_like(p, distended_mL), volume, compliance)
    return volume.ravel()[: len(p_mmHg)], compliance.ravel()[: len(p_mmHg)]


def flows(push_mmHg: Numbers, resistance: float, loss: float, gate: float, backward: float) -> tuple[Numbers, Numbers]:
    """Return the flows and their slopes (P,) through a connection under pressure differences (P,)."""
    push = _rows(push_mmHg)
    flow, slope = np.zeros_like(push), np.zeros_like(push)
    _flows(push, *(np.full_like(push, value) for value in (resistance, loss, gate, backward)), flow, slope)
    return flow.ravel()[: len(push_mmHg)], slope.ravel()[: len(push_mmHg)]


def _rows(numbers: Numbers) -> Numbers:
    """Return the numbers as whole rows of `LANES`, as the kernel holds those of so many legs."""
    return np.append(numbers, np.ones(-len(numbers) % LANES)).reshape(-1, LANES)
