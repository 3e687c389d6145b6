"""The key below the leg: the scale of pressures, the stripes, the marks of flow and the states of valves."""

from itertools import pairwise
from typing import Final

import numpy as np

from gaiter.drawing.leg.colours import HIGHEST_MMHG, LOWEST_MMHG, pressure_colour
from gaiter.drawing.leg.frame import Opening
from gaiter.drawing.leg.marks import double, single
from gaiter.drawing.leg.valves import HEIGHT, cusps, pair
from gaiter.drawing.leg.view import BOTTOM, WIDTH
from gaiter.drawing.scale import Scale, ticks, written

TOP: Final = BOTTOM + 26
ROW: Final = 25.0
BAR: Final = 12.0
STEPS: Final = 20
UP: Final = np.array([0.0, -1.0])
SAMPLE_LEAK: Final = 0.3


def legend(*, pressures: bool, healthy: bool, flows: bool, prefix: str) -> tuple[list[str], float]:
    """Return the key to what is shown, and the height of the drawing with it."""
    parts: list[str] = []
    y = TOP
    if pressures:
        parts += _bar(y)
        y += 48
    if healthy:
        parts.append(_striped(y, prefix))
        parts.append(_words("above the healthy leg", 44, y))
        y += ROW
    if flows:
        towards = np.array([1.0, 0.0])
        parts.append(f'<path class="flow" d="{single(np.array([15.0, y]), towards, 4.4)}"/>')
        parts.append(_words("towards the heart", 44, y))
        parts.append(f'<path class="flow back" d="{double(np.array([236.0, y]), towards, 4.4)}"/>')
        parts.append(_words("flowing back", 256, y))
        y += ROW
    for kind, words, x in (
        (Opening.OPEN, "open", 15.0),
        (Opening.CLOSED, "shut", 156.0),
        (Opening.LEAKING, "leaky", 236.0),
    ):
        gap, rise = cusps(kind, SAMPLE_LEAK if kind is Opening.LEAKING else 0.0, 0.0)
        data = pair(np.array([x, y]), UP, HEIGHT + 0.6, gap, rise * 1.3)
        damaged = " damaged" if kind is Opening.LEAKING else ""
        parts.append(f'<g class="valve {kind}{damaged}"><path class="cusps" d="{data}"/></g>')
        parts.append(
            _words(f"valve {words}" if kind is Opening.OPEN else words, x + (29 if kind is Opening.OPEN else 20), y)
        )
    return parts, y + ROW


def stripes(prefix: str) -> str:
    """Return the two patterns of stripes that stand out from pale and from deep colours."""
    turned = 'patternUnits="userSpaceOnUse" width="4.4" height="4.4" patternTransform="rotate(45)"'
    return "".join(
        f'<pattern id="{prefix}stripes-{tone}" {turned}>'
        f'<path class="stripe-{tone}" d="M0 1.1H4.4" stroke-width="1.7"/></pattern>'
        for tone in ("pale", "deep")
    )


def _bar(y: float) -> list[str]:
    x = Scale(LOWEST_MMHG, HIGHEST_MMHG, 8, WIDTH - 8)
    parts = [_words("pressure in the veins, mmHg", 8, y - 10)]
    edges = np.linspace(LOWEST_MMHG, HIGHEST_MMHG, STEPS + 1)
    for low, high in pairwise(edges):
        colour = pressure_colour(float(low + high) / 2)
        width = x(float(high)) - x(float(low)) + 0.5
        parts.append(
            f'<rect x="{x(float(low)):.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR:g}" fill="{colour}"/>'
        )
    parts.append(f'<rect class="key-line" x="{x.start:g}" y="{y:.1f}" width="{x.end - x.start:g}" height="{BAR:g}"/>')
    for value in ticks(LOWEST_MMHG, HIGHEST_MMHG, 5):
        anchor = "start" if value == LOWEST_MMHG else "end" if value == HIGHEST_MMHG else "middle"
        said = f"{written(value)} +" if value == HIGHEST_MMHG else written(value)
        parts.append(f'<text x="{x(value):.1f}" y="{y + BAR + 15:.1f}" text-anchor="{anchor}">{said}</text>')
    return parts


def _striped(y: float, prefix: str) -> str:
    box = f'y="{y - BAR / 2:g}" width="14" height="{BAR:g}"'
    parts = []
    for x, value, tone in ((8, 25, "deep"), (22, 80, "pale")):
        parts.append(f'<rect x="{x}" {box} fill="{pressure_colour(value)}"/>')
        parts.append(f'<rect x="{x}" {box} fill="url(#{prefix}stripes-{tone})"/>')
    parts.append(f'<rect class="key-line" x="8" y="{y - BAR / 2:g}" width="28" height="{BAR:g}"/>')
    return "".join(parts)


def _words(text: str, x: float, y: float) -> str:
    return f'<text x="{x:g}" y="{y + 4.6:.1f}">{text}</text>'
