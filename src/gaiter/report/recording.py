"""The report of a recording: one HTML page with the curves, the measures, and how they were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from markupsafe import Markup

from gaiter.drawing import (
    NARROW,
    Band,
    Format,
    Series,
    line_chart,
    phase_words,
)
from gaiter.measures import Measure
from gaiter.measures.timeline import contractions_in, phases
from gaiter.protocols import Mark
from gaiter.recordings import Reading, Recording
from gaiter.recordings.account import facts_of, manoeuvre_of, quality_of
from gaiter.report.page import render, sentence

OVERVIEW = Format(760, 400)
CLOSE = Format(380, 400)
"""Beside each other on a wide page; the widths are in the proportion of the columns, so letters are of one size."""
LAST = 3
"""Contractions that the close view shows."""


@dataclass(frozen=True)
class Part:
    """What the page shows of one channel."""

    title: str
    wide: Markup
    narrow: Markup
    close: Markup | None
    words: str
    measures: tuple[Measure, ...]
    manoeuvre: tuple[str, ...]
    quality: tuple[str, ...]


def recording_report(
    recording: Recording, readings: Sequence[Reading], sources: Sequence[str], *, command: str, version: str
) -> str:
    """Return the report as the text of an HTML file that loads nothing and runs nothing."""
    return render(
        "recording.html",
        file=Path(recording.file).name,
        facts=facts_of(recording),
        parts=[_part(reading, f"channel-{at}") for at, reading in enumerate(readings, start=1)],
        sources=sources,
        command=command,
        version=version,
    )


def in_words(reading: Reading) -> str:
    """Return what a curve shows, with numbers."""
    signal = reading.signal
    order = phases(reading.manoeuvre.marks)
    course = ", ".join(f"{phase_words(one.name)} from {one.start_s:.4g} to {one.end_s:.4g} s" for one in order)
    low, high = np.nanmin(signal.beat), np.nanmax(signal.beat)
    begins, ends = (f"{signal.beat[at]:.0f}" for at in (0, -1))
    levels = f"it begins at {begins}, lies between {low:.0f} and {high:.0f} and ends at {ends} {signal.unit}"
    return f"{sentence(signal.name)}: {levels}. {sentence(course) if course else 'No phases are known'}."


def _part(reading: Reading, id: str) -> Part:
    return Part(
        title=reading.signal.name,
        wide=Markup(_overview(reading, f"{id}-wide", OVERVIEW)),
        narrow=Markup(_overview(reading, f"{id}-narrow", NARROW)),
        close=_close_up(reading, f"{id}-close"),
        words=in_words(reading),
        measures=reading.measures,
        manoeuvre=manoeuvre_of(reading),
        quality=quality_of(reading),
    )


def _overview(reading: Reading, id: str, form: Format) -> str:
    signal, marks = reading.signal, reading.manoeuvre.marks
    bands = [
        Band(phase_words(one.name), one.start_s, one.end_s, tinted=len(contractions_in(marks, one)) > 0)
        for one in phases(marks)
    ]
    return line_chart(
        _series(reading),
        id=id,
        title=f"{sentence(signal.name)}, the whole recording",
        description=in_words(reading),
        x_unit="s",
        y_label=signal.unit,
        form=form,
        bands=bands,
    )


def _close_up(reading: Reading, id: str) -> Markup | None:
    """Return the chart of the last contractions of the first exercise that has several, or None."""
    marks = reading.manoeuvre.marks
    phase, beats = _exercise(marks)
    if phase is None:
        return None
    period = float(beats[-1, 0] - beats[-2, 0])
    ends = float(beats[-LAST:][0, 0]) - 0.3 * period, float(beats[-1, 0]) + 1.3 * period
    signal = reading.signal
    shown = signal.beat[(signal.time_s >= ends[0]) & (signal.time_s <= ends[1])]
    solid = shown[np.isfinite(shown)]
    extent = f", between {solid.min():.0f} and {solid.max():.0f} {signal.unit}" if solid.size else ""
    chart = line_chart(
        _series(reading),
        id=id,
        title=f"{sentence(signal.name)} in the last contractions of {phase_words(phase.name)}",
        description=f"From {ends[0]:.1f} to {ends[1]:.1f} s{extent}.",
        x_unit="s",
        y_label=signal.unit,
        form=CLOSE,
        bands=[Band("", float(start), float(end), tinted=True) for start, end in beats],
        x_range=ends,
    )
    return Markup(chart)


def _exercise(marks: Sequence[Mark]) -> tuple[Mark | None, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    for phase in phases(marks):
        beats = contractions_in(marks, phase)
        if len(beats) > 1:
            return phase, beats
    return None, np.empty((0, 2))


def _series(reading: Reading) -> list[Series]:
    signal = reading.signal
    return [
        Series("", signal.time_s, signal.raw, quiet=True),
        Series("", signal.time_s, signal.beat),
    ]
