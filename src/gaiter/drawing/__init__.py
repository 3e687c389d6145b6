"""Pictures as SVG text, drawn by us: curves, bars and the leg; each has a text twin that says what it shows."""

from gaiter.drawing.chart import furthest_apart, line_chart
from gaiter.drawing.curves import (
    exercise,
    highest_pressure,
    in_words,
    last_contractions,
    line_kinds,
    phase_words,
    pressure_curves,
    pulse,
    title_of,
)
from gaiter.drawing.elements import NARROW, SMALL, WIDE, Band, Duration, Format, Interval, Series
from gaiter.drawing.palette import variables
from gaiter.drawing.strip import Outcome, interval_strip, line_mark, outcome_mark, span_of
from gaiter.drawing.style import chart_style, standalone
from gaiter.drawing.tornado import Swing, tornado

__all__ = [
    "NARROW",
    "SMALL",
    "WIDE",
    "Band",
    "Duration",
    "Format",
    "Interval",
    "Outcome",
    "Series",
    "Swing",
    "chart_style",
    "exercise",
    "furthest_apart",
    "highest_pressure",
    "in_words",
    "interval_strip",
    "last_contractions",
    "line_chart",
    "line_kinds",
    "line_mark",
    "outcome_mark",
    "phase_words",
    "pressure_curves",
    "pulse",
    "span_of",
    "standalone",
    "title_of",
    "tornado",
    "variables",
]
