"""Run a network under a drive: pack it for the kernel, find its resting state, march, unpack."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from gaiter.flow import kernel
from gaiter.flow.compiled import with_sound_cache
from gaiter.flow.elimination import Elimination, Index, eliminate_with_least_fill
from gaiter.flow.lanes import LANES
from gaiter.flow.layout import ENTERED, ERROR, FAILED, ITERATIONS, WORST, State, Topology, Veins, Work
from gaiter.flow.network import Drive, Network, Numbers
from gaiter.flow.packing import pack_state, pack_topology, pack_veins, pack_work

STEPS_BETWEEN_REPORTS = 2000
# Steps that lead to rest: seconds, how many. Longer ones would be stable too, but the resistance is that of the step
# before, and in veins that collapse (a raised leg) it would then swing to and fro for ever.
REST_STEPS = ((0.1, 10), (1.0, 100))


@dataclass(frozen=True)
class Recording:
    """What a run wrote down: S samples of the probed rows, with a last axis over legs if there are several."""

    transmural_mmHg: Numbers  # (S, segments probed)
    volume_mL: Numbers  # (S, segments probed)
    flow_mL_per_s: Numbers  # (S, connections probed)
    converged: Any  # () whether every step reached the tolerance
    iterations: Numbers  # () linear solves and line-search trials in the worst step
    mean_iterations: Numbers  # ()
    residual_mL: Numbers  # () worst volume residual of a step
    stored_mL: Numbers  # () blood gained by all segments together over the run
    entered_mL: Numbers  # () blood in from the arteries
    left_mL: Numbers  # () blood out at the outlet


@dataclass(frozen=True)
class Probes:
    """Which segments and connections are written down."""

    pressure: Index
    volume: Index
    flow: Index


def run(
    network: Network,
    drive: Drive,
    step_s: float,
    *,
    every: int = 1,
    probes: Probes | None = None,
    initial_mmHg: Numbers | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Recording:
    """March `network` through all rows of `drive.signals`, `step_s` apart, and record each `every`-th row.

    The run starts from the resting state under the first row, or from the transmural pressures `initial_mmHg` (N,).
    One leg runs in the scalar kernel, several run eight at a time. Python's lock is free meanwhile, so threads may each
    call this. `on_progress` is given the finished fraction; what it raises ends the run. A leg whose steps fail to
    converge is marked in the result; nothing is raised.
    """
    elimination = eliminate_with_least_fill(len(network.segments), network.start, network.end)
    topology = pack_topology(network, drive, elimination)
    probes = probes or everything(network)
    places = np.argsort(elimination.order)
    located = (places[probes.pressure], places[probes.volume], probes.flow)
    steps = len(drive.signals) - 1
    samples = steps // every + 1
    step_s = float(step_s)
    results = []
    groups = _groups(network.legs)
    for done, wide in enumerate(groups):
        columns = () if wide is None else (LANES,)
        veins = pack_veins(network, drive, elimination, wide)
        state, work = pack_state(network, columns), pack_work(topology, columns)
        record = tuple(np.zeros((samples, len(rows), *columns)) for rows in located)
        begin = partial(_begin, topology, veins, state, work, drive.signals, elimination, initial_mmHg)
        # either kernel may be met for the first time here
        begin() if len(kernel.march.signatures) > 1 else with_sound_cache(begin)
        at_first = state.volume[: topology.segments].sum(axis=0)
        for rows, source, kept in zip(located, (state.pressure, state.volume, state.flow), record, strict=True):
            kept[0] = source[rows]
        for first in range(0, steps, STEPS_BETWEEN_REPORTS):
            count = min(STEPS_BETWEEN_REPORTS, steps - first)
            kernel.march(topology, veins, state, work, drive.signals, first, count, step_s, every, located, record)
            if on_progress:
                on_progress((done + (first + count) / steps) / len(groups))
        stored = state.volume[: topology.segments].sum(axis=0) - at_first
        results.append((record, state.tally, stored, state.volume[topology.segments]))
    return _recording(results, network.legs, steps)


def _groups(legs: int) -> list[Index | None]:
    """Return which legs march together: eight at a time, the last repeated to fill up; None for one leg alone."""
    if legs == 1:
        return [None]
    return [np.minimum(np.arange(first, first + LANES), legs - 1) for first in range(0, legs, LANES)]


def everything(network: Network) -> Probes:
    """Probe every segment and every connection."""
    segments = np.arange(len(network.segments))
    return Probes(segments, segments, np.arange(len(network.connections)))


def _begin(
    topology: Topology,
    veins: Veins,
    state: State,
    work: Work,
    signals: Numbers,
    elimination: Elimination,
    initial_mmHg: Numbers | None,
) -> None:
    """Set the state to rest under the first row of the signals, or to the given pressures."""
    segments = topology.segments
    if initial_mmHg is not None:
        given = np.asarray(initial_mmHg, dtype=np.float64)[elimination.order]
        state.pressure[:segments] = given.reshape(-1, *[1] * (state.pressure.ndim - 1))
        kernel.fill(topology, veins, state)
        return
    kernel.level(topology, veins, state, work, signals)
    kernel.fill(topology, veins, state)
    nowhere = tuple(np.zeros(0, dtype=np.int64) for _ in range(3))
    nothing = tuple(np.zeros((1, 0, *state.tally.shape[1:])) for _ in range(3))
    for step_s, count in REST_STEPS:
        still = np.repeat(signals[:1], count + 1, axis=0)
        kernel.march(topology, veins, state, work, still, 0, count, step_s, count + 1, nowhere, nothing)
    failed = state.tally[FAILED].copy()  # a leg that finds no rest has failed
    state.tally[:] = 0.0
    state.tally[FAILED] = failed
    state.volume[segments] = 0.0


def _recording(
    results: list[tuple[tuple[Numbers, ...], Numbers, Numbers, Numbers]], legs: int, steps: int
) -> Recording:
    def join(parts: list[Numbers]) -> Numbers:
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-1)
        return whole if legs == 1 else whole[..., :legs]

    transmural, volume, flow = (join([record[j] for record, *_ in results]) for j in range(3))
    tally = join([tally for _, tally, _, _ in results])
    return Recording(
        transmural_mmHg=transmural,
        volume_mL=volume,
        flow_mL_per_s=flow,
        converged=tally[FAILED] == 0,
        iterations=tally[WORST],
        mean_iterations=tally[ITERATIONS] / max(steps, 1),
        residual_mL=np.sqrt(tally[ERROR]),
        stored_mL=join([stored for _, _, stored, _ in results]),
        entered_mL=tally[ENTERED],
        left_mL=join([left for *_, left in results]),
    )
