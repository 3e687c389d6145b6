"""A smooth curve through points of the body, cut into pieces, and its Bézier form."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Points = NDArray[np.float64]

SAMPLES: Final = 24
"""Points on each cubic where distances are measured."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A run of K cubic Bézier curves: `controls` has the shape (K, 4, D)."""

    controls: Points

    @cached_property
    def points(self) -> Points:
        """Points (M, D) along the piece, close enough to measure with."""
        t = np.linspace(0, 1, SAMPLES + 1)[:, None]
        a, b, c, d = (self.controls[:, None, row] for row in range(4))
        runs = a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
        joined: Points = np.concatenate([runs[0, :1], *(run[1:] for run in runs)])
        return joined

    def nearest(self, point: Points) -> Points:
        """Return the point of the piece that is closest to `point`."""
        closest: Points = self.points[np.linalg.norm(self.points - point, axis=1).argmin()]
        return closest

    def at_level(self, level: float) -> Points:
        """Return the point whose first coordinate is closest to `level`."""
        closest: Points = self.points[np.abs(self.points[:, 0] - level).argmin()]
        return closest

    def along(self, distance: float) -> tuple[Points, Points]:
        """Return the point at a share of the length, 0 to 1, and the unit direction there."""
        steps = np.diff(self.points, axis=0)
        done = np.concatenate(([0.0], np.cumsum(np.linalg.norm(steps, axis=1))))
        row = int(np.clip(np.searchsorted(done, distance * done[-1]) - 1, 0, len(steps) - 1))
        length = max(float(done[row + 1] - done[row]), 1e-12)
        share = (distance * done[-1] - done[row]) / length
        return self.points[row] + share * steps[row], steps[row] / length

    @property
    def length(self) -> float:
        """Length along the curve, in the units of the points."""
        return float(np.linalg.norm(np.diff(self.points, axis=0), axis=1).sum())


@dataclass(frozen=True, eq=False)
class Curve:
    """A Catmull-Rom curve through `knots` (N, D), whose parameter is the distance along the straight lines between."""

    knots: Points

    @cached_property
    def _places(self) -> Points:
        steps = np.linalg.norm(np.diff(self.knots, axis=0), axis=1)
        places: Points = np.concatenate(([0.0], np.cumsum(steps)))
        return places

    @cached_property
    def _slopes(self) -> Points:
        slopes: Points = np.gradient(self.knots, self._places, axis=0, edge_order=1)
        return slopes

    def whole(self) -> Piece:
        """Return the curve from its first knot to its last."""
        return self._between(0.0, float(self._places[-1]))

    def between_levels(self, low: float, high: float) -> Piece:
        """Return the part whose first coordinate, which must increase along the knots, lies from `low` to `high`."""
        levels = self.whole().points[:, 0]
        knots = np.linspace(0, len(self.knots) - 1, len(levels))
        places = np.interp(knots, np.arange(len(self.knots)), self._places)
        return self._between(float(np.interp(low, levels, places)), float(np.interp(high, levels, places)))

    def _at(self, place: float) -> tuple[Points, Points]:
        """Return the point at `place`, and the derivative there."""
        row = int(np.clip(np.searchsorted(self._places, place) - 1, 0, len(self.knots) - 2))
        width = self._places[row + 1] - self._places[row]
        t = (place - self._places[row]) / width
        p, q = self.knots[row], self.knots[row + 1]
        m, n = self._slopes[row] * width, self._slopes[row + 1] * width
        point = p * (1 - t) ** 2 * (1 + 2 * t) + m * t * (1 - t) ** 2 + q * t**2 * (3 - 2 * t) - n * t**2 * (1 - t)
        slope = 6 * t * (1 - t) * (q - p) + m * (1 - t) * (1 - 3 * t) + n * t * (3 * t - 2)
        return point, slope / width

    def _between(self, start: float, end: float) -> Piece:
        inside = self._places[(self._places > start + 1e-6) & (self._places < end - 1e-6)]
        places = [start, *inside, max(end, start + 1e-3)]
        ends = [self._at(float(place)) for place in places]
        cubics = []
        for (p, m), (q, n), width in zip(ends, ends[1:], np.diff(places), strict=False):
            cubics.append([p, p + m * width / 3, q - n * width / 3, q])
        return Piece(np.array(cubics))


def straight(start: Points, end: Points) -> Piece:
    """Return the straight line between two points."""
    return Piece(np.array([[start, start + (end - start) / 3, end - (end - start) / 3, end]]))
