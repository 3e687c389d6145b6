"""Fewer points for a long curve, without losing a contraction."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

type Curve = NDArray[np.float64]


def thin(x: Curve, y: Curve, bins: int) -> tuple[Curve, Curve]:
    """Return at most four points of the curve for each of `bins` equal stretches of `x`, in order.

    Kept of each stretch are its first, lowest, highest and last finite point, and every step into and out of a gap
    (points whose `y` is not finite); so the drawn line covers the same pixels as the full one. `x` is increasing.
    """
    if len(x) <= 4 * bins:
        return x, y
    edges = np.linspace(x[0], x[-1], bins + 1)
    starts = np.searchsorted(x, edges[:-1], side="left")
    ends = np.append(starts[1:], len(x))
    gap = ~np.isfinite(y)
    keep = np.zeros(len(x), dtype=bool)
    keep[[0, -1]] = True
    changes = np.flatnonzero(gap[1:] != gap[:-1])
    keep[changes] = keep[changes + 1] = True
    for start, end in zip(starts, ends, strict=True):
        solid = start + np.flatnonzero(~gap[start:end])
        if solid.size:
            values = y[solid]
            keep[solid[[0, values.argmin(), values.argmax(), -1]]] = True
    return x[keep], y[keep]


def stretches(y: Curve) -> Iterator[slice]:
    """Yield the runs of finite values."""
    solid = np.isfinite(y).astype(np.int8)
    turns = np.diff(np.concatenate(([0], solid, [0])))
    for start, end in zip(np.flatnonzero(turns == 1), np.flatnonzero(turns == -1), strict=True):
        yield slice(int(start), int(end))


def finite_extent(curves: Iterable[Curve]) -> tuple[float, float]:
    """Return the lowest and the highest finite value of some curves; 0 and 1 if there is none."""
    finite = np.concatenate([curve[np.isfinite(curve)] for curve in curves])
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
