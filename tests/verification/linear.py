"""Networks whose veins are linear tanks, and what drives them: problems with solutions on paper."""

from collections.abc import Sequence

import numpy as np

from gaiter.flow.network import Drive, Network, Numbers

NEVER_STRETCHED_MMHG = 1e30  # a distension that leaves nothing of the collapsible law beside slope and offset


def linear_walls(compliance: Numbers, offset: Numbers) -> Numbers:
    """Return walls (N, 6) of which each makes V = compliance * p + offset, for veins of distended volume 1."""
    walls = np.zeros((len(compliance), 6))
    walls[:, 1], walls[:, 2] = 1.0, NEVER_STRETCHED_MMHG
    walls[:, 4], walls[:, 5] = compliance, offset
    return walls


def tanks(
    compliance: Sequence[float],
    links: Sequence[tuple[int, int]],
    *,
    offset: Sequence[float] | float = 0.0,
    resistance: Sequence[float] | float = 0.0,
    inertance: Sequence[float] | float = 0.0,
    backward: Sequence[float] | float = 0.0,
    loss: Sequence[float] | float = 0.0,
    friction: Sequence[float] | float = 0.0,
    inertia: Sequence[float] | float = 0.0,
    leak: Sequence[float] | float = 1.0,
    inflow: Sequence[float] | float = 0.0,
    working: Sequence[float] | float = 0.0,
    closing_time_s: float = 0.0,
) -> Network:
    """Return linear tanks joined by `links` (start, end); the end `len(compliance)` is the outlet."""
    size, joints = len(compliance), len(links)

    def row(values: Sequence[float] | float, length: int) -> Numbers:
        return np.broadcast_to(np.asarray(values, dtype=np.float64), length).copy()

    return Network(
        segments=tuple(f"tank_{i}" for i in range(size)),
        connections=tuple(f"link_{e}" for e in range(joints)),
        start=np.array([a for a, _ in links]),
        end=np.array([b for _, b in links]),
        wall_of=np.arange(size),
        walls=linear_walls(np.array(compliance), row(offset, size)),
        distended=np.ones(size),
        friction=row(friction, size),
        inertia=row(inertia, size),
        inflow=row(inflow, size),
        working=row(working, size),
        resistance=row(resistance, joints),
        inertance=row(inertance, joints),
        backward=row(backward, joints),
        loss=row(loss, joints),
        leak=row(leak, joints),
        arterial_mmHg=np.array(95.0),
        closing_time_s=np.array(closing_time_s),
    )


def times(duration_s: float, step_s: float) -> Numbers:
    """Return the times (T+1,) of the steps of a run."""
    return np.asarray(np.arange(round(duration_s / step_s) + 1) * step_s, dtype=np.float64)


def heads_outside(outside_mmHg: Numbers, *, exercise: float = 1.0) -> Drive:
    """Return the drive that holds the heads (T+1, N+1) outside every segment and the outlet.

    `exercise` multiplies the inflow of working muscle.
    """
    rows, nodes = outside_mmHg.shape
    return Drive(
        segment=np.arange(nodes),
        signal=np.arange(1, nodes + 1),
        weight=np.ones(nodes),
        signals=np.ascontiguousarray(np.column_stack([np.full(rows, exercise), outside_mmHg])),
    )
