"""Simulated pressures as charts: the whole protocol, and the last contractions of its exercise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Final, NamedTuple

import numpy as np

from gaiter.drawing.chart import furthest_apart, line_chart
from gaiter.drawing.elements import WIDE, Band, Format, Interval, Series
from gaiter.drawing.palette import LINES
from gaiter.drawing.thinning import Curve, finite_extent
from gaiter.errors import InputError
from gaiter.leg import Leg
from gaiter.measures.timeline import contractions_in, phases
from gaiter.protocols import Mark
from gaiter.simulation.trace import Trace

WORDS: Final = {
    "stand": "standing",
    "sit": "sitting",
    "supine": "lying",
    "tilt": "tilted",
    "raise_leg": "leg raised",
    "rest": "at rest",
    "walk": "walking",
    "tiptoe": "tiptoes",
    "valsalva": "straining",
}
"""How a phase is called in a drawing; one that is not listed has its own name."""

Y_LABEL: Final = "mmHg"
X_UNIT: Final = "s"
LAST_CONTRACTIONS: Final = 3


@dataclass(frozen=True, eq=False)
class Pulse:
    """A pressure through contractions: its mean over a cycle, and the lowest and highest within one."""

    mean: Curve
    low: Curve
    high: Curve


def phase_words(name: str) -> str:
    """Return what a phase is called in a drawing."""
    return WORDS.get(name, name.replace("_", " "))


def exercise(trace: Trace) -> Mark | None:
    """Return the last phase with at least two contractions, or None."""
    active = [phase for phase in phases(trace.marks) if len(contractions_in(trace.marks, phase)) > 1]
    return active[-1] if active else None


def pulse(trace: Trace, curve: Curve) -> Pulse:
    """Return a curve of a trace smoothed over the cycles of its contractions; at rest all three are the curve itself.

    Each value is taken over the cycle around it, at the ends of a phase over its first and its last cycle.
    """
    mean, low, high = curve.copy(), curve.copy(), curve.copy()
    time = trace.time_s
    filled = np.concatenate(([0.0], np.cumsum(np.diff(time) * (curve[1:] + curve[:-1]) / 2)))
    for phase in phases(trace.marks):
        starts = contractions_in(trace.marks, phase)[:, 0]
        first, last = np.searchsorted(time, [phase.start_s, phase.end_s + 1e-9])
        if len(starts) < 2 or last - first < 2:
            continue
        cycle = float(np.median(np.diff(starts)))
        begin = np.clip(time[first:last] - cycle / 2, phase.start_s, phase.end_s - cycle)
        mean[first:last] = (np.interp(begin + cycle, time, filled) - np.interp(begin, time, filled)) / cycle
        length = min(last - first, max(1, round(cycle / float(time[1] - time[0]))))
        windows = np.lib.stride_tricks.sliding_window_view(curve[first:last], length)
        row = np.clip(np.searchsorted(time[first:last], begin), 0, len(windows) - 1)
        low[first:last], high[first:last] = windows.min(axis=1)[row], windows.max(axis=1)[row]
    return Pulse(mean, low, high)


def pressure_curves(
    traces: Mapping[str, Trace],
    place: str,
    *,
    id: str,
    lines: Mapping[str, int] | None = None,
    quiet: Iterable[str] = (),
    intervals: Sequence[Interval] = (),
    form: Format = WIDE,
    y_range: tuple[float, float] | None = None,
    named: bool = True,
    heading: str = "",
) -> str:
    """Return a chart of the pressure at one place through the whole protocol, a curve for each trace.

    Where there are contractions the curve is the mean over a cycle, and the shade behind it reaches from the lowest
    to the highest pressure within one.

    Parameters
    ----------
    traces
        By the name that the curve is given. All are of the same protocol.
    place
        The name of a segment; an unknown one raises `InputError`.
    id
        Unique in the page.
    lines
        The kind of each curve, 1 to 4; without, in order.
    quiet
        Names of curves that stand back, for comparison.
    intervals
        Published intervals to draw as brackets; the curves are named beside the first.
    y_range
        Ends of the pressure axis, to make charts comparable.
    named
        Whether the curves are named in the drawing.
    heading
        Printed above the drawing.
    """
    lines = lines or line_kinds(traces)
    quiet = frozenset(quiet)
    series = []
    for label, trace in traces.items():
        shape = pulse(trace, trace.pressure(place))
        stands_back = label in quiet
        series.append(
            Series(
                label if named else "",
                trace.time_s,
                shape.mean,
                line=lines[label],
                low=None if stands_back else shape.low,
                high=None if stands_back else shape.high,
                quiet=stands_back,
            )
        )
    first = next(iter(traces.values()))
    return line_chart(
        series,
        id=id,
        title=heading or f"Pressure in the {title_of(first.leg, place)}",
        description=in_words(traces, place) + _brackets(intervals, lines),
        x_unit=X_UNIT,
        y_label=Y_LABEL,
        form=form,
        bands=[
            Band(
                phase_words(phase.name), phase.start_s, phase.end_s, tinted=len(contractions_in(first.marks, phase)) > 0
            )
            for phase in phases(first.marks)
        ],
        intervals=intervals,
        y_range=y_range,
        name_at=min((interval.x for interval in intervals), default=furthest_apart(series)) if named else None,
        heading=bool(heading),
    )


def last_contractions(
    traces: Mapping[str, Trace],
    place: str,
    *,
    id: str,
    lines: Mapping[str, int] | None = None,
    count: int = LAST_CONTRACTIONS,
    form: Format = WIDE,
    y_range: tuple[float, float] | None = None,
    named: bool = True,
) -> str:
    """Return a chart of the pressure at one place during the last contractions of the exercise, as it beats.

    Raises `InputError` where the protocol has no exercise of at least two contractions. See `pressure_curves` for the
    parameters.
    """
    first = next(iter(traces.values()))
    phase = exercise(first)
    if phase is None:
        raise InputError("protocol: it has no two contractions in a row, so there are no last ones to draw")
    lines = lines or line_kinds(traces)
    beats = contractions_in(first.marks, phase)[-count:]
    start, end = float(beats[0, 0]), phase.end_s
    title = title_of(first.leg, place)
    levels = (
        f"{label} {_mmHg(part.mean)} mmHg on average, {_mmHg(part.lowest)} to {_mmHg(part.highest)}"
        for label, trace in traces.items()
        for part in [_part(trace, trace.pressure(place), start, end)]
    )
    return line_chart(
        [
            Series(label if named else "", trace.time_s, trace.pressure(place), lines[label])
            for label, trace in traces.items()
        ],
        id=id,
        title=f"Pressure in the {title} during the last {len(beats)} contractions of {phase_words(phase.name)}",
        description=f"From {start:.1f} to {end:.1f} s: {'; '.join(levels)}.",
        x_unit=X_UNIT,
        y_label=Y_LABEL,
        form=form,
        bands=[Band("", float(begin), float(stop), tinted=True) for begin, stop in beats],
        x_range=(start, end),
        y_range=y_range,
    )


def in_words(traces: Mapping[str, Trace], place: str) -> str:
    """Return what the curves at one place show, in words with numbers."""
    first = next(iter(traces.values()))
    course = ", ".join(
        f"{phase_words(one.name)} from {one.start_s:.4g} to {one.end_s:.4g} s" for one in phases(first.marks)
    )
    legs = [f"{label}: {', '.join(_course(trace, place))}." for label, trace in traces.items()]
    return f"Pressure in the {title_of(first.leg, place)}, in mmHg; {course}. {' '.join(legs)}"


def highest_pressure(traces: Iterable[Trace], place: str) -> tuple[float, float]:
    """Return 0 (or the lowest pressure below it) and the highest pressure that any trace has at a place [mmHg]."""
    low, high = finite_extent(trace.pressure(place) for trace in traces)
    return min(0.0, low), high


def title_of(leg: Leg, place: str) -> str:
    """Return what a segment is called in a sentence."""
    return leg.segment(place).title


class _Part(NamedTuple):
    mean: float
    lowest: float
    highest: float


def _course(trace: Trace, place: str) -> Iterable[str]:
    curve = trace.pressure(place)
    for phase in phases(trace.marks):
        starts = contractions_in(trace.marks, phase)[:, 0]
        words = phase_words(phase.name)
        if len(starts) > 1:
            part = _part(trace, curve, *starts[-2:])
            yield (
                f"{words} ends at a mean of {_mmHg(part.mean)}, moving between "
                f"{_mmHg(part.lowest)} and {_mmHg(part.highest)}"
            )
        else:
            yield f"{words} ends at {_mmHg(float(np.interp(phase.end_s, trace.time_s, curve)))}"


def _part(trace: Trace, curve: Curve, start_s: float, end_s: float) -> _Part:
    values = curve[(trace.time_s >= start_s - 1e-9) & (trace.time_s <= end_s + 1e-9)]
    if not values.size:
        return _Part(nan, nan, nan)
    return _Part(float(values.mean()), float(values.min()), float(values.max()))


def _brackets(intervals: Iterable[Interval], lines: Mapping[str, int]) -> str:
    names = {line: label for label, line in lines.items()}
    told = [f"{names[one.line]} {_mmHg(one.low)} to {_mmHg(one.high)}" for one in intervals if one.line in names]
    return f" Brackets of what was published: {'; '.join(told)}." if told else ""


def _mmHg(value: float) -> str:
    return f"{round(value):d}".replace("-", "−") if isfinite(value) else "a pressure that was not found"


def line_kinds(names: Iterable[str]) -> dict[str, int]:
    """Return a kind of curve for each name, in order; after the last kind the first comes again."""
    return {name: index % LINES + 1 for index, name in enumerate(names)}
