"""The body around the veins: its outline in both views with soft volume, and the lines it is recognised by."""

from typing import Final

import numpy as np

from gaiter.drawing.leg.layout import Layout
from gaiter.drawing.leg.shape import VIEWS, Skin, View, shape
from gaiter.drawing.leg.spline import Curve, Piece
from gaiter.drawing.leg.view import AXIS, BOTTOM, HEAD, TOP_CM, UNITS_PER_CM, Projection, path

SHADES: Final = (34, 25, 17, 10, 5)
"""Widths of the strokes, laid over each other along the inside of the skin, that round it off."""
FADE_CM: Final = 20.0
"""Height of trunk, below its upper edge, over which the body fades out."""


def definitions(prefix: str) -> str:
    """Return what the outline refers to: its shape, for clipping, and the fading at the top."""
    fade_end = HEAD + FADE_CM * UNITS_PER_CM
    down = f'gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{HEAD:g}" y2="{fade_end:g}"'
    clips = (f'<clipPath id="{prefix}{view}-skin"><path d="{_closed(view)}"/></clipPath>' for view in VIEWS)
    parts = [
        f'<linearGradient id="{prefix}fade" {down}>',
        '<stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient>',
        f'<mask id="{prefix}trunk" maskUnits="userSpaceOnUse" x="-20" y="0" width="440" height="1000">',
        f'<rect x="-20" y="0" width="440" height="1000" fill="url(#{prefix}fade)"/></mask>',
    ]
    return "".join([*parts, *clips])


def body(prefix: str) -> str:
    """Return the body in both views."""
    parts = [f'<g class="body" mask="url(#{prefix}trunk)">']
    for view in VIEWS:
        seen = Projection(view)
        closed, skin = _closed(view), shape().skin[view]
        parts.append(f'<g class="{view}"><path class="flesh" d="{closed}"/><g clip-path="url(#{prefix}{view}-skin)">')
        parts += [f'<path class="shade" stroke-width="{width}" d="{_contour(skin, seen)}"/>' for width in SHADES]
        parts.append(f'</g><path class="skin" d="{_contour(skin, seen)}"/>')
        for line in shape().lines:
            if line.view == view:
                flat = Curve(seen.flat(line.points[:, 0], line.points[:, 1]))
                parts.append(f'<path class="crease" d="{path(flat.whole())}"/>')
        parts.append("</g>")
    midline = AXIS["front"] - shape().midline_cm * UNITS_PER_CM
    bottom = BOTTOM - 82 * UNITS_PER_CM
    parts.append(f'<path class="midline" d="M{midline:g} {HEAD:g}V{bottom:g}"/></g>')
    return "".join(parts)


def heart(layout: Layout) -> str:
    """Return arrows at the upper end of the veins that lead to the right atrium, and what they point to."""
    parts = []
    tops = [link for link in layout.links.values() if link.to_heart]
    for link in tops:
        for view in link.views:
            x, y = Projection(view, layout.scale).points(link.piece.points[-1])
            parts.append(
                f'<path class="heart" d="M{x - 5:.1f} {y + 5:.1f}L{x:.1f} {y - 1:.1f}L{x + 5:.1f} {y + 5:.1f}"/>'
            )
    middle = (AXIS["front"] + AXIS["side"]) / 2
    if tops:
        parts.append(f'<text class="view" x="{middle:g}" y="{HEAD + 14:g}" text-anchor="middle">to the heart</text>')
    return "".join(parts)


def _contour(skin: Skin, seen: Projection) -> str:
    return path(_curve(skin, seen))


def _curve(skin: Skin, seen: Projection) -> Piece:
    points = np.concatenate([skin.far, skin.sole, skin.near])
    return Curve(seen.flat(points[:, 0], points[:, 1])).whole()


def _closed(view: View) -> str:
    """Return the outline closed above, and in the front view along the midline."""
    seen, skin = Projection(view), shape().skin[view]
    contour = _contour(skin, seen)
    if view == "side":
        return contour + "Z"
    corner = seen.flat(np.array(TOP_CM), np.array(skin.near[-1, 1]))
    return contour + f"V{corner[1]:.1f}Z"
