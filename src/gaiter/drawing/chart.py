"""A line chart as SVG: axes in round numbers, phases as quiet bands, each curve named where it is."""

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from gaiter.drawing import parts
from gaiter.drawing.elements import WIDE, Band, Duration, Format, Interval, Series
from gaiter.drawing.labels import LINE_HEIGHT, width, wrapped
from gaiter.drawing.parts import GAP, TICK
from gaiter.drawing.scale import Scale, rounded_range, ticks, written
from gaiter.drawing.thinning import finite_extent


def line_chart(
    series: Sequence[Series],
    *,
    id: str,
    title: str,
    description: str,
    x_unit: str,
    y_label: str,
    form: Format = WIDE,
    bands: Sequence[Band] = (),
    intervals: Sequence[Interval] = (),
    durations: Sequence[Duration] = (),
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    name_at: float | None = None,
    heading: bool = False,
) -> str:
    """Return an SVG element that draws `series`, to stand in a page with `chart_style`.

    Its ``data-x`` and ``data-y`` hold the ends of the axes in numbers and in positions, for a script that draws in it.

    Parameters
    ----------
    id
        Unique in the page; the drawing's own ids begin with it.
    title, description
        What a reader who cannot see the drawing is told: what it is, and what it shows, with numbers.
    x_unit, y_label
        Printed behind the last number of the x axis, and above the y axis.
    intervals, durations
        What the curves are compared with: brackets, upright and lying.
    x_range, y_range
        Ends of the axes; without, those of the curves. The y axis reaches on to the next round numbers, and holds all
        intervals.
    name_at
        Where along x the curves are named, above each; without, at their ends, in the margin.
    heading
        Whether the title is printed above the drawing.
    """
    low_x, high_x = x_range or (min(float(one.x[0]) for one in series), max(float(one.x[-1]) for one in series))
    if high_x <= low_x:
        high_x = low_x + 1
    series = [one.between(low_x, high_x) for one in series]
    font, line = form.font, form.font * LINE_HEIGHT
    most = max(2, int(form.height / (3 * line)))
    low_y, high_y = rounded_range(*_extent(series, intervals, y_range), most=most)
    top = (line * 1.5 if heading else 0) + line + GAP
    values = ticks(low_y, high_y, most)
    left = max(width(written(value), font) for value in values) + TICK + GAP
    margin = max(_margin(series, form, name_at), 1.5 * font + width(x_unit, font))
    names = [wrapped(one.label, font, margin - 3 * GAP) for one in series if one.label]
    bottom = form.height - line - TICK - GAP
    if name_at is None:
        bottom = max(bottom, top + sum(len(name) * line + 0.25 * font for name in names))
    height = bottom + line + TICK + GAP
    x = Scale(low_x, high_x, left, form.width - margin)
    y = Scale(low_y, high_y, bottom, top + (line + GAP if bands else 0))
    named = [one for one in series if one.label]
    box = f'viewBox="0 0 {form.width:g} {height:.4g}" font-size="{font:g}"'
    scales = f'data-x="{_ends(x)}" data-y="{_ends(y)}"'
    told = f'role="img" aria-labelledby="{escape(id)}-title {escape(id)}-description"'
    drawn = [
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" {box} {scales} {told}>',
        f'<title id="{escape(id)}-title">{escape(title)}</title>',
        f'<desc id="{escape(id)}-description">{escape(description)}</desc>',
        *([parts.text(title, 0, font, "heading")] if heading else []),
        *parts.bands(bands, x, top, bottom, font),
        *parts.axes(x, y, values, x_unit, font),
        parts.text(y_label, 0, top - GAP - line * 0.25, "unit"),
        *(element for one in sorted(series, key=lambda one: not one.quiet) for element in parts.curve(one, x, y)),
        *(parts.bracket(interval, x, y) for interval in intervals),
        *(parts.lying_bracket(duration, x, y) for duration in durations),
        *(
            parts.names_at_ends(named, names, x, y, font, top, bottom)
            if name_at is None
            else parts.names_above(named, x, y, font, name_at)
        ),
    ]
    return "\n".join([*drawn, "</svg>"]) + "\n"


def furthest_apart(series: Sequence[Series]) -> float:
    """Return where along x the curves are furthest apart: where the closest two are at their farthest."""
    x = series[0].x
    if len(series) < 2:
        return float(x[-1])
    levels = np.sort([np.interp(x, one.x, one.y) for one in series], axis=0)
    return float(x[np.nan_to_num(np.diff(levels, axis=0).min(axis=0), nan=-1).argmax()])


def _extent(
    series: Iterable[Series], intervals: Iterable[Interval], y_range: tuple[float, float] | None
) -> tuple[float, float]:
    """Return the ends that the y axis must hold."""
    curves = [curve for one in series for curve in (one.y, one.low, one.high) if curve is not None]
    low, high = y_range or finite_extent(curves)
    ends = [end for interval in intervals for end in (interval.low, interval.high)]
    return min([low, *ends]), max([high, *ends])


def _ends(scale: Scale) -> str:
    return f"{scale.low:g} {scale.high:g} {scale.start:.1f} {scale.end:.1f}"


def _margin(series: Iterable[Series], form: Format, name_at: float | None) -> float:
    """Return the room to the right of the axes, for names at the ends of the curves."""
    labels = [one.label for one in series if one.label]
    if name_at is not None or not labels:
        return 0
    room = 0.3 * form.width
    widest = max(width(line, form.font) for label in labels for line in wrapped(label, form.font, room))
    return widest + 4 * GAP
