"""The pictures of a report."""

from math import isfinite, nan
from typing import Final

from gaiter.drawing import (
    NARROW,
    SMALL,
    Format,
    Interval,
    exercise,
    highest_pressure,
    last_contractions,
    line_kinds,
    pressure_curves,
    pulse,
    standalone,
)
from gaiter.report.content import Content
from gaiter.simulation.trace import Trace

OVERVIEW: Final = Format(760, 400)
CLOSE: Final = Format(380, 400)
"""Beside each other on a wide page; the widths are in the proportion of the columns, so letters are of one size."""

FALLS: Final = ("dP_walk", "dP_AVP")
"""Measures that are a fall from the standing level to the end of exercise, which a curve can be held against."""

BRACKET_BACK: Final = 0.01
"""How far before the end of the exercise a published interval is drawn, as a share of the protocol."""


def situation_picture(content: Content, heading: str = "") -> str:
    """Return the curves of all legs as the text of an SVG file of its own, under `heading` or the content's title."""
    return standalone(_all_legs(content, "overview", OVERVIEW, heading or content.title))


def overview(content: Content) -> tuple[str, str]:
    """Return the chart of all legs through the whole protocol twice: for a wide page and for a telephone."""
    return _all_legs(content, "overview-wide", OVERVIEW), _all_legs(content, "overview-narrow", NARROW)


def close_up(content: Content) -> str:
    """Return the chart of all legs during the last contractions of the exercise."""
    traces = traces_by_label(content)
    heights = highest_pressure(traces.values(), content.place)
    return last_contractions(traces, content.place, id="close", form=CLOSE, y_range=heights)


def leg_chart(content: Content, name: str, place: str) -> str:
    """Return the chart of one leg at one place, with the first leg for comparison."""
    traces = traces_by_label(content)
    reference, label = content.labels[content.subjects[0].name], content.labels[name]
    return pressure_curves(
        {each: traces[each] for each in dict.fromkeys((reference, label))},
        place,
        id=f"leg-{list(traces).index(label)}-{place}",
        lines=line_kinds(traces),
        quiet={reference} - {label},
        form=SMALL,
        y_range=highest_pressure(traces.values(), place),
        named=False,
    )


def traces_by_label(content: Content) -> dict[str, Trace]:
    """Return the traces by what their legs are called in the page."""
    return {label: content.traces[name] for name, label in content.labels.items()}


def levels(trace: Trace, place: str) -> tuple[float, float]:
    """Return the pressure just before the exercise, and its mean over the last cycle of it [mmHg]; nan without one."""
    phase = exercise(trace)
    if phase is None:
        return nan, nan
    curve = trace.pressure(place)
    before, after = (int(trace.time_s.searchsorted(moment)) for moment in (phase.start_s, phase.end_s))
    return float(curve[max(before - 1, 0)]), float(pulse(trace, curve).mean[after - 1])


def published_falls(content: Content) -> tuple[Interval, ...]:
    """Return published falls of the pressure that leads, taken from each leg's own level before the exercise."""
    lines = line_kinds(content.labels.values())
    intervals = []
    for one in content.comparisons:
        accepted, phase = one.figure.accepts(), exercise(content.traces[one.row.subject])
        if one.row.symbol not in FALLS or one.row.place != content.place or not accepted or not phase:
            continue
        level, _ = levels(content.traces[one.row.subject], content.place)
        low, high = level - accepted[1], level - accepted[0]
        if isfinite(low) and isfinite(high):
            at = phase.end_s - BRACKET_BACK * content.protocol.duration_s
            intervals.append(Interval(at, low, high, lines[content.labels[one.row.subject]]))
    return tuple(intervals)


def _all_legs(content: Content, id: str, form: Format, heading: str = "") -> str:
    traces = traces_by_label(content)
    heights = highest_pressure(traces.values(), content.place)
    intervals = published_falls(content)
    return pressure_curves(
        traces, content.place, id=id, intervals=intervals, form=form, y_range=heights, heading=heading
    )
