"""Lay a network's numbers out as the kernel wants them: in elimination order, padded to blocks, eight legs abreast."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gaiter.flow.elimination import Elimination, Index
from gaiter.flow.lanes import LANES
from gaiter.flow.laws import WALL_ROWS
from gaiter.flow.layout import TALLY_ROWS, State, Topology, Veins, Work
from gaiter.flow.network import NUMBERS, Drive, Network, Numbers

FASTEST_CLOSING_S = 1e-9
LINE = 8  # numbers in a cache line


def pack_topology(network: Network, drive: Drive, elimination: Elimination) -> Topology:
    """Return what is the same for every leg."""
    place = _place(elimination)
    terms = _moving_terms(drive, place)
    counts = np.bincount(place[drive.segment[terms]], minlength=len(place))
    return Topology(
        segments=len(network.segments),
        connections=len(network.connections),
        start=padded(place[network.start]),
        end=padded(place[network.end]),
        slot=elimination.slot,
        kind=padded(np.append(network.wall_of[elimination.order], 0) * WALL_ROWS),
        first=elimination.first,
        row=elimination.row,
        target=elimination.target,
        drive_first=np.concatenate([[0], np.cumsum(counts)]),
        drive_signal=drive.signal[terms],
    )


def _place(elimination: Elimination) -> Index:
    """Where each segment, and at last the outlet, stands in the order of elimination."""
    return np.append(np.argsort(elimination.order), len(elimination.order))


def _moves(drive: Drive) -> NDArray[np.bool_]:
    """Return which terms of a drive (D,) ever change; gravity does not while the posture stays."""
    return np.any(drive.signals != drive.signals[0], axis=0)[drive.signal]


def _moving_terms(drive: Drive, place: Index) -> Index:
    """Return the terms of a drive that change, in the order of elimination of their segments."""
    moving = np.flatnonzero(_moves(drive))
    return moving[np.argsort(place[drive.segment[moving]], kind="stable")]


def padded(rows: Any, by: float = 0) -> Any:
    """Return `rows` filled up, with the number `by`, to whole blocks of the kernel."""
    missing = -len(rows) % LANES
    return np.concatenate([rows, np.full((missing, *rows.shape[1:]), by, dtype=rows.dtype)])


def aligned(rows: Numbers) -> Numbers:
    """Return a copy of `rows` that begins where a cache line does, so that a block is one line and not two."""
    room = np.empty(rows.size + LINE, dtype=np.float64)
    first = -room.ctypes.data % (8 * LINE) // 8
    copy = room[first : first + rows.size].reshape(rows.shape)
    copy[...] = rows
    return copy


def pack_veins(network: Network, drive: Drive, elimination: Elimination, wide: Index | None) -> Veins:
    """Return the numbers of the legs `wide` (LANES,), or of one leg if that is None."""

    def pack(numbers: Numbers, flat: int) -> Numbers:
        numbers = np.array(numbers, dtype=np.float64)
        if wide is None:
            return np.ascontiguousarray((numbers[..., 0] if numbers.ndim > flat else numbers).reshape(-1))
        numbers = numbers[..., wide] if numbers.ndim > flat else np.repeat(numbers[..., None], LANES, -1)
        return np.ascontiguousarray(numbers.reshape(-1, LANES))

    packed = {name: pack(getattr(network, name), flat) for name, flat in NUMBERS.items()}
    walls = packed.pop("walls").reshape(-1, WALL_ROWS, *([] if wide is None else [LANES]))
    walls[:, 1] **= 2
    if wide is None:
        walls = padded(walls[np.append(network.wall_of[elimination.order], 0)], by=1.0).T
    walls = np.ascontiguousarray(walls.reshape(-1, *walls.shape[2:]))
    outlet = np.zeros_like(packed["distended"][:1])
    packed["friction"] = packed["friction"][network.start]
    for name in ("distended", "inertia", "inflow", "working"):
        packed[name] = padded(np.concatenate([packed[name][elimination.order], outlet]))
    for name in ("friction", "inertance", "backward", "loss", "leak"):
        packed[name] = padded(packed[name])
    packed["resistance"] = padded(packed["resistance"], by=1.0)
    closing_rate = 1.0 / np.maximum(packed.pop("closing_time_s"), FASTEST_CLOSING_S)
    place, weights = _place(elimination), pack(drive.weight, 1)
    steady = np.zeros((len(place), *weights.shape[1:]))
    still = ~_moves(drive)
    np.add.at(steady, place[drive.segment[still]], (drive.signals[0, drive.signal] * weights.T).T[still])
    return Veins(
        walls=aligned(walls),
        drive=aligned(weights[_moving_terms(drive, place)]),
        steady=aligned(padded(steady)),
        whole=np.concatenate([packed.pop("arterial_mmHg"), closing_rate]),
        **{name: aligned(numbers) for name, numbers in packed.items()},
    )


def _rows[T](fields: Callable[..., T], sizes: dict[str, int], columns: tuple[int, ...]) -> T:
    """Return a tuple of zeros of the kernel with so many rows a field, filled up to whole blocks."""
    return fields(**{name: aligned(padded(np.zeros((rows, *columns)))) for name, rows in sizes.items()})


def pack_state(network: Network, columns: tuple[int, ...]) -> State:
    """Return a state of zeros; `columns` is (LANES,) for eight legs and () for one."""
    nodes, edges = len(network.segments) + 1, len(network.connections)
    sizes = dict.fromkeys(("pressure", "before", "volume"), nodes)
    sizes |= dict.fromkeys(("flow", "opening", "inertance"), edges)
    return _rows(State, {**sizes, "tally": TALLY_ROWS}, columns)


def pack_work(topology: Topology, columns: tuple[int, ...]) -> Work:
    """Return the scratch rows of a step."""
    nodes, edges = topology.segments + 1, topology.connections
    sizes = dict.fromkeys(("outside", "head", "residual", "diagonal", "direction", "feeding", "volume"), nodes)
    sizes |= dict.fromkeys(("resistance", "push", "loss", "gate", "ease"), edges)
    return _rows(Work, {**sizes, "off": topology.row.size + 1}, columns)
