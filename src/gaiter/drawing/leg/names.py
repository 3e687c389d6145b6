"""The main veins' names beside the drawing, led to their veins, never one over another."""

from collections.abc import Mapping
from html import escape
from typing import Final

from gaiter.drawing.labels import LINE_HEIGHT, spread, width, wrapped
from gaiter.drawing.leg.layout import Layout, Vein
from gaiter.drawing.leg.shape import Name, Side, shape
from gaiter.drawing.leg.view import BOTTOM, HEAD, PAD, UNITS_PER_CM, WIDTH, Projection

FONT: Final = 13.5
PLACE: Final[Mapping[Side, tuple[float, float, str]]] = {
    "left": (-PAD + 1, 60.0, "start"),
    "middle": (183.5, 74.0, "middle"),
    "right": (WIDTH + PAD - 1, 66.0, "end"),
}
"""Where the names of each column stand, how much room they have, and which end is there."""


def names(layout: Layout) -> list[str]:
    """Return the names of those of the main veins that the leg has, and the lines that lead to them."""
    parts: list[str] = []
    for side, (at, room, anchor) in PLACE.items():
        here = [name for name in shape().names if name.side == side and name.segment in layout.veins]
        lines = [wrapped(name.text, FONT, room) for name in here]
        heights = [(len(line) + 0.5) * FONT * LINE_HEIGHT for line in lines]
        wanted = [BOTTOM - (name.stands_cm or name.level) * UNITS_PER_CM for name in here]
        centres = spread(wanted, heights, HEAD, BOTTOM)
        for name, line, centre in zip(here, lines, centres, strict=True):
            widest = max(width(words, FONT) for words in line)
            parts += _leaders(name, layout.veins[name.segment], layout, at, widest, anchor, centre)
            first = centre - (len(line) - 1) * FONT * LINE_HEIGHT / 2 + 0.35 * FONT
            for row, words in enumerate(line):
                y = first + row * FONT * LINE_HEIGHT
                parts.append(f'<text x="{at:g}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>')
    return parts


def _leaders(name: Name, vein: Vein, layout: Layout, at: float, widest: float, anchor: str, centre: float) -> list[str]:
    parts = []
    for view in name.views:
        if view not in vein.views:
            continue
        point = Projection(view, layout.scale).points(vein.piece.at_level(name.level * layout.scale))
        start = {"start": at + widest, "end": at - widest}.get(
            anchor, at + widest / 2 if point[0] > at else at - widest / 2
        )
        start += 4 if point[0] > start else -4
        parts.append(f'<path class="leader" d="M{start:.1f} {centre:.1f}L{point[0]:.1f} {point[1]:.1f}"/>')
        parts.append(f'<circle class="end" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="1.7"/>')
    return parts
