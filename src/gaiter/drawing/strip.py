"""A published interval with the model's value on it, as a strip that stands in a row of a table."""

import math
from collections.abc import Sequence
from typing import Final, Literal

from gaiter.drawing.scale import Scale

type Outcome = Literal["inside", "outside", "none"]

WIDTH: Final = 132.0
HEIGHT: Final = 20.0
EDGE: Final = 8.0


def outcome_shape(outcome: Outcome, x: float, y: float) -> str:
    """Return the shape of a verdict around a point: a disc inside, a diamond outside, a ring for none."""
    if outcome == "outside":
        return f'<path class="outside" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6Z"/>'
    return f'<circle class="{outcome}" cx="{x:.1f}" cy="{y:.1f}" r="{5 if outcome == "inside" else 4:g}"/>'


def outcome_mark(outcome: Outcome) -> str:
    """Return the shape of a verdict alone, to stand before its word; it is hidden from readers who hear the word."""
    return f'<svg class="mark" viewBox="0 0 14 14" aria-hidden="true">{outcome_shape(outcome, 7, 7)}</svg>'


def line_mark(line: int) -> str:
    """Return a piece of a curve, to stand before its name."""
    path = '<path d="M0 5H28"/>'
    return f'<svg class="swatch" viewBox="0 0 28 10" aria-hidden="true"><g class="curve line-{line}">{path}</g></svg>'


def span_of(intervals: Sequence[tuple[float, float]], values: Sequence[float]) -> tuple[float, float]:
    """Return ends that hold all finite ends of the intervals and all values, for strips that are read together."""
    ends = [number for interval in intervals for number in interval if math.isfinite(number)]
    ends += [value for value in values if math.isfinite(value)]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def interval_strip(
    accepted: tuple[float, float] | None,
    published: float | None,
    model: float | None,
    outcome: Outcome,
    span: tuple[float, float],
) -> str:
    """Return an SVG element of the interval `accepted`, the value `published` in it, and that of the model.

    An end of the interval that is infinite is left open. What it shows is for the row to say; it is hidden from
    readers who hear the row.
    """
    x = Scale(*span, EDGE, WIDTH - EDGE)
    middle = HEIGHT / 2
    parts = [f'<path class="grid" d="M0 {middle:g}H{WIDTH:g}"/>']
    if accepted is not None:
        start, end = (x(max(min(each, span[1]), span[0])) for each in accepted)
        if math.isinf(accepted[0]):
            start = 0.0
        if math.isinf(accepted[1]):
            end = WIDTH
        parts.append(
            f'<rect class="accepted" x="{start:.1f}" y="{middle - 4:g}" width="{max(end - start, 1):.1f}" height="8"/>'
        )
        for each, place in zip(accepted, (start, end), strict=True):
            if math.isfinite(each):
                parts.append(f'<path class="end" d="M{place:.1f} {middle - 6:g}v12"/>')
    if published is not None:
        parts.append(f'<path class="published" d="M{x(published):.1f} {middle - 4:g}v8"/>')
    if model is not None:
        parts.append(outcome_shape(outcome, x(model), middle))
    body = "".join(parts)
    return f'<svg class="chart strip" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" aria-hidden="true">{body}</svg>'
