"""The pieces of a chart as lists of SVG elements."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import numpy as np

from gaiter.drawing.elements import Band, Duration, Interval, Series
from gaiter.drawing.labels import LINE_HEIGHT, spread, width, wrapped
from gaiter.drawing.scale import SECONDS, Scale, ticks, written
from gaiter.drawing.thinning import stretches, thin

TICK: Final = 4.0
GAP: Final = 6.0
SHORTEST_LINE: Final = 6.0
"""Room in letters' heights that a name needs, in several lines if it must, to stand before its place."""
PIXELS_PER_BIN: Final = 1.5
"""How much of the x axis keeps no more of a curve than its first, lowest, highest and last point."""


def text(words: str, x: float, y: float, kind: str, anchor: str = "start") -> str:
    """Words from a baseline's start, middle or end."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def bands(bands: Iterable[Band], x: Scale, top: float, bottom: float, font: float) -> list[str]:
    """Tinted ground, a hairline where a phase ends, and the phases' words along the top as far as there is room."""
    parts = []
    free = x.start - GAP
    for band in bands:
        start, end = x(max(band.start, x.low)), x(min(band.end, x.high))
        if end <= start:
            continue
        if band.tinted:
            parts.append(
                f'<rect class="band" x="{start:.1f}" y="{top:.1f}" width="{end - start:.1f}" '
                f'height="{bottom - top:.1f}"/>'
            )
        reach = width(band.words, font) / 2
        middle = min(max((start + end) / 2, x.start + reach), max(x.end - reach, x.start + reach))
        if middle - reach >= free and 2 * reach <= max(end - start, 4 * font):
            parts.append(text(band.words, middle, top + font, "phase", "middle"))
            free = middle + reach + GAP
    return parts


def axes(x: Scale, y: Scale, values: Iterable[float], x_unit: str, font: float) -> list[str]:
    """Hairlines at the numbers of the y axis, the x axis with its ticks, and the numbers of both."""
    parts = []
    for value in values:
        parts.append(f'<path class="grid" d="M{x.start:.1f} {y(value):.1f}H{x.end:.1f}"/>')
        parts.append(text(written(value), x.start - GAP, y(value) + 0.35 * font, "tick", "end"))
    parts.append(f'<path class="axis" d="M{x.start:.1f} {y.start:.1f}H{x.end:.1f}"/>')
    room = x.end - x.start
    most = max(2, int(room / (width("0000", font) + 2 * GAP)))
    steps = ticks(x.low, x.high, most, SECONDS)
    for value in steps:
        parts.append(f'<path class="axis" d="M{x(value):.1f} {y.start:.1f}v{TICK:g}"/>')
        parts.append(text(written(value), x(value), y.start + TICK + font, "tick", "middle"))
    # Behind the last number, which stays under its tick.
    behind = x(steps[-1]) + width(written(steps[-1]), font) / 2 + 0.3 * font
    return [*parts, text(x_unit, behind, y.start + TICK + font, "tick")]


def _path(x: Iterable[float], y: Iterable[float], begin: str = "M") -> str:
    """Return a path through these positions in tenths of a unit, without points on a straight run."""
    kept: list[tuple[int, int]] = []
    for point in zip((round(10 * each) for each in x), (round(10 * each) for each in y), strict=True):
        if len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            if (bx - ax) * (point[1] - by) == (by - ay) * (point[0] - bx) and (by - ay) * (point[1] - by) >= 0:
                kept.pop()
        kept.append(point)
    return begin + "L".join(f"{a / 10:g} {b / 10:g}" for a, b in kept)


def curve(one: Series, x: Scale, y: Scale) -> list[str]:
    """A curve, and the shade behind it."""
    bins = max(1, int((x.end - x.start) / PIXELS_PER_BIN))
    parts = []
    if one.low is not None and one.high is not None:
        for run in stretches(one.low + one.high):
            x_low, low = thin(one.x[run], one.low[run], bins // 2)
            x_high, high = thin(one.x[run], one.high[run], bins // 2)
            there = _path(map(x, x_high), map(y, high))
            back = _path(map(x, x_low[::-1]), map(y, low[::-1]), "L")
            parts.append(f'<path class="spread fill-{one.line}" d="{there}{back}Z"/>')
    thin_x, thin_y = thin(one.x, one.y, bins)
    path = "".join(_path(map(x, thin_x[run]), map(y, thin_y[run])) for run in stretches(thin_y))
    kind = f"curve quiet line-{one.line}" if one.quiet else f"curve line-{one.line}"
    return [*parts, f'<path class="{kind}" d="{path}"/>']


def bracket(interval: Interval, x: Scale, y: Scale) -> str:
    """An interval as a line with two ends."""
    at, low, high = x(interval.x), y(interval.low), y(interval.high)
    path = f"M{at - 4:.1f} {low:.1f}h8M{at - 4:.1f} {high:.1f}h8M{at:.1f} {low:.1f}V{high:.1f}"
    return f'<path class="interval stroke-{interval.line}" d="{path}"/>'


def lying_bracket(duration: Duration, x: Scale, y: Scale) -> str:
    """A span of time as a line with two ends, as far as the axis reaches."""
    start, end = (x(min(max(each, x.low), x.high)) for each in (duration.start, duration.end))
    at = y(duration.y)
    path = f"M{start:.1f} {at - 4:.1f}v8M{end:.1f} {at - 4:.1f}v8M{start:.1f} {at:.1f}H{end:.1f}"
    return f'<path class="interval stroke-{duration.line}" d="{path}"/>'


def _last(one: Series) -> float:
    finite = one.y[np.isfinite(one.y)]
    return float(finite[-1]) if finite.size else 0.0


def names_at_ends(
    named: Sequence[Series],
    names: Sequence[Sequence[str]],
    x: Scale,
    y: Scale,
    font: float,
    top: float,
    bottom: float,
) -> list[str]:
    """Names in the margin, each led to the end of its curve, that do not overlap."""
    line = font * LINE_HEIGHT
    ends = [y(_last(one)) for one in named]
    centres = spread(ends, [len(name) * line + 0.25 * font for name in names], top, bottom)
    parts = []
    for one, name, end, centre in zip(named, names, ends, centres, strict=True):
        at = x.end + 3 * GAP
        parts.append(f'<path class="leader" d="M{x.end + 2:.1f} {end:.1f}L{at - 3:.1f} {centre:.1f}"/>')
        first = centre - (len(name) - 1) * line / 2 + 0.35 * font
        parts += [text(words, at, first + row * line, f"fill-{one.line}") for row, words in enumerate(name)]
    return parts


def names_above(named: Sequence[Series], x: Scale, y: Scale, font: float, name_at: float) -> list[str]:
    """Names above the curves at `name_at`, where that is between the axes."""
    line = font * LINE_HEIGHT
    at = x(name_at)
    widest = max((width(one.label, font) for one in named), default=0.0)
    before = at - x.start > min(widest + GAP, SHORTEST_LINE * font)
    names = [wrapped(one.label, font, (at - x.start if before else x.end - at) - GAP) for one in named]
    heights = [len(name) * line for name in names]
    at_place = [float(np.interp(name_at, one.x, one.y)) for one in named]
    levels = [y(level if np.isfinite(level) else y.low) for level in at_place]
    wanted = [level - height / 2 - 3 for level, height in zip(levels, heights, strict=True)]
    centres = spread(wanted, heights, y.end, y.start)
    parts = []
    for one, name, height, centre in zip(named, names, heights, centres, strict=True):
        for row, words in enumerate(name):
            base = centre - height / 2 + row * line + 0.85 * font
            kind = f"halo fill-{one.line}"
            parts.append(text(words, at - GAP if before else at + GAP, base, kind, "end" if before else "start"))
    return parts
