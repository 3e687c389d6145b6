"""Segments and connections as SVG elements: one each, with both views in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import sqrt
from typing import Final

import numpy as np

from gaiter.drawing.leg.colours import pressure_colour, stripe
from gaiter.drawing.leg.frame import STILL_ML_PER_S
from gaiter.drawing.leg.layout import Layout, Link, Vein
from gaiter.drawing.leg.spline import Piece
from gaiter.drawing.leg.view import UNITS_PER_CM, Projection, outline, path
from gaiter.leg import Connection, Segment

THINNEST: Final = 3.0
WIDEST_NETWORK: Final = 6.0
"""A network of small veins, drawn as one, is not drawn wider than this."""
EDGE: Final = 1.0
LINK: Final = 1.8
ABOVE_MMHG: Final = 5.0
"""A pressure is striped that exceeds the healthy leg's by more. Assumed: a twentieth of the scale of colours."""


@dataclass(frozen=True)
class State:
    """One moment: pressures by segment, those of the healthy leg, flows by connection and through each segment."""

    pressures: Mapping[str, float]
    healthy: Mapping[str, float]
    flows: Mapping[str, float]
    through: Mapping[str, float]

    def above(self, name: str) -> bool:
        """Whether the pressure in a segment is above that in the healthy leg."""
        if name not in self.pressures or name not in self.healthy:
            return False
        return self.pressures[name] - self.healthy[name] > ABOVE_MMHG

    def refluxing(self, name: str) -> bool:
        """Whether blood in a segment flows away from the heart."""
        return self.through.get(name, 0.0) < -STILL_ML_PER_S


def lumen_width(segment: Segment, unit: float) -> float:
    """Return how wide a segment is drawn: as one vein with the cross-section of all its veins."""
    width = 2 * segment.radius_mm / 10 * sqrt(segment.count) * unit
    return max(THINNEST, width if segment.count <= 2 else min(width, WIDEST_NETWORK))


def vein(segment: Segment, drawn: Vein, layout: Layout, state: State, prefix: str) -> str:
    """Return a segment as an element with the id ``vein-<name>``; its free ends are round."""
    pieces = [Projection(view, layout.scale).piece(drawn.piece) for view in drawn.views]
    kind = ["vein", segment.system]
    kind += ["above"] if state.above(segment.name) else []
    kind += ["back"] if state.refluxing(segment.name) else []
    kind += [] if segment.name in state.pressures else ["plain"]
    pressure = state.pressures.get(segment.name)
    said = segment.title if pressure is None else f"{segment.title}: {pressure:.0f} mmHg"
    unit = UNITS_PER_CM / layout.scale
    if segment.system == "muscular":
        half = segment.radius_mm / 10 * sqrt(segment.count) * unit
        data = "".join(spindle(piece, half) for piece in pieces)
        parts = [f'<path class="lumen" d="{data}"/>']
        striped = '<path class="stripes" fill="url(#{pattern})" d="' + data + '"/>'
    else:
        data = "".join(path(piece) for piece in pieces)
        width = lumen_width(segment, unit)
        parts = [
            f'<path class="edge" stroke-width="{width + 2 * EDGE:.1f}" d="{data}"/>',
            f'<path class="lumen" stroke-width="{width:.1f}" d="{data}"/>',
        ]
        tips = "".join(tip(piece, end) for piece in pieces for end in layout.free_ends(segment.name))
        if tips:
            parts.insert(1, f'<path class="edge tip" stroke-width="{width + 2 * EDGE:.1f}" d="{tips}"/>')
            parts.append(f'<path class="lumen tip" stroke-width="{width:.1f}" d="{tips}"/>')
        striped = f'<path class="stripes" stroke="url(#{{pattern}})" stroke-width="{width:.1f}" d="{data}"/>'
    if state.above(segment.name) and pressure is not None:
        parts.append(striped.format(pattern=f"{prefix}stripes-{stripe(pressure_colour(pressure))}"))
    opening = f'<g id="{prefix}vein-{escape(segment.name)}" class="{" ".join(kind)}"{_colour(pressure)}>'
    return f"{opening}<title>{escape(said)}</title>{''.join(parts)}</g>"


def link(connection: Connection, drawn: Link, layout: Layout, state: State, prefix: str) -> str:
    """Return a connection as an element with the id ``link-<name>``; a joint shows nothing."""
    pieces = [Projection(view, layout.scale).piece(drawn.piece) for view in drawn.views]
    kind = ["link", connection.kind]
    if drawn.joint:
        kind.append("joint")
    if state.flows.get(connection.name, 0.0) < -STILL_ML_PER_S:
        kind.append("back")
    if connection.start not in state.pressures:
        kind.append("plain")
    data = "".join(path(piece) for piece in pieces)
    parts = [
        f'<path class="edge" stroke-width="{LINK + 2 * EDGE:.1f}" d="{data}"/>',
        f'<path class="lumen" stroke-width="{LINK:.1f}" d="{data}"/>',
    ]
    colour = _colour(state.pressures.get(connection.start))
    name = escape(connection.name)
    return f'<g id="{prefix}link-{name}" class="{" ".join(kind)}"{colour}>{"".join(parts)}</g>'


def tip(piece: Piece, end: int) -> str:
    """Return the data of a path that is only a point, at one end of a flat piece, 0 or -1."""
    x, y = piece.controls[end, end]
    return f"M{x:.1f} {y:.1f}h0"


def spindle(piece: Piece, half_width: float) -> str:
    """Return the data of a path around a soft spindle along a flat piece, in the middle twice `half_width` wide."""
    shares = np.linspace(0, 1, 25)
    left, right = [], []
    for share in shares:
        point, towards = piece.along(float(share))
        swell = half_width * (0.12 + 0.88 * np.sin(np.pi * share) ** 1.1)
        across = np.array([-towards[1], towards[0]]) * swell
        left.append(point + across)
        right.append(point - across)
    return outline(np.array([*left, *right[::-1]])) + "Z"


def _colour(pressure: float | None) -> str:
    return "" if pressure is None else f' color="{pressure_colour(pressure)}"'
