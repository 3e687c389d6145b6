"""Valves as pairs of cusps that are open, closed, or leave a gap as wide as their leak."""

from html import escape
from typing import Final

import numpy as np

from gaiter.drawing.leg.frame import Opening
from gaiter.drawing.leg.layout import Layout, Link
from gaiter.drawing.leg.spline import Points
from gaiter.drawing.leg.view import Projection
from gaiter.leg import Connection

HEIGHT: Final = 5.2
"""From where the cusps are held to their free edges."""
WALL: Final = 1.9
"""How far the cusps are held outside the vein's lumen, so that they are seen on a thin vein."""
SLIGHTEST_GAP: Final = 0.22
"""Half the gap of a valve that hardly leaks, as a share of the half width; it grows to 1 with the leak."""
HANGING: Final = 0.999
"""A leak from which nothing is left of the valve but cusps that hang down."""


def valve_stencils(connection: Connection, drawn: Link, layout: Layout, half_width: float, prefix: str) -> str:
    """Return the cusps of a connection's valve as two paths, ``open-<name>`` and ``shut-<name>``."""
    valve = connection.valve
    if valve is None:
        raise ValueError(f"{connection.name} has no valve")
    paths = ""
    for kind, opening in (("open", Opening.OPEN), ("shut", Opening.CLOSED)):
        gap, rise = cusps(opening, valve.leak, valve.stenosis)
        data = ""
        for view in drawn.views:
            seen = Projection(view, layout.scale)
            at, towards = seen.points(drawn.valve_at), seen.direction(drawn.valve_towards)
            data += pair(at, towards, half_width + WALL, gap, rise)
        paths += f'<path id="{prefix}{kind}-{escape(connection.name)}" d="{data}"/>'
    return paths


def valve(connection: Connection, opening: Opening, prefix: str, stencils: str) -> str:
    """Return the valve of a connection as an element with the id ``valve-<name>``."""
    damaged = connection.valve is not None and connection.valve.leak > 0
    kind = f"valve {opening}" + (" damaged" if damaged else "")
    name = escape(connection.name)
    shown = f'href="#{stencils}{"open" if opening is Opening.OPEN else "shut"}-{name}"'
    drawn_twice = f'<use class="halo" {shown}/><use class="cusps" {shown}/>'
    return f'<g id="{prefix}valve-{name}" class="{kind}">{drawn_twice}</g>'


def cusps(opening: Opening, leak: float, stenosis: float) -> tuple[float, float]:
    """Return half the gap between the cusps as a share of half the vein, and their rise as a share of `HEIGHT`.

    Open cusps lie along the wall, less far if they are scarred. Shut ones meet, or leave a gap that grows with the
    leak; of a valve that is gone they hang down.
    """
    if opening is Opening.OPEN:
        return 0.8 * (1 - stenosis), 1.0
    if leak >= HANGING:
        return 0.75, -0.6
    return (SLIGHTEST_GAP + (0.8 - SLIGHTEST_GAP) * leak**0.5 if leak > 0 else 0.0), 0.9


def pair(at: Points, towards: Points, half: float, gap: float, rise: float) -> str:
    """Return the data of a path along both cusps."""
    across = np.array([-towards[1], towards[0]]) * half
    base, tip = at - towards * HEIGHT * 0.5, at + towards * HEIGHT * (rise - 0.5)
    text = ""
    for side in (1, -1):
        held, free = base + side * across, tip + side * across * gap
        belly = base + side * across * (0.55 + 0.45 * gap) + (tip - base) * 0.75
        text += f"M{held[0]:.1f} {held[1]:.1f}Q{belly[0]:.1f} {belly[1]:.1f} {free[0]:.1f} {free[1]:.1f}"
    return text
