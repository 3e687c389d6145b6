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


def vein_stencils(segment: Segment, drawn: Vein, layout: Layout, prefix: str) -> str:
    """Return the course of a segment as a path with the id ``way-<name>``, and its free ends as ``tip-<name>``."""
    pieces = [Projection(view, layout.scale).piece(drawn.piece) for view in drawn.views]
    name = escape(segment.name)
    if segment.system == "muscular":
        half = segment.radius_mm / 10 * sqrt(segment.count) * UNITS_PER_CM / layout.scale
        return f'<path id="{prefix}way-{name}" d="{"".join(spindle(piece, half) for piece in pieces)}"/>'
    tips = "".join(tip(piece, end) for piece in pieces for end in layout.free_ends(segment.name))
    ends = f'<path id="{prefix}tip-{name}" d="{tips}"/>' if tips else ""
    return f'<path id="{prefix}way-{name}" d="{"".join(path(piece) for piece in pieces)}"/>{ends}'


def vein(segment: Segment, layout: Layout, state: State, prefix: str, stencils: str) -> str:
    """Return a segment as an element with the id ``vein-<name>``; its free ends are round.

    What it shows is in its ``color``, in the classes ``above`` and ``back``, and in the pattern of its stripes.
    """
    name, pressure = escape(segment.name), state.pressures.get(segment.name)
    kind = ["vein", segment.system]
    kind += ["above"] if state.above(segment.name) else []
    kind += ["back"] if state.refluxing(segment.name) else []
    kind += [] if pressure is not None else ["plain"]
    said = segment.title if pressure is None else f"{segment.title}: {pressure:.0f} mmHg"
    pattern = f"url(#{stencils}stripes-{stripe(pressure_colour(pressure or 0.0))})"
    way, end = f'href="#{stencils}way-{name}"', f'href="#{stencils}tip-{name}"'
    if segment.system == "muscular":
        parts = [f'<use class="lumen" {way}/>', f'<use class="stripes" fill="{pattern}" {way}/>']
    else:
        width = lumen_width(segment, UNITS_PER_CM / layout.scale)
        inside, around = f'stroke-width="{width:.1f}"', f'stroke-width="{width + 2 * EDGE:.1f}"'
        free = bool(layout.free_ends(segment.name))
        parts = [
            f'<use class="edge" {around} {way}/>',
            *([f'<use class="edge tip" {around} {end}/>'] if free else []),
            f'<use class="lumen" {inside} {way}/>',
            *([f'<use class="lumen tip" {inside} {end}/>'] if free else []),
            f'<use class="stripes" stroke="{pattern}" {inside} {way}/>',
        ]
    opening = f'<g id="{prefix}vein-{name}" class="{" ".join(kind)}"{_colour(pressure)}>'
    return f"{opening}<title>{escape(said)}</title>{''.join(parts)}</g>"


def link_stencil(connection: Connection, drawn: Link, layout: Layout, prefix: str) -> str:
    """Return the course of a connection as a path with the id ``path-<name>``; of a joint there is nothing to see."""
    if drawn.joint:
        return ""
    data = "".join(path(Projection(view, layout.scale).piece(drawn.piece)) for view in drawn.views)
    return f'<path id="{prefix}path-{escape(connection.name)}" d="{data}"/>'


def link(connection: Connection, drawn: Link, state: State, prefix: str, stencils: str) -> str:
    """Return a connection as an element with the id ``link-<name>``; a joint is empty."""
    kind = ["link", connection.kind]
    if state.flows.get(connection.name, 0.0) < -STILL_ML_PER_S:
        kind.append("back")
    if connection.start not in state.pressures:
        kind.append("plain")
    name = escape(connection.name)
    way = f'href="#{stencils}path-{name}"'
    parts = (
        ""
        if drawn.joint
        else f'<use class="edge" stroke-width="{LINK + 2 * EDGE:.1f}" {way}/>'
        f'<use class="lumen" stroke-width="{LINK:.1f}" {way}/>'
    )
    colour = _colour(state.pressures.get(connection.start))
    return f'<g id="{prefix}link-{name}" class="{" ".join(kind)}"{colour}>{parts}</g>'


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
