"""The report of a situation: one HTML page that needs nothing else."""

from dataclasses import dataclass
from math import isfinite
from typing import Final

from markupsafe import Markup

from gaiter.drawing import (
    exercise,
    in_words,
    line_kinds,
    line_mark,
    phase_words,
    title_of,
)
from gaiter.report import protocol
from gaiter.report.basis import origins
from gaiter.report.content import Content
from gaiter.report.damage import Change, changes
from gaiter.report.figures import close_up, leg_chart, levels, overview, published_falls, traces_by_label
from gaiter.report.page import render
from gaiter.report.player import player, script
from gaiter.report.table import groups, scores
from gaiter.simulation.trace import Trace
from gaiter.validation import Subject

NUMBERS: Final = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Leg:
    """One leg of the page."""

    name: str
    title: str
    mark: Markup
    changes: tuple[Change, ...]
    trace: Trace
    levels: tuple[float, float] | None
    charts: tuple[tuple[str, Markup], ...]


def situation_report(content: Content) -> str:
    """Return the report as the text of an HTML file that loads nothing, and runs only its own script."""
    traces = traces_by_label(content)
    first = next(iter(traces.values()))
    phase = exercise(first)
    wide, narrow = overview(content)
    return render(
        "situation.html",
        content=content,
        version=content.version,
        script=script(),
        player=player(content),
        place=title_of(first.leg, content.place),
        legs_in_words=f"{NUMBERS.get(len(traces), len(traces))} simulated {'leg' if len(traces) == 1 else 'legs'}",
        phase=phase_words(phase.name) if phase else "",
        legs=[_leg(content, subject) for subject in content.subjects],
        wide=Markup(wide),
        narrow=Markup(narrow),
        close=Markup(close_up(content)) if phase else "",
        words=in_words(traces, content.place),
        brackets=bool(published_falls(content)),
        groups=groups(content.comparisons, content.labels),
        scores=scores(content.comparisons),
        protocol=protocol.in_words(content.protocol),
        origins=origins(first.leg),
        sources=content.sources,
    )


def _leg(content: Content, subject: Subject) -> Leg:
    trace, label = content.traces[subject.name], content.labels[subject.name]
    reference = content.subjects[0]
    before, after = levels(trace, content.place)
    return Leg(
        name=subject.name,
        title=label,
        mark=Markup(line_mark(line_kinds(content.labels.values())[label])),
        changes=changes(subject.case, None if subject is reference else reference.case),
        trace=trace,
        levels=(before, after) if isfinite(before) and isfinite(after) else None,
        charts=tuple(
            (title_of(trace.leg, place), Markup(leg_chart(content, subject.name, place))) for place in content.places
        ),
    )
