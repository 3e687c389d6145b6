"""From the body to the paper: the two views side by side, in the drawing's own units."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gaiter.drawing.leg.shape import VIEWS, View
from gaiter.drawing.leg.spline import Piece, Points

WIDTH: Final = 392.0
"""Width of the drawing: on a telephone of 360 pixels its letters are hardly smaller than on paper."""
UNITS_PER_CM: Final = 7.0
"""For the drawn body's own height; a taller leg is drawn as large, in smaller centimetres."""
PAD: Final = 10.0
"""Paper around the drawing, into which only names reach."""
HEAD: Final = 34.0
"""Room above the body for the names of the views."""
TOP_CM: Final = 122.0
"""Level of the upper edge of the drawn body."""
AXIS: Final[dict[View, float]] = {"front": 80.0, "side": 294.0}
"""Where the leg's axis stands in each view."""
BOTTOM: Final = HEAD + TOP_CM * UNITS_PER_CM


@dataclass(frozen=True)
class Projection:
    """One view of a body whose height is `scale` times the drawn one's."""

    view: View
    scale: float = 1.0

    @property
    def unit(self) -> float:
        """Units of the drawing for a centimetre."""
        return UNITS_PER_CM / self.scale

    def flat(self, level: Points, across: Points) -> Points:
        """Return positions (..., 2) of places given by level and across, as the skin is."""
        return np.stack([AXIS[self.view] - across * self.unit, BOTTOM - level * self.unit], axis=-1)

    def points(self, body: Points) -> Points:
        """Return positions (..., 2) of places (..., 3) in the body."""
        return self.flat(body[..., 0], body[..., VIEWS.index(self.view) + 1])

    def direction(self, body: Points) -> Points:
        """Return a direction (3,) in the body as a unit vector (2,) on the paper; upwards if it is seen end-on."""
        seen = np.array([-body[VIEWS.index(self.view) + 1], -body[0]])
        length = float(np.linalg.norm(seen))
        return seen / length if length > 1e-6 else np.array([0.0, -1.0])

    def piece(self, piece: Piece) -> Piece:
        """Return a piece of the body on the paper."""
        return Piece(self.points(piece.controls))


def path(piece: Piece) -> str:
    """Return the data of an SVG path along a flat piece."""
    text = "M" + _pair(piece.controls[0, 0])
    for cubic in piece.controls:
        text += "C" + " ".join(_pair(point) for point in cubic[1:])
    return text


def outline(points: Points) -> str:
    """Return the data of an SVG path along straight lines through (N, 2) points."""
    return "M" + "L".join(_pair(point) for point in points)


def _pair(point: Points) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
