"""The report of a situation: one HTML page that needs nothing else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from gaiter.drawing import (
    NARROW,
    SMALL,
    Format,
    Interval,
    chart_style,
    exercise,
    highest_pressure,
    in_words,
    last_contractions,
    line_kinds,
    line_mark,
    outcome_mark,
    phase_words,
    pressure_curves,
    pulse,
    title_of,
    variables,
)
from gaiter.report import protocol
from gaiter.report.basis import origins
from gaiter.report.content import Content
from gaiter.report.damage import Change, changes
from gaiter.report.table import groups, scores
from gaiter.simulation.trace import Trace

OVERVIEW: Final = Format(760, 400)
CLOSE: Final = Format(380, 400)
"""Beside each other on a wide page; the widths are in the proportion of the columns, so letters are of one size."""

FALLS: Final = ("dP_walk", "dP_AVP")
"""Measures that are a fall from the standing level to the end of exercise, which a curve can be held against."""

IDENTIFIER: Final = re.compile(
    r"doi:(?P<doi>10\.\S+?)(?=\.?(?:\s|$))|PMID (?P<pmid>\d+)|(?P<url>https?://\S+?)(?=\.?(?:\s|$))"
)


NUMBERS: Final = {1: "one", 2: "two", 3: "three", 4: "four"}

BRACKET_BACK: Final = 0.01
"""How far before the end of the exercise a published interval is drawn, as a share of the protocol."""


@dataclass(frozen=True)
class Leg:
    """One leg of the page."""

    name: str
    title: str
    mark: Markup
    changes: tuple[Change, ...]
    trace: Trace
    before_mmHg: float | None
    after_mmHg: float | None
    charts: tuple[tuple[str, Markup], ...]


def situation_report(content: Content) -> str:
    """Return the report as the text of an HTML file that loads nothing and runs nothing."""
    traces = {subject.title: content.traces[subject.name] for subject in content.subjects}
    lines = line_kinds(traces)
    phase = exercise(next(iter(traces.values())))
    first = next(iter(traces.values()))
    return _template().render(
        content=content,
        style=Markup(variables() + chart_style() + _style()),
        place=title_of(first.leg, content.place),
        legs_in_words=f"{NUMBERS.get(len(traces), len(traces))} simulated {'leg' if len(traces) == 1 else 'legs'}",
        phase=phase_words(phase.name) if phase else "",
        legs=_legs(content, traces, lines),
        overview=_overview(content, traces, lines),
        close=_close(content, traces, lines) if phase else "",
        words=in_words(traces, content.place),
        brackets=bool(_intervals(content, lines)),
        groups=groups(content.comparisons),
        scores=scores(content.comparisons),
        misses=[one for one in content.comparisons if one.verdict.outcome == "outside"],
        outcome_mark=lambda outcome: Markup(outcome_mark(outcome)),
        protocol=protocol.in_words(content.protocol),
        origins=origins(first.leg),
        sources=[linked(source) for source in content.sources],
    )


def linked(source: str) -> Markup:
    """Return a reference of the bibliography with its identifiers as links."""
    parts, done = [], 0
    for found in IDENTIFIER.finditer(source):
        address = found["url"] or (
            f"https://doi.org/{found['doi']}" if found["doi"] else f"https://pubmed.ncbi.nlm.nih.gov/{found['pmid']}/"
        )
        parts += [escape(source[done : found.start()]), Markup('<a href="{}">{}</a>').format(address, found[0])]
        done = found.end()
    return Markup("").join([*parts, escape(source[done:])])


def sentence(text: str) -> str:
    """Return a phrase as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Return a tiny number with a sign that reads as one, as in "2e−12"."""
    return f"{value:.1g}".replace("-", "−")


def _legs(content: Content, traces: Mapping[str, Trace], lines: Mapping[str, int]) -> list[Leg]:
    reference = content.subjects[0]
    heights = {place: highest_pressure(traces.values(), place) for place in content.places}
    legs = []
    for number, subject in enumerate(content.subjects):
        trace = traces[subject.title]
        compared = {} if subject is reference else {reference.title: traces[reference.title]}
        charts = tuple(
            (
                title_of(trace.leg, place),
                Markup(
                    pressure_curves(
                        {**compared, subject.title: trace},
                        place,
                        id=f"leg-{number}-{place}",
                        lines=lines,
                        quiet=compared,
                        form=SMALL,
                        y_range=heights[place],
                        named=False,
                    )
                ),
            )
            for place in content.places
        )
        legs.append(
            Leg(
                subject.name,
                subject.title,
                Markup(line_mark(lines[subject.title])),
                changes(subject.case, None if subject is reference else reference.case),
                trace,
                *_levels(trace, content.place),
                charts,
            )
        )
    return legs


def _levels(trace: Trace, place: str) -> tuple[float | None, float | None]:
    """Return the pressure just before the exercise, and its mean over the last cycles of it [mmHg]."""
    phase = exercise(trace)
    if phase is None:
        return None, None
    curve = trace.pressure(place)
    before, after = (int(trace.time_s.searchsorted(moment)) for moment in (phase.start_s, phase.end_s))
    return float(curve[max(before - 1, 0)]), float(pulse(trace, curve).mean[after - 1])


def _intervals(content: Content, lines: Mapping[str, int]) -> Sequence[Interval]:
    """Return published falls, taken from each leg's own level before the exercise."""
    intervals = []
    for one in content.comparisons:
        accepted = one.figure.accepts()
        trace = content.traces[one.row.subject]
        phase = exercise(trace)
        level, _ = _levels(trace, content.place)
        if one.row.symbol in FALLS and one.row.place == content.place and accepted and phase and level is not None:
            low, high = level - accepted[1], level - accepted[0]
            inside = phase.end_s - BRACKET_BACK * content.protocol.duration_s
            intervals.append(Interval(inside, low, high, lines[one.subject.title]))
    return intervals


def _overview(content: Content, traces: Mapping[str, Trace], lines: Mapping[str, int]) -> Markup:
    """Return the chart of all legs twice: for a wide page and for a telephone, of which the style shows one."""
    charts = (
        pressure_curves(
            traces,
            content.place,
            id=f"overview-{size}",
            lines=lines,
            intervals=_intervals(content, lines),
            form=form,
            y_range=highest_pressure(traces.values(), content.place),
        )
        for size, form in (("wide", OVERVIEW), ("narrow", NARROW))
    )
    wide, narrow = charts
    return Markup(f'<div class="on-wide">{wide}</div>\n<div class="on-narrow">{narrow}</div>\n')


def _close(content: Content, traces: Mapping[str, Trace], lines: Mapping[str, int]) -> Markup:
    return Markup(
        last_contractions(
            traces,
            content.place,
            id="close",
            lines=lines,
            form=CLOSE,
            y_range=highest_pressure(traces.values(), content.place),
        )
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("gaiter.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = sentence
    environment.filters["number"] = number
    return environment.get_template("situation.html")


@cache
def _style() -> str:
    return resources.files("gaiter.report").joinpath("report.css").read_text(encoding="utf-8")
