"""The order in which a network's pressures are eliminated, worked out once so that loops cost next to nothing."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Elimination:
    """A sparse symmetric factorisation written down as index lists.

    `order[k]` is the segment eliminated k-th; all other arrays speak of segments by that place k. Column k has the
    entries `first[k]` to `first[k+1]`, in rows `row`; eliminating it subtracts from the entries listed in `target`, in
    the sequence in which the kernel meets them. `slot[e]` is the entry of connection e.
    """

    order: Index
    first: Index
    row: Index
    target: Index
    slot: Index


def eliminate_with_least_fill(segments: int, start: Index, end: Index) -> Elimination:
    """Order `segments` unknowns by least fill; `end` may be `segments`, which stands for the outlet.

    Eliminating an unknown joins its remaining neighbours to each other; always the one goes first that joins the fewest
    (Tinney & Walker 1967, their third scheme), and of equals the one that has waited for the shortest chain of others.
    The order is then sorted by these chains, so that neighbouring eliminations do not wait for each other. It is
    remembered: damage and scaling change a leg's numbers, not its neighbours.
    """
    return _eliminate(segments, tuple(start.tolist()), tuple(end.tolist()))


@lru_cache(maxsize=32)
def _eliminate(segments: int, start: tuple[int, ...], end: tuple[int, ...]) -> Elimination:
    neighbours: list[set[int]] = [set() for _ in range(segments)]
    for a, b in zip(start, end, strict=True):
        if b < segments:
            neighbours[a].add(b)
            neighbours[b].add(a)
    waiting = set(range(segments))
    depth = [0] * segments
    while waiting:
        chosen = min(waiting, key=lambda i: (_fill(neighbours, i), len(neighbours[i]), depth[i], i))
        waiting.remove(chosen)
        ring = neighbours[chosen]
        for i in ring:
            neighbours[i] |= ring
            neighbours[i] -= {i, chosen}
            depth[i] = max(depth[i], depth[chosen] + 1)
    order = sorted(range(segments), key=lambda i: depth[i])
    place = {segment: k for k, segment in enumerate(order)}
    # what is left in `neighbours` is each column when it was eliminated
    rows = [sorted(place[i] for i in neighbours[segment]) for segment in order]
    entry = {(k, i): n for n, (k, i) in enumerate((k, i) for k, column in enumerate(rows) for i in column)}
    target = [
        entry[column[m], column[n]] for column in rows for m in range(len(column)) for n in range(m + 1, len(column))
    ]
    slot = [
        entry[min(place[a], place[b]), max(place[a], place[b])] if b < segments else len(entry)
        for a, b in zip(start, end, strict=True)
    ]
    return Elimination(
        order=_index(order),
        first=_index([0, *np.cumsum([len(column) for column in rows])]),
        row=_index([i for column in rows for i in column]),
        target=_index(target),
        slot=_index(slot),
    )


def _fill(neighbours: list[set[int]], i: int) -> int:
    ring = neighbours[i]
    return sum(len(ring - neighbours[a]) - 1 for a in ring) // 2


def _index(values: Any) -> Index:
    return np.asarray(values, dtype=np.int64)
