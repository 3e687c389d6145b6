"""The curves behind published rows, with the published intervals on them, and the legs of the main situation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched
from math import isfinite
from typing import Final

from markupsafe import Markup

from gaiter.drawing import (
    SMALL,
    Band,
    Duration,
    Interval,
    Series,
    exercise,
    line_chart,
    line_mark,
    phase_words,
    pulse,
)
from gaiter.drawing.palette import LINES
from gaiter.drawing.thinning import Curve
from gaiter.measures import cuff_volume, flows_across
from gaiter.measures.timeline import contractions_in, first_quiet, phases
from gaiter.protocols import Mark
from gaiter.report.content import Content
from gaiter.simulation.trace import Trace
from gaiter.validation import Subject
from gaiter.validation.judging import Result
from gaiter.validation.listing import Listing
from gaiter.validation.readings import CUFF, KNOWN, LEVELS
from gaiter.validation.row import ListedRow
from gaiter.validation.running import Run
from gaiter.validation.summary import published_words
from gaiter.validation.units import factor_between

MAIN: Final = "pollack"
MAIN_LEGS: Final = ("healthy", "varicose", "post_thrombotic")
"""The protocol and the legs that are drawn."""

SECONDS_AFTER: Final = frozenset({"t_return", "RT90", "t_volume"})
"""Times from the end of the exercise, which a curve over time can be held against."""

type Place = tuple[str, str]
"""A protocol, and where its curves are read."""


@dataclass(frozen=True, eq=False)
class Kept:
    """What a page keeps of one trace at one place: a curve, its unit, and when it is what it is compared with."""

    time_s: Curve
    mean: Curve
    low: Curve
    high: Curve
    unit: str
    title: str
    marks: tuple[Mark, ...]
    rest_end_s: float
    exercise_end_s: float | None
    before: float


@dataclass(frozen=True, eq=False)
class Gathered:
    """What a page needs of the runs of a list; `add` takes each trace when it is there, and keeps little of it."""

    listing: Listing
    curves: dict[tuple[Run, str], Kept] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)

    def add(self, run: Run, trace: Trace) -> None:
        """Keep the curves that the rows of the list are read from, and the whole trace of a leg that is drawn."""
        if not trace.status.converged:
            return
        for place in {place for row in self.listing.rows for each, place in read_at(row) if each == run}:
            self.curves[run, place] = _kept(trace, place)
        if run[1] == MAIN and run[0] in MAIN_LEGS:
            self.traces[run[0]] = trace

    def content(self) -> Content | None:
        """Return the legs that are drawn, or None if not all of them were run."""
        if set(self.traces) != set(MAIN_LEGS):
            return None
        subjects = [
            Subject(name, self.listing.subjects[name].title, self.listing.subjects[name].case()) for name in MAIN_LEGS
        ]
        return Content("", subjects, self.listing.protocols[MAIN].protocol(), self.traces)


@dataclass(frozen=True)
class Said:
    """A leg of a chart: how its curve looks, what it is called, and what was published of it."""

    mark: Markup
    title: str
    published: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """Curves of up to four legs at one place."""

    id: str
    title: str
    drawing: Markup
    legs: tuple[Said, ...]
    places: tuple[tuple[Run, str], ...]


def read_at(row: ListedRow) -> tuple[tuple[Run, str], ...]:
    """Return the runs that a row is read from, each with the place."""
    own = ((row.subject, row.protocol), row.place)
    return (own, ((row.other.subject, row.other.protocol), row.other.place)) if row.than else (own,)


def charts(gathered: Gathered, results: Sequence[Result]) -> dict[str, tuple[Chart, ...]]:
    """Return the curves of every protocol by its text, each place on its own, at most four legs together."""
    places: dict[Place, list[str]] = {}
    for result in results:
        for (subject, protocol), place in read_at(result.row):
            legs = places.setdefault((protocol, place), [])
            if subject not in legs and ((subject, protocol), place) in gathered.curves:
                legs.append(subject)
    found: dict[str, list[Chart]] = {}
    for (protocol, place), legs in places.items():
        for number, together in enumerate(batched(legs, LINES, strict=False), start=1):
            text = gathered.listing.protocols[protocol].text
            found.setdefault(text, []).append(_chart(gathered, results, (protocol, place), together, number))
    return {text: tuple(each) for text, each in found.items()}


def _chart(gathered: Gathered, results: Sequence[Result], where: Place, legs: Sequence[str], number: int) -> Chart:
    protocol, place = where
    kept = [gathered.curves[(leg, protocol), place] for leg in legs]
    first = kept[0]
    rows = {leg: [one for one in results if read_at(one.row)[0] == ((leg, protocol), place)] for leg in legs}
    lines = dict(zip(legs, range(1, LINES + 1), strict=False))
    marked = [(lines[leg], one, result) for leg, one in zip(legs, kept, strict=True) for result in rows[leg]]
    titles = [gathered.listing.subjects[leg].title for leg in legs]
    name = f"curve-{protocol}-{place.replace(' ', '-')}-{number}".replace("_", "-")
    said = [
        Said(Markup(line_mark(lines[leg])), title, tuple(_published(rows[leg])))
        for leg, title in zip(legs, titles, strict=True)
    ]
    drawing = line_chart(
        [Series("", one.time_s, one.mean, lines[leg], one.low, one.high) for leg, one in zip(legs, kept, strict=True)],
        id=name,
        title=first.title,
        description="; ".join(
            f"{title}: from {one.mean[0]:.3g} to {one.mean[-1]:.3g} {one.unit}, lowest {one.mean.min():.3g}, "
            f"highest {one.mean.max():.3g}"
            for title, one in zip(titles, kept, strict=True)
        ),
        x_unit="s",
        y_label=first.unit,
        form=SMALL,
        bands=[
            Band(phase_words(one.name), one.start_s, one.end_s, tinted=len(contractions_in(first.marks, one)) > 0)
            for one in phases(first.marks)
        ],
        intervals=[each for line, one, result in marked for each in _levels(line, one, result)],
        durations=[each for line, one, result in marked for each in _durations(line, one, result)],
    )
    return Chart(name, first.title, Markup(drawing), tuple(said), tuple(((leg, protocol), place) for leg in legs))


def _published(results: Iterable[Result]) -> Iterator[str]:
    for one in results:
        yield f"{KNOWN[one.row.symbol].name}: {published_words(one)}"


def _levels(line: int, one: Kept, result: Result) -> Iterator[Interval]:
    """Yield the published interval of a level, or of a fall from this leg's own level, where both ends are known."""
    row, accepted = result.row, result.accepted
    if accepted is None or row.than or row.kind != "figure" or not all(map(isfinite, accepted)):
        return
    low, high = accepted
    end = one.exercise_end_s
    if row.symbol in ("P_stand", "P_rest"):
        yield Interval(one.rest_end_s, low, high, line)
    elif row.symbol in ("P_walk", "AVP") and end is not None:
        yield Interval(end, low, high, line)
    elif row.symbol == "dP_walk" and end is not None:
        yield Interval(end, one.before - high, one.before - low, line)
    elif row.symbol == "rise_walk" and end is not None:
        yield Interval(end, one.before + low, one.before + high, line)


def _durations(line: int, one: Kept, result: Result) -> Iterator[Duration]:
    """Yield the published time from the end of the exercise."""
    row, accepted, end = result.row, result.accepted, one.exercise_end_s
    factor = factor_between("s", row.unit)
    if row.symbol not in SECONDS_AFTER or accepted is None or row.than or end is None or factor is None:
        return
    low, high = (each / factor for each in accepted)
    if isfinite(high):
        yield Duration(one.before, end + max(low, 0.0), end + high, line)


def _kept(trace: Trace, place: str) -> Kept:
    curve, unit, title = _curve(trace, place)
    beat = pulse(trace, curve)
    active, quiet = exercise(trace), first_quiet(trace.marks) or phases(trace.marks)[0]
    before = active.start_s if active else quiet.end_s
    level = float(curve[max(int(trace.time_s.searchsorted(before)) - 1, 0)])
    return Kept(
        trace.time_s,
        beat.mean,
        beat.low,
        beat.high,
        unit,
        title,
        trace.marks,
        quiet.end_s,
        active.end_s if active else None,
        level,
    )


def _curve(trace: Trace, place: str) -> tuple[Curve, str, str]:
    """Return the curve that is read at a place, its unit, and what it is of."""
    if place == CUFF:
        return cuff_volume(trace), "mL", "volume of the veins in the calf cuff"
    if place in trace.connections:
        return trace.velocity_cm_per_s(place), "cm/s", f"velocity, {place.replace('_', ' ')}"
    if place in LEVELS:
        level = trace.leg.knee_cm if place == LEVELS[0] else trace.leg.hip_cm
        return flows_across(trace, level).sum(axis=1), "mL/s", f"flow in {place}"
    vein = place.split(" to ", maxsplit=1)[0]
    return trace.pressure(vein), "mmHg", f"pressure in the {trace.leg.segment(vein).title}"
