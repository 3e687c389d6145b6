"""Marks along the veins that say which way blood flows: single towards the heart, double and coral away from it."""

from html import escape
from typing import Final

import numpy as np

from gaiter.drawing.leg.frame import STILL_ML_PER_S
from gaiter.drawing.leg.layout import Layout, Vein
from gaiter.drawing.leg.spline import Points
from gaiter.drawing.leg.view import Projection

SIZE: Final = 3.2
SPACING: Final = 56.0
"""Length of vein for one mark, in units of the drawing."""


def mark_stencils(name: str, drawn: Vein, layout: Layout, width: float, prefix: str) -> str:
    """Return the marks of a segment as two paths, ``ahead-<name>`` towards the heart and ``behind-<name>`` away."""
    half = max(SIZE, width / 2 + 0.6)
    ahead = behind = ""
    for view in drawn.views:
        piece = Projection(view, layout.scale).piece(drawn.piece)
        number = max(1, round(piece.length / SPACING))
        for row in range(number):
            # Off the middle, where perforators and names are led to.
            at, towards = piece.along((row + 0.42) / number)
            ahead += single(at, towards, half)
            behind += double(at, -towards, half)
    name = escape(name)
    return f'<path id="{prefix}ahead-{name}" d="{ahead}"/><path id="{prefix}behind-{name}" d="{behind}"/>'


def flow_marks(name: str, flow_mL_per_s: float, prefix: str, stencils: str) -> str:
    """Return the marks of a segment as an element with the id ``flow-<name>``, hidden where blood stands still."""
    name = escape(name)
    if abs(flow_mL_per_s) < STILL_ML_PER_S:
        return f'<use id="{prefix}flow-{name}" class="flow still" href="#{stencils}ahead-{name}"/>'
    kind, shown = ("flow back", "behind") if flow_mL_per_s < 0 else ("flow", "ahead")
    return f'<use id="{prefix}flow-{name}" class="{kind}" href="#{stencils}{shown}-{name}"/>'


def single(at: Points, towards: Points, half: float) -> str:
    """Return the data of one slender arrow head."""
    across = np.array([-towards[1], towards[0]]) * min(half, 4.2)
    left, right = at - towards * 2.6 + across, at - towards * 2.6 - across
    return f"M{_at(left)}L{_at(at + towards * 4.0)}L{_at(right)}L{_at(at - towards * 1.2)}Z"


def double(at: Points, towards: Points, half: float) -> str:
    """Return the data of two arrow heads, one behind the other."""
    across = np.array([-towards[1], towards[0]]) * (half + 0.8)
    data = ""
    for step in (-3.2, 2.4):
        middle = at + towards * step
        data += f"M{_at(middle - towards * 2.6 + across)}L{_at(middle + towards * 3.0)}"
        data += f"L{_at(middle - towards * 2.6 - across)}Z"
    return data


def _at(point: Points) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
