"""Run a network under a drive: pack it for the kernel, find its resting state, march, unpack."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

import numpy as np

from gaiter.flow import kernel
from gaiter.flow.elimination import Elimination, Index, eliminate_by_degree
from gaiter.flow.lanes import LANES
from gaiter.flow.laws import WALL_ROWS
from gaiter.flow.network import NUMBERS, Drive, Network, Numbers

STEPS_BETWEEN_REPORTS = 2000
# implicit steps of growing length reach the resting state of any network: seconds, how many
REST_STEPS = ((0.05, 20), (0.5, 20), (5.0, 20), (50.0, 40))
FASTEST_CLOSING_S = 1e-9


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
    threads: int = 1,
    on_progress: Callable[[float], None] | None = None,
) -> Recording:
    """March `network` through all rows of `drive.signals`, `step_s` apart, and record each `every`-th row.

    The run starts from the resting state under the first row, or from the transmural pressures `initial_mmHg` (N,).
    One leg runs in the scalar kernel; several run eight at a time, spread over `threads`. `on_progress` is given the
    finished fraction. A leg whose steps fail to converge is marked in the result; nothing is raised.
    """
    elimination = eliminate_by_degree(len(network.segments), network.start, network.end)
    topology = _topology(network, drive, elimination)
    probes = probes or everything(network)
    places = np.argsort(elimination.order)
    located = (places[probes.pressure], places[probes.volume], probes.flow)
    steps = len(drive.signals) - 1
    samples = steps // every + 1
    legs = network.legs
    stop = threading.Event()
    done = np.zeros(-(-legs // LANES))

    def work_on(group: int) -> tuple[list[Numbers], Numbers, Numbers]:
        wide = None if legs == 1 else np.minimum(np.arange(group * LANES, (group + 1) * LANES), legs - 1)
        columns = () if wide is None else (LANES,)
        veins = _veins(network, drive, elimination, wide)
        state = _state(network, columns)
        work = _work(topology, columns)
        record = [np.zeros((samples, len(rows), *columns)) for rows in located]
        _begin(topology, veins, state, work, drive.signals, elimination, initial_mmHg)
        for j, source in enumerate((state.pressure, state.volume, state.flow)):
            record[j][0] = source[located[j]]
        for first in range(0, steps, STEPS_BETWEEN_REPORTS):
            count = min(STEPS_BETWEEN_REPORTS, steps - first)
            kernel.march(topology, veins, state, work, drive.signals, first, count, step_s, every, located, tuple(record))
            done[group] = (first + count) / steps
            if on_progress:
                on_progress(float(done.mean()))
            if stop.is_set():
                break
        return record, state.tally, state.volume[len(network.segments)]

    if len(done) == 1 or threads == 1:
        results = [work_on(group) for group in range(len(done))]
    else:
        with ThreadPoolExecutor(threads) as pool:
            jobs = [pool.submit(work_on, group) for group in range(len(done))]
            try:
                for job in as_completed(jobs):
                    job.result()
            except BaseException:
                stop.set()
                pool.shutdown(cancel_futures=True)
                raise
        results = [job.result() for job in jobs]
    return _recording(results, legs, steps)


def everything(network: Network) -> Probes:
    """Probe every segment and every connection."""
    segments = np.arange(len(network.segments))
    return Probes(segments, segments, np.arange(len(network.connections)))


def _topology(network: Network, drive: Drive, elimination: Elimination) -> kernel.Topology:
    place = _place(elimination)
    order = np.argsort(place[drive.segment], kind="stable")
    counts = np.bincount(drive.segment, minlength=len(place))[np.argsort(place)]
    return kernel.Topology(
        segments=len(network.segments),
        connections=len(network.connections),
        start=_padded(place[network.start]),
        end=_padded(place[network.end]),
        slot=elimination.slot,
        kind=_padded(network.wall_of[elimination.order] * WALL_ROWS),
        first=elimination.first,
        row=elimination.row,
        target=elimination.target,
        drive_first=np.concatenate([[0], np.cumsum(counts)]),
        drive_signal=drive.signal[order],
    )


def _place(elimination: Elimination) -> Index:
    """Where each segment, and at last the outlet, stands in the order of elimination."""
    return np.append(np.argsort(elimination.order), len(elimination.order))


def _padded(rows: Any, by: float = 0) -> Any:
    """Return `rows` filled up to whole blocks of the kernel."""
    missing = -len(rows) % LANES
    return np.concatenate([rows, np.full((missing, *rows.shape[1:]), by, dtype=rows.dtype)])


def _veins(network: Network, drive: Drive, elimination: Elimination, wide: Index | None) -> kernel.Veins:
    def pack(numbers: Numbers, flat: int) -> Numbers:
        numbers = np.array(numbers, dtype=np.float64)
        if wide is None:
            return np.ascontiguousarray((numbers[..., 0] if numbers.ndim > flat else numbers).reshape(-1))
        numbers = numbers[..., wide] if numbers.ndim > flat else np.repeat(numbers[..., None], LANES, -1)
        return np.ascontiguousarray(numbers.reshape(-1, LANES))

    packed = {name: pack(getattr(network, name), flat) for name, flat in NUMBERS.items()}
    walls = packed.pop("walls")
    walls.reshape(-1, WALL_ROWS, *walls.shape[1:])[:, 1] **= 2
    outlet = np.zeros_like(packed["distended"][:1])
    for name in ("distended", "friction", "inertia", "inflow", "working"):
        packed[name] = _padded(np.concatenate([packed[name][elimination.order], outlet]))
    for name in ("inertance", "backward", "loss", "leak"):
        packed[name] = _padded(packed[name])
    packed["resistance"] = _padded(packed["resistance"], by=1.0)
    closing_rate = 1.0 / np.maximum(packed.pop("closing_time_s"), FASTEST_CLOSING_S)
    order = np.argsort(_place(elimination)[drive.segment], kind="stable")
    return kernel.Veins(
        walls=walls,
        drive=pack(drive.weight, 1)[order],
        whole=np.concatenate([packed.pop("arterial_mmHg"), closing_rate]),
        **packed,
    )


def _rows(fields: type, sizes: dict[str, int], columns: tuple[int, ...]) -> Any:
    """Return a tuple of zeros of the kernel with so many rows a field, filled up to whole blocks."""
    return fields(**{name: _padded(np.zeros((rows, *columns))) for name, rows in sizes.items()})


def _state(network: Network, columns: tuple[int, ...]) -> kernel.State:
    nodes, edges = len(network.segments) + 1, len(network.connections)
    sizes = dict(pressure=nodes, before=nodes, volume=nodes, flow=edges, opening=edges, inertance=edges)
    return _rows(kernel.State, {**sizes, "tally": kernel.TALLY_ROWS}, columns)


def _work(topology: kernel.Topology, columns: tuple[int, ...]) -> kernel.Work:
    nodes, edges = topology.segments + 1, topology.connections
    sizes = dict.fromkeys(("outside", "head", "residual", "diagonal", "direction", "feeding"), nodes)
    sizes |= dict.fromkeys(("resistance", "push", "loss", "gate", "ease"), edges)
    return _rows(kernel.Work, {**sizes, "off": topology.row.size + 1}, columns)


def _begin(
    topology: kernel.Topology,
    veins: kernel.Veins,
    state: kernel.State,
    work: kernel.Work,
    signals: Numbers,
    elimination: Elimination,
    initial_mmHg: Numbers | None,
) -> None:
    """Set the state to rest under the first row of the signals, or to the given pressures."""
    segments = topology.segments
    if initial_mmHg is not None:
        given = np.asarray(initial_mmHg, dtype=np.float64)[elimination.order]
        state.pressure[:segments] = given.reshape(-1, *[1] * (state.pressure.ndim - 1))
        state.before[:] = state.pressure
        kernel.fill(topology, veins, state)
        return
    kernel.weigh(topology, veins, work, signals, 0)
    state.pressure[:segments] = work.outside[segments] - work.outside[:segments]
    state.before[:] = state.pressure
    kernel.fill(topology, veins, state)
    nowhere = tuple(np.zeros(0, dtype=np.int64) for _ in range(3))
    nothing = tuple(np.zeros((1, 0, *state.tally.shape[1:])) for _ in range(3))
    for step_s, count in REST_STEPS:
        still = np.repeat(signals[:1], count + 1, axis=0)
        kernel.march(topology, veins, state, work, still, 0, count, step_s, count + 1, nowhere, nothing)
    state.tally[:] = 0.0
    state.volume[segments] = 0.0


def _recording(results: list[tuple[list[Numbers], Numbers, Numbers]], legs: int, steps: int) -> Recording:
    def join(parts: list[Numbers]) -> Numbers:
        return parts[0] if legs == 1 else np.concatenate(parts, axis=-1)[..., :legs]

    transmural, volume, flow = (join([record[j] for record, _, _ in results]) for j in range(3))
    tally = join([tally for _, tally, _ in results])
    return Recording(
        transmural_mmHg=transmural,
        volume_mL=volume,
        flow_mL_per_s=flow,
        converged=tally[kernel.FAILED] == 0,
        iterations=tally[kernel.WORST],
        mean_iterations=tally[kernel.ITERATIONS] / max(steps, 1),
        residual_mL=np.sqrt(tally[kernel.ERROR]),
        entered_mL=tally[kernel.ENTERED],
        left_mL=join([left for _, _, left in results]),
    )
